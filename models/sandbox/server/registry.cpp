// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/server/registry.h"

#include "models/sandbox/clock.h"
#include "models/sandbox/server/admission.h"
#include "models/sandbox/server/deletion.h"
#include "models/sandbox/server/statuses.h"

#include <QJsonArray>
#include <QRandomGenerator>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

const QString crdKey = u"apiextensions.k8s.io/customresourcedefinitions"_s;

QString randomSuffix()
{
    static const QString letters = u"bcdfghjklmnpqrstvwxz2456789"_s;
    QString suffix;
    for (int i = 0; i < 5; ++i) {
        suffix += letters[QRandomGenerator::global()->bounded(int(letters.size()))];
    }
    return suffix;
}

/// The members of metadata that no client changes.
void keepSystemMetadata(QJsonObject &object, const QJsonObject &old)
{
    QJsonObject metadata = metadataOf(object);
    const QJsonObject before = metadataOf(old);
    for (const QString &key : {u"name"_s, u"namespace"_s, u"uid"_s, u"creationTimestamp"_s,
             u"deletionTimestamp"_s, u"deletionGracePeriodSeconds"_s, u"resourceVersion"_s}) {
        if (before.contains(key)) {
            metadata.insert(key, before.value(key));
        } else {
            metadata.remove(key);
        }
    }
    metadata.remove(u"selfLink"_s);
    object.insert(u"metadata"_s, metadata);
}

/// What the server itself writes into the status of new objects.
void fillInitialState(const KindInfo &kind, QJsonObject &object)
{
    if (!kind.resource.groupVersion.group.isEmpty()) {
        return;
    }
    const QString &plural = kind.resource.plural;
    QString phase;
    if (plural == u"namespaces") {
        QJsonObject spec = object.value(u"spec").toObject();
        spec.insert(u"finalizers"_s, QJsonArray {u"kubernetes"_s});
        object.insert(u"spec"_s, spec);
        QJsonObject metadata = metadataOf(object);
        QJsonObject labels = metadata.value(u"labels").toObject();
        labels.insert(u"kubernetes.io/metadata.name"_s, metadata.value(u"name"));
        metadata.insert(u"labels"_s, labels);
        object.insert(u"metadata"_s, metadata);
        phase = u"Active"_s;
    } else if (plural == u"pods" || plural == u"persistentvolumeclaims"
        || plural == u"persistentvolumes") {
        phase = u"Pending"_s;
    }
    QJsonObject status = object.value(u"status").toObject();
    if (!phase.isEmpty() && !status.contains(u"phase")) {
        status.insert(u"phase"_s, phase);
        object.insert(u"status"_s, status);
    }
}

} // namespace

QJsonObject metadataOf(const QJsonObject &object)
{
    return object.value(u"metadata").toObject();
}

QString newUid()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

QString timestamp(const QDateTime &time)
{
    return time.toUTC().toString(u"yyyy-MM-ddThh:mm:ssZ");
}

Registry::Registry(Store &store, Engine &engine, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_engine(engine)
    , m_clock(clock)
    , m_admission(std::make_unique<Admission>(store))
{
    const auto refresh = [this] {
        m_storageKinds.clear();
        for (const KindInfo &kind : m_engine.kinds()) {
            if (kind.storage == kind.resource.groupVersion) {
                m_storageKinds.insert(keyOf(kind), kind);
            }
        }
    };
    connect(&engine, &Engine::kindsChanged, this, refresh);
    refresh();
}

Registry::~Registry() = default;

QString Registry::keyOf(const KindInfo &kind)
{
    const QString &plural
        = kind.storagePlural.isEmpty() ? kind.resource.plural : kind.storagePlural;
    return kind.storage.group + u'/' + plural;
}

const KindInfo *Registry::kindOf(const QString &key) const
{
    const auto it = m_storageKinds.constFind(key);
    return it == m_storageKinds.constEnd() ? nullptr : &*it;
}

QJsonObject Registry::read(const KindInfo &kind, const StoredObject &stored) const
{
    QJsonObject object = stored.object();
    object.insert(u"apiVersion"_s, kind.storage.toString());
    object.insert(u"kind"_s, kind.resource.kind);
    if (kind.storage == kind.resource.groupVersion) {
        return object;
    }
    return m_engine.convert(kind, object);
}

QJsonObject Registry::toStorage(const KindInfo &kind, const QJsonObject &object) const
{
    if (kind.storage == kind.resource.groupVersion) {
        return object;
    }
    const KindInfo *storage = m_engine.storageOf(kind);
    return storage ? m_engine.convert(*storage, object) : object;
}

Answer<QJsonObject> Registry::find(
    const KindInfo &kind, const QString &nameSpace, const QString &name) const
{
    const ObjectRef stored = m_store.find(keyOf(kind), nameSpace, name);
    if (!stored) {
        return std::unexpected(notFound(kind, name));
    }
    return read(kind, *stored);
}

Answer<void> Registry::checkNew(
    const KindInfo &kind, const QString &nameSpace, const QString &name, QJsonObject &object) const
{
    QJsonObject metadata = metadataOf(object);
    const QString bodyNamespace = metadata.value(u"namespace").toString();
    if (!bodyNamespace.isEmpty() && bodyNamespace != nameSpace && kind.resource.namespaced) {
        return std::unexpected(badRequest(
            u"the namespace of the provided object does not match the namespace sent on the request"_s));
    }
    const QString bodyName = metadata.value(u"name").toString();
    if (!name.isEmpty() && !bodyName.isEmpty() && bodyName != name) {
        return std::unexpected(
            badRequest(u"the name of the object (%1) does not match the name on the URL (%2)"_s.arg(
                bodyName, name)));
    }
    if (kind.resource.namespaced) {
        metadata.insert(u"namespace"_s, nameSpace);
    } else {
        metadata.remove(u"namespace"_s);
    }
    if (!name.isEmpty()) {
        metadata.insert(u"name"_s, name);
    }
    object.insert(u"metadata"_s, metadata);
    return {};
}

Answer<Written> Registry::create(
    KindInfo kind, const QString &nameSpace, QJsonObject object, const WriteOptions &options)
{
    if (auto answer = checkNew(kind, nameSpace, {}, object); !answer) {
        return std::unexpected(answer.error());
    }
    QJsonObject metadata = metadataOf(object);
    if (!metadata.value(u"resourceVersion").toString().isEmpty()) {
        return std::unexpected(
            plainError(u"resourceVersion should not be set on objects to be created"_s));
    }
    const QString prefix = metadata.value(u"generateName").toString();
    if (metadata.value(u"name").toString().isEmpty() && !prefix.isEmpty()) {
        metadata.insert(
            u"name"_s, prefix.first(std::min<qsizetype>(prefix.size(), 58)) + randomSuffix());
    }
    for (const QString &key :
        {u"deletionTimestamp"_s, u"deletionGracePeriodSeconds"_s, u"selfLink"_s}) {
        metadata.remove(key);
    }
    metadata.insert(u"uid"_s, newUid());
    metadata.insert(u"creationTimestamp"_s, timestamp(m_clock.now()));
    object.insert(u"metadata"_s, metadata);
    if (auto answer = m_admission->admitNew(kind, nameSpace, object); !answer) {
        return std::unexpected(answer.error());
    }
    auto prepared = m_engine.prepareCreate(kind, object);
    if (!prepared) {
        return std::unexpected(prepared.error());
    }
    return commitNew(kind, *prepared, options, {});
}

Answer<Written> Registry::commitNew(const KindInfo &kind, const Prepared &prepared,
    const WriteOptions &options, QStringList warnings)
{
    QJsonObject object = prepared.object;
    fillInitialState(kind, object);
    const QJsonObject metadata = metadataOf(object);
    const QString nameSpace = metadata.value(u"namespace").toString();
    const QString name = metadata.value(u"name").toString();
    const QString key = keyOf(kind);
    if (const ObjectRef taken = m_store.find(key, nameSpace, name)) {
        return std::unexpected(
            alreadyExists(kind, name, metadataOf(taken->object()).contains(u"deletionTimestamp")));
    }
    if (auto answer = m_admission->checkQuota(kind, nameSpace, object); !answer) {
        return std::unexpected(answer.error());
    }
    if (!options.manager.isEmpty()) {
        object = m_engine.recordUpdate(
            kind, object, {}, options.manager, options.subresource, m_clock.now());
    }
    warnings += prepared.warnings;
    if (options.isDryRun) {
        return Written {object, warnings, true};
    }
    const ObjectRef stored = m_store.put(key, toStorage(kind, object));
    const QJsonObject result = read(kind, *stored);
    if (key == crdKey) {
        crdWritten(name);
    }
    return Written {result, warnings, true};
}

Answer<Written> Registry::update(const KindInfo &kind, const QString &nameSpace,
    const QString &name, QJsonObject object, const WriteOptions &options)
{
    if (auto answer = checkNew(kind, nameSpace, name, object); !answer) {
        return std::unexpected(answer.error());
    }
    const auto old = find(kind, nameSpace, name);
    if (!old) {
        return std::unexpected(old.error());
    }
    const QJsonObject metadata = metadataOf(object);
    const QJsonObject before = metadataOf(*old);
    const QString uid = metadata.value(u"uid").toString();
    if (!uid.isEmpty() && uid != before.value(u"uid").toString()) {
        return std::unexpected(conflict(kind, name,
            u"Precondition failed: UID in precondition: %1, UID in object meta: %2"_s.arg(
                uid, before.value(u"uid").toString())));
    }
    const QString version = metadata.value(u"resourceVersion").toString();
    if (version.isEmpty() && (kind.isCustom || keyOf(kind) == crdKey)) {
        // Definitions are refused by the name of their resource.
        const QString what = kind.isCustom ? kind.resource.kind : kind.resource.plural;
        return std::unexpected(invalid(kind.resource.groupVersion.group, what, name,
            {{u"FieldValueInvalid"_s, u"Invalid value: 0: must be specified for an update"_s,
                u"metadata.resourceVersion"_s}}));
    }
    if (!version.isEmpty() && version != u"0"
        && version != before.value(u"resourceVersion").toString()) {
        return std::unexpected(staleVersion(kind, name));
    }
    keepSystemMetadata(object, *old);
    auto prepared = m_engine.prepareUpdate(kind, *old, object, options.subresource);
    if (!prepared) {
        return std::unexpected(prepared.error());
    }
    return store(kind, *old, *prepared, options, {});
}

Answer<Written> Registry::patch(const KindInfo &kind, const QString &nameSpace, const QString &name,
    PatchType type, const QByteArray &body, const WriteOptions &options)
{
    const auto old = find(kind, nameSpace, name);
    if (!old) {
        return std::unexpected(old.error());
    }
    auto patched = m_engine.patch(kind, *old, type, body, options.validation);
    if (!patched) {
        return std::unexpected(patched.error());
    }
    const QJsonObject metadata = metadataOf(patched->object);
    const QJsonObject before = metadataOf(*old);
    if (metadata.value(u"name") != before.value(u"name")) {
        return std::unexpected(
            badRequest(u"the name of the object (%1) does not match the name on the URL (%2)"_s.arg(
                metadata.value(u"name").toString(), name)));
    }
    if (const QString uid = metadata.value(u"uid").toString();
        uid != before.value(u"uid").toString()) {
        return std::unexpected(invalid(kind.resource.groupVersion.group, kind.resource.kind, name,
            {{u"FieldValueInvalid"_s, u"Invalid value: \"%1\": field is immutable"_s.arg(uid),
                u"metadata.uid"_s}}));
    }
    if (metadata.value(u"resourceVersion") != before.value(u"resourceVersion")) {
        return std::unexpected(staleVersion(kind, name));
    }
    QJsonObject next = patched->object;
    keepSystemMetadata(next, *old);
    auto prepared = m_engine.prepareUpdate(kind, *old, next, options.subresource);
    if (!prepared) {
        return std::unexpected(prepared.error());
    }
    return store(kind, *old, *prepared, options, patched->warnings);
}

Answer<Written> Registry::apply(const KindInfo &kind, const QString &nameSpace, const QString &name,
    QJsonObject applied, const WriteOptions &options)
{
    if (auto answer = checkNew(kind, nameSpace, name, applied); !answer) {
        return std::unexpected(answer.error());
    }
    const auto old = find(kind, nameSpace, name);
    if (!old && !options.subresource.isEmpty()) {
        return std::unexpected(old.error());
    }
    const QJsonObject metadata = metadataOf(applied);
    if (old) {
        const QString version = metadata.value(u"resourceVersion").toString();
        if (!version.isEmpty()
            && version != metadataOf(*old).value(u"resourceVersion").toString()) {
            return std::unexpected(staleVersion(kind, name));
        }
    } else if (const QString uid = metadata.value(u"uid").toString(); !uid.isEmpty()) {
        return std::unexpected(conflict(kind, name,
            u"uid mismatch: the provided object specified uid %1, and no existing object was found"_s
                .arg(uid)));
    } else if (auto answer = m_admission->admitNew(kind, nameSpace, applied); !answer) {
        return std::unexpected(answer.error());
    }
    auto prepared = m_engine.apply(kind, old ? std::optional(*old) : std::nullopt, applied,
        options.manager, options.isForced, options.subresource, m_clock.now());
    if (!prepared) {
        return std::unexpected(prepared.error());
    }
    WriteOptions unmanaged = options;
    unmanaged.manager.clear(); // the engine has recorded the manager
    if (old) {
        keepSystemMetadata(prepared->object, *old);
        return store(kind, *old, *prepared, unmanaged, {});
    }
    QJsonObject created = metadataOf(prepared->object);
    created.remove(u"resourceVersion"_s);
    created.insert(u"uid"_s, newUid());
    created.insert(u"creationTimestamp"_s, timestamp(m_clock.now()));
    prepared->object.insert(u"metadata"_s, created);
    return commitNew(kind, *prepared, unmanaged, {});
}

Answer<Written> Registry::store(const KindInfo &kind, const QJsonObject &old,
    const Prepared &prepared, const WriteOptions &options, QStringList warnings)
{
    warnings += prepared.warnings;
    QJsonObject object = prepared.object;
    keepSystemMetadata(object, old);
    if (!options.manager.isEmpty()) {
        object = m_engine.recordUpdate(
            kind, object, old, options.manager, options.subresource, m_clock.now());
    }
    if (object == old) {
        return Written {old, warnings, false};
    }
    if (options.isDryRun) {
        return Written {object, warnings, false};
    }
    if (finishDeletion(kind, object)) {
        return Written {object, warnings, false};
    }
    const QString key = keyOf(kind);
    const ObjectRef stored = m_store.put(key, toStorage(kind, object));
    const QJsonObject result = read(kind, *stored);
    if (key == crdKey) {
        crdWritten(stored->name);
    }
    return Written {result, warnings, false};
}

bool Registry::finishDeletion(const KindInfo &kind, const QJsonObject &object)
{
    if (!isReadyToGo(kind, object)) {
        return false;
    }
    m_store.removeAs(keyOf(kind), toStorage(kind, object));
    if (keyOf(kind) == crdKey) {
        m_engine.crdRemoved(metadataOf(object).value(u"name").toString());
    }
    return true;
}

void Registry::crdWritten(const QString &name)
{
    const ObjectRef stored = m_store.find(crdKey, {}, name);
    const KindInfo *kind = kindOf(crdKey);
    if (!stored || !kind) {
        return;
    }
    const KindInfo copy = *kind;
    const QJsonObject before = read(copy, *stored);
    const QJsonObject after = m_engine.crdChanged(before, m_clock.now());
    if (!after.isEmpty() && after != before) {
        m_store.put(crdKey, after);
    }
}

Answer<Removed> Registry::remove(
    KindInfo kind, const QString &nameSpace, const QString &name, const DeleteOptions &options)
{
    const auto old = find(kind, nameSpace, name);
    if (!old) {
        return std::unexpected(old.error());
    }
    if (auto answer = checkPreconditions(kind, *old, options); !answer) {
        return std::unexpected(answer.error());
    }
    const QJsonObject next
        = markDeleted(kind, *old, options, graceOf(kind, *old, options), m_clock.now());
    const bool isGone = isReadyToGo(kind, next);
    if (options.isDryRun) {
        return Removed {next, isGone};
    }
    const QString key = keyOf(kind);
    if (isGone) {
        const ObjectRef last = m_store.removeAs(key, toStorage(kind, *old));
        if (key == crdKey) {
            m_engine.crdRemoved(name);
        }
        return Removed {read(kind, *last), true};
    }
    if (next == *old) {
        return Removed {*old, false};
    }
    const ObjectRef stored = m_store.put(key, toStorage(kind, next));
    const QJsonObject result = read(kind, *stored);
    if (key == crdKey) {
        crdWritten(name);
    }
    return Removed {result, false};
}

qint64 Registry::graceOf(
    const KindInfo &kind, const QJsonObject &object, const DeleteOptions &options) const
{
    if (keyOf(kind) != u"/pods") {
        return 0;
    }
    const QJsonObject spec = object.value(u"spec").toObject();
    const QString phase = object.value(u"status").toObject().value(u"phase").toString();
    if (!m_isGraceful || spec.value(u"nodeName").toString().isEmpty() || phase == u"Succeeded"
        || phase == u"Failed") {
        return 0;
    }
    return options.graceSeconds.value_or(
        spec.value(u"terminationGracePeriodSeconds").toInteger(30));
}

void Registry::replace(const KindInfo &kind, const QJsonObject &object)
{
    if (!finishDeletion(kind, object)) {
        m_store.put(keyOf(kind), toStorage(kind, object));
    }
}

void Registry::seed(const QJsonObject &object, bool isComplete)
{
    const GroupVersion groupVersion = GroupVersion::parse(object.value(u"apiVersion").toString());
    const KindInfo *found = m_engine.findKind(
        {groupVersion.group, groupVersion.version, object.value(u"kind").toString()});
    if (!found) {
        return;
    }
    const KindInfo kind = *found;
    if (isComplete) {
        m_store.put(keyOf(kind), toStorage(kind, object));
        return;
    }
    QJsonObject whole = m_engine.prepareTrusted(kind, object);
    if (object.contains(u"status")) { // to the engine this is a create, and those drop it
        whole.insert(u"status"_s, object.value(u"status"));
    }
    QJsonObject metadata = metadataOf(whole);
    if (metadata.value(u"uid").toString().isEmpty()) {
        metadata.insert(u"uid"_s, newUid());
    }
    if (metadata.value(u"creationTimestamp").toString().isEmpty()) {
        metadata.insert(u"creationTimestamp"_s, timestamp(m_clock.now()));
    }
    whole.insert(u"metadata"_s, metadata);
    fillInitialState(kind, whole);
    m_store.put(keyOf(kind), toStorage(kind, whole));
    if (keyOf(kind) == crdKey) {
        crdWritten(metadata.value(u"name").toString());
    }
}

} // namespace models::sandbox
