// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/schema/surroundings.h"

#include <QCoroTask>
#include <QDateTime>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <functional>
#include <memory>

namespace models {

class Cluster;

/// Asks the cluster for what lies around an object under edit: each object that it names once a
/// minute at most, its project's quotas and limits, and the nodes. Of Secrets and ConfigMaps only
/// the names of keys are kept. GUI thread; outlived by the cluster.
class SurroundingsFeed final : public QObject
{
    Q_OBJECT
public:
    explicit SurroundingsFeed(Cluster &cluster, QObject *parent = nullptr);

    /// What the text names now. `room`: quotas, limits and nodes are wanted, too, of `nameSpace`.
    /// While somebody types, only what still stands after a moment is asked for.
    void want(const QSet<NamedObject> &references, bool room, const QString &nameSpace);
    /// Everything anew when it is next wanted: the user wants to know.
    void forget();
    [[nodiscard]] std::shared_ptr<const Surroundings> known() const { return m_known; }

signals:
    void changed();

private:
    void ask();
    QCoro::Task<void> lookUp(NamedObject reference);
    QCoro::Task<void> lookAround(QString nameSpace, int generation);
    QCoro::Task<QList<QJsonObject>> few(QString resource, QString nameSpace);
    void change(const std::function<void(Surroundings &)> &how);

    Cluster &m_cluster;
    std::shared_ptr<const Surroundings> m_known = std::make_shared<Surroundings>();
    QSet<NamedObject> m_wanted;
    QHash<NamedObject, QDateTime> m_asked;
    QString m_nameSpace;
    QString m_roomOf; ///< the project whose room is known or on its way …
    QDateTime m_roomAsked; ///< … since then
    bool m_wantsRoom = false;
    int m_generation = 0;
    QTimer m_soon;
};

} // namespace models
