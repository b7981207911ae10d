// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/watch/row.h"
#include "models/watch/watchstate.h"

#include <QJsonObject>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>

namespace models {

class Cluster;
class Reflector;
struct ResourceReply;

/// One object, whole and live: an open page or inspector. Who may get but not list it sees it as it
/// was read, and read again every half minute.
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
    void follow(const WatchState &state);
    void read();
    void take(const Result<ResourceReply> &reply);

    QPointer<Cluster> m_cluster;
    QString m_name;
    std::unique_ptr<Reflector> m_reflector;
    QTimer m_readAgain;
    bool m_isRead = false; ///< instead of watched
    QJsonObject m_object;
    bool m_isGone = false;
    WatchState m_state;
};

} // namespace models
