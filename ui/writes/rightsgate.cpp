// SPDX-License-Identifier: Apache-2.0
#include "ui/writes/rightsgate.h"

#include "models/kube/cluster.h"
#include "ui/shared/session.h"

#include <QAction>
#include <QApplication>
#include <QEvent>

using namespace Qt::StringLiterals;

namespace ui {

RightsGate::RightsGate(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    if (session.cluster())
        connect(&session.cluster()->rights(), &models::Rights::changed, this, &RightsGate::applyAll,
            Qt::QueuedConnection);
    qApp->installEventFilter(this);
}

QString RightsGate::refusal(const QList<models::Right> &needs) const
{
    QString first;
    if (!m_session.cluster())
        return first;
    // All are asked for in one go, not one after the other's answer.
    for (const models::Right &right : needs) {
        if (m_session.cluster()->rights().isRefused(right) && first.isEmpty())
            first = models::refusalOf(right).text();
    }
    return first;
}

void RightsGate::set(QAction *action, bool isPossible, const QList<models::Right> &needs)
{
    if (!m_entries.contains(action))
        connect(action, &QObject::destroyed, this, [this, action] { m_entries.remove(action); });
    Entry &entry = m_entries[action];
    entry.isPossible = isPossible;
    entry.needs = needs;
    apply(action, entry);
}

void RightsGate::apply(QAction *action, Entry &entry) const
{
    const QString why = entry.isPossible ? refusal(entry.needs) : QString();
    action->setEnabled(entry.isPossible && why.isEmpty());
    if (entry.shownTip.isEmpty() || action->toolTip() != entry.shownTip)
        entry.plainTip = action->toolTip(); // new, or put again in another language
    entry.shownTip = why.isEmpty() ? QString() : entry.plainTip + u'\n' + why;
    action->setToolTip(why.isEmpty() ? entry.plainTip : entry.shownTip);
}

void RightsGate::applyAll()
{
    for (auto it = m_entries.begin(); it != m_entries.end(); ++it)
        apply(it.key(), it.value());
}

// After whoever dresses the actions in the new language.
bool RightsGate::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == qApp && event->type() == QEvent::LanguageChange)
        QMetaObject::invokeMethod(this, &RightsGate::applyAll, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

} // namespace ui
