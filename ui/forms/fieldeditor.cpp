// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/fieldeditor.h"

#include "models/form/formedits.h"
#include "models/form/formmodel.h"
#include "ui/forms/formwords.h"
#include "ui/forms/frozen.h"
#include "ui/shared/theme.h"

#include <QEvent>

using namespace Qt::StringLiterals;

namespace ui {

FieldEditor::FieldEditor(FormContext context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
{
}

void FieldEditor::setRow(const models::FormRow &row)
{
    m_row = row;
    present();
}

void FieldEditor::present()
{
    if (m_isFrozen && !m_row.isFrozen)
        freeze(*this, false); // before show(): it knows what else is read-only
    show(m_row);
    if (m_row.isFrozen)
        freeze(*this, true);
    m_isFrozen = m_row.isFrozen;
}

QSize FieldEditor::minimumSizeHint() const
{
    constexpr int controlHeight = 28;
    return QWidget::minimumSizeHint().expandedTo({0, Theme::scaled(controlHeight)});
}

void FieldEditor::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && !m_row.id.isEmpty())
        present();
    else if (event->type() == QEvent::ThemeChange && m_isFrozen)
        freeze(*this, true); // the colour of its texts
    QWidget::changeEvent(event);
}

void FieldEditor::want(const QList<models::yaml::Operation> &operations, bool burst)
{
    if (!operations.isEmpty())
        emit operationsWanted(operations, burst);
}

void FieldEditor::wantValue(const QJsonValue &value, bool burst)
{
    want(m_context.model.edits().setValue(m_row, value), burst);
}

void FieldEditor::wantText(const QString &text, bool burst)
{
    const bool keepsEmpty = m_row.state == models::ValueState::Empty;
    if (text.isEmpty() && !keepsEmpty) {
        want(m_context.model.edits().unset(m_row), burst);
        return;
    }
    wantValue(models::valueOfText(m_row, text), burst);
}

QString FieldEditor::unit() const
{
    return m_row.guide ? m_row.guide->unit.in(FormWords::language()) : QString();
}

QString FieldEditor::placeholder() const
{
    return FormWords::placeholder(m_row);
}

void FieldEditor::describe(QWidget *control, const QString &part) const
{
    const QString label = m_row.label.in(FormWords::language());
    control->setAccessibleName(part.isEmpty() ? label : label + u", "_s + part);
    if (m_row.guide)
        control->setAccessibleDescription(m_row.guide->help.in(FormWords::language()));
    else if (m_row.node)
        control->setAccessibleDescription(m_row.node->description.section(u"\n\n"_s, 0, 0));
}

} // namespace ui
