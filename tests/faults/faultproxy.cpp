// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/faultproxy.h"

#include <algorithm>
#include <ranges>

FaultProxy::FaultProxy(models::Access server, const TestCertificate *certificate)
    : m_server(std::move(server))
    , m_front(certificate ? std::make_unique<ScriptedServer>(*certificate)
                          : std::make_unique<ScriptedServer>())
{
    m_front->setScript([this](const Exchange &exchange) { carry(exchange); });
}

void FaultProxy::next(Ask ask, Fault fault, int times)
{
    m_rules.append({ask, std::move(fault), times});
}

bool FaultProxy::isA(Ask ask, const Exchange &exchange)
{
    const bool isFollow = exchange.target.contains("watch=1");
    const bool isStream = exchange.target.contains("sendInitialEvents=true");
    switch (ask) {
    case Ask::Any:
        return true;
    case Ask::List:
        return exchange.method == "GET" && !isFollow;
    case Ask::More:
        return exchange.target.contains("continue=");
    case Ask::Stream:
        return isStream;
    case Ask::Watch:
        return isFollow && !isStream;
    case Ask::Follow:
        return isFollow;
    case Ask::Write:
        return exchange.method != "GET";
    }
    return false;
}

void FaultProxy::carry(const Exchange &exchange)
{
    emit asked(exchange);
    if (!m_login.isEmpty() && exchange.header("Authorization") != m_login) {
        exchange.answer(401, fault::status(401, "Unauthorized"));
        return;
    }
    Fault fault;
    const auto rule
        = std::ranges::find_if(m_rules, [&](const Rule &each) { return isA(each.ask, exchange); });
    if (rule != m_rules.end()) {
        fault = rule->fault;
        if (rule->left > 0 && --rule->left == 0)
            m_rules.erase(rule);
    }
    if (fault.instead) {
        fault.instead(exchange);
        return;
    }
    Exchange smaller = exchange;
    if (m_pageSize > 0)
        smaller.target.replace("limit=500", "limit=" + QByteArray::number(m_pageSize));
    auto *passage = new Passage(smaller, m_server, fault); // its parent is the client's socket
    if (isA(Ask::Follow, exchange)) {
        m_watches.append(passage);
        connect(passage, &Passage::over, this, &FaultProxy::struck);
    }
}

void FaultProxy::strike(const Fault &fault)
{
    m_watches.removeAll(nullptr);
    const QList<QPointer<Passage>> open = m_watches;
    for (const QPointer<Passage> &watch : open) {
        if (watch && watch->isFlowing())
            watch->strike(fault);
    }
}

int FaultProxy::count(Ask ask) const
{
    return int(std::ranges::count_if(
        seen(), [ask](const Exchange &exchange) { return isA(ask, exchange); }));
}

QByteArray FaultProxy::last(Ask ask) const
{
    for (const Exchange &exchange : std::views::reverse(seen())) {
        if (isA(ask, exchange))
            return exchange.target;
    }
    return {};
}

bool FaultProxy::isThroughWithRules() const
{
    return std::ranges::all_of(m_rules, [](const Rule &rule) { return rule.left == Always; });
}

bool FaultProxy::hasFlowingWatch() const
{
    return std::ranges::any_of(
        m_watches, [](const QPointer<Passage> &watch) { return watch && watch->isFlowing(); });
}

void FaultProxy::close()
{
    m_front->stopListening();
    strike({.afterLines = 0, .how = Fault::How::Reset});
}

void FaultProxy::open()
{
    m_front->listenAgain();
}
