// SPDX-License-Identifier: Apache-2.0
#include "ui/editor/findbar.h"

#include "ui/shared/style.h"
#include "ui/shared/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

namespace ui {

FindBar::FindBar(QPlainTextEdit &editor, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_needle(new QLineEdit(this))
    , m_replacement(new QLineEdit(this))
    , m_count(new QLabel(this))
    , m_replace(new QPushButton(tr("Replace"), this))
    , m_replaceAll(new QPushButton(tr("All"), this))
{
    m_needle->setPlaceholderText(tr("Find in the text"));
    m_needle->setAccessibleName(tr("Find in the text"));
    m_replacement->setPlaceholderText(tr("Replace with"));
    m_replacement->setAccessibleName(tr("Replace with"));
    m_replaceAll->setAccessibleName(tr("Replace all"));
    m_count->setFont(Theme::font(Type::Secondary));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 12, 6);
    row->setSpacing(6);
    row->addWidget(m_needle, 2);
    row->addWidget(m_count);
    row->addWidget(m_replacement, 2);
    row->addWidget(m_replace);
    row->addWidget(m_replaceAll);
    for (QPushButton *button : {m_replace, m_replaceAll})
        Style::setSmall(button);
    connect(m_needle, &QLineEdit::textEdited, this, [this] {
        QTextCursor start = m_editor.textCursor();
        start.setPosition(start.selectionStart());
        const QTextCursor hit = found(start, true);
        if (!hit.isNull())
            m_editor.setTextCursor(hit);
        count();
    });
    connect(m_needle, &QLineEdit::returnPressed, this, [this] { step(true); });
    connect(m_replacement, &QLineEdit::returnPressed, this, &FindBar::replaceOne);
    connect(m_replace, &QPushButton::clicked, this, &FindBar::replaceOne);
    connect(m_replaceAll, &QPushButton::clicked, this, &FindBar::replaceAll);
    hide();
}

void FindBar::open()
{
    for (QWidget *part : std::initializer_list<QWidget *> {m_replacement, m_replace, m_replaceAll})
        part->setVisible(!m_editor.isReadOnly());
    const QString selected = m_editor.textCursor().selectedText();
    if (!selected.isEmpty() && !selected.contains(QChar::ParagraphSeparator))
        m_needle->setText(selected);
    show();
    m_needle->setFocus(Qt::ShortcutFocusReason);
    m_needle->selectAll();
    count();
}

QTextCursor FindBar::found(const QTextCursor &from, bool forward) const
{
    const QString needle = m_needle->text();
    if (needle.isEmpty())
        return {};
    QTextDocument::FindFlags flags;
    if (!forward)
        flags |= QTextDocument::FindBackward;
    QTextCursor hit = m_editor.document()->find(needle, from, flags);
    if (!hit.isNull())
        return hit;
    QTextCursor edge(m_editor.document());
    if (!forward)
        edge.movePosition(QTextCursor::End);
    return m_editor.document()->find(needle, edge, flags);
}

void FindBar::step(bool forward)
{
    const QTextCursor hit = found(m_editor.textCursor(), forward);
    if (!hit.isNull())
        m_editor.setTextCursor(hit);
    count();
}

void FindBar::count()
{
    const QString needle = m_needle->text();
    if (needle.isEmpty()) {
        m_count->clear();
        return;
    }
    const QString text = m_editor.toPlainText();
    const int at = m_editor.textCursor().selectionStart();
    int total = 0;
    int current = 0;
    for (qsizetype i = text.indexOf(needle, 0, Qt::CaseInsensitive); i >= 0;
        i = text.indexOf(needle, i + needle.size(), Qt::CaseInsensitive)) {
        ++total;
        if (i <= at)
            current = total;
    }
    m_count->setText(total ? tr("%1 of %2").arg(current).arg(total) : tr("No match"));
    Theme::setInk(m_count, Token::Secondary);
}

void FindBar::replaceOne()
{
    QTextCursor cursor = m_editor.textCursor();
    if (m_editor.isReadOnly())
        return;
    if (cursor.selectedText().compare(m_needle->text(), Qt::CaseInsensitive) == 0
        && cursor.hasSelection())
        cursor.insertText(m_replacement->text());
    step(true);
}

void FindBar::replaceAll()
{
    if (m_editor.isReadOnly() || m_needle->text().isEmpty())
        return;
    QTextCursor edit(m_editor.document());
    edit.beginEditBlock();
    QTextCursor hit = m_editor.document()->find(m_needle->text(), 0);
    while (!hit.isNull()) {
        hit.insertText(m_replacement->text());
        hit = m_editor.document()->find(m_needle->text(), hit);
    }
    edit.endEditBlock();
    count();
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        hide();
        m_editor.setFocus(Qt::ShortcutFocusReason);
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace ui
