// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/statusbar.h"

#include "ui/shared/formatting.h"
#include "ui/shared/icons.h"
#include "ui/shared/paint.h"
#include "ui/shared/session.h"
#include "ui/shared/style.h"
#include "ui/shared/usebar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>

namespace ui {

namespace {
constexpr int textLeft = 28;

void paintLabel(QLabel *label, const QColor &ink, QFont::Weight weight = QFont::Normal)
{
    label->setFont(Theme::font(Type::Secondary, weight));
    Theme::setInk(label, ink);
}
} // namespace

StatusBar::StatusBar(QWidget *parent)
    : QWidget(parent)
    , m_word(new QLabel(this))
    , m_size(new QLabel(this))
    , m_useName(new QPushButton(this))
    , m_use(new UseBar(this))
    , m_readOnly(new QLabel(this))
    , m_identity(new QLabel(this))
    , m_works(new QPushButton(this))
    , m_problems(new QPushButton(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(textLeft, 1, 12, 0);
    row->setSpacing(16);
    row->addWidget(m_word);
    row->addWidget(m_size);
    row->addStretch(1);
    row->addWidget(m_useName);
    row->addWidget(m_use);
    row->addWidget(m_readOnly);
    row->addWidget(m_identity);
    row->addWidget(m_works);
    row->addWidget(m_problems);
    m_use->setFixedWidth(Theme::scaled(160));
    for (QPushButton *button : {m_useName, m_works, m_problems}) {
        Style::setRole(button, ButtonRole::Quiet);
        Style::setSmall(button);
        button->setFixedHeight(Theme::scaled(22));
    }
    connect(m_problems, &QPushButton::clicked, this, &StatusBar::popupProblems);
    connect(m_works, &QPushButton::clicked, this, &StatusBar::popupWorks);
    connect(m_useName, &QPushButton::clicked, this, [this] {
        if (m_session != nullptr)
            m_session->open({.kind = Place::Kind::Queues});
    });
    setFixedHeight(Theme::scaled(26));
    refresh();
}

void StatusBar::setSession(Session *session)
{
    if (m_session != nullptr) {
        m_session->disconnect(this);
    }
    m_session = session;
    if (session != nullptr) {
        connect(session, &Session::identityChanged, this, &StatusBar::refresh);
        connect(session, &Session::readOnlyChanged, this, &StatusBar::refresh);
        connect(session, &Session::problemsChanged, this, &StatusBar::refresh);
        connect(session, &Session::worksChanged, this, &StatusBar::refresh);
        connect(session, &Session::projectUseChanged, this, &StatusBar::showUse);
        connect(session, &QObject::destroyed, this, [this, session] {
            if (m_session == session) {
                m_session = nullptr;
            }
        });
    }
    refresh();
}

void StatusBar::setView(const ViewStatus &status)
{
    m_view = status;
    refresh();
}

QString StatusBar::word(ViewStatus::Phase phase)
{
    switch (phase) {
    case ViewStatus::Phase::None:
        return {};
    case ViewStatus::Phase::Live:
        return tr("Live");
    case ViewStatus::Phase::CatchingUp:
        return tr("Catching up");
    case ViewStatus::Phase::Offline:
        return tr("Offline");
    case ViewStatus::Phase::LoginExpired:
        return tr("Login expired");
    case ViewStatus::Phase::Retrying:
        return tr("Retrying");
    case ViewStatus::Phase::NoAccess:
        return tr("No access");
    case ViewStatus::Phase::Local:
        break;
    }
    return tr("On this computer");
}

QColor StatusBar::dot(ViewStatus::Phase phase)
{
    switch (phase) {
    case ViewStatus::Phase::Live:
        return Theme::stateFill(State::Succeeded);
    case ViewStatus::Phase::CatchingUp:
        return Theme::color(Token::Link);
    case ViewStatus::Phase::Offline:
    case ViewStatus::Phase::LoginExpired:
        return Theme::stateFill(State::Waiting);
    case ViewStatus::Phase::Retrying:
        return Theme::stateFill(State::Failed);
    default:
        return Theme::stateFill(State::Stopping);
    }
}

void StatusBar::refresh()
{
    const bool connected = m_session != nullptr && m_session->isConnected();
    const QString own = m_view.word.isEmpty() ? word(m_view.phase) : m_view.word;
    m_word->setText(connected || !own.isEmpty() ? own : tr("Not connected"));
    m_size->setText(m_view.size);
    setAccessibleName(tr("Status"));
    m_identity->setText(connected ? m_session->identity() : QString());
    m_readOnly->setText(tr("Read only"));
    m_readOnly->setVisible(connected && m_session->isReadOnly());
    const auto works = m_session == nullptr ? QList<Work>() : m_session->works();
    const auto problems = m_session == nullptr ? QList<Problem>() : m_session->problems();
    m_works->setText(tr("Background %1").arg(works.size()));
    m_problems->setText(tr("Problems %1").arg(problems.size()));
    m_works->setAccessibleName(tr("%n background tasks", nullptr, static_cast<int>(works.size())));
    m_problems->setAccessibleName(tr("%n problems", nullptr, static_cast<int>(problems.size())));
    m_works->setVisible(m_session != nullptr);
    m_works->setEnabled(!works.isEmpty());
    m_problems->setVisible(m_session != nullptr);
    paintLabel(m_word, Theme::color(Token::Text), QFont::Medium);
    paintLabel(m_size, Theme::color(Token::Secondary));
    paintLabel(m_identity, Theme::color(Token::Secondary));
    paintLabel(m_readOnly, Theme::stateText(State::Waiting), QFont::DemiBold);
    if (works.size() == 1) {
        const Work &only = works.first();
        m_works->setText(only.total > 0
                ? tr("Background 1: %1, %2 of %3")
                      .arg(only.text, Format::number(only.done), Format::number(only.total))
                : tr("Background 1: %1").arg(only.text));
    }
    Theme::setInk(m_problems,
        problems.isEmpty() ? Theme::color(Token::Secondary) : Theme::stateText(State::Failed));
    showUse();
    update();
}

void StatusBar::showUse()
{
    const std::optional<ProjectUse> use
        = m_session == nullptr ? std::nullopt : m_session->projectUse();
    m_useName->setVisible(use.has_value());
    m_use->setVisible(use.has_value());
    if (!use)
        return;
    m_useName->setText(tr("Project GPU"));
    m_useName->setToolTip(
        tr("%1 in use by this project, of what its quota allows").arg(use->resource));
    Theme::setInk(m_useName, Theme::color(Token::Secondary));
    const bool isFull = use->used >= use->limit;
    m_use->setUse(use->limit > 0 ? use->used / use->limit : 1, use->words,
        isFull ? UseBar::Tone::Full : UseBar::Tone::Normal);
}

void StatusBar::popupProblems()
{
    if (m_session == nullptr) {
        return;
    }
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QList<Problem> problems = m_session->problems();
    for (const Problem &problem : problems) {
        QAction *action = menu->addAction(Icons::state(problem.tone), problem.text);
        connect(action, &QAction::triggered, m_session, [session = m_session, problem] {
            if (problem.place.kind != Place::Kind::Start) {
                session->open(problem.place);
            }
        });
    }
    if (problems.isEmpty()) {
        menu->addAction(tr("Nothing is wrong now"))->setEnabled(false);
    }
    menu->adjustSize();
    menu->popup(m_problems->mapToGlobal(
        QPoint(m_problems->width() - menu->sizeHint().width(), -menu->sizeHint().height() - 4)));
}

void StatusBar::popupWorks()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QList<Work> works = m_session->works();
    for (const Work &work : works) {
        const QString amount = work.total > 0
            ? tr("%1 of %2").arg(Format::number(work.done), Format::number(work.total))
            : Format::number(work.done);
        menu->addAction(tr("%1: %2", "work: amount").arg(work.text, amount))->setEnabled(false);
    }
    menu->popup(m_works->mapToGlobal(QPoint(0, -menu->sizeHint().height() - 4)));
}

void StatusBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::color(Token::Window));
    painter.fillRect(QRect(0, 0, width(), 1), Theme::color(Token::Border));
    if (!m_word->text().isEmpty()) {
        const bool connected = m_session != nullptr && m_session->isConnected();
        paint::dot(painter, QPointF(16.5, height() / 2.0 + 0.5), 4,
            dot(connected || m_view.phase != ViewStatus::Phase::None
                    ? m_view.phase
                    : ViewStatus::Phase::NoAccess));
    }
}

void StatusBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::ThemeChange) {
        refresh();
    }
    QWidget::changeEvent(event);
}

} // namespace ui
