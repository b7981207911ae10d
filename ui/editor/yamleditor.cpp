// SPDX-License-Identifier: Apache-2.0
#include "ui/editor/yamleditor.h"

#include "models/yaml/linediff.h"
#include "ui/editor/completionpopup.h"
#include "ui/editor/editorgutter.h"
#include "ui/editor/editorruler.h"
#include "ui/editor/folding.h"
#include "ui/editor/hovercard.h"
#include "ui/editor/textcommands.h"
#include "ui/editor/textlayout.h"
#include "ui/editor/yamlhighlighter.h"
#include "ui/shared/theme.h"

#include <QMenu>
#include <QScrollBar>

#include <algorithm>

namespace ui {

using namespace models;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

YamlEditor::YamlEditor(DocumentSession &session, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_session(session)
{
    setDocument(session.document());
    m_highlighter = new YamlHighlighter(session.document());
    m_highlighter->setParent(this);
    m_gutter = new EditorGutter(*this);
    m_ruler = new EditorRuler(*this);
    m_folding = std::make_unique<Folding>(*this);
    setAccessibleName(tr("YAML text"));
    setFrameShape(QFrame::NoFrame);
    setLineWrapMode(NoWrap);
    setTabChangesFocus(false);
    setMouseTracking(true);
    m_flashTimer.setSingleShot(true);
    m_flashTimer.setInterval(2s);
    m_changeTimer.setSingleShot(true);
    m_changeTimer.setInterval(200ms);
    connect(&m_flashTimer, &QTimer::timeout, this, [this] {
        m_flashStart = -1;
        m_flashEnd = -1;
        m_flashNote.clear();
        updateSelections();
        m_gutter->update();
    });
    connect(&m_changeTimer, &QTimer::timeout, this, &YamlEditor::updateChanges);
    connect(this, &QPlainTextEdit::blockCountChanged, this, &YamlEditor::updateMargins);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &rect, int dy) {
        if (dy)
            m_gutter->scroll(0, dy);
        else
            m_gutter->update(0, rect.y(), m_gutter->width(), rect.height());
    });
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, &YamlEditor::onCaretMoved);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &YamlEditor::updateSelections);
    connect(&session, &DocumentSession::textChanged, &m_changeTimer, qOverload<>(&QTimer::start));
    connect(&session, &DocumentSession::treeChanged, this, [this] {
        const yaml::Tree &tree = *m_session.tree();
        m_folding->setTree(tree);
        if (!m_wasFolded && tree.root()->isMap()) {
            m_wasFolded = true;
            m_folding->foldPath(tree, {u"metadata"_s, u"managedFields"_s});
            m_folding->foldPath(tree, {u"status"_s});
        }
        onCaretMoved();
    });
    connect(&session, &DocumentSession::diagnosticsChanged, this, [this] {
        updateLineMarks();
        updateSelections();
        m_gutter->update();
        m_ruler->update();
    });
    connect(&session, &DocumentSession::loadedChanged, &m_changeTimer, qOverload<>(&QTimer::start));
    connect(&session, &DocumentSession::changedByForm, this, &YamlEditor::flash);
    restyle();
    m_folding->setTree(*session.tree());
    updateLineMarks();
    updateSelections();
}

YamlEditor::~YamlEditor()
{
    disconnect(this, nullptr, this, nullptr); // no signal of the base class finds us half gone
}

void YamlEditor::restyle()
{
    setFont(Theme::font(Type::Mono));
    QPalette colours = palette();
    colours.setColor(QPalette::Base, Theme::color(Token::Code));
    colours.setColor(QPalette::Text, Theme::color(Token::Text));
    colours.setColor(QPalette::Highlight, Theme::color(Token::Selection));
    colours.setColor(QPalette::HighlightedText, Theme::color(Token::Text));
    if (colours != palette())
        setPalette(colours);
    setTabStopDistance(fontMetrics().horizontalAdvance(u' ') * 2);
    updateMargins();
}

void YamlEditor::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::ThemeChange) {
        restyle();
        m_highlighter->rehighlight();
        updateSelections();
    }
}

void YamlEditor::updateMargins()
{
    setViewportMargins(m_gutter->wantedWidth() + 4, 0, EditorRuler::wantedWidth, 0);
    placeSides();
}

void YamlEditor::placeSides()
{
    m_gutter->setGeometry(0, 0, m_gutter->wantedWidth(), height());
    m_ruler->setGeometry(
        viewport()->geometry().right() + 1, 0, EditorRuler::wantedWidth, viewport()->height());
}

void YamlEditor::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    placeSides();
}

QTextCursor YamlEditor::selectionOf(const yaml::TextRange &range) const
{
    const int limit = document()->characterCount() - 1;
    QTextCursor cursor(document());
    cursor.setPosition(std::clamp(int(range.start), 0, limit));
    cursor.setPosition(std::clamp(int(range.end()), 0, limit), QTextCursor::KeepAnchor);
    return cursor;
}

void YamlEditor::updateLineMarks()
{
    m_worst.clear();
    const auto &all = m_session.diagnostics();
    for (int i = 0; i < all.size(); ++i) {
        const int line = document()->findBlock(int(all[i].range.start)).blockNumber();
        const auto known = m_worst.constFind(line);
        if (known == m_worst.cend() || all[*known].severity > all[i].severity)
            m_worst.insert(line, i);
    }
}

const yaml::Diagnostic *YamlEditor::diagnosticOfLine(int block) const
{
    const auto found = m_worst.constFind(block);
    const auto &all = m_session.diagnostics();
    return found == m_worst.cend() || *found >= all.size() ? nullptr : &all[*found];
}

YamlEditor::LineChange YamlEditor::lineChange(int block) const
{
    return m_changes.value(block, LineChange::None);
}

void YamlEditor::setShowsChanges(bool shows)
{
    m_showsChanges = shows;
    updateChanges();
}

void YamlEditor::updateChanges()
{
    m_changes.clear();
    if (m_showsChanges && m_session.isModified()) {
        int removed = 0;
        int line = -1;
        for (const yaml::DiffLine &diff :
            yaml::diffLines(m_session.loadedText(), m_session.text())) {
            if (diff.kind == yaml::DiffLine::Kind::Removed) {
                ++removed;
                continue;
            }
            if (diff.kind == yaml::DiffLine::Kind::Added) {
                m_changes.insert(
                    diff.after - 1, removed > 0 ? LineChange::Changed : LineChange::Added);
                removed = std::max(0, removed - 1);
            } else if (removed > 0) {
                m_changes.insert(std::max(line, 0), LineChange::RemovedBelow);
                removed = 0;
            }
            line = diff.after - 1;
        }
        if (removed > 0)
            m_changes.insert(std::max(line, 0), LineChange::RemovedBelow);
    }
    m_gutter->update();
    m_ruler->update();
}

Path YamlEditor::caretPath() const
{
    return m_session.isFresh() ? m_session.tree()->pathAt(textCursor().position())
                               : yaml::placeAt(m_session.text(), textCursor().position()).path;
}

void YamlEditor::onCaretMoved()
{
    updateSelections();
    m_gutter->update();
    if (!m_session.isFresh()) // while typing: the tree's coming tells
        return;
    const Path path = caretPath();
    if (path == m_caretPath)
        return;
    m_caretPath = path;
    emit caretPathChanged(path);
}

void YamlEditor::revealRange(const yaml::TextRange &range, bool takeFocus)
{
    const QTextCursor cursor = selectionOf({range.start, 0});
    m_folding->reveal(cursor.blockNumber());
    setTextCursor(cursor);
    bringIntoView(cursor.blockNumber());
    if (takeFocus)
        setFocus(Qt::OtherFocusReason);
}

void YamlEditor::revealPath(const Path &path, int document)
{
    const yaml::Node *node = m_session.tree()->deepestAt(path, document).second;
    if (!node)
        return;
    const bool isBlock = !node->isScalar() && node->keyNode;
    revealRange(isBlock ? node->keyRange() : node->range, false);
}

/// Scrolls only when the line is not on the screen.
void YamlEditor::bringIntoView(int block)
{
    const QTextBlock line = document()->findBlockByNumber(block);
    const QRectF box = blockBox(line);
    if (box.top() >= 0 && box.bottom() <= viewport()->height())
        return;
    const int shown = viewport()->height() / TextLayout::lineHeight();
    verticalScrollBar()->setValue(line.firstLineNumber() - shown / 3);
}

void YamlEditor::markPath(const Path &path)
{
    m_markedPath = path;
    const yaml::Node *node
        = path.isEmpty() || hasFocus() ? nullptr : m_session.tree()->nodeAt(path);
    if (node && m_session.isFresh()) {
        // The caret goes there, too: who comes in by F6 goes on with the same field.
        QTextCursor cursor = selectionOf({node->range.start, 0});
        m_folding->reveal(cursor.blockNumber());
        bringIntoView(document()->findBlock(int(node->entry.start)).blockNumber());
        setTextCursor(cursor);
    }
    updateSelections();
}

void YamlEditor::goToLine(int line)
{
    const QTextBlock block
        = document()->findBlockByNumber(std::clamp(line - 1, 0, blockCount() - 1));
    revealRange({block.position(), 0});
}

void YamlEditor::goToProblem(int direction)
{
    QList<yaml::Diagnostic> all = m_session.diagnostics();
    if (all.isEmpty())
        return;
    std::ranges::stable_sort(all, {}, [](const yaml::Diagnostic &one) { return one.range.start; });
    const int caret = textCursor().position();
    const yaml::Diagnostic *target = direction > 0 ? &all.first() : &all.last();
    if (direction > 0) {
        const auto next = std::ranges::find_if(
            all, [caret](const yaml::Diagnostic &one) { return one.range.start > caret; });
        target = next == all.cend() ? target : &*next;
    } else {
        for (const yaml::Diagnostic &one : all)
            target = one.range.start < caret ? &one : target;
    }
    revealRange(target->range);
}

void YamlEditor::flash(const yaml::TextRange &range, const QString &note)
{
    m_flashStart = document()->findBlock(int(range.start)).blockNumber();
    const qsizetype end = std::max(range.start, range.end() - 1);
    m_flashEnd = document()->findBlock(int(end)).blockNumber();
    m_flashNote = note;
    m_flashTimer.start();
    m_folding->reveal(m_flashStart);
    if (!hasFocus())
        bringIntoView(m_flashStart);
    updateSelections();
    m_gutter->update();
}

void YamlEditor::toggleComment()
{
    if (!isReadOnly())
        textcommands::toggleComment(textCursor());
}

} // namespace ui
