// SPDX-License-Identifier: Apache-2.0
#include "ui/logs/logfoot.h"

#include "ui/shared/icons.h"
#include "ui/shared/paint.h"
#include "ui/shared/style.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace ui {

LogFoot::LogFoot(QWidget *parent)
    : QWidget(parent)
    , m_words(new QLabel(this))
    , m_news(new QLabel(this))
    , m_follow(new QPushButton(this))
    , m_facts(new QLabel(this))
{
    setFixedHeight(Theme::scaled(36));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(32, 0, 16, 0);
    row->setSpacing(10);
    m_words->setFont(Theme::font(Type::Secondary, QFont::Medium));
    m_news->setFont(Theme::font(Type::Secondary, QFont::DemiBold));
    m_facts->setFont(Theme::font(Type::Secondary));
    m_facts->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_facts->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_follow->setIcon(Icons::named(u"go-bottom"_s));
    m_follow->setAutoDefault(false);
    Style::setSmall(m_follow);
    row->addWidget(m_words);
    row->addWidget(m_news);
    row->addWidget(m_follow);
    row->addWidget(m_facts, 1);
    connect(m_follow, &QPushButton::clicked, this, &LogFoot::followRequested);
    retranslate();
    changeEvent(nullptr);
}

void LogFoot::setFollowing(Tone tone, const QString &words, qint64 newLines, bool canFollow)
{
    m_tone = tone;
    m_words->setText(words);
    m_news->setVisible(newLines > 0);
    m_news->setText(tr("%n new line(s) below", nullptr, int(newLines)));
    m_follow->setVisible(canFollow);
    update();
}

void LogFoot::setFacts(const QStringList &facts)
{
    m_list = facts;
    showFacts();
}

// The last facts leave first when there is no room.
void LogFoot::showFacts()
{
    QStringList shown = m_list;
    const QFontMetrics metrics(m_facts->font());
    const QString between = u"   ·   "_s;
    while (shown.size() > 1 && metrics.horizontalAdvance(shown.join(between)) > m_facts->width())
        shown.removeLast();
    const QString text = shown.join(between);
    if (text != m_facts->text())
        m_facts->setText(text);
    m_facts->setToolTip(shown.size() < m_list.size() ? m_list.join(u'\n') : QString());
}

void LogFoot::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showFacts();
}

void LogFoot::changeEvent(QEvent *event)
{
    if (event)
        QWidget::changeEvent(event);
    if (!event || event->type() == QEvent::PaletteChange)
        Theme::setInk(m_facts, Token::Secondary);
    if (event && event->type() == QEvent::LanguageChange)
        retranslate();
}

void LogFoot::retranslate()
{
    m_follow->setText(tr("Go to end and follow"));
    m_follow->setToolTip(tr("End"));
}

void LogFoot::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), Theme::color(Token::Surface2));
    painter.fillRect(QRect(0, 0, width(), 1), Theme::color(Token::Border));
    const State state = m_tone == Tone::Live ? State::Succeeded
        : m_tone == Tone::Ended              ? State::Stopping
                                             : State::Waiting;
    paint::dot(painter, QPointF(20, height() / 2.0), 4, Theme::stateFill(state));
}

} // namespace ui
