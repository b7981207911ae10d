// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/kube/access.h"
#include "tests/faults/passage.h"

#include <memory>

/// Stands between a client and a real server and does to the answers what its rules say; without a
/// rule they go through. In the thread of the test.
class FaultProxy final : public QObject
{
    Q_OBJECT
public:
    /// More: a page after the first; Follow: Stream and Watch.
    enum class Ask { Any, List, More, Stream, Watch, Follow, Write };
    enum { Always = -1 };

    /// Plain HTTP to the client; over TLS with `certificate` when there is one.
    explicit FaultProxy(models::Access server, const TestCertificate *certificate = nullptr);

    /// The next `times` requests of that sort. Rules are used in the order in which they were
    /// given.
    void next(Ask ask, Fault fault, int times = 1);
    /// The watches that are open now, from here on.
    void strike(const Fault &fault);
    void forgetRules() { m_rules.clear(); }
    /// Each rule has been used as often as it was to be; those for Always do not count.
    [[nodiscard]] bool isThroughWithRules() const;

    /// A server may give less than it is asked for: so many objects a page.
    void setPageSize(int objects) { m_pageSize = objects; }
    /// Requests with another Authorization get a 401.
    void setLogin(QByteArray authorization) { m_login = std::move(authorization); }
    /// From here on it stands before another server.
    void setServer(const models::Access &server) { m_server = server; }

    /// What a client needs that is to come through here. No login: the server's is added.
    [[nodiscard]] models::Access access() const { return {.server = m_front->url()}; }
    [[nodiscard]] ScriptedServer &front() { return *m_front; }
    [[nodiscard]] const QList<Exchange> &seen() const { return m_front->seen(); }
    [[nodiscard]] int count(Ask ask) const;
    /// The last question of that sort: path and query.
    [[nodiscard]] QByteArray last(Ask ask) const;
    [[nodiscard]] static bool isA(Ask ask, const Exchange &exchange);
    /// Some watch is open and nothing holds it.
    [[nodiscard]] bool hasFlowingWatch() const;
    /// Closes the door: connections are refused until open().
    void close();
    void open();

Q_SIGNALS:
    void asked(const Exchange &exchange);
    /// A watch went, or was held, by a fault.
    void struck(Fault::How how);

private:
    struct Rule
    {
        Ask ask;
        Fault fault;
        int left;
    };
    void carry(const Exchange &exchange);

    models::Access m_server;
    std::unique_ptr<ScriptedServer> m_front;
    QList<Rule> m_rules;
    int m_pageSize = 0;
    QByteArray m_login;
    QList<QPointer<Passage>> m_watches;
};
