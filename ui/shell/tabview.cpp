// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/tabview.h"

#include "ui/shared/icons.h"
#include "ui/shared/pagefactory.h"
#include "ui/shared/stateview.h"
#include "ui/shell/tabstrip.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

MissingPage::MissingPage(Session &session, const Place &place, QWidget *parent)
    : Page(session, parent)
    , m_place(place)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *view = new StateView(this);
    view->setContent(StateView::Kind::NotServed, tr("There is no such page here"),
        tr("The link leads to %1, which this version of the program does not show.")
            .arg(place.toString()));
    layout->addWidget(view);
}

QString MissingPage::title() const
{
    return tr("Not here");
}

TabView::TabView(Session &session, const PageFactory &factory, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_factory(factory)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
}

Place TabView::place() const
{
    return m_at < 0 ? Place {} : m_history.at(m_at).place;
}

bool TabView::canLeave() const
{
    return m_page == nullptr || !m_page->isDirty();
}

void TabView::keepState()
{
    if (m_page != nullptr && m_at >= 0) {
        m_history[m_at].state = m_page->saveState();
        m_history[m_at].title = m_page->title();
    }
}

void TabView::go(const Place &place)
{
    if (m_at >= 0 && m_history.at(m_at).place == place) {
        return;
    }
    keepState();
    m_history.resize(m_at + 1);
    m_history.append(Step {place, {}, {}});
    m_at = m_history.size() - 1;
    showStep();
}

void TabView::step(int by)
{
    const qsizetype to = m_at + by;
    if (to < 0 || to >= m_history.size() || by == 0) {
        return;
    }
    keepState();
    m_at = to;
    showStep();
}

void TabView::back()
{
    step(-1);
}

void TabView::forward()
{
    step(1);
}

void TabView::showStep()
{
    const Step &now = m_history.at(m_at);
    m_moving = true;
    const bool isHere = m_page != nullptr && m_page->place().isSamePage(now.place)
        && m_page->showPlace(now.place);
    m_moving = false;
    if (!isHere) {
        if (m_page != nullptr) {
            m_page->hide();
            m_layout->removeWidget(m_page);
            m_page->disconnect(this);
            m_page->deleteLater();
        }
        m_page = m_factory.make(now.place, m_session, this);
        if (m_page == nullptr) {
            m_page = new MissingPage(m_session, now.place, this);
        }
        m_layout->addWidget(m_page);
        m_page->setWidthClass(m_width);
        if (!now.state.isEmpty()) {
            m_page->restoreState(now.state);
        }
        connect(m_page, &Page::changed, this, &TabView::changed);
        connect(m_page, &Page::moved, this, [this] {
            if (!m_moving && m_page->place() != m_history.at(m_at).place) {
                m_history.resize(m_at + 1);
                m_history.append(Step {m_page->place(), {}, {}});
                m_at = m_history.size() - 1;
            }
            emit changed();
        });
        m_page->show();
        setFocusProxy(m_page);
    }
    emit changed();
}

QStringList TabView::titlesBehind() const
{
    QStringList titles;
    for (qsizetype i = m_at - 1; i >= 0; --i) {
        titles.append(m_history.at(i).title);
    }
    return titles;
}

TabFace TabView::face() const
{
    if (m_page == nullptr) {
        return {};
    }
    TabFace face {m_page->title(), m_page->mark(), m_page->icon(), {}, m_page->isDirty()};
    const std::optional<State> state = m_page->state();
    if (state && isTinted(*state)) {
        face.state = state;
    }
    if (face.mark.isEmpty() && face.icon.isNull()) {
        face.icon = Icons::named(u"view-list-details"_s);
    }
    return face;
}

void TabView::setWidthClass(WidthClass width)
{
    m_width = width;
    if (m_page != nullptr) {
        m_page->setWidthClass(width);
    }
}

QString TabView::toString() const
{
    const QByteArray state = m_page == nullptr ? QByteArray() : m_page->saveState();
    return place().toString() + u'\t' + QString::fromLatin1(state.toBase64());
}

void TabView::restore(const QString &line)
{
    const std::optional<Place> place = Place::parse(line.section(u'\t', 0, 0));
    if (!place) {
        return;
    }
    const QByteArray state = QByteArray::fromBase64(line.section(u'\t', 1).toLatin1());
    m_history = {Step {*place, state, {}}};
    m_at = 0;
    showStep();
}

} // namespace ui
