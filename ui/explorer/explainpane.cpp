// SPDX-License-Identifier: Apache-2.0
#include "ui/explorer/explainpane.h"

#include "models/schema/explain.h"
#include "ui/shared/clipboard.h"
#include "ui/shared/quietlabel.h"
#include "ui/shared/segmented.h"
#include "ui/shared/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

ExplainPane::ExplainPane(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_pathLabel(new QuietLabel(this, Token::Text, Type::Mono))
    , m_facts(new QuietLabel(this))
    , m_label(new QuietLabel(this, Token::Text, Type::Content))
    , m_guide(new QuietLabel(this, Token::Text, Type::Content))
    , m_example(new QuietLabel(this, Token::Secondary, Type::Mono))
    , m_tabs(new Segmented(this))
    , m_text(new QPlainTextEdit(this))
    , m_copy(new QPushButton(this))
{
    m_label->setLook(Token::Text, Type::Content, QFont::DemiBold);
    for (QuietLabel *label : {m_pathLabel, m_facts, m_label, m_guide, m_example}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    m_text->setReadOnly(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFrameShape(QFrame::NoFrame);
    m_tabs->setSmall(true);
    m_copy->setFlat(true);

    auto *head = new QVBoxLayout;
    head->setContentsMargins(14, 14, 14, 8);
    head->setSpacing(8);
    for (QWidget *widget : {m_pathLabel, m_facts, m_label, m_guide, m_example})
        head->addWidget(widget);
    auto *bar = new QHBoxLayout;
    bar->addWidget(m_tabs);
    bar->addStretch();
    bar->addWidget(m_copy);
    head->addLayout(bar);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_text, 1);

    connect(m_tabs, &Segmented::chosen, this, [this] { show(); });
    connect(m_copy, &QPushButton::clicked, this, [this] {
        Clipboard::copy(m_session, m_text->toPlainText(), m_resource.kind + u' ' + m_path);
    });
    retranslate();
    m_tabs->setCurrent(KubectlTab);
}

void ExplainPane::setField(const models::OpenApiDocumentRef &document,
    const models::ApiResource &resource, const QString &path, const models::FieldHelp &help)
{
    m_document = document;
    m_resource = resource;
    m_path = path;
    m_help = help;
    show();
}

void ExplainPane::clear()
{
    m_document.reset();
    m_path.clear();
    m_help = {};
    show();
}

QString ExplainPane::text() const
{
    return m_text->toPlainText();
}

void ExplainPane::show()
{
    m_pathLabel->setText(m_path.isEmpty() ? m_resource.kind : m_path);
    QStringList facts {m_help.type};
    if (m_help.required)
        facts.append(tr("required"));
    if (!m_help.defaultText.isEmpty())
        facts.append(tr("default %1").arg(m_help.defaultText));
    for (const models::Message &fact : std::as_const(m_help.facts))
        facts.append(fact.text());
    facts.removeAll(QString());
    m_facts->setText(facts.join(u" · "_s));
    const bool hasLabel = m_help.guide && m_help.label != m_path.section(u'.', -1);
    m_label->setText(hasLabel ? m_help.label : QString());
    m_guide->setText(m_help.help);
    m_example->setText(m_help.example);
    for (QuietLabel *label : {m_facts, m_label, m_guide, m_example})
        label->setVisible(!label->text().isEmpty());

    QString text;
    if (m_tabs->current() == OriginalTab) {
        text = m_help.original;
    } else if (m_document) {
        const auto fields = m_path.split(u'.', Qt::SkipEmptyParts);
        text = models::explain(*m_document, m_resource, fields, m_tabs->current() == RecursiveTab)
                   .text;
    }
    m_text->setPlainText(text);
    m_text->setLineWrapMode(
        m_tabs->current() == OriginalTab ? QPlainTextEdit::WidgetWidth : QPlainTextEdit::NoWrap);
}

void ExplainPane::retranslate()
{
    const int current = m_tabs->current();
    m_tabs->setOptions({u"kubectl explain"_s, u"--recursive"_s, tr("Original text")});
    m_tabs->setCurrent(current);
    m_tabs->setAccessibleName(tr("Which text"));
    m_copy->setText(tr("Copy"));
    m_text->setAccessibleName(tr("Text about the field"));
    m_text->setFont(Theme::font(Type::Mono));
    show();
}

void ExplainPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        retranslate();
}

void ExplainPane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::color(Token::Surface2));
}

} // namespace ui
