// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/helppane.h"

#include "ui/shared/quietlabel.h"
#include "ui/shared/style.h"
#include "ui/shared/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

HelpPane::HelpPane(QWidget *parent)
    : QWidget(parent)
    , m_title(new QuietLabel(this))
    , m_path(new QuietLabel(this, Token::Secondary, Type::MonoMeta))
    , m_text(new QuietLabel(this, Token::Text, Type::Content))
    , m_facts(new QuietLabel(this))
    , m_original(new QPushButton(this))
    , m_explain(new QPushButton(this))
    , m_scroll(new QScrollArea(this))
{
    m_title->setLook(Token::Text, Type::Content, QFont::DemiBold);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 8, 14, 8);
    layout->setSpacing(6);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_title);
    head->addWidget(m_path, 1);
    layout->addLayout(head);
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_scroll->setWidget(m_text);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_text->setAutoFillBackground(false);
    layout->addWidget(m_scroll, 1);
    m_facts->setWordWrap(true);
    layout->addWidget(m_facts);
    auto *links = new QHBoxLayout;
    links->setSpacing(16);
    for (QPushButton *link : {m_original, m_explain}) {
        Style::setRole(link, ButtonRole::Link);
        Style::setSmall(link);
        links->addWidget(link);
    }
    links->addStretch(1);
    layout->addLayout(links);
    m_path->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    connect(m_original, &QPushButton::clicked, this, [this] {
        m_showsOriginal = !m_showsOriginal;
        fill();
    });
    connect(m_explain, &QPushButton::clicked, this, [this] { emit explainWanted(m_help.path); });
    fill();
}

void HelpPane::setHelp(const models::FieldHelp &help)
{
    if (help.path != m_help.path)
        m_showsOriginal = false;
    m_help = help;
    fill();
}

void HelpPane::setCompact(bool compact)
{
    m_facts->setVisible(!compact);
}

void HelpPane::fill()
{
    const bool isEmpty = m_help.path.isEmpty();
    m_title->setText(isEmpty ? tr("Help") : m_help.label);
    m_path->setText(m_help.path.toString());
    m_path->setToolTip(m_help.path.toString());
    const bool hasOwn = !m_help.help.isEmpty();
    const QString original
        = m_help.original.isEmpty() ? tr("The schema says nothing about it.") : m_help.original;
    m_text->setText(isEmpty              ? tr("Choose a field to read about it.")
            : hasOwn && !m_showsOriginal ? m_help.help
                                         : original);
    QStringList facts;
    if (!m_help.type.isEmpty())
        facts.append(tr("type %1").arg(m_help.type));
    if (m_help.required)
        facts.append(tr("required"));
    if (!m_help.defaultText.isEmpty())
        facts.append(tr("default %1").arg(m_help.defaultText));
    if (!m_help.example.isEmpty())
        facts.append(tr("example %1").arg(m_help.example));
    for (const models::Message &fact : std::as_const(m_help.facts))
        facts.append(fact.text());
    for (const models::Message &fact : std::as_const(m_help.valueFacts))
        facts.append(fact.text());
    m_facts->setText(facts.join(u"  ·  "_s));
    m_original->setText(m_showsOriginal ? tr("Our words") : tr("Original text"));
    m_original->setVisible(hasOwn && !m_help.original.isEmpty());
    m_explain->setText(tr("kubectl explain"));
    m_explain->setVisible(!isEmpty);
}

void HelpPane::paintEvent(QPaintEvent *event)
{
    QWidget::paintEvent(event);
    QPainter painter(this);
    painter.fillRect(rect(), Theme::color(Token::Surface2));
    painter.setPen(Theme::color(Token::Border));
    painter.drawLine(0, 0, width(), 0);
}

void HelpPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        fill();
    QWidget::changeEvent(event);
}

} // namespace ui
