// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/infogrid.h"

#include "ui/shared/theme.h"

#include <QEvent>
#include <QFormLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace ui {

InfoGrid::InfoGrid(QWidget *parent)
    : QWidget(parent)
    , m_form(new QFormLayout(this))
{
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setHorizontalSpacing(12);
    m_form->setVerticalSpacing(6);
    m_form->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
}

void InfoGrid::clear()
{
    while (m_form->rowCount() > 0) {
        m_form->removeRow(0);
    }
}

int InfoGrid::count() const
{
    return m_form->rowCount();
}

QLabel *InfoGrid::addLabel(const QString &name, const QString &value)
{
    auto *label = new QLabel(value);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    label->setMinimumWidth(40);
    addWidget(name, label);
    return label;
}

void InfoGrid::add(const QString &name, const QString &value, const QString &toolTip)
{
    QLabel *label = addLabel(name, value);
    label->setTextFormat(Qt::PlainText);
    label->setToolTip(toolTip);
}

void InfoGrid::addMono(const QString &name, const QString &value)
{
    QLabel *label = addLabel(name, value);
    label->setTextFormat(Qt::PlainText);
    label->setFont(Theme::font(Type::Mono));
}

void InfoGrid::addLink(const QString &name, const QString &value, const QString &target)
{
    const QString markup = u"<a style=\"text-decoration:none\" href=\"%1\">%2</a>"_s.arg(
        target.toHtmlEscaped(), value.toHtmlEscaped());
    QLabel *label = addLabel(name, markup);
    label->setTextFormat(Qt::RichText);
    label->setTextInteractionFlags(Qt::TextBrowserInteraction | Qt::LinksAccessibleByKeyboard);
    label->setAccessibleName(value);
    connect(label, &QLabel::linkActivated, this, &InfoGrid::linkActivated);
}

void InfoGrid::addWidget(const QString &name, QWidget *value)
{
    auto *label = new QLabel(name);
    label->setTextFormat(Qt::PlainText);
    label->setMinimumWidth(Theme::scaled(84));
    label->setFont(Theme::font(Type::Secondary));
    Theme::setInk(label, Token::Secondary);
    label->setBuddy(value);
    m_form->addRow(label, value);
}

void InfoGrid::colour()
{
    for (int row = 0; row < m_form->rowCount(); ++row) {
        if (QLayoutItem *item = m_form->itemAt(row, QFormLayout::LabelRole)) {
            Theme::setInk(item->widget(), Token::Secondary);
        }
    }
}

void InfoGrid::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange) {
        colour();
    }
    QWidget::changeEvent(event);
}

} // namespace ui
