// SPDX-License-Identifier: Apache-2.0
#include "ui/writes/createtext.h"

#include "models/form/references.h"
#include "models/guide/guidelibrary.h"
#include "models/jobs/newjob.h"
#include "models/kube/cluster.h"
#include "models/kube/discovery.h"
#include "models/resources/surroundingsfeed.h"
#include "models/schema/headroom.h"
#include "models/schema/livereferences.h"
#include "models/schema/productcheck.h"
#include "models/schema/validator.h"
#include "models/yaml/emit.h"
#include "ui/forms/clusterlookup.h"
#include "ui/forms/formwords.h"
#include "ui/forms/schemaloader.h"
#include "ui/shared/session.h"
#include "ui/writes/createplan.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

models::GroupVersionKind kindOf(const QJsonObject &object)
{
    const auto version = models::GroupVersion::parse(object["apiVersion"_L1].toString());
    return {version.group, version.version, object["kind"_L1].toString()};
}

CreateText::CreateText(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    connect(&m_document, &DocumentSession::treeChanged, this, &CreateText::readKinds);
    if (session.cluster()) {
        connect(&session.cluster()->discovery(), &models::Discovery::changed, this,
            &CreateText::updateValidator);
        m_lookup = new ClusterLookup(*session.cluster(), session.defaultProject(), this);
        connect(m_lookup, &FieldLookup::changed, this, &CreateText::namesRead);
        m_feed = new models::SurroundingsFeed(*session.cluster(), this);
        connect(m_feed, &models::SurroundingsFeed::changed, this, &CreateText::updateValidator);
        connect(&m_document, &DocumentSession::diagnosticsChanged, this, &CreateText::askAround);
    }
    updateValidator();
}

void CreateText::begin(const models::GroupVersionKind &gvk, const QString &nameSpace)
{
    m_first = gvk;
    m_nameSpace = nameSpace;
    if (m_lookup && !nameSpace.isEmpty())
        m_lookup->setNameSpace(nameSpace);
    m_isWaiting = true;
    if (m_session.cluster())
        load(gvk.groupVersion());
    else
        writeFirst();
}

void CreateText::writeFirst()
{
    if (!m_isWaiting)
        return;
    m_isWaiting = false;
    if (models::hasStart(m_first)) {
        models::NewJobDefaults defaults;
        defaults.nameSpace = m_nameSpace;
        m_document.setText(models::newJobText(m_first, defaults));
        emit begun();
        return;
    }
    const models::SchemaNode *root = rootOf(m_first);
    QJsonObject object = root ? models::skeleton(*root).toObject() : QJsonObject();
    object.insert("apiVersion"_L1, m_first.groupVersion().toString());
    object.insert("kind"_L1, m_first.kind);
    QJsonObject metadata = object["metadata"_L1].toObject();
    metadata.insert("name"_L1, u""_s);
    if (!m_nameSpace.isEmpty())
        metadata.insert("namespace"_L1, m_nameSpace);
    object.insert("metadata"_L1, metadata);
    object.remove("status"_L1);
    // Few kinds demand their spec, and few are worth anything without.
    const models::SchemaNode *spec = root ? root->properties().value(u"spec"_s) : nullptr;
    if (spec && !object.contains("spec"_L1))
        object.insert("spec"_L1, models::skeleton(*spec));
    models::yaml::EmitOptions options;
    options.order = models::yaml::conventionalOrder;
    options.listOffset = 0;
    m_document.setText(models::yaml::emitYaml(object, options));
    emit begun();
}

void CreateText::append(const QString &text)
{
    QString fresh = text;
    fresh.replace(u"\r\n"_s, u"\n"_s);
    if (fresh.startsWith(QChar::ByteOrderMark))
        fresh.remove(0, 1);
    m_document.currentTree();
    const QString old = m_document.text();
    QString joint;
    if (!old.trimmed().isEmpty() && !fresh.startsWith("---"_L1))
        joint = old.endsWith(u'\n') ? u"---\n"_s : u"\n---\n"_s;
    const bool isFirst = old.trimmed().isEmpty();
    m_document.write({{isFirst ? 0 : old.size(), isFirst ? old.size() : 0, joint + fresh}});
}

void CreateText::readKinds()
{
    const models::yaml::TreePtr tree = m_document.tree();
    bool isNew = false;
    for (int i = 0; i < int(tree->documents().size()); ++i) {
        const models::GroupVersionKind gvk = kindOf(tree->toJson(i).toObject());
        if (gvk.kind.isEmpty() || gvk.version.isEmpty())
            continue;
        load(gvk.groupVersion());
        isNew = isNew || (!m_kinds.contains(gvk) && rootOf(gvk));
        if (rootOf(gvk))
            m_kinds.insert(gvk);
    }
    if (isNew)
        updateValidator();
}

void CreateText::load(const models::GroupVersion &version)
{
    if (m_asked.contains(version) || !m_session.cluster()) {
        if (m_schemas.contains(version))
            writeFirst();
        return;
    }
    // Group-versions that the server does not have are asked for again once it does.
    const auto all = m_session.cluster()->discovery().resources();
    const bool isKnown = std::ranges::any_of(
        all, [&](const models::ApiResource &resource) { return resource.groupVersion == version; });
    if (!isKnown) {
        writeFirst();
        return;
    }
    m_asked.insert(version);
    QCoro::connect(loadSchema(m_session.cluster(), version), this,
        [this, version](const models::Result<models::OpenApiDocumentRef> &schema) {
            if (schema) {
                m_schemas.insert(version, *schema);
                readKinds();
                updateValidator();
            }
            writeFirst();
        });
}

const models::SchemaNode *CreateText::rootOf(const models::GroupVersionKind &gvk) const
{
    const models::OpenApiDocumentRef schema = m_schemas.value(gvk.groupVersion());
    return schema ? schema->root(gvk) : nullptr;
}

const models::Guide *CreateText::guideOf(const models::GroupVersionKind &gvk) const
{
    return m_session.guides() ? m_session.guides()->find(gvk) : nullptr;
}

/// What all the documents name, in the project of the first that wants room.
void CreateText::askAround()
{
    if (!m_document.isFresh())
        return;
    const models::yaml::TreePtr tree = m_document.tree();
    QSet<models::NamedObject> named;
    QString project;
    bool isRoomWanted = false;
    for (int i = 0; i < int(tree->documents().size()); ++i) {
        const QJsonObject object = tree->toJson(i).toObject();
        const models::GroupVersionKind gvk = kindOf(object);
        const models::SchemaNode *root = rootOf(gvk);
        if (!root)
            continue;
        for (const models::WrittenReference &reference :
            models::referencesIn(*tree, i, *root, guideOf(gvk), m_nameSpace))
            named.insert(reference.to);
        if (isRoomWanted || !models::asksForRoom(*tree->root(i), *root))
            continue;
        isRoomWanted = true;
        project = object["metadata"_L1]["namespace"_L1].toString(m_nameSpace);
    }
    m_feed->want(named, isRoomWanted, project);
}

void CreateText::updateValidator()
{
    QHash<models::GroupVersionKind, models::ValidationContext> contexts;
    models::ValidationContext common;
    if (m_session.cluster())
        common.resources = m_session.cluster()->discovery().resources();
    if (m_feed)
        common.surroundings = m_feed->known();
    common.nameSpace = m_nameSpace;
    for (const models::GroupVersionKind &gvk : std::as_const(m_kinds)) {
        const models::Guide *guide = guideOf(gvk);
        const models::SchemaNode *root = rootOf(gvk);
        if (!guide || !root)
            continue;
        if (!m_rules.contains(gvk))
            m_rules.insert(gvk, models::ProductRules::read(*guide, *root));
        models::ValidationContext context = common;
        context.pickers = guide;
        context.productRules = m_rules.value(gvk);
        contexts.insert(gvk, context);
    }
    m_document.setValidator([schemas = m_schemas, common, contexts](
                                const models::yaml::Tree &tree) {
        QList<models::yaml::Diagnostic> found;
        for (int i = 0; i < int(tree.documents().size()); ++i) {
            const QJsonObject object = tree.toJson(i).toObject();
            if (object.isEmpty() && tree.documents().size() == 1 && tree.text().trimmed().isEmpty())
                continue;
            if (isListOfObjects(object))
                continue; // the server tries what it holds, one by one
            const models::GroupVersionKind gvk = kindOf(object);
            const models::OpenApiDocumentRef schema = schemas.value(gvk.groupVersion());
            found += models::validate(
                tree, i, schema ? schema->root(gvk) : nullptr, contexts.value(gvk, common));
        }
        return found;
    });
}

QList<models::Completion> CreateText::completions(const models::yaml::Place &place) const
{
    const models::yaml::TreePtr tree = m_document.tree();
    const int document = tree->documentAt(place.replace.start);
    const models::GroupVersionKind gvk = kindOf(tree->toJson(document).toObject());
    models::CompletionContext context;
    context.guide = guideOf(gvk);
    context.language = FormWords::language();
    if (m_session.cluster())
        context.resources = m_session.cluster()->discovery().resources();
    context.names
        = [lookup = m_lookup, tree, document, guide = context.guide](const models::Path &path) {
              const models::Reference reference = models::referenceAt(
                  *tree, document, path, guide ? guide->fieldFor(path) : nullptr);
              QStringList names = reference.here;
              if (!lookup || reference.isLocal())
                  return names;
              const QList<FieldLookup::Choice> choices = lookup->choices(reference.picker);
              for (const FieldLookup::Choice &choice : choices)
                  names.append(choice.name);
              return names;
          };
    return models::complete(place, rootOf(gvk), context);
}

models::FieldHelp CreateText::help(const models::yaml::Tree &tree, qsizetype offset) const
{
    const int document = tree.documentAt(offset);
    const models::GroupVersionKind gvk = kindOf(tree.toJson(document).toObject());
    const models::SchemaNode *root = rootOf(gvk);
    models::FieldHelp help
        = models::hoverAt(tree, offset, root, guideOf(gvk), FormWords::language());
    const auto around = m_feed ? m_feed->known() : nullptr;
    if (root && around && !help.path.isEmpty())
        help.valueFacts += models::presenceFacts(
            models::referencesIn(tree, document, *root, guideOf(gvk), m_nameSpace), help.path,
            *around);
    return help;
}

} // namespace ui
