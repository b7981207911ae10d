// SPDX-License-Identifier: Apache-2.0
#include "ui/editor/yamlpane.h"

#include "ui/editor/findbar.h"
#include "ui/shared/style.h"
#include "ui/shared/theme.h"

#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace ui {

using namespace models;

namespace {

/// The head is tight: words of links must not be cut.
void giveRoom(QPushButton *link)
{
    const QFontMetrics metrics(Theme::font(Type::Content, QFont::Medium));
    link->setMinimumWidth(metrics.horizontalAdvance(link->text()) + 2);
}

} // namespace

YamlPane::YamlPane(DocumentSession &session, QWidget *parent)
    : QWidget(parent)
    , m_editor(new YamlEditor(session, this))
    , m_find(new FindBar(*m_editor, this))
    , m_title(new QLabel(QStringLiteral("YAML"), this))
    , m_name(new QLabel(this))
    , m_position(new QLabel(this))
    , m_path(new QLabel(this))
    , m_undo(new QPushButton(this))
    , m_compare(new QPushButton(this))
{
    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 0, 12, 0);
    head->setSpacing(12);
    head->addWidget(m_title);
    head->addWidget(m_name, 1);
    head->addWidget(m_position);
    head->addWidget(m_undo);
    head->addWidget(m_compare);
    for (QPushButton *button : {m_undo, m_compare})
        Style::setRole(button, ButtonRole::Link);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addSpacing(1);
    column->addWidget(m_find);
    column->addWidget(m_editor, 1);
    column->addWidget(m_path);
    m_path->setContentsMargins(12, 3, 12, 3);
    m_path->setTextFormat(Qt::PlainText);
    setFocusProxy(m_editor);
    connect(m_undo, &QPushButton::clicked, m_editor, &QPlainTextEdit::undo);
    connect(m_editor, &QPlainTextEdit::undoAvailable, m_undo, &QWidget::setEnabled);
    connect(m_compare, &QPushButton::clicked, this, &YamlPane::compareRequested);
    connect(m_editor, &YamlEditor::findRequested, this, &YamlPane::find);
    connect(m_editor, &YamlEditor::goToLineRequested, this, &YamlPane::askLine);
    connect(m_editor, &QPlainTextEdit::cursorPositionChanged, this, &YamlPane::showPosition);
    connect(m_editor, &YamlEditor::caretPathChanged, this, [this](const Path &path) {
        m_path->setText(path.toString().replace(QChar(u'.'), QStringLiteral(" › ")));
    });
    m_undo->setEnabled(session.document()->isUndoAvailable());
    m_compare->hide();
    retranslate();
}

void YamlPane::retranslate()
{
    m_undo->setText(tr("Undo"));
    giveRoom(m_undo);
    m_path->setAccessibleName(tr("Path of the caret"));
    m_title->setFont(Theme::font(Type::Secondary, QFont::DemiBold));
    m_name->setFont(Theme::font(Type::Secondary));
    m_position->setFont(Theme::font(Type::Secondary));
    m_path->setFont(Theme::font(Type::MonoMeta));
    m_path->setMinimumWidth(0);
    m_path->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_title->setMinimumHeight(Theme::scaled(34));
    for (QLabel *label : {m_name, m_position, m_path})
        Theme::setInk(label, Token::Secondary);
    showPosition();
}

void YamlPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::ThemeChange)
        retranslate();
}

void YamlPane::setFileName(const QString &name)
{
    m_name->setText(name);
}

void YamlPane::setCompareText(const QString &text)
{
    m_compare->setText(text);
    giveRoom(m_compare);
    m_compare->setVisible(!text.isEmpty());
}

void YamlPane::setReadOnly(bool readOnly)
{
    m_editor->setReadOnly(readOnly);
    m_editor->setTextInteractionFlags(readOnly
            ? Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard
            : Qt::TextEditorInteraction);
    m_undo->setVisible(!readOnly);
}

void YamlPane::setShowsPath(bool shows)
{
    m_path->setVisible(shows);
}

void YamlPane::find()
{
    m_find->open();
}

void YamlPane::showPosition()
{
    const QTextCursor cursor = m_editor->textCursor();
    m_position->setText(
        tr("Ln %1, Col %2").arg(cursor.blockNumber() + 1).arg(cursor.positionInBlock() + 1));
}

void YamlPane::askLine()
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setInputMode(QInputDialog::IntInput);
    dialog->setIntRange(1, m_editor->blockCount());
    dialog->setIntValue(m_editor->textCursor().blockNumber() + 1);
    dialog->setWindowTitle(tr("Go to line"));
    dialog->setLabelText(tr("Line (1 to %1)").arg(m_editor->blockCount()));
    connect(dialog, &QInputDialog::intValueSelected, m_editor, &YamlEditor::goToLine);
    dialog->open();
}

void YamlPane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::color(Token::Surface2));
    painter.setPen(Theme::color(Token::Border));
    const int below = m_title->geometry().bottom() + 1;
    painter.drawLine(0, below, width(), below);
}

} // namespace ui
