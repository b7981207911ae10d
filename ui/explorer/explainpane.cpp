// SPDX-License-Identifier: Apache-2.0
#include "ui/explorer/explainpane.h"

#include "models/kube/cluster.h"
#include "models/kube/discovery.h"
#include "models/schema/explain.h"
#include "ui/shared/clipboard.h"
#include "ui/shared/quietlabel.h"
#include "ui/shared/segmented.h"
#include "ui/shared/session.h"
#include "ui/shared/style.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int side = 14;
constexpr int exampleLines = 6; // more scroll

QPlainTextEdit *makeText(QWidget *parent)
{
    auto *text = new QPlainTextEdit(parent);
    text->setReadOnly(true);
    text->setLineWrapMode(QPlainTextEdit::NoWrap);
    text->setFrameShape(QFrame::NoFrame);
    text->document()->setDocumentMargin(side);
    return text;
}

QPushButton *makeSmall(QWidget *parent)
{
    auto *button = new QPushButton(parent);
    Style::setRole(button, ButtonRole::Quiet);
    Style::setSmall(button);
    return button;
}

} // namespace

ExplainPane::ExplainPane(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_pathLabel(new QuietLabel(this, Token::Text, Type::Mono))
    , m_facts(new QuietLabel(this))
    , m_label(new QuietLabel(this, Token::Text, Type::Content))
    , m_guide(new QuietLabel(this, Token::Text, Type::Content))
    , m_exampleHead(new QuietLabel(this, Token::Secondary, Type::Secondary))
    , m_copyExample(makeSmall(this))
    , m_example(makeText(this))
    , m_tabs(new Segmented(this))
    , m_text(makeText(this))
    , m_foot(makeFoot())
{
    build();
    connect(m_tabs, &Segmented::chosen, this, [this] { showText(); });
    connect(m_copyExample, &QPushButton::clicked, this,
        [this] { Clipboard::copy(m_session, m_help.example, tr("the example")); });
    connect(m_copy, &QPushButton::clicked, this, [this] {
        Clipboard::copy(m_session, text(), (m_resource.kind + u' ' + m_path).trimmed());
    });
    connect(m_copyCommand, &QPushButton::clicked, this,
        [this] { Clipboard::copy(m_session, command(), tr("the command")); });
    retranslate();
    m_tabs->setCurrent(KubectlTab);
}

void ExplainPane::build()
{
    m_label->setLook(Token::Text, Type::Content, QFont::DemiBold);
    m_exampleHead->setLook(Token::Secondary, Type::Secondary, QFont::DemiBold);
    for (QuietLabel *label : {m_pathLabel, m_facts, m_label, m_guide}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    m_example->document()->setDocumentMargin(8);
    m_example->setFocusPolicy(Qt::ClickFocus);
    m_tabs->setSmall(true);
    auto *example = new QHBoxLayout;
    example->addWidget(m_exampleHead);
    example->addStretch();
    example->addWidget(m_copyExample);
    auto *tabs = new QHBoxLayout;
    tabs->addWidget(m_tabs);
    tabs->addStretch();
    auto *head = new QVBoxLayout;
    head->setContentsMargins(side, side, side, 8);
    head->setSpacing(8);
    for (QWidget *widget : {m_pathLabel, m_facts, m_label, m_guide})
        head->addWidget(widget);
    head->addLayout(example);
    head->addWidget(m_example);
    head->addLayout(tabs);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_foot);
}

QWidget *ExplainPane::makeFoot()
{
    auto *foot = new QWidget(this);
    m_command = new QLineEdit(foot);
    m_command->setReadOnly(true);
    m_copyCommand = makeSmall(foot);
    m_promise = new QuietLabel(foot);
    m_promise->setWordWrap(true);
    m_copy = makeSmall(foot);
    auto *command = new QHBoxLayout;
    command->setSpacing(8);
    command->addWidget(m_command, 1);
    command->addWidget(m_copyCommand);
    auto *text = new QHBoxLayout;
    text->setSpacing(8);
    text->addWidget(m_promise, 1);
    text->addWidget(m_copy);
    auto *layout = new QVBoxLayout(foot);
    layout->setContentsMargins(side, 8, side, 8);
    layout->setSpacing(6);
    layout->addLayout(command);
    layout->addLayout(text);
    return foot;
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
    m_resource = {};
    m_path.clear();
    m_help = {};
    show();
}

QString ExplainPane::text() const
{
    return m_text->toPlainText();
}

bool ExplainPane::isKubectl() const
{
    return m_tabs->current() == KubectlTab || m_tabs->current() == RecursiveTab;
}

QString ExplainPane::command() const
{
    if (m_resource.plural.isEmpty())
        return {};
    QString line = u"kubectl explain "_s + m_resource.plural;
    if (!m_path.isEmpty())
        line += u'.' + m_path;
    // Another group may have the same word, and another version may be the preferred one.
    const models::Cluster *cluster = m_session.cluster();
    const auto meant = cluster
        ? const_cast<models::Cluster *>(cluster)->discovery().find(m_resource.plural)
        : models::Result<models::ApiResource>(models::ApiResource {});
    if (!meant || meant->groupVersion != m_resource.groupVersion)
        line += u" --api-version="_s + m_resource.groupVersion.toString();
    if (m_tabs->current() == RecursiveTab)
        line += u" --recursive"_s;
    return line;
}

QString ExplainPane::rules() const
{
    QStringList all;
    if (!m_help.node)
        return {};
    for (const models::SchemaNode::Rule &rule : m_help.node->rules) {
        QString text = rule.rule;
        if (!rule.message.isEmpty())
            text = rule.message + u'\n' + text;
        if (!rule.reason.isEmpty())
            text += u'\n' + rule.reason;
        all.append(text);
    }
    return all.join(u"\n\n"_s);
}

void ExplainPane::showHead()
{
    m_pathLabel->setText(m_path.isEmpty() ? m_resource.kind : m_path);
    QStringList facts {m_path.isEmpty() ? m_resource.groupVersion.toString() : m_help.type};
    if (m_help.required)
        facts.append(tr("required"));
    if (!m_help.defaultText.isEmpty())
        facts.append(tr("default %1").arg(m_help.defaultText));
    for (const models::Message &fact : std::as_const(m_help.facts))
        facts.append(fact.text());
    facts.removeAll(QString());
    m_facts->setText(facts.join(u" · "_s));
    const bool hasLabel = m_help.label != m_path.section(u'.', -1);
    m_label->setText(hasLabel ? m_help.label : QString());
    m_guide->setText(m_help.help);
    for (QuietLabel *label : {m_facts, m_label, m_guide})
        label->setVisible(!label->text().isEmpty());
    const bool hasExample = !m_help.example.isEmpty();
    for (QWidget *widget : QList<QWidget *> {m_exampleHead, m_copyExample, m_example})
        widget->setVisible(hasExample);
    if (!hasExample)
        return;
    m_example->setPlainText(m_help.example);
    const int lines = std::min(exampleLines, m_example->document()->blockCount());
    m_example->setFixedHeight(lines * m_example->fontMetrics().lineSpacing()
        + 2 * int(m_example->document()->documentMargin()) + 2);
}

void ExplainPane::showText()
{
    QString text;
    if (m_tabs->current() == OriginalTab) {
        text = m_help.original;
    } else if (m_tabs->current() == RulesTab) {
        text = rules();
    } else if (m_document) {
        const auto fields = m_path.split(u'.', Qt::SkipEmptyParts);
        const models::Explanation explanation
            = models::explain(*m_document, m_resource, fields, m_tabs->current() == RecursiveTab);
        text = explanation.text;
        if (explanation.error)
            text += explanation.error->text();
    }
    m_text->setPlainText(text);
    m_text->setLineWrapMode(isKubectl() ? QPlainTextEdit::NoWrap : QPlainTextEdit::WidgetWidth);
    m_command->setText(command());
    m_command->setToolTip(command());
    m_command->setCursorPosition(0);
    m_command->setVisible(isKubectl());
    m_copyCommand->setVisible(isKubectl());
    m_promise->setText(isKubectl() ? tr("Byte for byte what kubectl 1.32 prints.") : QString());
    // While there is no schema, the pane of the fields says why.
    for (QWidget *widget : QList<QWidget *> {m_tabs, m_text, m_foot})
        widget->setVisible(m_document != nullptr);
}

void ExplainPane::show()
{
    const int current = m_tabs->current();
    QStringList tabs {u"explain"_s, u"--recursive"_s, tr("Original text")};
    if (const qsizetype count = m_help.node ? m_help.node->rules.size() : 0; count > 0)
        tabs.append(tr("Rules %1").arg(count));
    m_tabs->setOptions(tabs);
    m_tabs->setCurrent(std::clamp(current, 0, int(tabs.size()) - 1));
    showHead();
    showText();
}

void ExplainPane::retranslate()
{
    m_tabs->setAccessibleName(tr("Which text"));
    m_exampleHead->setText(tr("Example"));
    m_copyExample->setText(tr("Copy"));
    m_copyExample->setAccessibleName(tr("Copy the example"));
    m_example->setAccessibleName(tr("Example"));
    m_example->setFont(Theme::font(Type::Mono));
    m_copyCommand->setText(tr("Copy command"));
    m_command->setAccessibleName(tr("Command that prints this"));
    m_command->setFont(Theme::font(Type::Mono));
    m_copy->setText(tr("Copy text"));
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
