// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/schema/fieldtable.h"

#include <QCoroTask>
#include <QFuture>
#include <QObject>
#include <QPointer>

#include <memory>

namespace models {

class Cluster;

/// The fields of every kind of one server: a table for each group-version, entered by workers and
/// kept as long as the server gives its document the same name. Reads nothing until asked to, then
/// follows discovery. GUI thread.
class FieldCatalog final : public QObject
{
    Q_OBJECT
public:
    /// A group-version whose document could not be read; what it had before stays searchable.
    struct Problem
    {
        GroupVersion groupVersion;
        Error error;
    };

    FieldCatalog(Cluster &cluster, const GuideLibrary *guides, QObject *parent = nullptr);
    ~FieldCatalog() override;

    /// The one that all pages of a cluster share; the cluster's child.
    [[nodiscard]] static FieldCatalog &of(Cluster &cluster, const GuideLibrary *guides);

    /// Enters what is not there, failed, or has changed. `first` goes before all others.
    void read(const GroupVersion &first = {});
    /// Why nothing more can be read: the server is away, or does not let us see its documents. The
    /// reading goes on by itself when the server is back.
    [[nodiscard]] const std::optional<Error> &outage() const { return m_outage; }

    [[nodiscard]] bool isReading() const { return m_lanes > 0; }
    /// Group-versions in all, and how many of them the present reading is through with.
    [[nodiscard]] qsizetype total() const { return m_total; }
    [[nodiscard]] qsizetype done() const { return m_total - m_queue.size() - m_underway; }
    [[nodiscard]] QList<FieldTableRef> tables() const;
    [[nodiscard]] qsizetype fieldCount() const;
    /// By name of the group-version.
    [[nodiscard]] QList<Problem> problems() const;

signals:
    /// A group-version more is read, or the reading has begun or ended.
    void changed();

private:
    struct Entry
    {
        QString version; ///< as the store names the document
        QList<GroupVersionKind> kinds;
        FieldTableRef table;
        std::optional<Error> error;
    };
    void plan(const GroupVersion &first);
    void follow();
    QCoro::Task<void> work();
    void take(const GroupVersion &groupVersion, const Result<FieldTableRef> &table);
    QCoro::Task<Result<FieldTableRef>> enter(GroupVersion groupVersion);
    [[nodiscard]] QFuture<Result<OpenApiDocumentRef>> parse(const QByteArray &bytes);

    Cluster &m_cluster;
    std::shared_ptr<const GuideLibrary> m_guides;
    std::shared_ptr<TextPool> m_pool = std::make_shared<TextPool>();
    QHash<GroupVersion, Entry> m_entries;
    QHash<GroupVersion, QList<GroupVersionKind>> m_wanted;
    QList<GroupVersion> m_queue;
    qsizetype m_total = 0;
    qsizetype m_underway = 0;
    int m_lanes = 0;
    bool m_readAgain = false;
    bool m_isFollowing = false;
    std::optional<Error> m_outage;
    /// A server without OpenAPI v3 gives one document for all group-versions: it is parsed once.
    QByteArray m_lastBytes;
    QFuture<Result<OpenApiDocumentRef>> m_lastDocument;
};

} // namespace models
