// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/schemaloader.h"

#include "models/kube/cluster.h"
#include "models/kube/openapistore.h"

#include <QCoro/QCoroFuture>
#include <QHash>
#include <QPointer>
#include <QtConcurrentRun>

namespace ui {

namespace {

using Document = models::Result<models::OpenApiDocumentRef>;

/// What has been read of one cluster's schemas; a child of the cluster. The bytes tell whether the
/// server says the same as before.
class KnownSchemas final : public QObject
{
public:
    explicit KnownSchemas(models::Cluster *cluster)
        : QObject(cluster)
    {
        setObjectName(QStringLiteral("knownSchemas"));
    }

    static KnownSchemas &of(models::Cluster &cluster)
    {
        auto *known = cluster.findChild<QObject *>(
            QStringLiteral("knownSchemas"), Qt::FindDirectChildrenOnly);
        return *static_cast<KnownSchemas *>(known ? known : new KnownSchemas(&cluster));
    }

    /// Several who ask at the same time wait for the same reading.
    QFuture<Document> read(const models::GroupVersion &groupVersion, const QByteArray &bytes)
    {
        Entry &entry = m_entries[groupVersion];
        const bool isSame = entry.bytes.constData() == bytes.constData();
        if (!isSame || entry.bytes.isEmpty())
            entry = {bytes, QtConcurrent::run(&models::OpenApiDocument::parse, bytes)};
        return entry.document;
    }

private:
    struct Entry
    {
        QByteArray bytes {};
        QFuture<Document> document {};
    };
    QHash<models::GroupVersion, Entry> m_entries;
};

} // namespace

QCoro::Task<Document> loadSchema(models::Cluster *cluster, models::GroupVersion groupVersion)
{
    const QPointer<models::Cluster> self(cluster);
    const models::Result<QByteArray> bytes = co_await cluster->schemas().document(groupVersion);
    if (!bytes)
        co_return std::unexpected(bytes.error());
    if (!self)
        co_return models::failure(models::Error::Kind::Cancelled, {});
    const QFuture<Document> document = KnownSchemas::of(*cluster).read(groupVersion, *bytes);
    co_return co_await document;
}

} // namespace ui
