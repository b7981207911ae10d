// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/watch/row.h"
#include "models/watch/watchstate.h"

#include <QJsonObject>
#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

namespace models {

class Cluster;
class Reflector;

/// All objects of one kind, whole and live, for views that need fields no column has. For kinds of
/// which there are tens or hundreds. GUI thread.
class ObjectList final : public QObject
{
    Q_OBJECT
public:
    explicit ObjectList(QObject *parent = nullptr);
    ~ObjectList() override;

    /// Namespaces empty: all of them. A kind without namespaces ignores them. The same again
    /// changes nothing.
    void watch(Cluster &cluster, const ApiResource &resource, const QStringList &nameSpaces);
    void stop();
    void relist();
    [[nodiscard]] bool isWatching() const { return !m_reflectors.empty(); }

    /// By namespace, then name.
    [[nodiscard]] QList<QJsonObject> objects() const;
    [[nodiscard]] const ApiResource &resource() const { return m_resource; }
    /// The worst of its namespaces. NotServed before the first watch().
    [[nodiscard]] WatchState state() const;

signals:
    /// Objects came, went or changed; at most one a frame.
    void changed();
    void stateChanged();

private:
    void take(size_t source, const RowBatch &batch);

    Cluster *m_cluster = nullptr; // only compared
    ApiResource m_resource;
    QStringList m_spaces;
    std::vector<std::unique_ptr<Reflector>> m_reflectors;
    std::vector<QHash<QString, QJsonObject>> m_objects; // by uid, one for each reflector
    QTimer m_telling;
};

} // namespace models
