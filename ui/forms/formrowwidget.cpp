// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/formrowwidget.h"

#include "models/form/formmodel.h"
#include "ui/forms/fieldfactory.h"
#include "ui/forms/formwords.h"
#include "ui/forms/rownotes.h"
#include "ui/forms/trailingnote.h"
#include "ui/shared/icons.h"
#include "ui/shared/quietlabel.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int gutterWidth = 3;
constexpr int labelWidth = 150;
constexpr int controlHeight = 28;
constexpr int widestEditor = 560;

} // namespace

FormRowWidget::FormRowWidget(FormContext context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_label(new QLabel(this))
    , m_key(new QuietLabel(this, Token::Secondary, Type::MonoMeta))
    , m_column(new QVBoxLayout)
    , m_menu(new QToolButton(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 3, 8, 3);
    layout->setSpacing(8);
    auto *labels = new QVBoxLayout;
    labels->setSpacing(0);
    m_label->setFixedWidth(Theme::scaled(labelWidth));
    m_label->setMinimumHeight(Theme::scaled(controlHeight));
    m_key->setFixedWidth(Theme::scaled(labelWidth));
    labels->addWidget(m_label);
    labels->addWidget(m_key);
    labels->addStretch(1);
    layout->addLayout(labels);

    m_column->setSpacing(0);
    m_column->addStretch(1);
    layout->addLayout(m_column, 1);

    m_menu->setAutoRaise(true);
    m_menu->setFixedSize(Theme::scaled(24), Theme::scaled(24));
    QSizePolicy room = m_menu->sizePolicy(); // editors end at one edge, with a menu or without
    room.setRetainSizeWhenHidden(true);
    m_menu->setSizePolicy(room);
    layout->addWidget(m_menu, 0, Qt::AlignTop);
    connect(m_menu, &QToolButton::clicked, this, [this] {
        if (m_row.isModified)
            want(m_context.model.edits().revert(m_row));
        else
            openMenu(m_menu->mapToGlobal(QPoint(0, m_menu->height())));
    });
}

void FormRowWidget::ensureChip()
{
    if (m_chipLine)
        return;
    m_chipLine = new QWidget(this);
    m_chip = new QToolButton(m_chipLine);
    m_fate = new QuietLabel(m_chipLine);
    auto *layout = new QHBoxLayout(m_chipLine);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    QFont italic = Theme::font(Type::Secondary, QFont::Medium);
    italic.setItalic(true);
    m_chip->setFont(italic);
    m_chip->setAutoRaise(true);
    m_chip->installEventFilter(this);
    layout->addWidget(m_chip);
    layout->addWidget(m_fate, 1);
    m_chipLine->setMinimumHeight(Theme::scaled(controlHeight));
    m_column->insertWidget(0, m_chipLine);
    connect(m_chip, &QToolButton::clicked, this, [this] {
        m_opensChip = true;
        showState();
        focusEditor();
    });
}

void FormRowWidget::want(const QList<models::yaml::Operation> &operations)
{
    if (!operations.isEmpty())
        emit operationsWanted(operations, false);
}

void FormRowWidget::setRow(const models::FormRow &row, bool showsKey)
{
    m_row = row;
    m_showsKey = showsKey;
    if (row.state != models::ValueState::Empty && row.state != models::ValueState::Null)
        m_opensChip = false;
    const QString kind = row.state == models::ValueState::Foreign ? u"island"_s : row.widget;
    if (m_editor && m_editorKind != kind) {
        m_editor->hide();
        m_editor->deleteLater();
        m_editor = nullptr;
        ensureEditor();
    }
    showState();
    if (m_editor)
        m_editor->setRow(row);
}

void FormRowWidget::ensureEditor()
{
    if (m_editor || m_row.id.isEmpty())
        return;
    m_editorKind = m_row.state == models::ValueState::Foreign ? u"island"_s : m_row.widget;
    m_editor = makeFieldEditor(m_row, m_context, this);
    m_column->insertWidget(m_chipLine ? 1 : 0, m_editor);
    m_label->setBuddy(m_editor);
    connect(m_editor, &FieldEditor::operationsWanted, this, &FormRowWidget::operationsWanted);
    m_editor->setRow(m_row);
    showChip();
    showFrozen();
    const auto controls = m_editor->findChildren<QWidget *>();
    for (QWidget *control : controls)
        control->installEventFilter(this);
}

void FormRowWidget::focusEditor()
{
    ensureEditor();
    if (m_editor->isVisibleTo(this) || !m_chip)
        m_editor->setFocus(Qt::OtherFocusReason);
    else
        m_chip->setFocus(Qt::OtherFocusReason);
}

int FormRowWidget::tabRank(const QWidget *control) const
{
    if (control == m_menu)
        return 3;
    if (m_notes && m_notes->isAncestorOf(control))
        return 2;
    return m_chip && control == m_chip ? 0 : 1;
}

void FormRowWidget::setCurrent(bool current)
{
    if (m_isCurrent == current)
        return;
    m_isCurrent = current;
    showState();
    update();
}

void FormRowWidget::showChip()
{
    const QString word = FormWords::chip(m_row);
    const bool isChip = !word.isEmpty() && !m_opensChip;
    if (isChip)
        ensureChip();
    if (!m_chipLine)
        return;
    m_chipLine->setVisible(isChip);
    m_chip->setText(word);
    m_chip->setAccessibleName(m_row.label.in(FormWords::language()) + u": "_s + word);
    m_chip->setToolTip(tr("Click to write a value"));
    m_fate->setText(FormWords::fate(m_row));
    if (m_editor)
        m_editor->setVisible(!isChip);
}

void FormRowWidget::showLabel()
{
    const QString language = FormWords::language();
    const QString label = m_row.label.in(language);
    const bool isStruck = m_row.node && m_row.node->deprecated;
    // Rich text costs each label a document of its own.
    m_label->setTextFormat(m_row.required || isStruck ? Qt::RichText : Qt::PlainText);
    QString shown = m_row.required || isStruck ? label.toHtmlEscaped() : label;
    if (m_row.required)
        shown
            += u" <span style=\"color:%1\">*</span>"_s.arg(Theme::stateText(State::Failed).name());
    m_label->setText(isStruck ? u"<s>%1</s>"_s.arg(shown) : shown);
    m_label->setFont(
        Theme::font(Type::Content, m_row.isModified ? QFont::DemiBold : QFont::Normal));
    QStringList tip {
        m_row.required ? tr("%1 (required)").arg(m_row.path.toString()) : m_row.path.toString()};
    if (m_row.state == models::ValueState::Inherited)
        tip.append(
            m_row.anchor.isEmpty() ? tr("from a merged anchor") : tr("from &%1").arg(m_row.anchor));
    if (isStruck)
        tip.append(tr("deprecated"));
    if (m_row.guide && !m_row.guide->help.isEmpty())
        tip.append(m_row.guide->help.in(language));
    else if (m_row.node)
        tip.append(m_row.node->description.section(u". "_s, 0, 0).left(300));
    tip.removeAll(QString());
    m_label->setToolTip(tip.join(u'\n'));
}

/// Of what a search found: where it is.
void FormRowWidget::showTrail()
{
    const bool isFound = !m_context.model.searchText().isEmpty() && m_row.path.size() > 1;
    if (isFound && !m_trail) {
        m_trail = new QuietLabel(this, Token::Secondary, Type::MonoMeta);
        m_trail->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        m_column->insertWidget(m_column->count() - 1, m_trail);
    }
    if (!m_trail)
        return;
    m_trail->setVisible(isFound);
    m_trail->setText(FormWords::trail(m_row.path.parent()));
    m_trail->setToolTip(m_row.path.toString());
}

void FormRowWidget::setShowsHelp(bool shows)
{
    if (m_showsHelp == shows)
        return;
    m_showsHelp = shows;
    showHelp();
}

void FormRowWidget::showHelp()
{
    const QString text = m_showsHelp ? FormWords::help(m_row) : QString();
    if (!m_help && text.isEmpty())
        return;
    if (!m_help) {
        m_help = new TrailingNote(this);
        m_column->insertWidget(m_column->count() - 1, m_help); // below what is wrong
    }
    m_help->setVisible(!text.isEmpty());
    m_help->setText(text);
}

/// Read-only as a whole, with the reason below.
void FormRowWidget::showFrozen()
{
    if (m_editor) {
        // Not faint: who cannot change it still reads it.
        QPalette palette;
        if (m_row.isFrozen) {
            for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText})
                palette.setColor(QPalette::Disabled, role, Theme::color(Token::Secondary));
        }
        m_editor->setPalette(palette);
    }
    if (m_chip)
        m_chip->setEnabled(!m_row.isFrozen);
    if (!m_frozen && !m_row.isFrozen)
        return;
    if (!m_frozen) {
        m_frozen = new TrailingNote(this);
        m_column->insertWidget(m_column->count() - 1, m_frozen);
    }
    m_frozen->setVisible(m_row.isFrozen);
    m_frozen->setText(FormWords::frozen(m_row));
    m_label->setAccessibleDescription(m_frozen->text());
}

void FormRowWidget::showNotes()
{
    if (m_row.diagnostics.isEmpty() && !m_notes)
        return;
    if (!m_notes) {
        m_notes = new RowNotes(this);
        m_column->insertWidget(m_column->count() - 1, m_notes);
        connect(m_notes, &RowNotes::fixWanted, this, &FormRowWidget::fixWanted);
    }
    QList<models::yaml::Diagnostic> found;
    for (const int index : std::as_const(m_row.diagnostics))
        found.append(m_context.model.diagnostics().at(index));
    m_notes->setDiagnostics(found);
}

void FormRowWidget::showState()
{
    showLabel();
    const bool showsKey = m_showsKey || m_isCurrent || m_row.state == models::ValueState::Error;
    const QString key = m_row.path.size() > 1 && !m_showsKey
        ? m_row.path.segments()[m_row.path.size() - 2].index() == 0
            ? std::get<QString>(m_row.path.segments()[m_row.path.size() - 2]) + u'.' + m_row.key
            : m_row.key
        : m_row.key;
    m_key->setText(m_key->fontMetrics().elidedText(key, Qt::ElideMiddle, m_key->width()));
    m_key->setVisible(showsKey && key != m_row.label.in(FormWords::language()));
    showChip();
    showTrail();

    const bool isDefault = m_row.state == models::ValueState::SetDefault;
    m_menu->setVisible(m_row.isSet || m_row.isModified);
    m_menu->setIcon(m_row.isModified ? Icons::named(u"edit-undo"_s)
            : isDefault              ? QIcon()
                                     : Icons::named(u"overflow-menu"_s));
    m_menu->setText(isDefault ? u"•"_s : QString());
    m_menu->setToolTip(m_row.isModified ? tr("Undo the change of this field")
            : isDefault                 ? tr("Same as the default")
                                        : tr("More"));
    m_menu->setAccessibleName(m_menu->toolTip() + u": "_s + m_row.label.in(FormWords::language()));
    showNotes();
    showFrozen();
    showHelp();
    update();
}

void FormRowWidget::openMenu(const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    models::FormModel &model = m_context.model;
    const auto add = [&](const QString &text, const QList<models::yaml::Operation> &operations) {
        if (!operations.isEmpty())
            connect(menu->addAction(text), &QAction::triggered, this,
                [this, operations] { want(operations); });
    };
    if (m_row.isModified)
        add(tr("Undo the change of this field"), model.edits().revert(m_row));
    if (!m_row.isFrozen) {
        add(tr("Convert to %1").arg(FormWords::converted(m_row)), model.edits().convert(m_row));
        if (m_row.state == models::ValueState::Inherited)
            add(tr("Write a value of its own here"), model.edits().detach(m_row));
        else if (m_row.isSet)
            add(tr("Not set"), model.edits().unset(m_row));
        if (m_row.node && m_row.state != models::ValueState::Empty
            && (m_row.node->type == models::SchemaNode::Type::String || !m_row.node->isScalar()))
            add(m_row.node->isScalar() ? tr("Set to empty text") : tr("Set to empty"),
                model.edits().setEmpty(m_row));
        if (m_row.node && m_row.node->nullable && m_row.state != models::ValueState::Null)
            add(tr("Set to null"), model.edits().setNull(m_row));
        if (m_row.node && !m_row.node->defaultValue.isUndefined() && !m_row.isSet)
            add(tr("Write the default"), model.edits().setValue(m_row, m_row.node->defaultValue));
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Show in YAML")), &QAction::triggered, this,
        [this] { emit yamlWanted(m_row.path); });
    connect(menu->addAction(tr("Explain")), &QAction::triggered, this,
        [this] { emit helpWanted(m_row.path, true); });
    const bool isSecret = m_row.node && m_row.node->format == "password"_L1;
    if (m_row.isSet && !m_row.text.isEmpty() && !isSecret)
        connect(menu->addAction(tr("Copy value")), &QAction::triggered, this,
            [text = m_row.text] { QGuiApplication::clipboard()->setText(text); });
    connect(menu->addAction(tr("Copy field path")), &QAction::triggered, this,
        [this] { QGuiApplication::clipboard()->setText(m_row.path.toString()); });
    menu->popup(at);
}

void FormRowWidget::contextMenuEvent(QContextMenuEvent *event)
{
    openMenu(event->globalPos());
}

bool FormRowWidget::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn)
        emit entered();
    if (event->type() == QEvent::Wheel) { // wheels scroll the form, not the values
        event->ignore();
        return qobject_cast<QWidget *>(watched)->inherits("QComboBox");
    }
    if (m_chip && watched == m_chip && event->type() == QEvent::Paint) {
        QPainter painter(m_chip);
        painter.setRenderHint(QPainter::Antialiasing);
        QPen pen(Theme::color(Token::Control));
        pen.setStyle(Qt::DashLine);
        painter.setPen(pen);
        painter.setBrush(Theme::color(Token::Chip));
        painter.drawRoundedRect(QRectF(m_chip->rect()).adjusted(0.5, 2.5, -0.5, -2.5), 4, 4);
        painter.setPen(Theme::color(Token::Text));
        painter.setFont(m_chip->font());
        painter.drawText(m_chip->rect(), Qt::AlignCenter, m_chip->text());
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

bool FormRowWidget::event(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && !m_row.id.isEmpty())
        showState();
    if (event->type() == QEvent::ThemeChange && m_row.isFrozen)
        showFrozen();
    return QWidget::event(event);
}

void FormRowWidget::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    // Very wide windows do not make very wide fields.
    const int most = Theme::scaled(labelWidth + widestEditor) + 60;
    layout()->setContentsMargins(10, 3, std::max(8, width() - most), 3);
}

void FormRowWidget::paintEvent(QPaintEvent *event)
{
    QWidget::paintEvent(event);
    QPainter painter(this);
    if (m_isCurrent)
        painter.fillRect(rect(), Theme::color(Token::Surface2));
    QColor gutter;
    if (m_row.state == models::ValueState::Error)
        gutter = Theme::stateFill(State::Failed);
    else if (m_row.state == models::ValueState::Foreign)
        gutter = Theme::stateFill(State::Waiting);
    else if (m_row.isModified)
        gutter = Theme::color(Theme::isDark() ? Token::Link : Token::Accent);
    if (gutter.isValid()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(gutter);
        painter.drawRoundedRect(QRectF(0, 5, gutterWidth, height() - 10), 1.5, 1.5);
    }
}

} // namespace ui
