// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/trustcard.h"

#include "ui/shared/icons.h"
#include "ui/shared/infogrid.h"
#include "ui/shared/marks.h"
#include "ui/shared/paint.h"
#include "ui/shared/style.h"

#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

TrustCard::TrustCard(QWidget *parent)
    : QWidget(parent)
    , m_icon(new IconLabel(Icons::named(u"object-locked"_s, State::Waiting), 16, this))
    , m_title(new QLabel(this))
    , m_text(new QLabel(this))
    , m_command(new QLabel(this))
    , m_facts(new InfoGrid(this))
    , m_allow(new QPushButton(this))
    , m_once(new QPushButton(this))
    , m_refuse(new QPushButton(this))
    , m_file(new QPushButton(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 14);
    column->setSpacing(8);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_icon);
    head->addWidget(m_title, 1);
    column->addLayout(head);
    column->addWidget(m_text);
    column->addWidget(m_command);
    column->addWidget(m_facts);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_allow);
    buttons->addWidget(m_once);
    buttons->addWidget(m_refuse);
    buttons->addStretch(1);
    buttons->addWidget(m_file);
    column->addSpacing(2);
    column->addLayout(buttons);
    m_text->setWordWrap(true);
    m_title->setTextFormat(Qt::PlainText);
    m_command->setTextFormat(Qt::PlainText);
    m_command->setWordWrap(true);
    m_command->setMargin(9);
    m_command->setTextInteractionFlags(Qt::TextSelectableByMouse);
    Style::setRole(m_file, ButtonRole::Link);
    connect(m_allow, &QPushButton::clicked, this, [this] { emit answered(true, true); });
    connect(m_once, &QPushButton::clicked, this, [this] { emit answered(true, false); });
    connect(m_refuse, &QPushButton::clicked, this, [this] { emit answered(false, false); });
    connect(m_file, &QPushButton::clicked, this, [this] { emit fileRequested(m_question.file); });
    retranslate();
}

void TrustCard::setQuestion(const models::TrustQuestion &question)
{
    m_question = question;
    retranslate();
}

QString TrustCard::command() const
{
    QStringList words {m_question.program};
    for (const QString &argument : m_question.arguments) {
        words.append(argument.contains(u' ') ? u'"' + argument + u'"' : argument);
    }
    return words.join(u' ');
}

void TrustCard::retranslate()
{
    const QString context = m_question.context;
    const QString file = QFileInfo(m_question.file).fileName();
    const bool program = !m_question.program.isEmpty();
    if (program) {
        m_title->setText(tr("%1 wants to run this program to obtain its login").arg(context));
        m_text->setText(
            tr("It is named in %1 and would run as you. Allow it only if you know it; when file or "
               "program change, you are asked again.")
                .arg(m_question.file));
    } else if (m_question.insecure) {
        m_title->setText(tr("%1 does not check who the server is").arg(context));
        m_text->setText(m_question.sendsLogin
                ? tr("Anyone on the way can read what is exchanged, and the login would be sent as "
                     "well. %1 asks for it.")
                      .arg(m_question.file)
                : tr("Anyone on the way can read and change what is exchanged. %1 asks for it.")
                      .arg(m_question.file));
    } else {
        m_title->setText(tr("%1 wants to read files outside its own folder").arg(context));
        m_text->setText(
            tr("They are named in %1. Allow it only if you know where that file comes from.")
                .arg(m_question.file));
    }
    m_command->setText(command());
    m_command->setVisible(program);
    m_facts->clear();
    if (program) {
        const QFileInfo info(m_question.program);
        const QString owner = info.exists() && !info.owner().isEmpty()
            ? tr("%1, owner %2").arg(m_question.program, info.owner())
            : m_question.program;
        m_facts->add(tr("Program"), owner);
    }
    if (!m_question.environment.isEmpty()) {
        m_facts->add(tr("Environment"), m_question.environment.join(u'\n'));
    }
    if (!m_question.files.isEmpty()) {
        m_facts->add(tr("Files"), m_question.files.join(u'\n'));
    }
    m_facts->add(tr("Server"), m_question.server);
    if (!m_question.proxy.isEmpty()) {
        m_facts->add(tr("Proxy"), m_question.proxy);
    }
    m_allow->setText(tr("Allow and connect"));
    m_allow->setIcon(Icons::named(u"dialog-ok"_s));
    m_once->setText(tr("Only this time"));
    m_refuse->setText(tr("Do not allow"));
    m_file->setText(tr("Show %1").arg(file));
    m_title->setFont(Theme::font(Type::StateTitle, QFont::DemiBold));
    m_command->setFont(Theme::font(Type::Mono));
    Theme::setInk(m_text, Token::Secondary);
    setAccessibleName(m_title->text());
}

void TrustCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint::panel(painter, rect(), Theme::color(Token::Surface2), Theme::color(Token::Border));
    if (m_command->isVisible()) {
        paint::panel(painter, m_command->geometry(), Theme::color(Token::Code),
            Theme::color(Token::Border), paint::chipRadius);
    }
}

void TrustCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::ThemeChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

} // namespace ui
