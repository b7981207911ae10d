// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/navcounts.h"

#include "models/kube/cluster.h"
#include "models/kube/resourceclient.h"
#include "ui/shared/session.h"

#include <QCoroTask>
#include <QGuiApplication>

#include <algorithm>
#include <chrono>

namespace ui {

using namespace std::chrono_literals;

namespace {
constexpr qsizetype mostProjects = 8; ///< with more of them the sum is not worth its questions
} // namespace

NavCounts::NavCounts(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    m_again.setSingleShot(true);
    m_again.setInterval(1min);
    connect(&m_again, &QTimer::timeout, this, [this] {
        if (QGuiApplication::applicationState() == Qt::ApplicationActive)
            startOver();
        else
            m_again.start();
    });
    connect(&session, &Session::projectsChanged, this, [this] {
        for (const models::ApiResource &kind : std::as_const(m_kinds)) {
            m_counts.remove(kind.gvk());
            emit changed(kind.gvk());
        }
        startOver();
    });
}

void NavCounts::setKinds(const QList<models::ApiResource> &kinds)
{
    if (kinds == m_kinds)
        return;
    m_kinds = kinds;
    m_counts.removeIf([&](auto known) {
        return std::ranges::none_of(
            kinds, [&](const models::ApiResource &kind) { return kind.gvk() == known.key(); });
    });
    startOver();
}

qint64 NavCounts::count(const models::GroupVersionKind &gvk) const
{
    return m_counts.value(gvk, -1);
}

void NavCounts::startOver()
{
    ++m_round;
    m_isAsking = false;
    m_waiting.clear();
    m_sums.clear();
    const QStringList projects
        = m_session.projects().isEmpty() ? QStringList {QString()} : m_session.projects();
    for (const models::ApiResource &kind : std::as_const(m_kinds)) {
        if (!kind.namespaced) {
            m_waiting.append({kind, {}});
        } else if (projects.size() <= mostProjects) {
            for (const QString &project : projects)
                m_waiting.append({kind, project});
        }
    }
    askNext();
}

void NavCounts::askNext()
{
    models::Cluster *cluster = m_session.cluster();
    if (m_isAsking || !cluster)
        return;
    if (m_waiting.isEmpty()) {
        if (!m_kinds.isEmpty())
            m_again.start();
        return;
    }
    m_isAsking = true;
    const auto [kind, project] = m_waiting.takeFirst();
    QCoro::connect(models::ResourceClient(cluster->transport()).count(kind, project), this,
        [this, kind, round = m_round](
            const models::Result<qint64> &count) { take(kind, round, count); });
}

void NavCounts::take(
    const models::ApiResource &kind, int round, const models::Result<qint64> &count)
{
    if (round != m_round)
        return;
    m_isAsking = false;
    const models::GroupVersionKind gvk = kind.gvk();
    qint64 &sum = m_sums[gvk];
    sum = count && sum >= 0 ? sum + *count : -1;
    const bool isLast = std::ranges::none_of(
        m_waiting, [&](const auto &next) { return next.first.gvk() == gvk; });
    if (isLast && m_counts.value(gvk, -1) != sum) {
        m_counts.insert(gvk, sum);
        emit changed(gvk);
    }
    askNext();
}

} // namespace ui
