// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/controllers/traininglogs.h"

#include "models/base/json.h"
#include "models/sandbox/clock.h"
#include "models/sandbox/controllers/fate.h"
#include "models/sandbox/controllers/logvoice.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace models::sandbox {
namespace {

/// Where in time the three parts of a log lie.
struct Layout
{
    QStringList prologue, epilogue;
    qint64 steps = 0;
    double interval = 2; ///< seconds of the clock, speed taken into account
    double start = 0; ///< of the steps, seconds after the start
    qsizetype said = 0; ///< lines of the prologue that are out

    [[nodiscard]] qsizetype total() const { return said + steps + epilogue.size(); }
};

Layout layoutOf(const ContainerLife &life, const QDateTime &now, double speed)
{
    Layout layout;
    layout.prologue = prologueOf(life);
    layout.interval = stepInterval(life) / speed;
    layout.start = double(layout.prologue.size()) / speed;
    const bool isOver = life.finished.isValid();
    const QDateTime end = isOver ? life.finished : now;
    const double ran = std::max(0.0, double(life.started.msecsTo(end)) / 1000.0);
    layout.said = isOver ? layout.prologue.size()
                         : std::min<qsizetype>(layout.prologue.size(), qsizetype(ran * speed) + 1);
    layout.steps = std::max<qint64>(0, qint64((ran - layout.start) / layout.interval));
    if (isOver)
        layout.epilogue = epilogueOf(life, layout.steps);
    return layout;
}

LogLine lineAt(const ContainerLife &life, const Layout &layout, qsizetype index, double speed)
{
    double offset = 0;
    if (index < layout.said) {
        offset = double(index) / speed;
    } else if (index < layout.said + layout.steps) {
        // Not quite regular, but never out of order.
        const qint64 k = index - layout.said;
        const double jitter = double(qHash(life.podUid, size_t(k)) % 800) / 1000.0;
        offset = layout.start + (double(k) + jitter) * layout.interval;
    } else {
        const double ran = double(life.started.msecsTo(life.finished)) / 1000.0;
        offset = std::max(0.0, ran - 0.01 * double(layout.total() - index));
    }
    const QDateTime time = life.started.addMSecs(qint64(offset * 1000));
    QString text;
    if (index < layout.said)
        text = layout.prologue[index];
    else if (index < layout.said + layout.steps)
        text = stepLine(life, index - layout.said, time);
    else
        text = layout.epilogue[index - layout.said - layout.steps];
    return {time.toMSecsSinceEpoch() * 1'000'000 + qint64(index % 1000) * 1000, text.toUtf8()};
}

QJsonObject statusOf(const QJsonObject &pod, const QString &container)
{
    const QJsonArray statuses = arrayAt(pod, u"status.containerStatuses");
    for (const QJsonValue &status : statuses) {
        if (container.isEmpty() || status[u"name"].toString() == container)
            return status.toObject();
    }
    return {};
}

} // namespace

std::optional<ContainerLife> lifeOf(
    const World &world, const QString &podUid, const QString &container, bool isPrevious)
{
    const QJsonObject pod = world.find(world.keyOf(podUid));
    const QJsonObject status = statusOf(pod, container);
    QJsonObject state = status[isPrevious ? u"lastState" : u"state"].toObject();
    if (!isPrevious && state.contains(u"waiting"_s)
        && status[u"lastState"][u"terminated"].isObject())
        state = status[u"lastState"].toObject(); // between two lives the last one is shown
    const QJsonObject running = state[u"running"].toObject();
    const QJsonObject ended = state[u"terminated"].toObject();
    const QJsonObject &life = running.isEmpty() ? ended : running;
    if (life.isEmpty())
        return std::nullopt;
    const QString replica = annotationOf(pod, fateKey(u"replica"));
    const QJsonObject owner = controllerOf(pod);
    ContainerLife out {.podUid = podUid,
        .pod = nameOf(pod),
        .container = status[u"name"].toString(),
        .kind = owner[u"kind"].toString(),
        .role = replica.section(u'-', 0, -2),
        .rank = replica.section(u'-', -1).toInt(),
        .started = timeOf(life[u"startedAt"].toString()),
        .finished = timeOf(ended[u"finishedAt"].toString()),
        .exitCode = ended.isEmpty() ? -1 : ended[u"exitCode"].toInt(),
        .reason = ended[u"reason"].toString(),
        .attempt = annotationOf(pod, fateKey(u"attempt")).toInt()};
    const QJsonArray command
        = arrayAt(pod, u"spec.containers").first().toObject()[u"command"].toArray();
    out.isIdle = command == QJsonArray {u"sleep"_s, u"inf"_s};
    const QList<QJsonObject> peers = world.ownedBy(owner[u"uid"].toString(), u"pods"_s);
    out.world = std::max<int>(1, int(peers.size()));
    for (const QJsonObject &peer : peers) {
        const QJsonObject other = statusOf(peer, {})[u"state"][u"terminated"].toObject();
        out.isFollower |= out.exitCode == 1 && other[u"exitCode"].toInt() != 0
            && timeOf(other[u"finishedAt"].toString()) < out.finished;
    }
    return out;
}

QList<LogLine> linesOf(
    const ContainerLife &life, const QDateTime &now, double speed, qsizetype limit)
{
    const Layout layout = layoutOf(life, now, speed);
    QList<LogLine> out;
    const qsizetype first = limit < 0 ? 0 : std::max<qsizetype>(0, layout.total() - limit);
    for (qsizetype i = first; i < layout.total(); ++i)
        out.append(lineAt(life, layout, i, speed));
    return out;
}

qsizetype lineCount(const ContainerLife &life, const QDateTime &now, double speed)
{
    return layoutOf(life, now, speed).total();
}

TrainingLogs::TrainingLogs(const World &world, Clock &clock, double speed, QObject *parent)
    : LogSource(parent)
    , m_world(world)
    , m_clock(clock)
    , m_speed(speed)
{
    tick();
}

void TrainingLogs::tick()
{
    const QList<LogKey> followed = std::exchange(m_followed, {});
    for (const LogKey &key : followed)
        Q_EMIT changed(key);
    m_clock.after(std::chrono::milliseconds(500), this, [this] { tick(); });
}

void TrainingLogs::podChanged(const QJsonObject &pod)
{
    const QJsonArray containers = arrayAt(pod, u"spec.containers");
    for (const QJsonValue &container : containers)
        Q_EMIT changed({uidOf(pod), container[u"name"].toString(), false});
}

std::optional<QList<LogLine>> TrainingLogs::lines(
    const LogKey &key, qsizetype first, qsizetype limit) const
{
    const auto life = lifeOf(m_world, key.podUid, key.container, key.isPrevious);
    if (!life)
        return std::nullopt;
    if (!life->finished.isValid() && !m_followed.contains(key))
        m_followed.append(key);
    const Layout layout = layoutOf(*life, m_clock.now(), m_speed);
    QList<LogLine> out;
    for (qsizetype i = std::max<qsizetype>(0, first); i < layout.total() && out.size() < limit; ++i)
        out.append(lineAt(*life, layout, i, m_speed));
    return out;
}

qsizetype TrainingLogs::count(const LogKey &key) const
{
    const auto life = lifeOf(m_world, key.podUid, key.container, key.isPrevious);
    return life ? lineCount(*life, m_clock.now(), m_speed) : -1;
}

bool TrainingLogs::isComplete(const LogKey &key) const
{
    const auto life = lifeOf(m_world, key.podUid, key.container, key.isPrevious);
    return life && life->finished.isValid();
}

} // namespace models::sandbox
