// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/watch/row.h"
#include "models/watch/watchstate.h"

#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QTimer>

#include <memory>

namespace models {

class Cluster;
class ReflectorGroup;

/// All objects of one kind, whole and live, for views that need fields no column has. For kinds of
/// which there are tens or hundreds. GUI thread.
class ObjectList final : public QObject
{
    Q_OBJECT
public:
    explicit ObjectList(QObject *parent = nullptr);
    ~ObjectList() override;

    /// Namespaces empty: all of them, or, where that is refused, the known ones. A kind without
    /// namespaces ignores them. The same again changes nothing.
    void watch(Cluster &cluster, const ApiResource &resource, const QStringList &nameSpaces,
        const QStringList &known = {});
    void stop();
    void relist();
    [[nodiscard]] bool isWatching() const { return m_rows != nullptr; }

    /// By namespace, then name.
    [[nodiscard]] QList<QJsonObject> objects() const;
    [[nodiscard]] const ApiResource &resource() const { return m_resource; }
    /// Of all its namespaces. NotServed before the first watch().
    [[nodiscard]] WatchState state() const;
    /// Not all namespaces may be listed: objects() are those of the known ones.
    [[nodiscard]] bool isFallback() const;

signals:
    /// Objects came, went or changed; at most one a frame.
    void changed();
    void stateChanged();

private:
    void take(const RowBatch &batch);

    Cluster *m_cluster = nullptr; // only compared
    ApiResource m_resource;
    QStringList m_spaces;
    QStringList m_known;
    std::unique_ptr<ReflectorGroup> m_rows;
    QHash<QString, QJsonObject> m_objects; // by uid
    QTimer m_telling;
};

} // namespace models
