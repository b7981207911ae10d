// SPDX-License-Identifier: Apache-2.0
#include "ui/editor/documentsession.h"

#include "models/schema/validator.h"
#include "ui/editor/textlayout.h"

#include <QTextCursor>
#include <QtConcurrentRun>

#include <algorithm>
#include <chrono>

namespace ui {

using namespace models;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto debounce = 80ms;
/// Letters that are read, checked and verified in some milliseconds.
constexpr int shortText = 32'000;

} // namespace

DocumentSession::DocumentSession(QObject *parent)
    : QObject(parent)
    , m_tree(yaml::parse({}))
{
    m_document.setDocumentLayout(new TextLayout(&m_document));
    m_debounce.setSingleShot(true);
    m_debounce.setInterval(debounce);
    connect(&m_debounce, &QTimer::timeout, this, &DocumentSession::startWork);
    connect(&m_document, &QTextDocument::contentsChange, this, [this](int, int removed, int added) {
        if (removed || added) // a change of format alone is none of the text
            onContentsChange();
    });
}

DocumentSession::~DocumentSession()
{
    m_work.waitForFinished(); // the validator may hold things that end with us
}

QString DocumentSession::text() const
{
    // Not toPlainText(): it turns no-break spaces into blanks.
    QString raw = m_document.toRawText();
    raw.replace(QChar::ParagraphSeparator, u'\n');
    return raw;
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
    m_steps.clear();
    m_server.clear();
    m_document.setPlainText(plain);
    m_document.setModified(false);
    m_isLoading = false;
    m_loaded = this->text();
    ++m_revision;
    emit textChanged();
    emit loadedChanged();
    if (isShort())
        readNow(); // the first picture is complete
    else
        startWork();
}

void DocumentSession::setLoadedText(const QString &text)
{
    m_loaded = text;
    m_loaded.replace(u"\r\n"_s, u"\n"_s);
    emit loadedChanged();
}

bool DocumentSession::isShort() const
{
    return m_document.characterCount() < shortText;
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
    // From the end, so that earlier offsets stay right.
    for (auto edit = edits.crbegin(); edit != edits.crend(); ++edit) {
        cursor.setPosition(int(edit->start));
        cursor.setPosition(int(edit->start + edit->length), QTextCursor::KeepAnchor);
        cursor.insertText(edit->text);
    }
    cursor.endEditBlock();
    return true;
}

Result<void> DocumentSession::perform(
    const QList<yaml::Operation> &operations, const QString &mergeKey, const QString &note)
{
    if (operations.isEmpty())
        return {};
    if (isShort() && m_steps.isEmpty()) {
        const auto edits = yaml::editAll(*currentTree(), operations);
        if (!edits)
            return std::unexpected(edits.error());
        write(*edits, mergeKey, note);
        return {};
    }
    // Of a burst only the last step counts, unless it has begun.
    const bool isSame = !mergeKey.isEmpty() && m_steps.size() > (m_isPlanning ? 1 : 0)
        && m_steps.constLast().mergeKey == mergeKey;
    if (isSame)
        m_steps.last() = {operations, mergeKey, note};
    else
        m_steps.append({operations, mergeKey, note});
    startWork();
    return {};
}

void DocumentSession::write(
    const QList<yaml::TextEdit> &edits, const QString &mergeKey, const QString &note)
{
    if (edits.isEmpty())
        return;
    const bool isSameBurst = !mergeKey.isEmpty() && mergeKey == m_mergeKey
        && m_mergeRevision == m_revision && m_document.isUndoAvailable();
    apply(edits, isSameBurst, m_revision);
    m_mergeKey = mergeKey;
    m_mergeRevision = m_revision;
    m_debounce.stop();
    if (isShort())
        readNow();
    else
        startWork();
    qsizetype grown = 0;
    for (const yaml::TextEdit &edit : edits)
        grown += edit.text.size() - edit.length;
    const qsizetype first = edits.first().start;
    const qsizetype end = edits.last().start + edits.last().length + grown;
    emit changedByForm(yaml::TextRange::between(first, std::max(end, first)), note);
}

yaml::TreePtr DocumentSession::currentTree()
{
    if (m_tree->revision() != m_revision)
        readNow();
    return m_tree;
}

void DocumentSession::setValidator(Validator validator)
{
    m_validator = std::move(validator);
    if (isShort()) {
        readNow();
        return;
    }
    m_isStale = true;
    startWork();
}

void DocumentSession::setServerDiagnostics(const QList<yaml::Diagnostic> &diagnostics)
{
    if (diagnostics.isEmpty() && m_server.isEmpty())
        return;
    m_server = diagnostics;
    collect();
    emit diagnosticsChanged();
}

int DocumentSession::errorCount() const
{
    return int(std::ranges::count(m_all, yaml::Severity::Error, &yaml::Diagnostic::severity));
}

DocumentSession::Reading DocumentSession::read(
    const QString &text, int revision, const Validator &validator)
{
    Reading reading {.tree = yaml::parse(text, revision)};
    QList<yaml::Diagnostic> found = reading.tree->diagnostics();
    if (validator)
        found += validator(*reading.tree);
    reading.diagnostics = ranked(std::move(found));
    return reading;
}

DocumentSession::Reading DocumentSession::plan(
    yaml::TreePtr tree, const QString &text, int revision, const Step &step)
{
    if (!tree)
        tree = yaml::parse(text, revision);
    return {.tree = tree, .edits = yaml::editAll(*tree, step.operations), .isStep = true};
}

void DocumentSession::startWork()
{
    if (m_isWorking) // it starts again when it comes back
        return;
    if (m_steps.isEmpty() && m_tree->revision() == m_revision && !m_isStale)
        return;
    m_isWorking = true;
    m_isPlanning = !m_steps.isEmpty();
    if (!m_isPlanning) {
        m_isStale = false;
        m_work = QtConcurrent::run(&DocumentSession::read, text(), m_revision, m_validator);
    } else {
        const bool isKnown = m_tree->revision() == m_revision;
        m_work = QtConcurrent::run(&DocumentSession::plan, isKnown ? m_tree : nullptr,
            isKnown ? QString() : text(), m_revision, m_steps.constFirst());
    }
    m_work.then(this, [this](const Reading &reading) { endWork(reading); });
}

void DocumentSession::endWork(const Reading &reading)
{
    m_isWorking = false;
    m_isPlanning = false;
    const bool isOfThisText = reading.tree->revision() == m_revision;
    if (!reading.isStep) {
        if (isOfThisText && m_steps.isEmpty())
            take(reading);
    } else if (isOfThisText && !m_steps.isEmpty()) { // else it is planned anew
        const Step step = m_steps.takeFirst();
        if (reading.edits)
            write(*reading.edits, step.mergeKey, step.note);
        else
            emit refused(reading.edits.error().message);
    }
    if (!m_steps.isEmpty() || !m_debounce.isActive())
        startWork();
}

void DocumentSession::readNow()
{
    m_debounce.stop();
    m_isStale = false;
    take(read(text(), m_revision, m_validator));
}

void DocumentSession::take(const Reading &reading)
{
    m_tree = reading.tree;
    m_local = reading.diagnostics;
    collect();
    emit treeChanged();
    emit diagnosticsChanged();
}

void DocumentSession::collect()
{
    m_all = m_server.isEmpty() ? m_local : ranked(m_local + m_server);
}

} // namespace ui
