// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/formyamlpane.h"

#include "ui/forms/quietlabel.h"
#include "ui/forms/textsession.h"
#include "ui/shared/style.h"
#include "ui/shared/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextBlock>
#include <QTextDocument>
#include <QTimer>
#include <QVBoxLayout>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ui {

FormYamlPane::FormYamlPane(TextSession &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_edit(new QPlainTextEdit(this))
    , m_title(new QuietLabel(this))
    , m_file(new QuietLabel(this, Token::Secondary, Type::Secondary))
    , m_position(new QuietLabel(this))
    , m_undo(new QPushButton(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(14, 0, 8, 0);
    head->setSpacing(12);
    m_title->setLook(Token::Text, Type::Secondary, QFont::DemiBold);
    m_title->setFixedHeight(Theme::scaled(36));
    head->addWidget(m_title);
    head->addWidget(m_file, 1);
    head->addWidget(m_position);
    Style::setRole(m_undo, ButtonRole::Link);
    Style::setSmall(m_undo);
    head->addWidget(m_undo);
    layout->addLayout(head);
    m_edit->setDocument(session.document());
    m_edit->setFont(Theme::font(Type::Mono));
    m_edit->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_edit->setFrameShape(QFrame::NoFrame);
    m_edit->setTabChangesFocus(false);
    m_edit->document()->setDocumentMargin(10);
    layout->addWidget(m_edit, 1);
    setFocusProxy(m_edit);
    connect(m_undo, &QPushButton::clicked, m_edit, &QPlainTextEdit::undo);
    connect(m_edit->document(), &QTextDocument::undoAvailable, m_undo, &QWidget::setEnabled);
    m_undo->setEnabled(false);
    connect(m_edit, &QPlainTextEdit::cursorPositionChanged, this, [this] {
        showPosition();
        if (m_edit->hasFocus())
            emit caretMoved(m_edit->textCursor().position());
    });
    connect(&session, &TextSession::analysed, this, &FormYamlPane::showProblems);
    connect(&session, &TextSession::changedByForm, this, [this](models::yaml::TextRange range) {
        m_changed = range;
        reveal(range, false);
        showProblems();
        QTimer::singleShot(2s, this, [this, range] {
            if (m_changed == range) {
                m_changed = {};
                showProblems();
            }
        });
    });
    retranslate();
}

QWidget *FormYamlPane::editor() const
{
    return m_edit;
}

void FormYamlPane::setFileName(const QString &name)
{
    m_file->setText(name);
}

void FormYamlPane::reveal(const models::yaml::TextRange &range, bool focus)
{
    QTextCursor cursor(m_edit->document());
    const int last = std::max(0, m_edit->document()->characterCount() - 1);
    cursor.setPosition(int(std::min<qsizetype>(range.start, last)));
    if (focus)
        cursor.setPosition(int(std::min<qsizetype>(range.end(), last)), QTextCursor::KeepAnchor);
    m_edit->setTextCursor(cursor);
    m_edit->ensureCursorVisible();
    if (focus)
        m_edit->setFocus(Qt::OtherFocusReason);
}

void FormYamlPane::showPosition()
{
    const QTextCursor cursor = m_edit->textCursor();
    m_position->setText(
        tr("Line %1, column %2").arg(cursor.blockNumber() + 1).arg(cursor.columnNumber() + 1));
}

void FormYamlPane::showProblems()
{
    QList<QTextEdit::ExtraSelection> marks;
    const int size = m_edit->document()->characterCount();
    if (m_changed.length > 0 && m_changed.start < size) {
        QTextEdit::ExtraSelection line;
        line.format.setBackground(Theme::color(Token::Soft));
        line.format.setProperty(QTextFormat::FullWidthSelection, true);
        line.cursor = QTextCursor(m_edit->document());
        line.cursor.setPosition(int(m_changed.start));
        marks.append(line);
    }
    for (const models::yaml::Diagnostic &found : m_session.diagnostics()) {
        if (found.range.end() >= size)
            continue;
        QTextEdit::ExtraSelection mark;
        mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        mark.format.setUnderlineColor(Theme::stateText(
            found.severity == models::yaml::Severity::Error ? State::Failed : State::Waiting));
        mark.format.setToolTip(found.message.text());
        mark.cursor = QTextCursor(m_edit->document());
        mark.cursor.setPosition(int(found.range.start));
        mark.cursor.setPosition(
            int(std::max(found.range.start + 1, found.range.end())), QTextCursor::KeepAnchor);
        marks.append(mark);
    }
    m_edit->setExtraSelections(marks);
}

void FormYamlPane::retranslate()
{
    m_title->setText(u"YAML"_s);
    m_undo->setText(tr("Undo"));
    m_edit->setAccessibleName(tr("YAML"));
    showPosition();
}

void FormYamlPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void FormYamlPane::paintEvent(QPaintEvent *event)
{
    QWidget::paintEvent(event);
    QPainter painter(this);
    painter.fillRect(rect(), Theme::color(Token::Surface2));
    painter.setPen(Theme::color(Token::Border));
    painter.drawLine(0, m_edit->y() - 1, width(), m_edit->y() - 1);
}

} // namespace ui
