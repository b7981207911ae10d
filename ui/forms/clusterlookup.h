// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "ui/forms/fieldlookup.h"
#include "ui/forms/lookupchoices.h"

#include <QHash>
#include <QJsonArray>

namespace models {
class Cluster;
}

namespace ui {

/// Names from the cluster, listed once when first asked for and again on refresh(): objects of the
/// project and of the cluster, keys of one Secret or ConfigMap, images lately used, labels, taints
/// and resources of nodes, kinds, labels in use on objects of a kind.
class ClusterLookup final : public FieldLookup
{
    Q_OBJECT
public:
    ClusterLookup(models::Cluster &cluster, QString nameSpace, QObject *parent = nullptr);

    [[nodiscard]] QList<Choice> choices(const QString &picker) override;
    [[nodiscard]] Access access(const QString &picker) const override;
    [[nodiscard]] QList<models::NodeFacts> nodes() override;
    void readSchema(const models::GroupVersionKind &kind) override;
    void readColumns(const models::GroupVersionKind &kind) override;
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
    void loadLabels(const QString &picker);
    void take(const QString &picker, const models::Result<QJsonObject> &answer);
    [[nodiscard]] bool mayAskFor(const QString &source);
    [[nodiscard]] QList<Choice> kinds(const QString &picker) const;
    [[nodiscard]] static const Kind *kindOf(const QString &picker);
    [[nodiscard]] static QString sourceOf(const QString &picker);

    models::Cluster &m_cluster;
    QString m_nameSpace;
    QHash<QString, Entry> m_entries; // by what is asked from the server, see sourceOf()
    QList<models::NodeFacts> m_nodes;
    QHash<QString, LabelUse> m_labels; // by the picker of their keys
    int m_generation = 0;
};

} // namespace ui
