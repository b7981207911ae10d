// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/textsession.h"

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
    updateValidator();
}

void TextSession::setLoaded(const QJsonObject &object)
{
    m_context.loaded = object;
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
