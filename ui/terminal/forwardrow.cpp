// SPDX-License-Identifier: Apache-2.0
#include "ui/terminal/forwardrow.h"

#include "models/kube/cluster.h"
#include "models/resources/forwardroute.h"
#include "ui/shared/clipboard.h"
#include "ui/shared/icons.h"
#include "ui/shared/marks.h"
#include "ui/shared/session.h"
#include "ui/shared/style.h"
#include "ui/shared/theme.h"

#include <QDesktopServices>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

QPushButton *linkButton(QWidget *parent)
{
    auto *button = new QPushButton(parent);
    Style::setRole(button, ButtonRole::Link);
    Style::setSmall(button);
    button->setAutoDefault(false);
    return button;
}

} // namespace

ForwardRow::ForwardRow(Session &session, ForwardTarget target,
    std::unique_ptr<models::PortForward> forward, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_target(std::move(target))
    , m_forward(std::move(forward))
    , m_route(new models::ForwardRoute(*session.cluster(),
          {m_target.nameSpace, m_target.pod, m_target.service, m_forward->target().port}, this))
    , m_servicePort(m_forward->target().port)
    , m_icon(new IconLabel({}, 16, this))
    , m_address(new QLabel(this))
    , m_to(new QLabel(this))
    , m_why(new QLabel(this))
    , m_open(linkButton(this))
    , m_copy(linkButton(this))
    , m_stop(linkButton(this))
{
    build();
    connect(m_forward.get(), &models::PortForward::changed, this, &ForwardRow::update);
    connect(m_forward.get(), &models::PortForward::ended, this, &ForwardRow::update);
    connect(m_open, &QPushButton::clicked, this,
        [this] { QDesktopServices::openUrl(QUrl(u"http://"_s + address())); });
    connect(m_copy, &QPushButton::clicked, this,
        [this] { Clipboard::copy(m_session, address(), tr("address")); });
    connect(m_stop, &QPushButton::clicked, this, &ForwardRow::stopOrRemove);
    connect(m_route, &models::ForwardRoute::changed, this, &ForwardRow::followRoute);
    m_route->start();
    followRoute();
    retranslate();
}

ForwardRow::~ForwardRow() = default;

void ForwardRow::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(10, 4, 8, 4);
    column->setSpacing(2);
    auto *line = new QHBoxLayout;
    line->setSpacing(6);
    line->addWidget(m_icon);
    line->addWidget(m_address);
    line->addStretch(1);
    line->addWidget(m_open);
    line->addWidget(m_copy);
    line->addWidget(m_stop);
    column->addLayout(line);
    m_why->setWordWrap(true);
    m_to->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    for (QLabel *label : {m_to, m_why}) {
        label->setFont(Theme::font(Type::Secondary));
        label->setContentsMargins(22, 0, 0, 0);
        column->addWidget(label);
    }
    m_address->setFont(Theme::font(Type::Content, QFont::Medium));
}

void ForwardRow::followRoute()
{
    if (m_route->state() == models::ForwardRoute::State::Over)
        m_forward->stop(
            models::Error {.kind = models::Error::Kind::NotFound, .message = m_route->news()});
    else
        m_forward->lead(m_route->target());
    update();
}

bool ForwardRow::isLive() const
{
    return m_forward->state() == models::PortForward::State::Listening;
}

QString ForwardRow::address() const
{
    return u"localhost:%1"_s.arg(m_forward->localPort());
}

QString ForwardRow::problem() const
{
    return m_forward->error() ? m_forward->error()->text() : m_route->news().text();
}

void ForwardRow::stopOrRemove()
{
    if (isLive())
        m_forward->stop();
    else
        emit removeRequested();
}

void ForwardRow::retranslate()
{
    m_open->setText(tr("Open"));
    m_open->setToolTip(tr("Open in the browser"));
    m_copy->setText(tr("Copy"));
    m_copy->setToolTip(tr("Copy the address"));
    update();
}

void ForwardRow::update()
{
    const bool isSearching = m_route->state() == models::ForwardRoute::State::Searching;
    const State state = isLive()         ? isSearching ? State::Waiting : State::Succeeded
        : m_forward->error().has_value() ? State::Failed
                                         : State::Unknown;
    // Names elide in the middle, so that the port stays readable.
    const QString name
        = m_to->fontMetrics().elidedText(m_target.shownName(), Qt::ElideMiddle, Theme::scaled(150));
    const int port = m_target.isService() ? m_servicePort : m_forward->target().port;
    const QString to = u"%1 : %2"_s.arg(name).arg(port);
    m_icon->setIcon(Icons::state(state));
    m_address->setText(address());
    m_to->setText(isLive()
            ? tr("to %1, %n connection(s)", nullptr, m_forward->connections()).arg(to)
            : tr("to %1, ended", "a port forward").arg(to));
    const models::PodPort &pod = m_forward->target();
    m_to->setToolTip(pod.pod.isEmpty() ? u"%1/%2"_s.arg(m_target.nameSpace, m_target.name())
                                       : u"%1/%2 : %3"_s.arg(pod.nameSpace, pod.pod).arg(pod.port));
    m_why->setText(problem());
    m_why->setVisible(!m_why->text().isEmpty());
    m_open->setVisible(isLive());
    m_copy->setVisible(isLive());
    m_stop->setText(isLive() ? tr("Stop") : tr("Remove", "from a list"));
    for (QPushButton *button : {m_open, m_copy, m_stop})
        button->setAccessibleName(tr("%1: %2", "action, address").arg(button->text(), address()));
    Theme::setInk(m_to, Token::Secondary);
    Theme::setInk(m_why, Theme::stateText(isLive() ? State::Waiting : State::Failed));
    emit changed();
}

void ForwardRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        QMetaObject::invokeMethod(this, &ForwardRow::update, Qt::QueuedConnection);
}

} // namespace ui
