// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/engine/kindinfo.h"
#include "models/sandbox/engine/statuserror.h"

#include <QByteArray>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QObject>

#include <memory>
#include <optional>

namespace models::sandbox {

enum class FieldValidation { Ignore, Warn, Strict };
enum class PatchType { Json, Merge, Strategic };

/// An object ready for the store, and the sentences for Warning headers.
struct Prepared
{
    QJsonObject object {};
    QStringList warnings {};
};

/// Everything about objects that depends on their kind: what kinds there are, what their objects
/// look like, how they are decoded, filled in, checked, patched, owned, shown. It knows no HTTP and
/// keeps no objects. One thread only (the sandbox's).
///
/// What the server does itself: routing, names from URLs, generateName, uid, creationTimestamp,
/// resourceVersion and its conflicts, deletionTimestamp and finalizers, admission that reads other
/// objects. What it asks the engine for:
///
///   create  decode → (name, namespace) → prepareCreate → recordUpdate({}) → store
///   update  decode → prepareUpdate → recordUpdate → store
///   patch   patch → prepareUpdate → recordUpdate → store
///   apply   decodeApply → apply (does all of prepare itself) → store
class Engine final : public QObject
{
    Q_OBJECT
public:
    explicit Engine(QObject *parent = nullptr);
    ~Engine() override;

    // --- kinds ---

    /// All served versions of all kinds, custom ones too.
    [[nodiscard]] QList<KindInfo> kinds() const;
    /// Valid until kindsChanged.
    [[nodiscard]] const KindInfo *find(
        const QString &group, const QString &version, const QString &plural) const;
    [[nodiscard]] const KindInfo *findKind(const GroupVersionKind &gvk) const;
    /// The kind that objects of this one are stored as (itself, when it is the storage version).
    [[nodiscard]] const KindInfo *storageOf(const KindInfo &kind) const;
    /// A stored object as a reader of `kind` sees it: apiVersion, and the core and events.k8s.io
    /// shapes of an Event. Also from any version to the storage version.
    [[nodiscard]] QJsonObject convert(const KindInfo &kind, const QJsonObject &object) const;

    // --- writes ---

    /// Body of POST and PUT. Strict failures are 400. The object keeps what Ignore and Warn let
    /// through only where the kind preserves unknown fields.
    [[nodiscard]] Answer<Prepared> decode(const KindInfo &kind, const QByteArray &body, bool isYaml,
        FieldValidation validation) const;
    /// An object that came by other ways (protobuf, in-process), as decode leaves it.
    [[nodiscard]] Answer<Prepared> decodeObject(const KindInfo &kind, const QJsonObject &object,
        FieldValidation validation, const QStringList &strictErrors = {}) const;
    /// Body of an apply patch: JSON or YAML, nothing pruned or defaulted. Doubled keys are refused
    /// when `validation` is strict.
    [[nodiscard]] Answer<QJsonObject> decodeApply(
        const KindInfo &kind, const QByteArray &body, FieldValidation validation) const;

    /// Defaults, generation, checks. Drops status where a status subresource exists. Set
    /// metadata.uid before (a Job's selector is made of it); without one the engine makes one.
    [[nodiscard]] Answer<Prepared> prepareCreate(
        const KindInfo &kind, const QJsonObject &object) const;
    /// The same without checks, for many objects that are known to be good.
    [[nodiscard]] QJsonObject prepareTrusted(const KindInfo &kind, QJsonObject object) const;
    /// `next` is the whole wanted object; `subresource` "", "status" or "ephemeralcontainers"
    /// (others: the server builds the object and passes ""). Keeps what that endpoint may not
    /// change, raises the generation, refuses changes of immutable fields.
    [[nodiscard]] Answer<Prepared> prepareUpdate(const KindInfo &kind, const QJsonObject &old,
        const QJsonObject &next, const QString &subresource) const;

    /// The object that a patch of `current` asks for, decoded as `validation` says (strict failures
    /// are 422 here). 415 for strategic patches of custom kinds.
    [[nodiscard]] Answer<Prepared> patch(const KindInfo &kind, const QJsonObject &current,
        PatchType type, const QByteArray &body, FieldValidation validation) const;

    /// Server-side apply, prepared (defaults, checks, generation) and with managedFields. Without
    /// `current` it is a create: the server adds uid and creationTimestamp after it. Same object
    /// back = nothing changed.
    [[nodiscard]] Answer<Prepared> apply(const KindInfo &kind,
        const std::optional<QJsonObject> &current, const QJsonObject &applied,
        const QString &manager, bool force, const QString &subresource, const QDateTime &now) const;
    /// managedFields of `next` after a create (old empty) or an update by `manager`.
    [[nodiscard]] QJsonObject recordUpdate(const KindInfo &kind, QJsonObject next,
        const QJsonObject &old, const QString &manager, const QString &subresource,
        const QDateTime &now) const;

    // --- scale subresource ---

    /// Where a custom object should have its replicas and has none; empty when it has.
    [[nodiscard]] static QString missingReplicas(const KindInfo &kind, const QJsonObject &object);
    [[nodiscard]] QJsonObject scaleOf(const KindInfo &kind, const QJsonObject &object) const;
    /// The object with the replicas that `scale` (autoscaling/v1 Scale) wants.
    [[nodiscard]] Answer<QJsonObject> withScale(
        const KindInfo &kind, QJsonObject object, const QJsonObject &scale) const;

    // --- reads ---

    [[nodiscard]] QList<PrinterColumn> columns(const KindInfo &kind) const;
    /// One cell a column, priority ones too.
    [[nodiscard]] QJsonArray cells(
        const KindInfo &kind, const QJsonObject &object, const QDateTime &now) const;
    /// The value a field selector compares with; nothing for a field that is not selectable.
    [[nodiscard]] std::optional<QString> fieldValue(
        const KindInfo &kind, const QJsonObject &object, const QString &path) const;
    /// 400 for a field selector this kind does not know, in the server's words.
    [[nodiscard]] StatusError unknownField(const KindInfo &kind, const QString &path) const;

    // --- documents ---

    [[nodiscard]] QList<GroupVersion> openApiGroupVersions() const;
    /// Empty for a group-version that is not served.
    [[nodiscard]] QByteArray openApiV3(const GroupVersion &groupVersion) const;
    [[nodiscard]] QString openApiHash(const GroupVersion &groupVersion) const; ///< upper-case hex
    [[nodiscard]] QByteArray openApiV2() const;

    // --- custom kinds ---

    /// Bodies of the CRDs that come with the program (TensorStack), ready to be created.
    [[nodiscard]] static QList<QJsonObject> builtInCrds();
    /// After a CRD was stored: serves its versions and gives back the object with status
    /// (conditions NamesAccepted and Established, acceptedNames, storedVersions) for the server to
    /// store.
    QJsonObject crdChanged(const QJsonObject &crd, const QDateTime &now);
    void crdRemoved(const QString &name);

Q_SIGNALS:
    void kindsChanged();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace models::sandbox
