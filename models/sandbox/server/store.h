// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QObject>

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace models::sandbox {

using Labels = std::vector<std::pair<QString, QString>>;

/// One object as it was at one revision. Immutable: the store, its history, lists and watches share
/// it.
struct StoredObject
{
    QString nameSpace;
    QString name;
    QString uid;
    qint64 revision = 0;
    Labels labels;
    QStringList owners; ///< uids
    QByteArray body; ///< compact JSON, metadata first, without apiVersion and kind
    qsizetype metadataSize = 0;

    /// The metadata object's own bytes, inside body.
    [[nodiscard]] QByteArrayView metadata() const;

    /// "namespace/name"
    [[nodiscard]] QByteArray key() const;
    /// Parsed anew at each call, without apiVersion and kind.
    [[nodiscard]] QJsonObject object() const;
};
using ObjectRef = std::shared_ptr<const StoredObject>;

struct StoreEvent
{
    enum class Type { Added, Modified, Deleted };
    Type type = Type::Added;
    qint64 revision = 0;
    ObjectRef before; ///< null for Added
    ObjectRef after; ///< for Deleted: the last state with the revision of the removal
};
using StoreEventRef = std::shared_ptr<const StoreEvent>;

/// All objects, by "group/plural" (the core group: "/pods"), namespace and name; one revision for
/// all of them, and a bounded history for those who watch. Lives on the sandbox's thread.
class Store final : public QObject
{
    Q_OBJECT
public:
    explicit Store(QObject *parent = nullptr);

    [[nodiscard]] qint64 revision() const { return m_revision; }
    [[nodiscard]] ObjectRef find(
        const QString &resource, const QString &nameSpace, const QString &name) const;
    /// In the order of "namespace/name", bytewise; all namespaces when `nameSpace` is empty; only
    /// what comes behind the key `after`, when there is one.
    [[nodiscard]] std::vector<ObjectRef> list(
        const QString &resource, const QString &nameSpace = {}, const QByteArray &after = {}) const;
    /// The same as it was at `revision`; nothing when the history does not reach that far.
    [[nodiscard]] std::optional<std::vector<ObjectRef>> listAt(const QString &resource,
        const QString &nameSpace, qint64 revision, const QByteArray &after = {}) const;
    /// What changed after `revision`; nothing when the history does not reach that far.
    [[nodiscard]] std::optional<std::vector<StoreEventRef>> since(
        const QString &resource, qint64 revision) const;
    [[nodiscard]] qsizetype count(const QString &resource) const;
    [[nodiscard]] QStringList resources() const;

    /// Creates or replaces, whoever asks has checked. Gives metadata.resourceVersion.
    ObjectRef put(const QString &resource, QJsonObject object);
    /// Removes; returns the last state, carrying the revision of the removal.
    ObjectRef remove(const QString &resource, const QString &nameSpace, const QString &name);
    /// The same with `last` as the last state.
    ObjectRef removeAs(const QString &resource, const QJsonObject &last);

    /// The oldest revision that a watch of this resource may resume from.
    [[nodiscard]] qint64 oldest(const QString &resource) const;
    /// Forgets all history up to `revision`.
    void compact(qint64 revision);
    void setHistoryLimit(size_t eventsPerResource, qsizetype bytesPerResource);

Q_SIGNALS:
    void committed(const QString &resource, const models::sandbox::StoreEventRef &event);

private:
    struct Table
    {
        std::map<QByteArray, ObjectRef> objects; ///< "namespace/name"
        std::deque<StoreEventRef> history;
        qsizetype historyBytes = 0;
        qint64 compacted = 0; ///< events up to here may be missing
    };
    ObjectRef store(const QString &resource, ObjectRef object);
    ObjectRef erase(const QString &resource, const ObjectRef &last);
    void record(Table &table, const QString &resource, StoreEvent event);
    void trim(Table &table) const;

    QHash<QString, std::shared_ptr<Table>> m_tables;
    qint64 m_revision = 1;
    qint64 m_compacted = 0;
    size_t m_eventLimit = 20'000;
    qsizetype m_byteLimit = 64 * 1024 * 1024;
};

} // namespace models::sandbox
