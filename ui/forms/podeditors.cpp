// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/podeditors.h"

#include "models/form/formmodel.h"
#include "ui/forms/fieldlookup.h"
#include "ui/forms/nodenote.h"
#include "ui/forms/trailingnote.h"
#include "ui/shared/style.h"
#include "ui/shared/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

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
        connect(&context.model, &models::FormModel::updated, this, [this] {
            const QString fit = NodeNote::fitting(this->context(), row().path);
            if (row().isSet && !fit.isEmpty())
                m_note->setText(fit);
        });
    }
}

void AcceleratorFieldEditor::commit(const QString &count, bool burst)
{
    want(context().model.edits().setAccelerator(row(), m_resource->currentText().trimmed(), count),
        burst);
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
    const QString fit = NodeNote::fitting(context(), row.path);
    m_note->setText(row.isSet && !fit.isEmpty() ? fit : note);
    describe(m_resource, tr("resource"));
    describe(m_resource->lineEdit(), tr("resource"));
    describe(m_count, tr("count"));
    describe(m_less, tr("less"));
    describe(m_more, tr("more"));
}

} // namespace ui
