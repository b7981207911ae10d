// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/containersource.h"
#include "models/sandbox/logsource.h"

#include <QPointer>

namespace models::sandbox {

/// The main program of a container, as somebody sees it who attaches: what it says from now on.
class AttachedLog final : public ContainerProcess
{
    Q_OBJECT
public:
    AttachedLog(LogSource *source, LogKey key);

    void start() override;
    void input(const QByteArray &) override { }
    void closeInput() override { }
    void resize(QSize) override { }
    void pause() override { m_isPaused = true; }
    void resume() override;

private:
    void read();

    QPointer<LogSource> m_source;
    LogKey m_key;
    qsizetype m_next = 0;
    bool m_isPaused = false;
};

} // namespace models::sandbox
