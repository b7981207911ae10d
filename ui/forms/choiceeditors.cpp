// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/choiceeditors.h"

#include "models/form/descriptions.h"
#include "models/form/formedits.h"
#include "models/form/formmodel.h"
#include "models/form/references.h"
#include "ui/forms/fieldlookup.h"
#include "ui/forms/formwords.h"
#include "ui/forms/trailingnote.h"
#include "ui/shared/segmented.h"
#include "ui/shared/style.h"
#include "ui/shared/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int mostSegments = 4;
constexpr int comboWidth = 200;

QHBoxLayout *row(QWidget *parent)
{
    auto *layout = new QHBoxLayout(parent);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    return layout;
}

} // namespace

SegmentsFieldEditor::SegmentsFieldEditor(FormContext context, QWidget *parent)
    : FieldEditor(context, parent)
    , m_segments(new Segmented(this))
    , m_note(new TrailingNote(this))
{
    QHBoxLayout *layout = ui::row(this);
    layout->addWidget(m_segments);
    layout->addWidget(m_note, 1);
    setFocusProxy(m_segments);
    connect(m_segments, &Segmented::chosen, this, [this] {
        const QVariant value = m_segments->currentValue();
        if (!value.isValid())
            want(this->context().model.edits().unset(this->row()));
        else
            wantValue(QJsonValue::fromVariant(value));
    });
}

void SegmentsFieldEditor::show(const models::FormRow &row)
{
    QStringList words {tr("not set")};
    QVariantList values {QVariant()};
    if (row.widget == "switch3"_L1) {
        words += {u"true"_s, u"false"_s};
        values += {true, false};
    } else {
        for (const QString &option : row.options) {
            words.append(FormWords::option(row, option));
            values.append(option);
        }
    }
    m_segments->setOptions(words, values);
    int current = row.isSet ? -1 : 0;
    for (int i = 1; i < values.size() && row.isSet; ++i) {
        if (QJsonValue::fromVariant(values[i]) == row.value)
            current = i;
    }
    m_segments->setCurrent(current);
    describe(m_segments);
    const bool isOther
        = row.value.isBool() && row.text != (row.value.toBool() ? "true"_L1 : "false"_L1);
    m_note->setText(isOther                          ? tr("written as %1").arg(row.text)
            : row.placeholder.isEmpty() || row.isSet ? QString()
                                                     : tr("default: %1").arg(row.placeholder));
}

UnionFieldEditor::UnionFieldEditor(FormContext context, QWidget *parent)
    : FieldEditor(context, parent)
    , m_segments(new Segmented(this))
    , m_combo(new QComboBox(this))
    , m_note(new TrailingNote(this))
{
    QHBoxLayout *layout = ui::row(this);
    layout->addWidget(m_segments);
    layout->addWidget(m_combo);
    layout->addWidget(m_note, 1);
    connect(m_segments, &Segmented::chosen, this, [this] {
        want(this->context().model.edits().chooseMember(
            this->row(), m_segments->currentValue().toString()));
    });
    connect(m_combo, &QComboBox::activated, this, [this] {
        want(this->context().model.edits().chooseMember(
            this->row(), m_combo->currentData().toString()));
    });
}

void UnionFieldEditor::show(const models::FormRow &row)
{
    const QJsonObject object = row.value.toObject();
    QStringList words;
    QVariantList values;
    int current = -1;
    for (const QString &option : row.options) {
        if (object.contains(option))
            current = int(values.size());
        words.append(FormWords::option(row, option));
        values.append(option);
    }
    const bool isShort = row.options.size() <= mostSegments;
    m_segments->setVisible(isShort);
    m_combo->setVisible(!isShort);
    setFocusProxy(isShort ? static_cast<QWidget *>(m_segments) : m_combo);
    if (isShort) {
        m_segments->setOptions(words, values);
        m_segments->setCurrent(current);
    } else {
        const QSignalBlocker blocker(m_combo);
        m_combo->clear();
        m_combo->setPlaceholderText(tr("not set"));
        for (qsizetype i = 0; i < words.size(); ++i)
            m_combo->addItem(words[i], values[i]);
        m_combo->setCurrentIndex(current);
    }
    describe(m_segments);
    describe(m_combo);
    m_note->setText(current >= 0 ? tr("the others are remembered") : tr("choose one"));
}

ContainerTabsEditor::ContainerTabsEditor(FormContext context, QWidget *parent)
    : FieldEditor(context, parent)
    , m_tabs(new Segmented(this))
    , m_combo(new QComboBox(this))
{
    QHBoxLayout *layout = ui::row(this);
    layout->addWidget(m_tabs);
    layout->addWidget(m_combo);
    layout->addStretch(1);
    connect(m_tabs, &Segmented::chosen, this, [this](int index) {
        this->context().model.chooseContainer(this->row().path, this->row().options.value(index));
    });
    connect(m_combo, &QComboBox::activated, this, [this](int index) {
        this->context().model.chooseContainer(this->row().path, this->row().options.value(index));
    });
}

void ContainerTabsEditor::show(const models::FormRow &row)
{
    const bool isShort = row.options.size() <= mostSegments;
    const int current = int(row.options.indexOf(row.text));
    m_tabs->setVisible(isShort);
    m_combo->setVisible(!isShort);
    setFocusProxy(isShort ? static_cast<QWidget *>(m_tabs) : m_combo);
    m_tabs->setOptions(isShort ? row.options : QStringList());
    m_tabs->setCurrent(isShort ? current : -1);
    const QSignalBlocker blocker(m_combo);
    m_combo->clear();
    m_combo->addItems(row.options);
    m_combo->setCurrentIndex(current);
    describe(m_tabs);
    describe(m_combo);
}

ComboFieldEditor::ComboFieldEditor(FormContext context, QWidget *parent)
    : FieldEditor(context, parent)
    , m_combo(new QComboBox(this))
{
    QHBoxLayout *layout = ui::row(this);
    m_combo->setMinimumWidth(Theme::scaled(comboWidth));
    layout->addWidget(m_combo);
    layout->addStretch(1);
    setFocusProxy(m_combo);
    connect(m_combo, &QComboBox::activated, this, [this] {
        const QVariant value = m_combo->currentData();
        if (!value.isValid())
            want(this->context().model.edits().unset(this->row()));
        else
            wantValue(models::valueOfText(this->row(), value.toString()));
    });
}

void ComboFieldEditor::show(const models::FormRow &row)
{
    const QSignalBlocker blocker(m_combo);
    m_combo->clear();
    m_combo->addItem(row.placeholder.isEmpty() ? tr("not set")
                                               : tr("not set (default: %1)").arg(row.placeholder));
    const QHash<QString, QString> meanings
        = row.node ? models::enumMeanings(row.node->description) : QHash<QString, QString>();
    for (const QString &option : row.options) {
        m_combo->addItem(FormWords::option(row, option), option);
        m_combo->setItemData(m_combo->count() - 1, meanings.value(option), Qt::ToolTipRole);
    }
    int current = row.isSet ? m_combo->findData(row.text) : 0;
    if (current < 0) {
        m_combo->addItem(row.text, row.text);
        current = m_combo->count() - 1;
    }
    m_combo->setCurrentIndex(current);
    Style::setInvalid(m_combo, row.state == models::ValueState::Error);
    describe(m_combo);
}

PickerFieldEditor::PickerFieldEditor(FormContext context, QWidget *parent)
    : FieldEditor(context, parent)
    , m_combo(new QComboBox(this))
    , m_note(new TrailingNote(this))
{
    QHBoxLayout *layout = ui::row(this);
    m_combo->setEditable(true);
    m_combo->setInsertPolicy(QComboBox::NoInsert);
    m_combo->setMinimumWidth(Theme::scaled(comboWidth));
    m_combo->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    layout->addWidget(m_combo, 1); // names are long; the note takes what it says
    layout->addWidget(m_note);
    setFocusProxy(m_combo);
    connect(m_combo->lineEdit(), &QLineEdit::textEdited, this,
        [this](const QString &text) { wantText(text, true); });
    connect(m_combo, &QComboBox::activated, this,
        [this](int index) { wantText(m_combo->itemData(index).toString()); });
    if (context.lookup) {
        connect(context.lookup, &FieldLookup::changed, this, [this](const QString &picker) {
            if (this->row().picker.section(u':', 0, 0) == picker.section(u':', 0, 0))
                fill();
        });
    }
}

void PickerFieldEditor::show(const models::FormRow &row)
{
    m_combo->lineEdit()->setPlaceholderText(placeholder());
    m_combo->lineEdit()->setReadOnly(row.state == models::ValueState::Inherited);
    Style::setInvalid(m_combo, row.state == models::ValueState::Error);
    describe(m_combo);
    describe(m_combo->lineEdit());
    fill();
}

QList<FieldLookup::Choice> PickerFieldEditor::choices() const
{
    if (!models::Reference {row().picker, {}}.isLocal())
        return context().lookup ? context().lookup->choices(row().picker)
                                : QList<FieldLookup::Choice>();
    QList<FieldLookup::Choice> names;
    for (const QString &name : row().options)
        names.append({name, {}});
    return names;
}

/// Is a name that is not there all right? "optional: true" beside it says so.
bool PickerFieldEditor::mayBeMissing() const
{
    const QString &picker = row().picker;
    if (picker == "image"_L1 || picker == "taint"_L1 || picker.startsWith("node-"_L1)
        || picker.startsWith("label:"_L1))
        return true;
    const models::yaml::Node *node
        = context().model.tree()->resolvedAt(row().path.parent().child(u"optional"_s));
    return node && node->isScalar() && node->text == "true"_L1;
}

QString PickerFieldEditor::noteFor(const QList<FieldLookup::Choice> &choices) const
{
    const QString &picker = row().picker;
    const auto named = std::ranges::find(choices, row().text, &FieldLookup::Choice::name);
    if (row().isSet && named != choices.end())
        return named->note;
    if (picker == "image"_L1)
        return row().text.isEmpty() ? QString() : FormWords::imageNote(row().text);
    if (models::Reference {picker, {}}.isLocal())
        return choices.isEmpty() && picker == "volume"_L1 ? tr("this pod has no volumes yet")
                                                          : QString();
    if (!context().lookup || picker.isEmpty())
        return {};
    const auto access = context().lookup->access(picker);
    if (access == FieldLookup::Access::NoAccess)
        return tr("names cannot be listed with your rights");
    if (access == FieldLookup::Access::Unknown)
        return tr("no names to choose from: type one");
    if (access == FieldLookup::Access::Known && row().isSet && !row().text.isEmpty()
        && !mayBeMissing())
        return picker.contains(u':') ? tr("no such key there") : tr("not found in this project");
    return {};
}

void PickerFieldEditor::fill()
{
    const QSignalBlocker blocker(m_combo);
    const QSignalBlocker lineBlocker(m_combo->lineEdit());
    const QString typed = m_combo->lineEdit()->text();
    const int caret = m_combo->lineEdit()->cursorPosition();
    const auto names = choices();
    m_combo->clear();
    for (const FieldLookup::Choice &choice : names) {
        m_combo->addItem(choice.note.isEmpty() ? choice.name : choice.name + u"   "_s + choice.note,
            choice.name);
    }
    m_combo->setCurrentIndex(-1);
    m_combo->lineEdit()->setText(row().text);
    if (m_combo->lineEdit()->hasFocus() && typed == row().text)
        m_combo->lineEdit()->setCursorPosition(caret);
    const QString note = noteFor(names);
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

} // namespace ui
