// SPDX-License-Identifier: Apache-2.0
#include "ui/writes/editdocument.h"

#include "models/kube/access.h"
#include "models/kube/cluster.h"
#include "models/kube/discovery.h"
#include "models/resources/objectwatch.h"
#include "ui/forms/draftfolder.h"
#include "ui/forms/schemaloader.h"
#include "ui/shared/session.h"
#include "ui/writes/reviewtexts.h"
#include "ui/writes/sessionwriter.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

QString clusterKey(const Session &session)
{
    return session.cluster() ? QString::fromLatin1(session.cluster()->access().identityKey())
                             : QString();
}

/// The same object has the same draft, whichever tab it is edited in.
QString draftIdOf(const Place &place, const QString &cluster)
{
    const QString whole = cluster + u'|' + place.gvk.group + u'|' + place.gvk.kind + u'|'
        + place.nameSpace + u'|' + place.name;
    return u"edit-"_s
        + QString::fromLatin1(
            QCryptographicHash::hash(whole.toUtf8(), QCryptographicHash::Sha256).toHex().first(16));
}

} // namespace

EditDocument::EditDocument(const Place &place, Session &session, QObject *parent)
    : QObject(parent)
    , m_place(place)
    , m_session(session)
    , m_watch(new models::ObjectWatch(this))
    , m_drafts(draftFolder())
    , m_draftId(draftIdOf(place, clusterKey(session)))
{
    connect(m_watch, &models::ObjectWatch::changed, this, [this] {
        if (!m_isLoaded)
            return;
        if (m_watch->isGone() && !m_isGone) {
            m_isGone = true;
            emit gone();
        } else if (!m_watch->isGone()) {
            notice();
        }
    });
    if (session.cluster())
        connect(&session.cluster()->discovery(), &models::Discovery::changed, this, [this] {
            if (m_isSearching)
                find();
        });
}

EditDocument::~EditDocument() = default;

void EditDocument::load()
{
    m_isLoaded = false;
    m_isGone = false;
    find();
}

void EditDocument::find()
{
    models::Cluster *cluster = m_session.cluster();
    const auto resource = cluster ? cluster->discovery().find(m_place.gvk) : std::nullopt;
    m_isSearching = !resource.has_value();
    if (!resource) {
        if (!cluster || cluster->discovery().isKnown())
            emit failed({models::Error::Kind::NotFound,
                models::Message(QT_TRANSLATE_NOOP("models", "The server does not serve %1 in %2."),
                    {m_place.gvk.kind, m_place.gvk.groupVersion().toString()})});
        return;
    }
    m_resource = *resource;
    m_edit = std::make_unique<models::EditSession>(
        cluster->transport(), m_resource, m_place.nameSpace, m_place.name);
    if (const auto writer = writerOf(m_session))
        m_edit->setWriter(*writer);
    connect(m_edit.get(), &models::EditSession::moved, this, &EditDocument::moved);
    QCoro::connect(loadSchema(cluster, m_place.gvk.groupVersion()), this,
        [this](const models::Result<models::OpenApiDocumentRef> &schema) {
            if (schema)
                m_schema = *schema;
            readObject();
        });
}

void EditDocument::readObject()
{
    QCoro::connect(m_edit->load(), this, [this](const models::Result<void> &result) {
        if (!result) {
            emit failed(result.error());
            return;
        }
        m_isLoaded = true;
        emit loaded();
        watch();
    });
}

void EditDocument::watch()
{
    m_watch->watch(*m_session.cluster(), m_resource, m_place.nameSpace, m_place.name);
}

/// A watch leaves out who owns the fields: what concerns the edit is read whole.
void EditDocument::notice()
{
    if (models::mergeOf(m_edit->base(), meant(m_typed), m_watch->object()).isUnmoved())
        return;
    QCoro::connect(models::ResourceClient(m_session.cluster()->transport())
                       .object(m_resource, m_place.nameSpace, m_place.name),
        m_edit.get(), [this](const models::Result<models::ResourceReply> &reply) {
            if (reply)
                m_edit->notice(reply->object, meant(m_typed));
        });
}

void EditDocument::reread()
{
    m_watch->relist();
}

QString EditDocument::textOf(const QJsonObject &object) const
{
    QJsonObject shown = object;
    if (hasHiddenValues())
        shown.remove("data"_L1);
    return reviewYaml(shown);
}

bool EditDocument::hasHiddenValues() const
{
    return m_place.gvk.kind == "Secret"_L1 && m_place.gvk.group.isEmpty() && !m_showsValues;
}

int EditDocument::hiddenCount() const
{
    return hasHiddenValues() && m_edit ? int(m_edit->base()["data"_L1].toObject().size()) : 0;
}

QJsonObject EditDocument::meant(QJsonObject typed) const
{
    if (!hasHiddenValues() || !m_edit)
        return typed;
    QJsonObject data = m_edit->base()["data"_L1].toObject();
    const QJsonObject added = typed.value("data"_L1).toObject();
    for (auto it = added.begin(); it != added.end(); ++it) {
        if (!it.value().isNull() || !data.contains(it.key())) // drafts hold no values
            data.insert(it.key(), it.value());
    }
    if (!data.isEmpty())
        typed.insert("data"_L1, data);
    return typed;
}

std::optional<models::Draft> EditDocument::draft() const
{
    return m_drafts.load(m_draftId);
}

models::Result<void> EditDocument::saveDraft(const QString &text)
{
    models::Draft draft;
    draft.id = m_draftId;
    draft.cluster = clusterKey(m_session);
    draft.nameSpace = m_place.nameSpace;
    draft.name = m_place.name;
    draft.gvk = m_place.gvk;
    draft.text = text;
    draft.loadedVersion
        = m_edit ? m_edit->base()["metadata"_L1]["resourceVersion"_L1].toString() : QString();
    const auto saved = m_drafts.save(draft);
    if (saved)
        m_draftSaved = QDateTime::currentDateTime();
    return saved;
}

void EditDocument::dropDraft()
{
    m_drafts.remove(m_draftId);
    m_draftSaved = {};
}

} // namespace ui
