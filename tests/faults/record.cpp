// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/record.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace models;
using Phase = WatchState::Phase;

namespace {

QString rowOf(const Row &row)
{
    return row.name() + u'@' + QString::fromUtf8(row.version());
}

} // namespace

QString nameOf(Phase phase)
{
    static const QHash<Phase, QString> names {{Phase::Loading, u"Loading"_s},
        {Phase::Live, u"Live"_s}, {Phase::CatchingUp, u"CatchingUp"_s},
        {Phase::Retrying, u"Retrying"_s}, {Phase::Offline, u"Offline"_s},
        {Phase::NoAccess, u"NoAccess"_s}, {Phase::LoginExpired, u"LoginExpired"_s},
        {Phase::NotServed, u"NotServed"_s}, {Phase::ListOnly, u"ListOnly"_s}};
    return names.value(phase);
}

Record::Record(ReflectorDriver &driver, Transport &transport, const FaultProxy &proxy, double speed)
    : m_proxy(proxy)
    , m_speed(speed)
{
    m_clock.start();
    connect(&driver, &ReflectorDriver::batch, this, &Record::take);
    connect(&driver, &ReflectorDriver::stateChanged, this, &Record::takeState);
    connect(&proxy, &FaultProxy::asked, this, &Record::takeQuestion);
    connect(&transport, &Transport::failed, this, [this] { ++m_failures; });
    connect(&proxy, &FaultProxy::struck, this,
        [this](Fault::How how) { m_isBroken = how != Fault::How::End; });
}

void Record::take(const RowBatch &batch)
{
    if (batch.isReset) {
        ++m_resets;
        m_rows.clear();
        m_versions.clear();
    }
    for (const QString &uid : batch.removed)
        m_rows.remove(uid);
    for (const RowRef &row : batch.upserted) {
        const QByteArray version = row->version().toByteArray();
        if (const auto before = m_versions.constFind(row->uid());
            before != m_versions.cend() && isOlderVersion(version, *before))
            m_complaints.append(
                u"%1 was shown after version %2"_s.arg(rowOf(*row), QString::fromLatin1(*before)));
        m_versions.insert(row->uid(), version);
        m_rows.insert(row->uid(), row);
        m_everShown.insert(rowOf(*row));
    }
    QSet<QString> names;
    for (const RowRef &row : std::as_const(m_rows)) {
        if (names.contains(row->name()))
            m_complaints.append(u"%1 was shown twice at once"_s.arg(row->name()));
        names.insert(row->name());
    }
}

void Record::takeState(const WatchState &state)
{
    m_phase = state.phase;
    m_phases.insert(state.phase);
    if (state.error) {
        const QString text = state.error->text();
        if (text.isEmpty())
            m_complaints.append(u"%1 is shown without a reason"_s.arg(nameOf(state.phase)));
        if (!m_texts.contains(text))
            m_texts.append(text);
        if (!state.error->detail.isEmpty() && !m_texts.contains(state.error->detail))
            m_texts.append(state.error->detail);
    }
    const bool isBad = state.phase == Phase::Offline || state.phase == Phase::Retrying;
    if (isBad && !state.error)
        m_complaints.append(u"%1 is shown without an error"_s.arg(nameOf(state.phase)));
}

// Whoever asks for a new watch knows that the one before is gone.
void Record::takeQuestion(const Exchange &exchange)
{
    m_times.append(m_clock.elapsed());
    if (m_isBroken && m_phase == Phase::Live)
        m_complaints.append(u"was shown as live when the watch had been cut"_s);
    m_isBroken = false;
    const bool isList = FaultProxy::isA(FaultProxy::Ask::List, exchange)
        || FaultProxy::isA(FaultProxy::Ask::Stream, exchange);
    if (isList) // a list may come from a server that is behind
        m_versions.clear();
}

QStringList Record::shown() const
{
    QStringList rows;
    for (const RowRef &row : m_rows)
        rows.append(rowOf(*row));
    rows.sort();
    return rows;
}

bool Record::isLiveWith(const QStringList &rows) const
{
    return m_phase == Phase::Live && shown() == rows;
}

int Record::retriesInTime() const
{
    const auto passed = qint64(double(m_clock.elapsed()) * m_speed);
    int retries = 0;
    qint64 delay = 800;
    for (qint64 at = delay; at <= passed; at += delay) {
        ++retries;
        delay = std::min<qint64>(2 * delay, 30'000);
    }
    return retries;
}

QStringList Record::complaints(const Author &author, int calm) const
{
    QStringList all = m_complaints;
    const QStringList wanted = author.listed();
    if (shown() != wanted)
        all.append(u"shows %1, the server has %2"_s.arg(shown().join(u' '), wanted.join(u' ')));
    for (const QString &row : m_everShown) {
        if (!author.everHeld(row))
            all.append(u"showed %1, which never was"_s.arg(row));
    }
    const int most = calm + retriesInTime();
    const auto asked = std::max(int(m_proxy.seen().size()), m_failures);
    if (asked > most)
        all.append(u"asked %1 times where %2 are due"_s.arg(asked).arg(most));
    return all;
}

qint64 Record::pause(FaultProxy::Ask ask) const
{
    QList<qint64> times;
    for (qsizetype i = 0; i < m_times.size(); ++i) {
        if (FaultProxy::isA(ask, m_proxy.seen().at(i)))
            times.append(m_times.at(i));
    }
    return times.size() < 2 ? -1 : times[1] - times[0];
}
