// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/lineeditors.h"

#include "models/form/formedits.h"
#include "models/form/formmodel.h"
#include "ui/editor/textlayout.h"
#include "ui/forms/formwords.h"
#include "ui/forms/tableeditors.h"
#include "ui/forms/trailingnote.h"
#include "ui/shared/icons.h"
#include "ui/shared/style.h"
#include "ui/shared/theme.h"

#include <QComboBox>
#include <QCompleter>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int numberWidth = 92;
constexpr int gap = 6;

QHBoxLayout *row(QWidget *parent)
{
    auto *layout = new QHBoxLayout(parent);
    layout->setContentsMargins({});
    layout->setSpacing(gap);
    return layout;
}

/// The caret and what is being typed stay while the text says the same.
void showText(QLineEdit *edit, const QString &text)
{
    if (edit->text() == text)
        return;
    const int caret = edit->cursorPosition();
    const QSignalBlocker blocker(edit);
    edit->setText(text);
    if (edit->hasFocus())
        edit->setCursorPosition(std::min(caret, int(text.size())));
}

QPushButton *stepButton(const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    Style::setSmall(button);
    button->setAutoRepeat(true);
    button->setFixedSize(Theme::scaled(24), Theme::scaled(24));
    button->setFocusPolicy(Qt::NoFocus); // arrow keys do the same
    return button;
}

/// "128Gi" -> 128 and Gi; nothing for exponents and the like.
std::optional<std::pair<QString, QString>> splitQuantity(const QString &text)
{
    static const QRegularExpression shape(
        uR"(^([+-]?\d*\.?\d+)(Ki|Mi|Gi|Ti|Pi|Ei|[numkMGTPE]?)$)"_s);
    const QRegularExpressionMatch match = shape.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    return std::pair(match.captured(1), match.captured(2));
}

} // namespace

LineFieldEditor::LineFieldEditor(FormContext context, QWidget *parent)
    : FieldEditor(context, parent)
    , m_edit(new QLineEdit(this))
    , m_unit(new TrailingNote(this))
    , m_type(new QToolButton(this))
{
    QHBoxLayout *layout = ui::row(this);
    layout->addWidget(m_edit, 1);
    layout->addWidget(m_type);
    layout->addWidget(m_unit);
    m_type->setFont(Theme::font(Type::MonoMeta));
    m_type->hide();
    setFocusProxy(m_edit);
    connect(m_edit, &QLineEdit::textEdited, this,
        [this](const QString &text) { wantText(text, true); });
    connect(m_type, &QToolButton::clicked, this, [this] {
        // "80" becomes 80 and back: the same letters, another type.
        const QJsonValue value = this->row().value;
        wantValue(value.isString() ? QJsonValue(value.toString().toLongLong())
                                   : QJsonValue(this->row().text));
    });
}

void LineFieldEditor::show(const models::FormRow &row)
{
    const bool isTyping
        = m_edit->hasFocus() && models::valueOfText(row, m_edit->text()) == row.value;
    if (!isTyping)
        showText(m_edit, row.text);
    const bool isSecret = row.node && row.node->format == "password"_L1;
    m_edit->setEchoMode(isSecret ? QLineEdit::PasswordEchoOnEdit : QLineEdit::Normal);
    if (!row.options.isEmpty() && !m_edit->completer()) { // names of ports
        auto *completer = new QCompleter(row.options, m_edit);
        completer->setFilterMode(Qt::MatchContains);
        m_edit->setCompleter(completer);
        connect(completer, qOverload<const QString &>(&QCompleter::activated), this,
            [this](const QString &name) { wantText(name); });
    }
    m_edit->setPlaceholderText(placeholder());
    m_edit->setReadOnly(row.state == models::ValueState::Inherited);
    Style::setInvalid(m_edit, row.state == models::ValueState::Error);
    describe(m_edit);
    m_unit->setText(unit());
    m_unit->setVisible(!unit().isEmpty());
    bool isWhole = false;
    row.text.toLongLong(&isWhole);
    m_type->setVisible(row.widget == "intOrString"_L1 && isWhole);
    m_type->setText(row.value.isString() ? u"\"abc\""_s : u"123"_s);
    m_type->setToolTip(row.value.isString() ? tr("Sent as text; click for a number")
                                            : tr("Sent as a number; click for text"));
    describe(m_type, tr("type"));
}

CommandFieldEditor::CommandFieldEditor(FormContext context, QWidget *parent)
    : FieldEditor(context, parent)
    , m_line(new QLineEdit(this))
    , m_toggle(new QToolButton(this))
    , m_column(new QVBoxLayout)
{
    QHBoxLayout *layout = ui::row(this);
    m_column->setSpacing(0);
    m_column->addWidget(m_line);
    layout->addLayout(m_column, 1);
    layout->addWidget(m_toggle, 0, Qt::AlignTop);
    m_line->setFont(Theme::font(Type::Mono));
    m_toggle->setAutoRaise(true);
    m_toggle->setFixedSize(Theme::scaled(24), Theme::scaled(28));
    setFocusProxy(m_line);
    connect(m_line, &QLineEdit::textEdited, this, [this](const QString &text) { commit(text); });
    connect(m_toggle, &QToolButton::clicked, this, [this] {
        m_asList = !m_asList;
        show(this->row());
    });
}

void CommandFieldEditor::commit(const QString &text)
{
    const QStringList words = models::splitCommand(text);
    if (words.isEmpty())
        want(context().model.edits().unset(row()), true);
    else
        wantValue(QJsonArray::fromStringList(words), true);
}

void CommandFieldEditor::show(const models::FormRow &row)
{
    if (m_asList && !m_list) {
        m_list = new ListFieldEditor(context(), this);
        m_column->addWidget(m_list);
        connect(m_list, &FieldEditor::operationsWanted, this, &FieldEditor::operationsWanted);
    }
    m_line->setVisible(!m_asList);
    if (m_list)
        m_list->setVisible(m_asList);
    setFocusProxy(m_asList ? static_cast<QWidget *>(m_list) : m_line);
    if (m_asList)
        m_list->setRow(row);
    showText(m_line, shownText(row));
    m_line->setPlaceholderText(placeholder());
    m_line->setReadOnly(row.state == models::ValueState::Inherited);
    Style::setInvalid(m_line, row.state == models::ValueState::Error);
    describe(m_line);
    m_toggle->setIcon(
        Icons::named(m_asList ? u"format-justify-left"_s : u"format-list-unordered"_s));
    m_toggle->setToolTip(m_asList ? tr("As one line") : tr("As a list of words"));
    describe(m_toggle, m_toggle->toolTip());
}

QString CommandFieldEditor::shownText(const models::FormRow &row) const
{
    QStringList words;
    const QJsonArray list = row.value.toArray();
    for (const QJsonValue &word : list)
        words.append(word.isString() ? word.toString() : word.toVariant().toString());
    // A blank at the end is on its way to the next word.
    if (m_line->hasFocus() && models::splitCommand(m_line->text()) == words)
        return m_line->text();
    return models::joinCommand(words);
}

NumberFieldEditor::NumberFieldEditor(FormContext context, QWidget *parent)
    : FieldEditor(context, parent)
    , m_edit(new QLineEdit(this))
    , m_less(stepButton(u"−"_s, this))
    , m_more(stepButton(u"+"_s, this))
    , m_unit(new TrailingNote(this))
{
    QHBoxLayout *layout = ui::row(this);
    m_edit->setMinimumWidth(Theme::scaled(numberWidth));
    m_edit->setMaximumWidth(Theme::scaled(numberWidth * 2));
    layout->addWidget(m_edit);
    layout->addWidget(m_less);
    layout->addWidget(m_more);
    layout->addWidget(m_unit, 1);
    setFocusProxy(m_edit);
    connect(m_edit, &QLineEdit::textEdited, this,
        [this](const QString &text) { wantText(text, true); });
    connect(m_less, &QPushButton::clicked, this, [this] { step(-1); });
    connect(m_more, &QPushButton::clicked, this, [this] { step(1); });
}

void NumberFieldEditor::step(int by)
{
    bool isNumber = false;
    qlonglong value = m_edit->text().toLongLong(&isNumber);
    if (!isNumber)
        value = row().node ? qlonglong(row().node->defaultValue.toInteger()) : 0;
    value += by;
    if (row().node && row().node->minimum)
        value = std::max(value, qlonglong(row().node->minimum->value));
    if (row().node && row().node->maximum)
        value = std::min(value, qlonglong(row().node->maximum->value));
    wantValue(value, true);
}

void NumberFieldEditor::show(const models::FormRow &row)
{
    // "1." and "1.0" are on their way to 1.05.
    if (!m_edit->hasFocus() || models::valueOfText(row, m_edit->text()) != row.value)
        showText(m_edit, row.text);
    m_edit->setPlaceholderText(placeholder());
    m_edit->setReadOnly(row.state == models::ValueState::Inherited);
    Style::setInvalid(m_edit, row.state == models::ValueState::Error);
    describe(m_edit);
    const bool hasSteps = row.widget == "integer"_L1 && (row.isSet || row.required);
    m_less->setVisible(hasSteps);
    m_more->setVisible(hasSteps);
    describe(m_less, tr("less"));
    describe(m_more, tr("more"));
    m_unit->setText(unit());
}

QuantityFieldEditor::QuantityFieldEditor(FormContext context, QWidget *parent)
    : FieldEditor(context, parent)
    , m_number(new QLineEdit(this))
    , m_unitBox(new QComboBox(this))
    , m_size(new TrailingNote(this))
{
    QHBoxLayout *layout = ui::row(this);
    m_number->setMinimumWidth(Theme::scaled(numberWidth));
    m_number->setMaximumWidth(Theme::scaled(numberWidth * 2));
    layout->addWidget(m_number);
    layout->addWidget(m_unitBox);
    layout->addWidget(m_size, 1);
    setFocusProxy(m_number);
    connect(m_number, &QLineEdit::textEdited, this, [this] { commit(true); });
    connect(m_unitBox, &QComboBox::activated, this, [this] { commit(false); });
}

bool QuantityFieldEditor::isBytes() const
{
    const QString key = row().key;
    return key.contains("memory"_L1, Qt::CaseInsensitive)
        || key.contains("storage"_L1, Qt::CaseInsensitive)
        || key.contains("size"_L1, Qt::CaseInsensitive) || key.contains("hugepages"_L1);
}

void QuantityFieldEditor::commit(bool burst)
{
    const QString typed = m_number->text().trimmed();
    static const QRegularExpression bare(uR"(^[+-]?\d*\.?\d+$)"_s);
    const bool isBare = bare.match(typed).hasMatch();
    const QString suffix = isBare ? m_unitBox->currentData().toString() : QString();
    if (typed.isEmpty()) {
        want(context().model.edits().unset(row()), burst);
        return;
    }
    const QString text = typed + suffix;
    bool isWhole = false;
    const qlonglong whole = text.toLongLong(&isWhole);
    wantValue(isWhole ? QJsonValue(whole) : QJsonValue(text), burst);
}

void QuantityFieldEditor::show(const models::FormRow &row)
{
    const QString guided = row.guide ? row.guide->unit.in(FormWords::language()) : QString();
    QList<std::pair<QString, QString>> units;
    if (isBytes()) {
        for (const auto &each : {u"Mi"_s, u"Gi"_s, u"Ti"_s, u"M"_s, u"G"_s, u"T"_s})
            units.emplaceBack(each, each);
    } else if (row.key == "cpu"_L1) {
        units = {{guided.isEmpty() ? tr("cores") : guided, QString()}, {u"m"_s, u"m"_s}};
    }
    const auto parts = splitQuantity(row.text);
    const QString suffix = parts ? parts->second : QString();
    const QSignalBlocker blocker(m_unitBox);
    m_unitBox->clear();
    for (const auto &[word, value] : std::as_const(units))
        m_unitBox->addItem(word, value);
    int index = m_unitBox->findData(suffix);
    if (index < 0 && parts && !units.isEmpty()) {
        m_unitBox->addItem(suffix.isEmpty() ? tr("bytes") : suffix, suffix);
        index = m_unitBox->count() - 1;
    }
    if (!row.isSet && isBytes())
        index = m_unitBox->findData(u"Gi"_s);
    m_unitBox->setCurrentIndex(std::max(index, 0));
    const bool isPair = !units.isEmpty() && (parts || !row.isSet);
    m_unitBox->setVisible(isPair);
    const QString shown = isPair && parts ? parts->first : row.text;
    if (!(m_number->hasFocus() && m_number->text() + suffix == row.text))
        showText(m_number, shown);
    m_number->setPlaceholderText(row.placeholder.isEmpty() ? tr("not set") : placeholder());
    m_number->setReadOnly(row.state == models::ValueState::Inherited);
    Style::setInvalid(m_number, row.state == models::ValueState::Error);
    describe(m_number);
    describe(m_unitBox, tr("unit"));
    m_size->setText(isBytes() ? FormWords::humanSize(row.text) : QString());
}

TextBlockFieldEditor::TextBlockFieldEditor(FormContext context, QWidget *parent)
    : FieldEditor(context, parent)
    , m_edit(new QPlainTextEdit(this))
{
    QHBoxLayout *layout = ui::row(this);
    layout->addWidget(m_edit);
    TextLayout::setUp(*m_edit);
    Style::setField(m_edit);
    m_edit->setFont(Theme::font(Type::Mono));
    m_edit->setTabChangesFocus(true);
    m_edit->setFixedHeight(Theme::scaled(96));
    m_edit->installEventFilter(this);
    setFocusProxy(m_edit);
}

bool TextBlockFieldEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::FocusOut
        && m_edit->toPlainText() != row().text)
        wantText(m_edit->toPlainText());
    return FieldEditor::eventFilter(watched, event);
}

void TextBlockFieldEditor::show(const models::FormRow &row)
{
    if (!m_edit->hasFocus() && m_edit->toPlainText() != row.text)
        m_edit->setPlainText(row.text);
    m_edit->setPlaceholderText(placeholder());
    describe(m_edit);
}

} // namespace ui
