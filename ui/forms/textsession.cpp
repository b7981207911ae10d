// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/textsession.h"

#include "models/resources/surroundingsfeed.h"
#include "models/schema/headroom.h"
#include "models/schema/livereferences.h"
#include "models/schema/productcheck.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

TextSession::TextSession(QObject *parent)
    : QObject(parent)
{
    connect(&m_session, &DocumentSession::diagnosticsChanged, this, &TextSession::publish);
    connect(&m_session, &DocumentSession::textChanged, this, &TextSession::textChanged);
    connect(&m_session, &DocumentSession::refused, this, &TextSession::refused);
}

void TextSession::setKind(models::OpenApiDocumentRef schema, const models::GroupVersionKind &gvk,
    const models::Guide *guide, const models::ValidationContext &context)
{
    m_context = context;
    m_schema = std::move(schema);
    m_gvk = gvk;
    m_form.setKind(m_schema, gvk, guide);
    m_form.setLoaded(m_context.isNew ? QJsonObject() : m_context.loaded);
    m_context.pickers = guide;
    const models::SchemaNode *root = m_schema ? m_schema->root(gvk) : nullptr;
    m_context.productRules = guide && root ? models::ProductRules::read(*guide, *root) : nullptr;
    if (m_feed)
        takeSurroundings();
    updateValidator();
}

void TextSession::setFeed(models::SurroundingsFeed *feed, const QString &nameSpace)
{
    m_feed = feed;
    m_nameSpace = nameSpace;
    connect(feed, &models::SurroundingsFeed::changed, this, [this] {
        takeSurroundings();
        updateValidator();
    });
}

void TextSession::takeSurroundings()
{
    m_context.nameSpace = m_nameSpace;
    m_context.surroundings = m_feed->known();
}

void TextSession::askAround()
{
    const models::SchemaNode *root = m_schema ? m_schema->root(m_gvk) : nullptr;
    if (!m_feed || !root || !isCurrent())
        return;
    QSet<models::NamedObject> named;
    for (const models::WrittenReference &reference :
        models::referencesIn(*tree(), 0, *root, m_context.pickers, m_nameSpace))
        named.insert(reference.to);
    const models::yaml::Node *own
        = tree()->resolvedAt(models::Path {u"metadata"_s, u"namespace"_s});
    m_feed->want(named, models::asksForRoom(*tree()->root(), *root),
        own && !own->text.isEmpty() ? own->text : m_nameSpace);
}

void TextSession::setLoaded(const QJsonObject &object)
{
    m_context.loaded = object;
    m_form.setLoaded(object);
    updateValidator();
}

void TextSession::updateValidator()
{
    m_session.setValidator(
        [schema = m_schema, gvk = m_gvk, context = m_context](const models::yaml::Tree &tree) {
            return models::validate(tree, 0, schema ? schema->root(gvk) : nullptr, context);
        });
}

void TextSession::setText(const QString &text, bool isOriginal)
{
    m_hasOriginal = !isOriginal;
    m_session.setText(text);
}

void TextSession::setOriginal(const QString &text)
{
    m_session.setLoadedText(text);
    m_form.setOriginal(models::yaml::parse(text)->toJson());
}

int TextSession::warningCount() const
{
    return int(std::ranges::count(
        diagnostics(), models::yaml::Severity::Warning, &models::yaml::Diagnostic::severity));
}

void TextSession::setServerDiagnostics(const QList<models::yaml::Diagnostic> &diagnostics)
{
    m_session.setServerDiagnostics(diagnostics);
}

void TextSession::publish()
{
    m_form.setTree(tree(), diagnostics());
    if (!m_hasOriginal && isCurrent()) {
        m_hasOriginal = true;
        m_form.setOriginal(tree()->toJson());
    }
    askAround();
    emit analysed();
}

QString TextSession::noteFor(
    const QList<models::yaml::Operation> &operations, const QString &mergeKey)
{
    using Kind = models::yaml::Operation::Kind;
    const models::yaml::Operation &first = operations.first();
    if (operations.size() != 1 || (first.kind != Kind::SetScalar && first.kind != Kind::SetValue))
        return {};
    if (mergeKey.isEmpty() || mergeKey != m_noteKey) { // a burst is told from where it began
        const models::yaml::Node *node = tree()->resolvedAt(first.path, first.document);
        m_noteBefore = node && node->isScalar() ? node->text : QString();
    }
    m_noteKey = mergeKey;
    const QString after = first.value.toVariant().toString();
    if (m_noteBefore.isEmpty() || after.isEmpty() || first.kind != Kind::SetScalar)
        return tr("by the form");
    return tr("by the form: %1 → %2").arg(m_noteBefore, after);
}

bool TextSession::apply(const QList<models::yaml::Operation> &operations, const QString &mergeKey)
{
    if (operations.isEmpty())
        return true;
    const auto done = m_session.perform(operations, mergeKey, noteFor(operations, mergeKey));
    if (!done)
        emit refused(done.error().message);
    return done.has_value();
}

bool TextSession::applyEdits(const QList<models::yaml::TextEdit> &edits, const QString &mergeKey)
{
    if (!isCurrent())
        return false;
    m_session.write(edits, mergeKey);
    return true;
}

} // namespace ui
