// SPDX-License-Identifier: Apache-2.0
#include "ui/terminal/podterminal.h"

#include "models/base/json.h"
#include "models/kube/cluster.h"
#include "models/kube/podcontainers.h"
#include "models/kube/resourceclient.h"
#include "ui/shared/banner.h"
#include "ui/shared/clipboard.h"
#include "ui/shared/formatting.h"
#include "ui/shared/session.h"
#include "ui/shared/style.h"
#include "ui/shared/theme.h"
#include "ui/terminal/terminalview.h"

#include <QElapsedTimer>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr qsizetype muchWaiting = qsizetype(512) * 1024;
constexpr qsizetype feedAtOnce = qsizetype(16) * 1024;
constexpr qint64 feedMilliseconds = 6; // of each frame

// Said in different words by each runtime, or by the exit code that shells use.
bool isMissingProgram(const models::ProgramEnd &end)
{
    constexpr int notExecutable = 126;
    constexpr int notFound = 127;
    if (!end.error)
        return end.exitCode == notExecutable || end.exitCode == notFound;
    return end.error->detail.contains("executable file not found"_L1)
        || end.error->detail.contains("no such file or directory"_L1);
}

QPushButton *linkButton(QWidget *parent)
{
    auto *button = new QPushButton(parent);
    Style::setRole(button, ButtonRole::Link);
    Style::setSmall(button);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

PodTerminal::PodTerminal(Session &session, ShellTarget target, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_target(std::move(target))
{
    build();
    m_feed.setSingleShot(true);
    m_feed.callOnTimeout(this, &PodTerminal::feedSome);
    constexpr int aWhile = 15'000;
    m_clock.setInterval(aWhile);
    m_clock.callOnTimeout(this, &PodTerminal::showFacts);
    m_clock.start();
    connect(m_view, &TerminalView::wrote, this, [this](const QByteArray &bytes) {
        if (!std::exchange(m_wasUsed, true) && m_target.attaches)
            showFacts();
        if (m_stream)
            m_stream->write(bytes);
    });
    connect(m_view, &TerminalView::resized, this, [this](QSize cells) {
        if (m_stream)
            m_stream->resize(cells);
    });
    retranslate();
}

PodTerminal::~PodTerminal() = default;

void PodTerminal::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    m_bar = new QWidget(this);
    m_bar->setFixedHeight(Theme::scaled(30));
    m_bar->setAutoFillBackground(true);
    auto *row = new QHBoxLayout(m_bar);
    row->setContentsMargins(12, 0, 8, 0);
    row->setSpacing(8);
    m_facts = new QLabel(m_bar);
    m_facts->setTextFormat(Qt::PlainText);
    m_container = new QToolButton(m_bar);
    m_container->setPopupMode(QToolButton::InstantPopup);
    m_container->setAutoRaise(true);
    m_container->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_container->setFocusPolicy(Qt::TabFocus);
    m_again = linkButton(m_bar);
    m_copy = linkButton(m_bar);
    row->addWidget(m_facts, 1);
    row->addWidget(m_container);
    row->addWidget(m_again);
    row->addWidget(m_copy);
    m_banner = new Banner(this);
    m_banner->setStrip(true);
    m_banner->hide();
    m_view = new TerminalView(this);
    column->addWidget(m_bar);
    column->addWidget(m_banner);
    column->addWidget(m_view, 1);
    setFocusProxy(m_view);
    connect(m_again, &QPushButton::clicked, this, &PodTerminal::run);
    connect(m_copy, &QPushButton::clicked, this,
        [this] { Clipboard::copy(m_session, m_view->allText(), tr("terminal text")); });
}

QString PodTerminal::title() const
{
    switch (m_state) {
    case State::Ended:
        return m_end.exitCode
            ? tr("%1 · ended, exit %2").arg(m_target.shownName()).arg(*m_end.exitCode)
            : tr("%1 · ended").arg(m_target.shownName());
    case State::Cut:
        return tr("%1 · no connection").arg(m_target.shownName());
    case State::Connecting:
    case State::Live:
        break;
    }
    QStringList parts {m_target.shownName(), m_target.container, m_shell};
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

QString PodTerminal::problem() const
{
    return m_state == State::Cut && m_end.error ? m_end.error->text() : QString();
}

bool PodTerminal::hasFailed() const
{
    return m_state == State::Cut
        || (m_state == State::Ended && m_end.exitCode && *m_end.exitCode != 0);
}

void PodTerminal::runIn(const QString &container)
{
    m_target.container = container;
    run();
}

void PodTerminal::run()
{
    if (!m_session.cluster())
        return;
    m_stream.reset();
    m_waiting.clear();
    m_end = {};
    if (m_state != State::Connecting)
        m_view->screen().reset();
    setState(State::Connecting);
    look();
}

void PodTerminal::look()
{
    QCoro::connect(models::ResourceClient(m_session.cluster()->transport())
                       .object(models::ApiResource::pods(), m_target.nameSpace, m_target.pod),
        this, [this, run = ++m_run](const models::Result<models::ResourceReply> &reply) {
            if (run != m_run)
                return;
            if (!reply) {
                end({.error = reply.error()});
                return;
            }
            if (m_target.attaches) {
                attachTo(reply->object);
            } else {
                learn(reply->object);
                begin(u"bash"_s);
            }
        });
}

void PodTerminal::learn(const QJsonObject &pod)
{
    m_containers = models::containersOf(pod);
    if (!m_containers.contains(m_target.container))
        m_target.container = m_containers.value(0);
    m_node = models::textAt(pod, u"spec.nodeName");
    m_address = models::textAt(pod, u"status.podIP");
    m_container->setText(m_target.container);
    m_container->setVisible(m_containers.size() > 1);
    delete m_container->menu();
    auto *menu = new QMenu(m_container);
    for (const QString &name : std::as_const(m_containers)) {
        QAction *action = menu->addAction(name);
        action->setCheckable(true);
        action->setChecked(name == m_target.container);
        connect(action, &QAction::triggered, this, [this, name] { runIn(name); });
    }
    m_container->setMenu(menu);
}

/// Most images have bash; those that do not have sh.
void PodTerminal::begin(const QString &shell)
{
    m_shell = shell;
    connectTo({.nameSpace = m_target.nameSpace,
        .pod = m_target.pod,
        .container = m_target.container,
        .command = {shell}});
}

void PodTerminal::attachTo(const QJsonObject &pod)
{
    m_node = models::textAt(pod, u"spec.nodeName");
    m_address = models::textAt(pod, u"status.podIP");
    m_container->hide();
    QJsonObject state;
    const QJsonArray statuses = models::arrayAt(pod, u"status.ephemeralContainerStatuses");
    for (const QJsonValue &status : statuses) {
        if (status[u"name"].toString() == m_target.container)
            state = status[u"state"].toObject();
    }
    if (state.contains(u"running"_s)) {
        connectTo({.nameSpace = m_target.nameSpace,
            .pod = m_target.pod,
            .container = m_target.container});
    } else if (state.contains(u"terminated"_s)) {
        end({.exitCode = state[u"terminated"][u"exitCode"].toInt()});
    } else {
        tellWaiting(state[u"waiting"].toObject());
        constexpr int pause = 1000;
        QTimer::singleShot(pause, this, [this, run = m_run] {
            if (run == m_run && m_state == State::Connecting)
                look();
        });
    }
}

// An image that does not come is told; it may still come.
void PodTerminal::tellWaiting(const QJsonObject &waiting)
{
    const QString reason = waiting[u"reason"].toString();
    const bool isWorth
        = !reason.isEmpty() && reason != "ContainerCreating"_L1 && reason != "PodInitializing"_L1;
    if (isWorth)
        m_banner->setContent(ui::State::Waiting,
            tr("The container does not start: %1.").arg(reason), waiting[u"message"].toString());
    m_banner->setVisible(isWorth);
}

void PodTerminal::connectTo(const models::PodProgram &program)
{
    m_wasUsed = false;
    m_stream = std::make_unique<models::PodStream>(m_session.cluster()->transport(), program);
    connect(m_stream.get(), &models::PodStream::opened, this, [this] {
        m_since = QDateTime::currentDateTimeUtc();
        setState(State::Live);
    });
    connect(m_stream.get(), &models::PodStream::output, this, &PodTerminal::take);
    connect(m_stream.get(), &models::PodStream::ended, this, &PodTerminal::end);
    m_stream->resize(m_view->cells());
    m_stream->start();
    setState(State::Connecting);
}

// A flood of output is put on the screen in pieces, and the program waits when there is too much.
void PodTerminal::take(const QByteArray &bytes)
{
    m_waiting += bytes;
    if (m_waiting.size() > muchWaiting)
        m_stream->pause();
    if (!m_feed.isActive())
        m_feed.start(0);
}

void PodTerminal::feedSome()
{
    QElapsedTimer spent;
    spent.start();
    while (!m_waiting.isEmpty() && spent.elapsed() < feedMilliseconds) {
        const QByteArray piece = m_waiting.first(std::min(feedAtOnce, m_waiting.size()));
        m_waiting.remove(0, piece.size());
        m_view->screen().feed(piece);
    }
    if (!m_waiting.isEmpty()) {
        constexpr int nextFrame = 8;
        m_feed.start(nextFrame);
    } else if (m_stream) {
        m_stream->resume();
    }
    if (m_waiting.isEmpty() && (m_state == State::Ended || m_state == State::Cut))
        showEnd();
}

void PodTerminal::end(const models::ProgramEnd &end)
{
    if (isMissingProgram(end) && m_shell == "bash"_L1 && !m_wasUsed) {
        m_waiting.clear();
        m_stream.release()->deleteLater(); // we are in its signal
        begin(u"sh"_s);
        return;
    }
    m_end = end;
    setState(end.error ? State::Cut : State::Ended);
    if (!m_feed.isActive())
        showEnd();
}

void PodTerminal::setState(State state)
{
    m_state = state;
    m_view->setLive(state == State::Live || state == State::Connecting);
    const bool isOver = state == State::Ended || state == State::Cut;
    m_again->setVisible(isOver);
    if (!isOver)
        m_banner->hide();
    showFacts();
    emit changed();
}

void PodTerminal::showEnd()
{
    const QList<BannerAction> again {{tr("Run again"), [this] { run(); }}};
    if (m_state == State::Cut) {
        m_banner->setContent(
            ui::State::Failed, m_end.error->message.text(), m_end.error->detail, again);
    } else if (!m_end.exitCode) {
        m_banner->setContent(ui::State::Unknown, tr("The shell has ended."),
            tr("The server did not say with which exit code."), again);
    } else {
        const bool isGood = *m_end.exitCode == 0;
        m_banner->setContent(isGood ? ui::State::Unknown : ui::State::Failed,
            tr("The shell has ended with exit code %1.").arg(*m_end.exitCode), QString(), again);
    }
    m_again->hide(); // the banner has it
    m_banner->show();
}

void PodTerminal::showFacts()
{
    QStringList parts {m_node, m_address};
    parts.removeAll(QString());
    if (m_state == State::Connecting)
        parts.append(tr("connecting…"));
    else if (m_state == State::Live && m_target.attaches && !m_wasUsed)
        parts.append(tr("connected · Enter shows the prompt"));
    else if (m_state == State::Live)
        parts.append(tr("connected %1")
                .arg(Format::duration(
                    std::chrono::seconds(m_since.secsTo(QDateTime::currentDateTimeUtc())))));
    m_facts->setText(parts.join(u" · "_s));
}

void PodTerminal::retranslate()
{
    m_copy->setText(tr("Copy all"));
    m_again->setText(tr("Run again"));
    m_container->setAccessibleName(tr("Container"));
    m_container->setToolTip(tr("Open the shell in another container of this pod"));
    m_view->setAccessibleName(tr("Terminal in %1").arg(m_target.shownName()));
    colour();
    showFacts();
    if (m_banner->isVisibleTo(this))
        showEnd();
}

void PodTerminal::colour()
{
    m_facts->setFont(Theme::font(Type::Secondary));
    Theme::setInk(m_facts, Token::Secondary);
    QPalette ground = m_bar->palette();
    ground.setColor(QPalette::Window, Theme::color(Token::Surface2));
    m_bar->setPalette(ground);
}

void PodTerminal::keyPressEvent(QKeyEvent *event)
{
    const bool isOver = m_state == State::Ended || m_state == State::Cut;
    if (isOver && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        run();
    else
        QWidget::keyPressEvent(event);
}

void PodTerminal::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        emit changed();
    } else if (event->type() == QEvent::PaletteChange && m_facts) {
        // not in the middle of what colour() itself changes
        QMetaObject::invokeMethod(this, &PodTerminal::colour, Qt::QueuedConnection);
    }
}

} // namespace ui
