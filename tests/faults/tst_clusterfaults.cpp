// SPDX-License-Identifier: Apache-2.0
#include "models/kube/cluster.h"
#include "models/kube/curltransport.h"
#include "models/kube/discovery.h"
#include "models/kube/kubestatus.h"
#include "tests/faults/record.h"
#include "tests/kube/testcertificates.h"

#include <QCoroTask>
#include <QDir>
#include <QSignalSpy>
#include <QTest>

#ifdef Q_OS_LINUX
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using namespace models;
using namespace std::chrono_literals;
using Ask = FaultProxy::Ask;
using How = Fault::How;
using Phase = WatchState::Phase;

namespace {

constexpr int patience = 60'000;
constexpr double speed = 40;

/// Discovery in its old form: a group with one kind each.
class Groups
{
public:
    QStringList names;
    QString hanging; ///< never answers

    void operator()(const Exchange &exchange) const
    {
        const QString path = QString::fromLatin1(exchange.path());
        if (path == "/api"_L1) {
            exchange.answer(200, R"({"kind":"APIVersions","versions":[]})");
        } else if (path == "/apis"_L1) {
            QByteArrayList groups;
            for (const QString &name : names)
                groups.append(R"({"name":")" + name.toLatin1()
                    + R"(","versions":[{"groupVersion":")" + name.toLatin1()
                    + R"(/v1","version":"v1"}],"preferredVersion":{"version":"v1"}})");
            exchange.answer(200, R"({"kind":"APIGroupList","groups":[)" + groups.join(',') + "]}");
        } else if (const QString group = path.section(u'/', 2, 2); group != hanging) {
            exchange.answer(200,
                R"({"kind":"APIResourceList","groupVersion":")" + group.toLatin1()
                    + R"(/v1","resources":[{"name":")" + group.section(u'.', 0, 0).toLatin1()
                    + R"(","kind":"Thing","verbs":["list"]}]})");
        }
    }
};

int openFiles()
{
    return int(QDir(u"/proc/self/fd"_s)
            .entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System)
            .size());
}

} // namespace

/// Faults of a whole server, of logging in to it, and of what it has.
class TestClusterFaults final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(m_server.start());
        m_nameSpace = m_server.makeNamespace(u"faults"_s);
    }

    void unreachable_data()
    {
        QTest::addColumn<QString>("server");
        QTest::addColumn<QString>("text");
        QTest::newRow("F2 a name that nobody knows")
            << u"http://nowhere.invalid:8001"_s << u"nowhere.invalid"_s;
        QTest::newRow("F3 an address that swallows everything")
            << QString() << u"did not answer in time"_s;
    }
    void unreachable()
    {
        QFETCH(QString, server);
        QFETCH(QString, text);
#ifdef Q_OS_LINUX
        // A queue that is full: who knocks hears nothing.
        const int deaf = ::socket(AF_INET, SOCK_STREAM, 0);
        QList<int> knocking;
        if (server.isEmpty()) {
            sockaddr_in address {};
            address.sin_family = AF_INET;
            address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
            socklen_t size = sizeof address;
            ::bind(deaf, reinterpret_cast<sockaddr *>(&address), size);
            ::getsockname(deaf, reinterpret_cast<sockaddr *>(&address), &size);
            ::listen(deaf, 0);
            for (int i = 0; i < 4; ++i) {
                knocking.append(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0));
                std::ignore
                    = ::connect(knocking.last(), reinterpret_cast<sockaddr *>(&address), size);
            }
            server = u"http://127.0.0.1:%1"_s.arg(ntohs(address.sin_port));
        }
#else
        if (server.isEmpty())
            QSKIP("no way to be deaf here");
#endif
        CurlTransport transport({.server = QUrl(server)});
        Author author(m_server, m_nameSpace, u"none"_s, 1);
        auto driver = std::make_unique<ReflectorDriver>(transport, author.scope(), speed);
        QSignalSpy failures(&transport, &Transport::failed);
        driver->start();
        QTRY_VERIFY_WITH_TIMEOUT(failures.size() >= 3, patience); // it goes on trying
        QCOMPARE(driver->state().phase, Phase::Offline);
        QVERIFY2(driver->state().error->text().contains(text),
            qPrintable(driver->state().error->text()));
        driver.reset(); // given up at once
#ifdef Q_OS_LINUX
        for (const int socket : std::as_const(knocking))
            ::close(socket);
        ::close(deaf);
#endif
    }

    /// F42 The server is set back to an earlier state, and takes versions that it has yet to reach.
    void setBack_data()
    {
        QTest::addColumn<bool>("isTold");
        QTest::newRow("F42 set back, and says that the version is gone") << true;
        QTest::newRow("F42 set back, and says nothing") << false;
    }
    void setBack()
    {
        QFETCH(bool, isTold);
        TestServer earlier({.empty = true}, TestServer::Which::Sandbox);
        QVERIFY(earlier.start());
        const QString label = u"back%1"_s.arg(isTold);
        Author before(m_server, u"default"_s, label, 1);
        Author after(earlier, u"default"_s, label, 2);
        after.fill(3);
        before.fill(60);
        before.change(60);
        FaultProxy proxy(m_server.access());
        CurlTransport transport(proxy.access());
        ReflectorDriver driver(transport, before.scope(), 200);
        Record record(driver, transport, proxy, 200);
        driver.start();
        QTRY_VERIFY_WITH_TIMEOUT(record.isLiveWith(before.listed()), patience);
        if (isTold)
            proxy.next(Ask::Watch, fault::refuse(410, "Expired"));
        proxy.setServer(earlier.access());
        proxy.strike({.afterLines = 0, .how = How::Reset});
        QTRY_COMPARE_WITH_TIMEOUT(record.shown(), after.listed(), patience);
        after.write(5);
        QTRY_COMPARE_WITH_TIMEOUT(record.shown(), after.listed(), patience);
        QCOMPARE(record.resets(), 1);
    }

    void groups_data()
    {
        QTest::addColumn<int>("what");
        QTest::newRow("F30 one group hangs, and the others are there") << 0;
        QTest::newRow("F43 servers in turn that have a kind and have it not") << 1;
        QTest::newRow("F43 a kind that is gone for good") << 2;
        QTest::newRow("F45 a cache that cannot be written, and is none") << 3;
    }
    void groups()
    {
        QFETCH(int, what);
        Groups groups {.names = {u"apples.a"_s, u"pears.b"_s}, .hanging = {}};
        ScriptedServer server([&](const Exchange &exchange) { groups(exchange); });
        CurlTransport transport({.server = server.url()});
        QTemporaryDir folder;
        QFile file(folder.filePath(u"file"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{broken") > 0);
        file.close();
        Discovery discovery(
            transport, what == 3 ? file.fileName() + u"/discovery.json"_s : QString());
        if (what == 0) {
            groups.hanging = u"pears.b"_s;
            discovery.refresh();
            QTRY_VERIFY(discovery.find(u"apples"_s));
            return;
        }
        QVERIFY(QCoro::waitFor(discovery.refresh()));
        QVERIFY(discovery.find(u"pears"_s));
        if (what == 3) {
            const Discovery broken(transport, file.fileName());
            QVERIFY(!broken.isKnown());
        }
        for (int i = 0; what == 1 && i < 6; ++i) {
            groups.names = i % 2 == 0 ? QStringList {u"apples.a"_s}
                                      : QStringList {u"apples.a"_s, u"pears.b"_s};
            QVERIFY(QCoro::waitFor(discovery.refresh()));
            QVERIFY(discovery.find(u"pears"_s));
        }
        if (what == 2) {
            groups.names = {u"apples.a"_s};
            QVERIFY(QCoro::waitFor(discovery.refresh()));
            QTRY_VERIFY(!discovery.find(u"pears"_s)); // asked again without being told to
        }
    }

    /// F18, F19
    void logins_data()
    {
        QTest::addColumn<bool>("isGood"); // what the program gives the second time
        QTest::newRow("F18 a login that ends is renewed once for all") << true;
        QTest::newRow("F19 a login that is never accepted again") << false;
    }
    void logins()
    {
#ifndef Q_OS_UNIX
        QSKIP("the program here is a shell script");
#endif
        QFETCH(bool, isGood);
        QTemporaryDir folder;
        QFile program(folder.filePath(u"login"_s));
        QVERIFY(program.open(QIODevice::WriteOnly));
        program.write("#!/bin/sh\necho x >> \"$(dirname \"$0\")/runs\"\n"
                      "printf '{\"kind\":\"ExecCredential\",\"apiVersion\":"
                      "\"client.authentication.k8s.io/v1\",\"status\":{\"token\":\"t%s\"}}' "
                      "$(wc -l < \"$(dirname \"$0\")/runs\")\n");
        program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        program.close();
        const auto runs = [&] {
            QFile file(folder.filePath(u"runs"_s));
            return file.open(QIODevice::ReadOnly) ? int(file.readAll().count('x')) : 0;
        };
        const TestCertificate ca = makeCertificate({.commonName = u"CA"_s, .isAuthority = true});
        const TestCertificate certificate = makeCertificate(
            {.commonName = u"server"_s, .issuer = &ca, .names = {u"IP:127.0.0.1"_s}});
        FaultProxy proxy(m_server.access(), &certificate);
        proxy.setLogin("Bearer t1");
        Access access = proxy.access();
        access.ca = ca.certificate;
        access.exec = ExecPlugin {
            .apiVersion = u"client.authentication.k8s.io/v1"_s, .command = program.fileName()};
        Author author(m_server, m_nameSpace, u"login%1"_s.arg(isGood), 1);
        author.fill(3);
        CurlTransport transport(access);
        std::vector<std::unique_ptr<ReflectorDriver>> drivers;
        for (int i = 0; i < 4; ++i) {
            drivers.push_back(std::make_unique<ReflectorDriver>(transport, author.scope(), speed));
            drivers.back()->start();
        }
        const auto allAre = [&](Phase phase) {
            return std::ranges::all_of(
                drivers, [phase](const auto &driver) { return driver->state().phase == phase; });
        };
        QTRY_VERIFY_WITH_TIMEOUT(allAre(Phase::Live), patience);
        QCOMPARE(runs(), 1);
        proxy.setLogin(isGood ? "Bearer t2" : "Bearer of somebody else");
        const qsizetype asked = proxy.seen().size();
        proxy.strike({.afterLines = 0, .how = How::Reset});
        if (isGood) {
            QTRY_VERIFY_WITH_TIMEOUT(
                allAre(Phase::Live) && proxy.seen().size() >= asked + 8, patience);
            QCOMPARE(runs(), 2);
            author.write(5);
            QTRY_COMPARE_WITH_TIMEOUT(
                drivers.back()->ledger().rows().size(), author.listed().size(), patience);
        } else {
            QTRY_VERIFY_WITH_TIMEOUT(allAre(Phase::LoginExpired), patience);
            QVERIFY(!drivers.back()->state().error->text().isEmpty());
            QVERIFY(proxy.seen().size() <= asked + 8); // two for each
            QVERIFY(runs() <= 5);
            const int ran = runs();
            const qsizetype seen = proxy.seen().size();
            author.write(20); // time goes by, and nobody is asked
            QCOMPARE(runs(), ran);
            QCOMPARE(proxy.seen().size(), seen);
        }
    }

    /// F27
    void networkChanges()
    {
        Cluster cluster(m_server.access(), std::make_unique<CurlTransport>(m_server.access()), {});
        QVERIFY(QCoro::waitFor(cluster.connectToServer()));
        auto stream = cluster.transport().open(
            {.path = u"/api/v1/namespaces"_s, .query = QUrlQuery(u"watch=1"_s), .timeout = 0ms});
        QSignalSpy started(stream.get(), &Stream::started);
        QSignalSpy ended(stream.get(), &Stream::finished);
        QVERIFY(started.wait(patience));
        QSignalSpy states(&cluster, &Cluster::stateChanged);
        cluster.wake();
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, patience);
        QTRY_COMPARE_WITH_TIMEOUT(cluster.state(), Cluster::State::Online, patience);
        QVERIFY(states.size() >= 2); // away and back: whoever waits goes on
    }

    /// F31
    void kindGoesAndComes()
    {
        const QString group = TestServer::ownName(u"f31"_s) + u".test"_s;
        const auto definition = [&](const char *column) {
            return jsonOf(QByteArray(
                "{'apiVersion':'apiextensions.k8s.io/v1','kind':'CustomResourceDefinition',"
                "'metadata':{'name':'things.GROUP'},'spec':{'group':'GROUP','scope':'Namespaced',"
                "'names':{'plural':'things','singular':'thing','kind':'Thing'},'versions':[{"
                "'name':'v1','served':true,'storage':true,'additionalPrinterColumns':[{'name':"
                "'COLUMN','type':'string','jsonPath':'.spec.a'}],'schema':{'openAPIV3Schema':{"
                "'type':'object','properties':{'spec':{'type':'object','properties':{'a':{'type':"
                "'string'}}}}}}}]}}")
                    .replace("GROUP", group.toLatin1())
                    .replace("COLUMN", column));
        };
        const QString definitions = u"/apis/apiextensions.k8s.io/v1/customresourcedefinitions"_s;
        const QString things = u"/apis/%1/v1/namespaces/%2/things"_s.arg(group, m_nameSpace);
        QCOMPARE(m_server.call("POST", definitions, definition("First")).status, 201);
        QVERIFY(m_server.waitFor(things));
        CurlTransport transport(m_server.access());
        Discovery discovery(transport, {});
        discovery.follow();
        QVERIFY(QCoro::waitFor(discovery.refresh()));
        QTRY_VERIFY_WITH_TIMEOUT(discovery.find(u"things."_s + group), patience);
        WatchScope scope;
        scope.resource = *discovery.find(u"things."_s + group);
        scope.nameSpace = m_nameSpace;
        auto driver = std::make_unique<ReflectorDriver>(transport, scope, 4);
        driver->start();
        QTRY_VERIFY_WITH_TIMEOUT(driver->state().isSynced, patience);
        QCOMPARE(driver->ledger().columns().value(1).name, u"First"_s);
        QCOMPARE(m_server.call("DELETE", definitions + u"/things."_s + group).status, 200);
        QVERIFY(m_server.waitFor(things, 404));
        QTRY_COMPARE_WITH_TIMEOUT(driver->state().phase, Phase::NotServed, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!discovery.find(u"things."_s + group), patience);
        QCOMPARE(m_server.call("POST", definitions, definition("Second")).status, 201);
        QTRY_VERIFY_WITH_TIMEOUT(discovery.find(u"things."_s + group), patience);
        driver->relist();
        QTRY_COMPARE_WITH_TIMEOUT(driver->state().phase, Phase::Live, patience);
        QCOMPARE(driver->ledger().columns().value(1).name, u"Second"_s);
        m_server.call("DELETE", definitions + u"/things."_s + group);
    }

    /// F54
    void manySwitches()
    {
#ifndef Q_OS_LINUX
        QSKIP("counts what /proc shows");
#endif
        Author author(m_server, m_nameSpace, u"switched"_s, 1);
        author.fill(2);
        FaultProxy proxy(m_server.access());
        const auto visit = [&](int turns) {
            Cluster cluster(proxy.access(), std::make_unique<CurlTransport>(proxy.access()), {});
            auto connected = cluster.connectToServer();
            ReflectorDriver driver(cluster.transport(), author.scope());
            driver.start();
            for (int i = 0; i < turns; ++i)
                QTest::qWait(1);
        };
        for (int i = 0; i < 3; ++i)
            visit(40);
        QTRY_VERIFY(!proxy.hasFlowingWatch());
        const int before = openFiles();
        for (int i = 0; i < 50; ++i)
            visit(i % 8); // left at each stage of getting there
        QTRY_VERIFY_WITH_TIMEOUT(!proxy.hasFlowingWatch() && openFiles() <= before, patience);
    }

private:
    TestServer m_server;
    QString m_nameSpace;
};

QTEST_GUILESS_MAIN(TestClusterFaults)
#include "tst_clusterfaults.moc"
