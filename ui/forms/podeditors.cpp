// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/podeditors.h"

#include "models/form/formedits.h"
#include "models/form/formmodel.h"
#include "models/form/rowmaker.h"
#include "models/yaml/emit.h"
#include "ui/forms/fieldlookup.h"
#include "ui/forms/formwords.h"
#include "ui/forms/trailingnote.h"
#include "ui/forms/volumeline.h"
#include "ui/shared/icons.h"
#include "ui/shared/quietlabel.h"
#include "ui/shared/style.h"
#include "ui/shared/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int resourceWidth = 140;
constexpr int countWidth = 64;

} // namespace

AcceleratorFieldEditor::AcceleratorFieldEditor(FormContext context, QWidget *parent)
    : FieldEditor(context, parent)
    , m_resource(new QComboBox(this))
    , m_count(new QLineEdit(this))
    , m_less(new QPushButton(this))
    , m_more(new QPushButton(this))
    , m_note(new TrailingNote(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(6);
    m_resource->setEditable(true);
    m_resource->setInsertPolicy(QComboBox::NoInsert);
    m_resource->setMinimumWidth(Theme::scaled(resourceWidth));
    m_count->setFixedWidth(Theme::scaled(countWidth));
    m_less->setText(u"−"_s);
    m_more->setText(u"+"_s);
    for (QPushButton *button : {m_less, m_more}) {
        Style::setSmall(button);
        button->setFixedSize(Theme::scaled(24), Theme::scaled(24));
        button->setFocusPolicy(Qt::NoFocus);
        button->setAutoRepeat(true);
    }
    layout->addWidget(m_resource);
    layout->addWidget(m_count);
    layout->addWidget(m_less);
    layout->addWidget(m_more);
    layout->addWidget(m_note, 1);
    setFocusProxy(m_count);
    const auto step = [this](int by) {
        const int value = std::max(0, m_count->text().toInt() + by);
        commit(value == 0 ? QString() : QString::number(value), true);
    };
    connect(m_less, &QPushButton::clicked, this, [step] { step(-1); });
    connect(m_more, &QPushButton::clicked, this, [step] { step(1); });
    connect(
        m_count, &QLineEdit::textEdited, this, [this](const QString &text) { commit(text, true); });
    connect(m_resource, &QComboBox::activated, this, [this] { commit(m_count->text(), false); });
    connect(m_resource->lineEdit(), &QLineEdit::editingFinished, this, [this] {
        if (m_resource->currentText() != row().path.lastKey() && row().isSet)
            commit(m_count->text(), false);
    });
    if (context.lookup) {
        connect(context.lookup, &FieldLookup::changed, this, [this](const QString &picker) {
            if (picker == "accelerator"_L1)
                show(row());
        });
    }
}

void AcceleratorFieldEditor::commit(const QString &count, bool burst)
{
    want(context().model.setAccelerator(row(), m_resource->currentText().trimmed(), count), burst);
}

void AcceleratorFieldEditor::show(const models::FormRow &row)
{
    const QSignalBlocker blocker(m_resource);
    const QString key = row.path.lastKey();
    // A resource chosen before there is a count is kept by the box alone.
    const QString chosen = row.isSet || m_resource->count() == 0 ? key : m_resource->currentText();
    QStringList names {u"nvidia.com/gpu"_s};
    QString note;
    if (FieldLookup *lookup = context().lookup) {
        const auto choices = lookup->choices(u"accelerator"_s);
        if (!choices.isEmpty())
            names.clear();
        for (const FieldLookup::Choice &choice : choices) {
            names.append(choice.name);
            if (choice.name == chosen)
                note = choice.note;
        }
    }
    if (!names.contains(chosen))
        names.append(chosen);
    m_resource->clear();
    m_resource->addItems(names);
    m_resource->setCurrentText(chosen);
    if (m_count->text() != row.text) {
        const QSignalBlocker countBlocker(m_count);
        m_count->setText(row.text);
    }
    m_count->setPlaceholderText(tr("none"));
    Style::setInvalid(m_count, row.state == models::ValueState::Error);
    m_note->setText(note);
    describe(m_resource, tr("resource"));
    describe(m_resource->lineEdit(), tr("resource"));
    describe(m_count, tr("count"));
    describe(m_less, tr("less"));
    describe(m_more, tr("more"));
}

VolumesFieldEditor::VolumesFieldEditor(FormContext context, QWidget *parent)
    : FieldEditor(context, parent)
    , m_lines(new QVBoxLayout)
    , m_addLine(new QWidget(this))
    , m_claim(new QComboBox(m_addLine))
    , m_path(new QLineEdit(m_addLine))
    , m_addButton(new QPushButton(m_addLine))
    , m_access(new QuietLabel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    m_lines->setSpacing(4);
    layout->addLayout(m_lines);
    auto *line = new QHBoxLayout(m_addLine);
    line->setContentsMargins({});
    line->setSpacing(6);
    m_claim->setEditable(true);
    m_claim->setInsertPolicy(QComboBox::NoInsert);
    m_claim->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_claim->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_claim->setMinimumContentsLength(8);
    line->addWidget(m_claim, 3);
    line->addWidget(m_path, 2);
    line->addWidget(m_addButton);
    layout->addWidget(m_addLine);
    layout->addWidget(m_access);
    m_path->setFont(Theme::font(Type::Mono));
    setFocusProxy(m_claim);
    connect(m_addButton, &QPushButton::clicked, this, [this] { add(); });
    connect(m_path, &QLineEdit::returnPressed, this, [this] { add(); });
    connect(m_claim, &QComboBox::activated, this, [this] {
        if (m_path->text().isEmpty())
            m_path->setFocus();
    });
    if (context.lookup) {
        connect(context.lookup, &FieldLookup::changed, this, [this](const QString &picker) {
            if (picker == "claim"_L1) {
                m_shown.clear();
                show(row());
            }
        });
    }
}

models::Path VolumesFieldEditor::podSpec() const
{
    return row().path.parent();
}

QJsonObject VolumesFieldEditor::podSpecObject() const
{
    const models::yaml::Node *node = context().model.tree()->resolvedAt(podSpec(), 0);
    return node ? models::yaml::toJson(*node).toObject() : QJsonObject();
}

int VolumesFieldEditor::container() const
{
    // The same container whose image stands in the form.
    const models::Path containers = podSpec().child(u"containers"_s);
    for (const models::FormRow &other : context().model.rows()) {
        if (other.key == "image"_L1 && other.path.size() == containers.size() + 2
            && other.path.startsWith(containers))
            return std::get<int>(other.path.segments()[containers.size()]);
    }
    return 0;
}

QWidget *VolumesFieldEditor::makeLine(const models::VolumeMount &volume)
{
    QString note;
    if (FieldLookup *lookup = context().lookup; lookup && volume.kind == "claim"_L1) {
        const auto choices = lookup->choices(u"claim"_s);
        for (const FieldLookup::Choice &choice : choices) {
            if (choice.name == volume.source)
                note = choice.note;
        }
        if (note.isEmpty() && lookup->access(u"claim"_s) == FieldLookup::Access::Known)
            note = tr("not found in this project");
    }
    auto *line = new VolumeLine(volume, note, this);
    connect(line, &VolumeLine::removeWanted, this, [this, name = volume.name] {
        want(models::removeVolume(podSpec(), podSpecObject(), name));
    });
    return line;
}

void VolumesFieldEditor::show(const models::FormRow &)
{
    m_addButton->setText(tr("Add"));
    m_claim->lineEdit()->setPlaceholderText(tr("claim"));
    m_path->setPlaceholderText(tr("folder, such as /data"));
    describe(m_claim, tr("claim"));
    describe(m_claim->lineEdit(), tr("claim"));
    describe(m_path, tr("folder"));
    describe(m_addButton, tr("add"));
    fillClaims();
    const QJsonObject spec = podSpecObject();
    const QString now = models::yaml::emitFlow(QJsonArray {spec[u"volumes"_s],
                            spec[u"containers"_s].toArray().at(container())[u"volumeMounts"_s]})
        + FormWords::language();
    if (now == m_shown)
        return;
    m_shown = now;
    for (QWidget *line : std::as_const(m_made)) {
        line->hide();
        line->deleteLater();
    }
    m_made.clear();
    const auto volumes = models::volumesOf(spec, container());
    for (const models::VolumeMount &volume : volumes) {
        m_made.append(makeLine(volume));
        m_lines->addWidget(m_made.last());
        m_made.last()->show();
    }
    m_addLine->setVisible(m_isAdding || volumes.isEmpty());
    updateGeometry();
}

void VolumesFieldEditor::fillClaims()
{
    FieldLookup *lookup = context().lookup;
    const QString typed = m_claim->currentText();
    const QSignalBlocker blocker(m_claim);
    m_claim->clear();
    if (lookup) {
        const auto choices = lookup->choices(u"claim"_s);
        for (const FieldLookup::Choice &choice : choices)
            m_claim->addItem(choice.name, choice.name);
        for (int i = 0; i < m_claim->count(); ++i)
            m_claim->setItemData(i, choices[i].note, Qt::ToolTipRole);
    }
    m_claim->setCurrentIndex(-1);
    m_claim->lineEdit()->setText(typed);
    const bool isClosed = lookup && lookup->access(u"claim"_s) == FieldLookup::Access::NoAccess;
    m_access->setText(tr("names cannot be listed with your rights"));
    m_access->setVisible(isClosed);
}

void VolumesFieldEditor::add()
{
    models::VolumeMount volume;
    volume.kind = u"claim"_s;
    volume.source = m_claim->currentText().trimmed();
    volume.mountPath = m_path->text().trimmed();
    if (volume.source.isEmpty()) {
        m_claim->setFocus();
        return;
    }
    if (volume.mountPath.isEmpty()) {
        m_path->setFocus();
        return;
    }
    m_claim->lineEdit()->clear();
    m_path->clear();
    m_isAdding = false;
    want(models::addVolume(podSpec(), podSpecObject(), container(), volume));
}

void VolumesFieldEditor::beginAdding()
{
    m_isAdding = true;
    m_addLine->show();
    m_claim->setFocus();
}

} // namespace ui
