// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/envsourcedialog.h"

#include "ui/forms/fieldlookup.h"
#include "ui/shared/quietlabel.h"
#include "ui/shared/segmented.h"
#include "ui/shared/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

/// What the kubelet can put into a variable.
const QStringList podFields {u"metadata.name"_s, u"metadata.namespace"_s, u"metadata.uid"_s,
    u"metadata.labels['']"_s, u"metadata.annotations['']"_s, u"spec.nodeName"_s,
    u"spec.serviceAccountName"_s, u"status.hostIP"_s, u"status.podIP"_s, u"status.podIPs"_s};

QComboBox *names(QWidget *parent)
{
    auto *combo = new QComboBox(parent);
    combo->setEditable(true);
    combo->setInsertPolicy(QComboBox::NoInsert);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(24);
    combo->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    return combo;
}

void fillWith(QComboBox *combo, const QList<FieldLookup::Choice> &choices)
{
    const QSignalBlocker blocker(combo);
    const QString typed = combo->currentText();
    combo->clear();
    for (const FieldLookup::Choice &choice : choices) {
        combo->addItem(choice.name);
        combo->setItemData(combo->count() - 1, choice.note, Qt::ToolTipRole);
    }
    combo->setCurrentIndex(-1);
    combo->setEditText(typed);
}

} // namespace

EnvSourceDialog::EnvSourceDialog(FieldLookup *lookup, const QJsonObject &variable, QWidget *parent)
    : Dialog(parent)
    , m_lookup(lookup)
    , m_variable(variable)
    , m_form(new QFormLayout)
    , m_source(new Segmented(this))
    , m_value(new QLineEdit(this))
    , m_name(names(this))
    , m_key(names(this))
    , m_optional(new QCheckBox(tr("May be missing"), this))
    , m_field(names(this))
    , m_note(new QuietLabel(this))
{
    setHead({}, tr("Value of %1").arg(variable[u"name"_s].toString()));
    m_source->setOptions({tr("Text"), tr("Secret"), tr("Config map"), tr("Pod field")});
    m_source->setAccessibleName(tr("Where the value comes from"));
    m_value->setFont(Theme::font(Type::Mono));
    m_field->addItems(podFields);
    m_note->setWordWrap(true);
    body()->setSpacing(12);
    body()->addWidget(m_source, 0, Qt::AlignLeft);
    m_form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    m_form->addRow(tr("Value"), m_value);
    m_form->addRow(tr("Name"), m_name);
    m_form->addRow(tr("Key"), m_key);
    m_form->addRow(QString(), m_optional);
    m_form->addRow(tr("Field"), m_field);
    body()->addLayout(m_form);
    body()->addWidget(m_note);
    body()->addStretch(1);
    addCancel();
    m_ok = addButton(tr("Use this value"), ButtonRole::Primary);
    m_ok->setDefault(true);
    setWantedSize(QSize(Theme::scaled(460), Theme::scaled(300)));
    m_name->setAccessibleName(tr("Name"));
    m_key->setAccessibleName(tr("Key"));
    m_field->setAccessibleName(tr("Field"));
    for (QComboBox *combo : {m_name, m_key, m_field})
        combo->lineEdit()->setAccessibleName(combo->accessibleName());
    connect(m_ok, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_source, &Segmented::chosen, this, [this] {
        m_name->clearEditText();
        m_key->clearEditText();
        fill();
    });
    for (QComboBox *combo : {m_name, m_key, m_field})
        connect(combo, &QComboBox::editTextChanged, this, &EnvSourceDialog::fillKeys);
    if (lookup)
        connect(lookup, &FieldLookup::changed, this, &EnvSourceDialog::fill);
    read();
    fill();
}

void EnvSourceDialog::read()
{
    const QJsonObject from = m_variable[u"valueFrom"_s].toObject();
    m_value->setText(m_variable[u"value"_s].toString());
    m_source->setCurrent(Value);
    m_field->clearEditText();
    for (const auto &[member, source] :
        {std::pair {u"secretKeyRef"_s, SecretKey}, std::pair {u"configMapKeyRef"_s, ConfigKey}}) {
        const QJsonObject reference = from[member].toObject();
        if (reference.isEmpty())
            continue;
        m_source->setCurrent(source);
        m_name->setEditText(reference[u"name"_s].toString());
        m_key->setEditText(reference[u"key"_s].toString());
        m_optional->setChecked(reference[u"optional"_s].toBool());
    }
    if (const QJsonObject field = from[u"fieldRef"_s].toObject(); !field.isEmpty()) {
        m_source->setCurrent(PodField);
        m_field->setEditText(field[u"fieldPath"_s].toString());
    } else if (!from.isEmpty() && m_source->current() == Value) {
        m_source->setCurrent(-1); // a source that this dialog does not know stays as it is
    }
}

EnvSourceDialog::Source EnvSourceDialog::source() const
{
    return m_source->current() < 0 ? Other : Source(m_source->current());
}

QString EnvSourceDialog::picker() const
{
    return source() == SecretKey ? u"secret"_s : u"configmap"_s;
}

void EnvSourceDialog::fill()
{
    const bool isKey = source() == SecretKey || source() == ConfigKey;
    m_form->setRowVisible(m_value, source() == Value);
    m_form->setRowVisible(m_field, source() == PodField);
    for (QWidget *part : {static_cast<QWidget *>(m_name), static_cast<QWidget *>(m_key),
             static_cast<QWidget *>(m_optional)})
        m_form->setRowVisible(part, isKey);
    if (isKey && m_lookup)
        fillWith(m_name, m_lookup->choices(picker()));
    fillKeys();
}

void EnvSourceDialog::fillKeys()
{
    const bool isKey = source() == SecretKey || source() == ConfigKey;
    const QString name = m_name->currentText().trimmed();
    QString note;
    if (isKey && m_lookup) {
        const QString keys = picker() + "-key:"_L1 + name;
        if (!name.isEmpty() && !m_key->hasFocus())
            fillWith(m_key, m_lookup->choices(keys));
        if (m_lookup->access(picker()) == FieldLookup::Access::NoAccess)
            note = tr("names cannot be listed with your rights");
    } else if (source() == PodField) {
        note = tr("Known once the pod runs: its name, its node, its address.");
    } else if (source() == Other) {
        note = tr("Taken from a source that is edited as YAML.");
    }
    m_note->setText(note);
    const bool isDone = isKey ? !name.isEmpty() && !m_key->currentText().trimmed().isEmpty()
                              : source() != PodField || !m_field->currentText().isEmpty();
    m_ok->setEnabled(isDone && source() != Other);
}

QJsonObject EnvSourceDialog::variable() const
{
    QJsonObject result = m_variable;
    if (source() == Other)
        return result;
    result.remove(u"value"_s);
    result.remove(u"valueFrom"_s);
    if (source() == Value) {
        result[u"value"_s] = m_value->text();
        return result;
    }
    if (source() == PodField) {
        result[u"valueFrom"_s] = QJsonObject {
            {u"fieldRef"_s, QJsonObject {{u"fieldPath"_s, m_field->currentText().trimmed()}}}};
        return result;
    }
    QJsonObject reference {
        {u"name"_s, m_name->currentText().trimmed()}, {u"key"_s, m_key->currentText().trimmed()}};
    if (m_optional->isChecked())
        reference[u"optional"_s] = true;
    result[u"valueFrom"_s] = QJsonObject {
        {source() == SecretKey ? u"secretKeyRef"_s : u"configMapKeyRef"_s, reference}};
    return result;
}

} // namespace ui
