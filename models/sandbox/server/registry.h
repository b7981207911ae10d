// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/engine/engine.h"
#include "models/sandbox/server/store.h"

#include <QHash>
#include <QObject>

namespace models::sandbox {

class Clock;
class Admission;

/// How a write is meant.
struct WriteOptions
{
    QString manager; ///< of the fields
    QString subresource;
    FieldValidation validation = FieldValidation::Warn;
    bool isDryRun = false;
    bool isForced = false; ///< apply: takes fields from other managers
};

struct DeleteOptions
{
    std::optional<qint64> graceSeconds;
    QString propagation; ///< Orphan, Background, Foreground; empty: the kind's default
    QString uid; ///< precondition
    QString resourceVersion; ///< precondition
    bool isDryRun = false;
};

/// What a write has led to.
struct Written
{
    QJsonObject object; ///< as a reader of the kind that was asked for sees it
    QStringList warnings;
    bool isCreated = false;
};
struct Removed
{
    QJsonObject object;
    bool isGone = false; ///< false: finalizers or a grace period hold it
};

/// The meaning of the verbs, without HTTP: names, uids, versions and their conflicts, finalizers,
/// admission. All of it happens at once; there is nothing to wait for.
class Registry final : public QObject
{
    Q_OBJECT
public:
    Registry(Store &store, Engine &engine, Clock &clock, QObject *parent = nullptr);
    ~Registry() override;

    [[nodiscard]] Store &store() const { return m_store; }
    [[nodiscard]] Engine &engine() const { return m_engine; }
    [[nodiscard]] Clock &clock() const { return m_clock; }

    /// "group/plural" under which objects of this kind are stored.
    [[nodiscard]] static QString keyOf(const KindInfo &kind);
    /// The stored kind behind such a key; null when it is not served (any more).
    [[nodiscard]] const KindInfo *kindOf(const QString &key) const;
    /// A stored object as readers of `kind` see it.
    [[nodiscard]] QJsonObject read(const KindInfo &kind, const StoredObject &stored) const;
    [[nodiscard]] Answer<QJsonObject> find(
        const KindInfo &kind, const QString &nameSpace, const QString &name) const;

    // The objects are decoded (Engine::decode). `kind` is a copy of the caller's: the write of a
    // CRD changes what the engine holds.
    [[nodiscard]] Answer<Written> create(
        KindInfo kind, const QString &nameSpace, QJsonObject object, const WriteOptions &options);
    [[nodiscard]] Answer<Written> update(const KindInfo &kind, const QString &nameSpace,
        const QString &name, QJsonObject object, const WriteOptions &options);
    [[nodiscard]] Answer<Written> patch(const KindInfo &kind, const QString &nameSpace,
        const QString &name, PatchType type, const QByteArray &body, const WriteOptions &options);
    [[nodiscard]] Answer<Written> apply(const KindInfo &kind, const QString &nameSpace,
        const QString &name, QJsonObject applied, const WriteOptions &options);
    [[nodiscard]] Answer<Removed> remove(
        KindInfo kind, const QString &nameSpace, const QString &name, const DeleteOptions &options);

    /// For the server's own changes: stores `object` (as find gave it, changed) without checks.
    void replace(const KindInfo &kind, const QJsonObject &object);
    /// Puts an object with its past (uid, times, status) into the store, its defaults filled in;
    /// `isComplete`: they are there already.
    void seed(const QJsonObject &object, bool isComplete = false);
    /// With this off (no kubelets) pods go at once.
    void setGraceful(bool isGraceful) { m_isGraceful = isGraceful; }

private:
    [[nodiscard]] Answer<void> checkNew(const KindInfo &kind, const QString &nameSpace,
        const QString &name, QJsonObject &object) const;
    [[nodiscard]] Answer<Written> store(const KindInfo &kind, const QJsonObject &old,
        const Prepared &prepared, const WriteOptions &options, QStringList warnings);
    [[nodiscard]] Answer<Written> commitNew(const KindInfo &kind, const Prepared &prepared,
        const WriteOptions &options, QStringList warnings);
    [[nodiscard]] QJsonObject toStorage(const KindInfo &kind, const QJsonObject &object) const;
    void crdWritten(const QString &name);
    [[nodiscard]] bool finishDeletion(const KindInfo &kind, const QJsonObject &object);
    [[nodiscard]] qint64 graceOf(
        const KindInfo &kind, const QJsonObject &object, const DeleteOptions &options) const;

    Store &m_store;
    Engine &m_engine;
    Clock &m_clock;
    std::unique_ptr<Admission> m_admission;
    QHash<QString, KindInfo> m_storageKinds;
    bool m_isGraceful = true;
};

/// The values of metadata that the server owns.
[[nodiscard]] QJsonObject metadataOf(const QJsonObject &object);
[[nodiscard]] QString newUid();
/// "2026-01-31T12:00:00Z"
[[nodiscard]] QString timestamp(const QDateTime &time);

} // namespace models::sandbox
