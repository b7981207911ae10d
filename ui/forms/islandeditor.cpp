// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/islandeditor.h"

#include "models/form/formmodel.h"
#include "ui/editor/textlayout.h"
#include "ui/forms/formwords.h"
#include "ui/shared/quietlabel.h"
#include "ui/shared/style.h"

#include <QEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int mostLines = 10;

} // namespace

IslandFieldEditor::IslandFieldEditor(FormContext context, QWidget *parent)
    : FieldEditor(context, parent)
    , m_edit(new QPlainTextEdit(this))
    , m_note(new QuietLabel(this))
    , m_convert(new QPushButton(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    layout->addWidget(m_edit);
    layout->addWidget(m_note);
    layout->addWidget(m_convert, 0, Qt::AlignLeft);
    Style::setRole(m_convert, ButtonRole::Link);
    Style::setSmall(m_convert);
    connect(m_convert, &QPushButton::clicked, this,
        [this] { want(this->context().model.edits().convert(row())); });
    TextLayout::setUp(*m_edit);
    Style::setField(m_edit);
    m_edit->setFont(Theme::font(Type::Mono));
    m_edit->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_edit->setTabChangesFocus(true);
    m_edit->installEventFilter(this);
    m_note->setWordWrap(true);
    setFocusProxy(m_edit);
}

bool IslandFieldEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::FocusOut)
        commit();
    return FieldEditor::eventFilter(watched, event);
}

void IslandFieldEditor::commit()
{
    const QString text = m_edit->toPlainText();
    if (text == row().text || text.trimmed() == row().text.trimmed())
        return;
    if (text.trimmed().isEmpty()) {
        want(context().model.edits().unset(row()));
        return;
    }
    const auto tree = models::yaml::parse(text);
    if (tree->hasErrors()) {
        for (const models::yaml::Diagnostic &found : tree->diagnostics()) {
            if (found.severity == models::yaml::Severity::Error) {
                m_note->setText(
                    tr("Line %1 cannot be read: %2").arg(found.line).arg(found.message.text()));
                m_note->setInk(Theme::stateText(State::Failed));
                break;
            }
        }
        return; // nothing typed is lost: it stays here
    }
    m_note->setInk(Theme::color(Token::Secondary));
    models::yaml::Operation operation;
    operation.kind = models::yaml::Operation::Kind::SetValue;
    operation.path = row().path;
    operation.value = tree->toJson();
    operation.order = models::yaml::conventionalOrder;
    want({operation});
}

void IslandFieldEditor::show(const models::FormRow &row)
{
    if (!m_edit->hasFocus() && m_edit->toPlainText() != row.text.trimmed())
        m_edit->setPlainText(row.text.trimmed());
    const auto lines = std::clamp<qsizetype>(row.text.trimmed().count(u'\n') + 1, 2, mostLines);
    m_edit->setFixedHeight(int(lines) * TextLayout::lineHeight() + Theme::scaled(18));
    m_edit->setReadOnly(row.state == models::ValueState::Inherited);
    m_edit->setPlaceholderText(tr("YAML"));
    describe(m_edit);
    const QString converted = FormWords::converted(row);
    m_convert->setText(tr("Convert to %1").arg(converted));
    m_convert->setVisible(!converted.isEmpty());
    const bool isForeign = row.state == models::ValueState::Foreign;
    m_note->setText(isForeign
            ? tr("The value does not fit this field's editor; here it is as YAML.")
            : tr("No editor for this part: YAML, checked against the schema."));
}

} // namespace ui
