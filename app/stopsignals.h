// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <memory>

class QSocketNotifier;

namespace app {

/// SIGINT and SIGTERM as a signal of Qt's, while it lives. One at a time.
class StopSignals final : public QObject
{
    Q_OBJECT
public:
    explicit StopSignals(QObject *parent = nullptr);
    ~StopSignals() override;

Q_SIGNALS:
    void stopAsked();

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace app
