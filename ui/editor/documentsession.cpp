// SPDX-License-Identifier: Apache-2.0
#include "ui/editor/documentsession.h"

#include <QFutureWatcher>
#include <QPlainTextDocumentLayout>
#include <QTextCursor>
#include <QtConcurrentRun>

#include <algorithm>

namespace ui {

using namespace models;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr auto debounce = 120ms;
/// Operations on longer texts are applied first and checked on the worker's next tree.
constexpr qsizetype verifiedAtOnce = 60'000;
} // namespace

DocumentSession::DocumentSession(QObject *parent)
    : QObject(parent)
    , m_tree(yaml::parse({}))
{
    m_document.setDocumentLayout(new QPlainTextDocumentLayout(&m_document));
    m_debounce.setSingleShot(true);
    m_debounce.setInterval(debounce);
    connect(&m_debounce, &QTimer::timeout, this, &DocumentSession::startReading);
    connect(&m_document, &QTextDocument::contentsChange, this, [this](int, int removed, int added) {
        if (removed || added) // a change of format alone is none of the text
            onContentsChange();
    });
}

QString DocumentSession::savedText() const
{
    QString saved = text();
    if (m_newline.size() > 1)
        saved.replace(u"\n"_s, m_newline);
    return m_hasBom ? QChar(QChar::ByteOrderMark) + saved : saved;
}

void DocumentSession::setText(const QString &text)
{
    QString plain = text;
    m_hasBom = plain.startsWith(QChar::ByteOrderMark);
    if (m_hasBom)
        plain.remove(0, 1);
    const bool isDos = plain.contains(u"\r\n");
    m_newline = isDos ? QStringLiteral("\r\n") : QStringLiteral("\n");
    if (isDos)
        plain.replace(u"\r\n"_s, u"\n"_s);
    m_isLoading = true;
    m_document.setPlainText(plain);
    m_document.setModified(false);
    m_isLoading = false;
    m_loaded = this->text();
    ++m_revision;
    m_server.clear();
    emit textChanged();
    take(read(m_loaded, m_revision, m_validator)); // the first picture is complete
}

void DocumentSession::setLoadedText(const QString &text)
{
    m_loaded = text;
    m_loaded.replace(u"\r\n"_s, u"\n"_s);
    emit diagnosticsChanged();
}

void DocumentSession::onContentsChange()
{
    if (m_isLoading)
        return;
    ++m_revision;
    m_server.clear();
    m_debounce.start();
    emit textChanged();
}

bool DocumentSession::apply(const QList<yaml::TextEdit> &edits, bool joinUndo, int revision)
{
    if (revision != m_revision)
        return false;
    if (edits.isEmpty())
        return true;
    QTextCursor cursor(&m_document);
    if (joinUndo)
        cursor.joinPreviousEditBlock();
    else
        cursor.beginEditBlock();
    for (auto edit = edits.crbegin(); edit != edits.crend(); ++edit) {
        cursor.setPosition(int(edit->start));
        cursor.setPosition(int(edit->start + edit->length), QTextCursor::KeepAnchor);
        cursor.insertText(edit->text);
    }
    cursor.endEditBlock();
    return true;
}

Result<void> DocumentSession::perform(
    const yaml::Operation &operation, bool joinUndo, const QString &note)
{
    const yaml::TreePtr tree = currentTree();
    const bool isLong = tree->text().size() > verifiedAtOnce;
    const auto edits = isLong ? yaml::plan(*tree, operation) : yaml::edit(*tree, operation);
    if (!edits)
        return std::unexpected(edits.error());
    if (edits->isEmpty())
        return {};
    apply(*edits, joinUndo);
    if (isLong)
        m_pending = Pending {tree, operation, m_revision};
    qsizetype grown = 0;
    for (const yaml::TextEdit &edit : *edits)
        grown += edit.text.size() - edit.length;
    const yaml::TextEdit &last = edits->last();
    const qsizetype end = last.start + last.length + grown;
    emit changedByForm(
        yaml::TextRange::between(edits->first().start, std::max(end, edits->first().start)), note);
    return {};
}

yaml::TreePtr DocumentSession::currentTree()
{
    if (!isFresh()) {
        m_debounce.stop();
        take(read(text(), m_revision, m_validator));
    }
    return m_tree;
}

void DocumentSession::setValidator(Validator validator)
{
    m_validator = std::move(validator);
    startReading();
}

void DocumentSession::setServerDiagnostics(const QList<yaml::Diagnostic> &diagnostics)
{
    m_server = diagnostics;
    collect();
}

int DocumentSession::errorCount() const
{
    return int(std::ranges::count(m_all, yaml::Severity::Error, &yaml::Diagnostic::severity));
}

DocumentSession::Reading DocumentSession::read(
    const QString &text, int revision, const Validator &validator)
{
    Reading reading {.tree = yaml::parse(text, revision)};
    reading.diagnostics = reading.tree->diagnostics();
    if (validator)
        reading.diagnostics += validator(*reading.tree);
    return reading;
}

void DocumentSession::startReading()
{
    if (m_readingRevision >= 0) // one worker at a time; it starts again when it comes back
        return;
    m_readingRevision = m_revision;
    auto *watcher = new QFutureWatcher<Reading>(this);
    connect(watcher, &QFutureWatcher<Reading>::finished, this, [this, watcher] {
        watcher->deleteLater();
        m_readingRevision = -1;
        const Reading reading = watcher->result();
        if (reading.tree->revision() == m_revision)
            take(reading);
        else if (!m_debounce.isActive())
            startReading();
    });
    watcher->setFuture(QtConcurrent::run(&DocumentSession::read, text(), m_revision, m_validator));
}

void DocumentSession::take(const Reading &reading)
{
    const std::optional<Pending> pending = std::exchange(m_pending, std::nullopt);
    if (pending && pending->revision == reading.tree->revision()
        && !yaml::verify(*pending->before, *reading.tree, pending->operation)) {
        m_document.undo();
        emit takenBack(pending->operation.path);
        return;
    }
    m_tree = reading.tree;
    m_local = reading.diagnostics;
    emit treeChanged();
    collect();
}

void DocumentSession::collect()
{
    m_all = m_local + m_server;
    std::ranges::stable_sort(m_all, [](const yaml::Diagnostic &one, const yaml::Diagnostic &other) {
        return one.range.start < other.range.start;
    });
    emit diagnosticsChanged();
}

} // namespace ui
