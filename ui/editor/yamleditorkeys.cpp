// SPDX-License-Identifier: Apache-2.0
#include "models/yaml/rewrites.h"
#include "ui/editor/completionpopup.h"
#include "ui/editor/hovercard.h"
#include "ui/editor/textcommands.h"
#include "ui/editor/yamleditor.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>

#include <algorithm>

namespace ui {

using namespace models;
using namespace Qt::StringLiterals;

bool YamlEditor::handleCommand(QKeyEvent *event)
{
    const auto modifiers = event->modifiers() & ~Qt::KeypadModifier;
    const bool isControl = modifiers == Qt::ControlModifier;
    const int step = m_session.tree()->style().step;
    if (event->matches(QKeySequence::Find) || event->matches(QKeySequence::Replace)) {
        emit findRequested();
    } else if (isControl && event->key() == Qt::Key_L) {
        emit goToLineRequested();
    } else if (event->key() == Qt::Key_F8) {
        goToProblem(modifiers == Qt::ShiftModifier ? -1 : 1);
    } else if (isReadOnly()) {
        return false;
    } else if (isControl && event->key() == Qt::Key_Space) {
        complete();
    } else if (modifiers == Qt::AltModifier
        && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        showFixes();
    } else if (isControl && event->key() == Qt::Key_Slash) {
        toggleComment();
    } else if (event->key() == Qt::Key_Tab && modifiers == Qt::NoModifier) {
        if (textCursor().hasSelection())
            textcommands::indentLines(textCursor(), step, 1);
        else
            textcommands::insertIndent(textCursor(), step);
    } else if (event->key() == Qt::Key_Backtab) {
        textcommands::indentLines(textCursor(), step, -1);
    } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        && modifiers == Qt::NoModifier) {
        textcommands::newLine(textCursor(), step, m_session.tree()->style().listOffset);
        ensureCursorVisible();
    } else {
        return event->key() == Qt::Key_Backspace && modifiers == Qt::NoModifier
            && textcommands::outdentBeforeCaret(textCursor(), step);
    }
    return true;
}

void YamlEditor::keyPressEvent(QKeyEvent *event)
{
    if (m_popup && m_popup->isVisible() && m_popup->handleKey(event))
        return;
    if (handleCommand(event)) {
        event->accept();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
    if (m_popup && m_popup->isVisible())
        complete(); // the list follows what is typed
    else if (m_assistant && !isReadOnly() && event->text().size() == 1
        && (event->text().front().isLetter()
            || (event->text() == " "_L1
                && textCursor()
                    .block()
                    .text()
                    .left(textCursor().positionInBlock())
                    .trimmed()
                    .endsWith(u':'))))
        complete();
}

void YamlEditor::complete()
{
    offer(false);
}

void YamlEditor::offer(bool isMore)
{
    if (!m_assistant || isReadOnly())
        return;
    const yaml::Place place = yaml::placeAt(m_session.text(), textCursor().position());
    const QList<Completion> found
        = place.role == yaml::Place::Role::Text || place.role == yaml::Place::Role::Comment
        ? QList<Completion>()
        : m_assistant->completions(place);
    m_emptyAt = found.isEmpty() ? textCursor().position() : -1;
    m_emptyRevision = m_session.revision();
    const bool isDone = found.size() == 1 && found.first().insert == place.typed;
    if (found.isEmpty() || isDone) {
        if (m_popup)
            m_popup->hide();
        return;
    }
    if (!m_popup) {
        m_popup = new CompletionPopup(this);
        connect(m_popup, &CompletionPopup::accepted, this, &YamlEditor::accept);
    }
    m_popup->setCompletions(found, isMore);
    const QTextCursor start = selectionOf({place.replace.start, 0});
    const QRect caret = cursorRect(start);
    m_popup->popAt(viewport()->mapToGlobal(caret.bottomLeft()), caret.height());
}

void YamlEditor::completeAgain()
{
    const bool isStillEmpty
        = m_emptyAt == textCursor().position() && m_emptyRevision == m_session.revision();
    if ((m_popup && m_popup->isVisible()) || (isStillEmpty && hasFocus()))
        offer(true);
}

void YamlEditor::accept(const Completion &completion)
{
    const yaml::Place place = yaml::placeAt(m_session.text(), textCursor().position());
    QTextCursor cursor = selectionOf(place.replace);
    cursor.beginEditBlock();
    cursor.insertText(completion.insert);
    cursor.endEditBlock();
    if (completion.caret >= 0)
        cursor.setPosition(int(place.replace.start + completion.caret));
    setTextCursor(cursor);
    if (completion.opensValues)
        complete();
}

void YamlEditor::showFixes()
{
    const int line = textCursor().blockNumber();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const yaml::Diagnostic &found : m_session.diagnostics()) {
        if (document()->findBlock(int(found.range.start)).blockNumber() != line)
            continue;
        for (const yaml::Fix &fix : found.fixes)
            menu->addAction(
                fix.label.text(), this, [this, edits = fix.edits, revision = m_session.revision()] {
                    m_session.apply(edits, false, revision);
                });
    }
    if (m_session.isFresh()) {
        const auto rewrites = yaml::rewritesAt(*m_session.tree(), textCursor().position());
        for (const yaml::Fix &rewrite : rewrites)
            menu->addAction(rewrite.label.text(), this,
                [this, edits = rewrite.edits, revision = m_session.revision()] {
                    m_session.apply(edits, false, revision);
                });
    }
    if (menu->isEmpty())
        menu->addAction(tr("Nothing to correct on this line"))->setEnabled(false);
    const QRect caret = cursorRect();
    menu->popup(viewport()->mapToGlobal(caret.bottomLeft()));
    if (!menu->actions().isEmpty())
        menu->setActiveAction(menu->actions().constFirst());
}

void YamlEditor::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu *menu = createStandardContextMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (!isReadOnly()) {
        menu->addSeparator();
        menu->addAction(tr("Comment or uncomment lines"), QKeySequence(u"Ctrl+/"_s), this,
            &YamlEditor::toggleComment);
        menu->addAction(
            tr("Corrections…"), QKeySequence(u"Alt+Return"_s), this, &YamlEditor::showFixes);
    }
    menu->popup(event->globalPos());
}

bool YamlEditor::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int position = cursorForPosition(help->pos()).position();
        QList<yaml::Diagnostic> here;
        for (const yaml::Diagnostic &found : m_session.diagnostics()) {
            if (found.range.contains(position))
                here.append(found);
        }
        FieldHelp field;
        if (m_assistant && m_session.isFresh())
            field = m_assistant->help(*m_session.tree(), position);
        if (!m_hover)
            m_hover = new HoverCard(this);
        m_hover->show(here, field, help->globalPos());
        return true;
    }
    return QPlainTextEdit::viewportEvent(event);
}

void YamlEditor::focusInEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusInEvent(event);
    updateSelections();
    emit caretPathChanged(caretPath());
}

void YamlEditor::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    if (m_popup && event->reason() != Qt::PopupFocusReason)
        m_popup->hide();
    updateSelections();
}

} // namespace ui
