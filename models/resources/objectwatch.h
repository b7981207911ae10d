// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/watch/row.h"
#include "models/watch/watchstate.h"

#include <QJsonObject>
#include <QObject>

#include <memory>

namespace models {

class Cluster;
class Reflector;

/// One object, whole and live: an open page or inspector.
class ObjectWatch final : public QObject
{
    Q_OBJECT
public:
    explicit ObjectWatch(QObject *parent = nullptr);
    ~ObjectWatch() override;

    void watch(Cluster &cluster, const ApiResource &resource, const QString &nameSpace,
        const QString &name);
    void stop();
    void relist();

    /// Empty before the first answer; the last one known after the object is gone.
    [[nodiscard]] const QJsonObject &object() const { return m_object; }
    [[nodiscard]] bool isGone() const { return m_isGone; }
    [[nodiscard]] const WatchState &watchState() const { return m_state; }

signals:
    void changed();
    void watchStateChanged();

private:
    void apply(const RowBatch &batch);

    std::unique_ptr<Reflector> m_reflector;
    QJsonObject m_object;
    bool m_isGone = false;
    WatchState m_state;
};

} // namespace models
