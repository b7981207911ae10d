// SPDX-License-Identifier: Apache-2.0
#include "models/watch/reflectorgroup.h"

#include "models/watch/reflector.h"

#include <QTimer>

#include <algorithm>
#include <utility>

namespace models {
namespace {

using Phase = WatchState::Phase;

int badness(Phase phase)
{
    static constexpr Phase worstLast[] {Phase::Live, Phase::ListOnly, Phase::CatchingUp,
        Phase::Loading, Phase::NotServed, Phase::Retrying, Phase::Offline, Phase::NoAccess,
        Phase::LoginExpired};
    return int(std::ranges::find(worstLast, phase) - std::begin(worstLast));
}

} // namespace

ReflectorGroup::ReflectorGroup(Cluster &cluster, WatchScope scope, const QStringList &spaces,
    QStringList known, QObject *parent)
    : QObject(parent)
    , m_cluster(cluster)
    , m_scope(std::move(scope))
{
    if (m_scope.resource.namespaced) {
        m_spaces = spaces;
        m_known = std::move(known);
    }
}

ReflectorGroup::~ReflectorGroup() = default;

void ReflectorGroup::start()
{
    watch(m_spaces);
}

void ReflectorGroup::watch(const QStringList &spaces)
{
    m_spaces = spaces;
    m_isReset = true;
    m_columns.clear();
    m_reflectors.clear();
    for (const QString &space : spaces.isEmpty() ? QStringList {QString()} : spaces) {
        WatchScope scope = m_scope;
        scope.nameSpace = space;
        m_reflectors.push_back(std::make_unique<Reflector>(m_cluster, scope));
        connect(m_reflectors.back().get(), &Reflector::batch, this, &ReflectorGroup::take);
        connect(m_reflectors.back().get(), &Reflector::stateChanged, this, &ReflectorGroup::follow);
    }
    for (const auto &reflector : m_reflectors)
        reflector->start();
}

void ReflectorGroup::relist()
{
    // What was refused may be granted by now.
    if (std::exchange(m_isFallback, false)) {
        watch({});
        emit spacesChanged();
        return;
    }
    for (const auto &reflector : m_reflectors)
        reflector->relist();
}

void ReflectorGroup::take(RowBatch news)
{
    news.isReset = std::exchange(m_isReset, false);
    news.hasColumns = news.hasColumns && news.columns != m_columns;
    if (news.hasColumns)
        m_columns = news.columns;
    else
        news.columns.clear();
    if (!news.isEmpty())
        emit batch(news);
}

void ReflectorGroup::follow()
{
    const WatchState now = state();
    const bool isRefused = now.phase == Phase::NoAccess && m_spaces.isEmpty();
    if (!isRefused || m_known.isEmpty()) {
        emit stateChanged(now);
        return;
    }
    if (std::exchange(m_isFallback, true))
        return;
    QTimer::singleShot(0, this, [this] { // not from inside a reflector's own signal
        if (!m_isFallback || !m_spaces.isEmpty())
            return;
        watch(m_known);
        emit spacesChanged();
    });
}

QStringList ReflectorGroup::refused() const
{
    QStringList spaces;
    for (const auto &reflector : m_reflectors) {
        if (reflector->state().phase == Phase::NoAccess)
            spaces.append(reflector->scope().nameSpace);
    }
    return spaces;
}

WatchState ReflectorGroup::state() const
{
    const bool isSome = m_isFallback && refused().size() < m_spaces.size();
    std::optional<WatchState> worst;
    bool isSynced = true;
    qint64 received = 0;
    QDateTime lastNews;
    for (const auto &reflector : m_reflectors) {
        const WatchState state = reflector->state();
        if (isSome && state.phase == Phase::NoAccess)
            continue;
        isSynced = isSynced && state.isSynced;
        received += state.received;
        lastNews = std::max(lastNews, state.lastNews);
        if (!worst || badness(state.phase) > badness(worst->phase))
            worst = state;
    }
    WatchState state = worst.value_or(WatchState {});
    state.isSynced = worst && isSynced;
    if (m_reflectors.size() > 1) {
        state.received = received;
        state.expected = -1; // of one of them only
        state.lastNews = lastNews;
    }
    return state;
}

} // namespace models
