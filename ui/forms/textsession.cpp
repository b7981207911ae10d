// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/textsession.h"

#include "models/form/formedits.h"

#include <QPlainTextDocumentLayout>
#include <QTextCursor>
#include <QTextDocument>
#include <QtConcurrentRun>

#include <algorithm>
#include <chrono>

using namespace std::chrono_literals;

namespace ui {

namespace {

constexpr qsizetype smallText = 64 * 1024; // read at once, a few milliseconds

} // namespace

TextSession::TextSession(QObject *parent)
    : QObject(parent)
    , m_document(new QTextDocument(this))
{
    m_document->setDocumentLayout(new QPlainTextDocumentLayout(m_document));
    m_tree = models::yaml::parse({});
    m_soon.setSingleShot(true);
    m_soon.setInterval(120ms);
    connect(m_document, &QTextDocument::contentsChange, this, [this](int, int removed, int added) {
        if (removed != 0 || added != 0)
            onContentsChange();
    });
    connect(&m_soon, &QTimer::timeout, this, &TextSession::analyseSoon);
    connect(
        &m_worker, &QFutureWatcher<Analysis>::finished, this, [this] { take(m_worker.result()); });
}

TextSession::~TextSession()
{
    m_worker.waitForFinished(); // its pure function holds no pointer to us, but its result is ours
}

void TextSession::setKind(models::OpenApiDocumentRef schema, const models::GroupVersionKind &gvk,
    const models::Guide *guide, const models::ValidationContext &context)
{
    m_schema = std::move(schema);
    m_gvk = gvk;
    m_context = context;
    m_form.setKind(m_schema, gvk, guide);
    flush();
}

void TextSession::setText(const QString &text, bool isOriginal)
{
    m_document->setPlainText(text);
    m_document->clearUndoRedoStacks();
    m_document->setModified(false);
    flush();
    if (isOriginal)
        m_form.setOriginal(m_tree->toJson());
}

QString TextSession::text() const
{
    // Not toPlainText(): it turns no-break spaces into blanks.
    QString raw = m_document->toRawText();
    raw.replace(QChar::ParagraphSeparator, u'\n');
    return raw;
}

int TextSession::errorCount() const
{
    return int(std::ranges::count(
        m_diagnostics, models::yaml::Severity::Error, &models::yaml::Diagnostic::severity));
}

int TextSession::warningCount() const
{
    return int(std::ranges::count(
        m_diagnostics, models::yaml::Severity::Warning, &models::yaml::Diagnostic::severity));
}

TextSession::Analysis TextSession::analyse(const QString &text, int revision,
    models::OpenApiDocumentRef schema, const models::GroupVersionKind &gvk,
    const models::ValidationContext &context)
{
    Analysis result;
    result.revision = revision;
    result.tree = models::yaml::parse(text, revision);
    result.diagnostics = result.tree->diagnostics();
    const models::SchemaNode *root = schema ? schema->root(gvk) : nullptr;
    result.diagnostics += models::validate(*result.tree, 0, root, context);
    return result;
}

void TextSession::onContentsChange()
{
    ++m_revision;
    m_server.clear();
    m_soon.start();
    emit textChanged();
}

void TextSession::analyseSoon()
{
    if (m_document->characterCount() < smallText) {
        flush();
        return;
    }
    if (m_worker.isRunning()) {
        m_soon.start();
        return;
    }
    m_worker.setFuture(
        QtConcurrent::run(&TextSession::analyse, text(), m_revision, m_schema, m_gvk, m_context));
}

void TextSession::flush()
{
    m_soon.stop();
    take(analyse(text(), m_revision, m_schema, m_gvk, m_context));
}

void TextSession::take(Analysis analysis)
{
    if (analysis.revision < m_analysedRevision)
        return;
    m_analysedRevision = analysis.revision;
    m_tree = std::move(analysis.tree);
    m_local = std::move(analysis.diagnostics);
    publish();
}

void TextSession::setServerDiagnostics(const QList<models::yaml::Diagnostic> &diagnostics)
{
    if (diagnostics.isEmpty() && m_server.isEmpty())
        return;
    m_server = diagnostics;
    publish();
}

void TextSession::publish()
{
    m_diagnostics = models::ranked(m_local + m_server);
    m_form.setTree(m_tree, m_diagnostics);
    emit analysed();
}

bool TextSession::apply(const QList<models::yaml::Operation> &operations, const QString &mergeKey)
{
    if (operations.isEmpty())
        return true;
    if (!isCurrent())
        flush();
    const auto edits = models::editAll(*m_tree, operations);
    if (!edits) {
        emit refused(edits.error().message);
        return false;
    }
    return applyEdits(*edits, mergeKey);
}

bool TextSession::applyEdits(const QList<models::yaml::TextEdit> &edits, const QString &mergeKey)
{
    if (edits.isEmpty())
        return true;
    QTextCursor cursor(m_document);
    const bool isSameBurst = !mergeKey.isEmpty() && mergeKey == m_lastMergeKey
        && m_lastFormRevision == m_revision && m_document->isUndoAvailable();
    if (isSameBurst)
        cursor.joinPreviousEditBlock();
    else
        cursor.beginEditBlock();
    // From the end, so that earlier offsets stay right.
    for (qsizetype i = edits.size() - 1; i >= 0; --i) {
        cursor.setPosition(int(edits[i].start));
        cursor.setPosition(int(edits[i].start + edits[i].length), QTextCursor::KeepAnchor);
        cursor.insertText(edits[i].text);
    }
    cursor.endEditBlock();
    m_lastMergeKey = mergeKey;
    flush();
    m_lastFormRevision = m_revision;
    const qsizetype first = edits.first().start;
    const models::yaml::TextRange range {
        first, std::max<qsizetype>(edits.last().start - first + edits.last().text.size(), 0)};
    emit changedByForm(range);
    return true;
}

} // namespace ui
