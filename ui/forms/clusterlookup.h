// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "ui/forms/fieldlookup.h"

#include <QHash>
#include <QJsonArray>

namespace models {
class Cluster;
}

namespace ui {

/// Names from the cluster, listed once when first asked for and again on refresh(). Knows claims,
/// secrets, config maps, services, service accounts, queues, quota profiles, workflow templates,
/// event listeners, serving runtimes, the cluster's classes (storage, ingress, runtime, priority)
/// and roles, node labels and accelerators.
class ClusterLookup final : public FieldLookup
{
    Q_OBJECT
public:
    ClusterLookup(models::Cluster &cluster, QString nameSpace, QObject *parent = nullptr);

    [[nodiscard]] QList<Choice> choices(const QString &picker) override;
    [[nodiscard]] Access access(const QString &picker) const override;
    void setNameSpace(const QString &nameSpace);
    void refresh();

private:
    struct Kind; ///< which resource stands behind a picker
    struct Entry
    {
        Access access = Access::Loading;
        QList<Choice> choices;
    };

    void load(const QString &picker);
    void take(const QString &picker, const models::Result<QJsonArray> &items);
    [[nodiscard]] static const Kind *kindOf(const QString &picker);
    [[nodiscard]] static QList<Choice> read(const QString &picker, const QJsonArray &items);

    models::Cluster &m_cluster;
    QString m_nameSpace;
    QHash<QString, Entry> m_entries;
    int m_generation = 0;
};

} // namespace ui
