// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/kube/rights.h"

#include <QHash>
#include <QList>
#include <QObject>

class QAction;

namespace ui {

class Session;

/// Turns off the actions that this login may not do, and says so in their tooltips: "No right to
/// delete pods in namespace demo." While the server has not answered, an action is offered.
class RightsGate final : public QObject
{
    Q_OBJECT
public:
    RightsGate(Session &session, QObject *parent);

    /// The action is on where the page has something for it to act on and none of `needs` is
    /// refused. Again with each change of either.
    void set(QAction *action, bool isPossible, const QList<models::Right> &needs);
    /// The first of them that is refused, in words; empty: none is known to be.
    [[nodiscard]] QString refusal(const QList<models::Right> &needs) const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Entry
    {
        bool isPossible = false;
        QList<models::Right> needs;
        QString plainTip; ///< the action's own tooltip
        QString shownTip; ///< what the gate put in its place; empty: nothing
    };
    void apply(QAction *action, Entry &entry) const;
    void applyAll();

    Session &m_session;
    QHash<QAction *, Entry> m_entries;
};

} // namespace ui
