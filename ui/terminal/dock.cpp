// SPDX-License-Identifier: Apache-2.0
#include "ui/terminal/dock.h"

#include "ui/shared/icons.h"
#include "ui/shared/paint.h"
#include "ui/shared/session.h"
#include "ui/shared/stateview.h"
#include "ui/shared/theme.h"
#include "ui/terminal/docktabs.h"
#include "ui/terminal/forwarddialog.h"
#include "ui/terminal/forwardspane.h"
#include "ui/terminal/podterminal.h"
#include "ui/terminal/terminalview.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

QColor dotColor(const PodTerminal &terminal)
{
    if (terminal.hasFailed())
        return Theme::stateFill(State::Failed);
    switch (terminal.state()) {
    case PodTerminal::State::Connecting:
        return Theme::color(Token::Link);
    case PodTerminal::State::Live:
        return Theme::stateFill(State::Succeeded);
    default:
        return Theme::color(Token::Control);
    }
}

QString wordOf(PodTerminal::State state)
{
    switch (state) {
    case PodTerminal::State::Connecting:
        return Dock::tr("connecting");
    case PodTerminal::State::Live:
        return Dock::tr("connected");
    case PodTerminal::State::Ended:
        return Dock::tr("ended");
    case PodTerminal::State::Cut:
        break;
    }
    return Dock::tr("no connection");
}

QToolButton *quietButton(const QString &icon, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(Icons::named(icon));
    button->setAutoRaise(true);
    return button;
}

} // namespace

Dock::Dock(QWidget *parent)
    : QWidget(parent)
    , m_tabs(new DockTabs(this))
    , m_add(quietButton(u"list-add"_s, this))
    , m_hint(new QLabel(this))
    , m_hide(quietButton(u"window-close"_s, this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new StateView(this))
    , m_forwards(new ForwardsPane(this))
{
    setMinimumHeight(Theme::scaled(140));
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(8, 1, 8, 0);
    bar->setSpacing(4);
    bar->addWidget(m_tabs);
    bar->addWidget(m_add);
    bar->addStretch(1);
    bar->addWidget(m_hint);
    bar->addWidget(m_hide);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addLayout(bar);
    auto *split = new QSplitter(Qt::Horizontal, this);
    split->addWidget(m_stack);
    split->addWidget(m_forwards);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 0);
    split->setChildrenCollapsible(false);
    split->setSizes({1000, Theme::scaled(360)});
    column->addWidget(split, 1);
    m_forwards->hide();
    connect(m_forwards, &ForwardsPane::changed, this,
        [this] { m_forwards->setVisible(!m_forwards->rows().isEmpty()); });
    m_stack->addWidget(m_empty);
    connect(m_tabs, &DockTabs::currentChanged, this, &Dock::showTab);
    connect(m_tabs, &DockTabs::tabCloseRequested, this, &Dock::closeTab);
    connect(m_add, &QToolButton::clicked, this, [this] {
        if (const PodTerminal *terminal = current())
            open(terminal->target());
    });
    connect(m_hide, &QToolButton::clicked, this, &Dock::hideRequested);
    showTab(-1);
    retranslate();
}

Dock::~Dock() = default;

QSize Dock::sizeHint() const
{
    return {800, Theme::scaled(300)};
}

void Dock::setSession(Session &session)
{
    closeAll();
    m_session = &session;
    connect(&session, &Session::shellRequested, this, &Dock::open);
    connect(&session, &Session::forwardRequested, this, &Dock::openForward);
    connect(&session, &QObject::destroyed, this, &Dock::closeAll); // its cluster lives yet
}

int Dock::count() const
{
    return m_tabs->count();
}

PodTerminal *Dock::at(int index) const
{
    return qobject_cast<PodTerminal *>(m_stack->widget(index + 1));
}

PodTerminal *Dock::current() const
{
    return at(m_tabs->currentIndex());
}

void Dock::open(const ShellTarget &target)
{
    if (!m_session)
        return;
    auto *terminal = new PodTerminal(*m_session, target, m_stack);
    m_stack->addWidget(terminal);
    const int index = m_tabs->addTab(terminal->title());
    connect(terminal, &PodTerminal::changed, this, &Dock::showFaces);
    m_tabs->setCurrentIndex(index);
    showTab(index);
    showFaces();
    emit opened();
    terminal->run();
    terminal->setFocus();
}

void Dock::closeTab(int index)
{
    PodTerminal *terminal = at(index);
    if (terminal == nullptr)
        return;
    const bool hadFocus = isAncestorOf(focusWidget());
    m_stack->removeWidget(terminal);
    terminal->disconnect(this);
    m_tabs->removeTab(index);
    delete terminal;
    showTab(m_tabs->currentIndex());
    if (hadFocus && current() != nullptr)
        current()->setFocus();
}

void Dock::closeAll()
{
    while (m_tabs->count() > 0)
        closeTab(0);
    m_forwards->clear();
}

void Dock::openForward(const ForwardTarget &target)
{
    if (!m_session || !m_session->cluster())
        return;
    auto *dialog = new ForwardDialog(*m_session, target, window());
    connect(dialog, &ForwardDialog::started, this, [this, dialog] {
        if (!m_session)
            return;
        m_forwards->add(*m_session, dialog->target(), dialog->take());
        emit opened();
    });
    dialog->open();
}

void Dock::showTab(int index)
{
    PodTerminal *terminal = at(index);
    m_stack->setCurrentWidget(terminal == nullptr ? static_cast<QWidget *>(m_empty) : terminal);
    m_add->setVisible(terminal != nullptr);
    setFocusProxy(terminal == nullptr ? static_cast<QWidget *>(m_hide) : &terminal->view());
}

void Dock::showFaces()
{
    for (int i = 0; i < m_tabs->count(); ++i) {
        const PodTerminal *terminal = at(i);
        if (terminal == nullptr)
            continue;
        m_tabs->setFace(i, terminal->title(), dotColor(*terminal),
            tr("%1, %2", "terminal, state").arg(terminal->title(), wordOf(terminal->state())));
        m_tabs->setTabToolTip(
            i, u"%1/%2"_s.arg(terminal->target().nameSpace, terminal->target().pod));
    }
}

void Dock::retranslate()
{
    m_tabs->setAccessibleName(tr("Terminals"));
    m_add->setAccessibleName(tr("Another shell in this container"));
    m_add->setToolTip(m_add->accessibleName());
    m_hide->setAccessibleName(tr("Hide the dock"));
    m_hide->setToolTip(
        tr("Hide the dock (%1)").arg(QKeySequence(u"Ctrl+J"_s).toString(QKeySequence::NativeText)));
    m_hint->setText(tr("F6 leaves the terminal"));
    m_hint->setFont(Theme::font(Type::Meta));
    Theme::setInk(m_hint, Token::Secondary);
    m_empty->setContent(StateView::Kind::Empty, tr("No terminal is open."),
        tr("Choose a pod or a running replica and press S, or use Shell on its page."));
    m_empty->setIcon(Icons::named(u"utilities-terminal"_s));
    showFaces();
}

void Dock::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::color(Token::Window));
    painter.fillRect(QRect(0, 0, width(), 1), Theme::color(Token::Border));
}

void Dock::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        QMetaObject::invokeMethod(this, &Dock::showFaces, Qt::QueuedConnection);
}

} // namespace ui
