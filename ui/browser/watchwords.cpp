// SPDX-License-Identifier: Apache-2.0
#include "ui/browser/watchwords.h"

#include "ui/shared/formatting.h"

using models::WatchState;

namespace ui {

ViewStatus WatchWords::status(const WatchState &state, const QString &size)
{
    using Phase = ViewStatus::Phase;
    ViewStatus shown;
    shown.size = size;
    switch (state.phase) {
    case WatchState::Phase::Loading:
        shown.phase = Phase::CatchingUp;
        shown.word = state.expected > 0
            ? tr("Loading %1 of about %2")
                  .arg(Format::number(state.received), Format::number(state.expected))
            : tr("Loading %1").arg(Format::number(state.received));
        break;
    case WatchState::Phase::Live:
        shown.phase = Phase::Live;
        break;
    case WatchState::Phase::CatchingUp:
        shown.phase = Phase::CatchingUp;
        shown.word = tr("Catching up %1").arg(Format::number(state.received));
        break;
    case WatchState::Phase::Retrying:
        shown.phase = Phase::Retrying;
        break;
    case WatchState::Phase::Offline:
        shown.phase = Phase::Offline;
        if (state.lastNews.isValid())
            shown.word = tr("Offline since %1").arg(Format::clock(state.lastNews));
        break;
    case WatchState::Phase::NoAccess:
        shown.phase = Phase::NoAccess;
        break;
    case WatchState::Phase::LoginExpired:
        shown.phase = Phase::LoginExpired;
        break;
    case WatchState::Phase::NotServed:
        shown.phase = Phase::NoAccess;
        shown.word = tr("Not served");
        break;
    case WatchState::Phase::ListOnly:
        shown.phase = Phase::Live;
        shown.word = tr("Listed from time to time");
        break;
    }
    return shown;
}

void WatchWords::explain(StateView &view, const WatchState &state, const Subject &subject)
{
    if (state.phase != WatchState::Phase::Live && state.phase != WatchState::Phase::ListOnly
        && state.phase != WatchState::Phase::CatchingUp) {
        explainProblem(view, state, subject);
        return;
    }
    if (subject.hasFilter) {
        view.setContent(StateView::Kind::NoMatch,
            tr("None of the %1 match the filter.").arg(subject.what),
            tr("There are some; the filter hides all of them."),
            {{tr("Clear filter"), subject.clearFilter}});
        return;
    }
    QList<BannerAction> actions;
    if (subject.create)
        actions.append({tr("Create one…"), subject.create});
    view.setContent(StateView::Kind::Empty,
        subject.where.isEmpty() ? tr("There are no %1.").arg(subject.what)
                                : tr("There are no %1 in %2.").arg(subject.what, subject.where),
        tr("The list is complete and live: new ones appear here at once."), actions);
}

void WatchWords::explainProblem(StateView &view, const WatchState &state, const Subject &subject)
{
    const QString reason = state.error ? state.error->text() : QString();
    const QList<BannerAction> again {{tr("Try again"), subject.retry}};
    switch (state.phase) {
    case WatchState::Phase::NoAccess:
        view.setContent(StateView::Kind::NoAccess,
            subject.where.isEmpty()
                ? tr("No right to list %1 in all projects.").arg(subject.what)
                : tr("No right to list %1 in %2.").arg(subject.what, subject.where),
            reason, again);
        break;
    case WatchState::Phase::LoginExpired:
        view.setContent(StateView::Kind::LoginExpired, tr("The login has expired."), reason, again);
        break;
    case WatchState::Phase::NotServed:
        view.setContent(StateView::Kind::NotServed,
            tr("The server no longer serves %1.").arg(subject.what), reason, again);
        break;
    case WatchState::Phase::Offline:
        view.setContent(
            StateView::Kind::Offline, tr("The server cannot be reached."), reason, again);
        break;
    case WatchState::Phase::Retrying:
        view.setContent(StateView::Kind::Error,
            tr("The server could not list %1.").arg(subject.what), reason, again);
        break;
    default:
        view.setContent(StateView::Kind::Loading, tr("Loading %1").arg(subject.what), {});
        view.setProgress(state.received, std::max<qint64>(state.expected, 0));
        break;
    }
}

} // namespace ui
