// SPDX-License-Identifier: Apache-2.0
// The three users of the sandbox, as kubectl meets them.
#include "tests/servers/kubectl.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

class TestIdentities final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        if (!Kubectl::isInstalled())
            QSKIP("kubectl is not installed");
        QVERIFY(m_kubectl.start());
    }

    void contexts()
    {
        QCOMPARE(m_kubectl.say(u"config get-contexts -o name"_s),
            u"sandbox\nsandbox-member\nsandbox-viewer\n"_s);
    }

    void may_data()
    {
        QTest::addColumn<QString>("context");
        QTest::addColumn<QString>("question");
        QTest::addColumn<bool>("allowed");
        const auto row = [](const char *context, const char *question, bool allowed) {
            QTest::addRow("%s: %s", context, question)
                << QString::fromLatin1(context) << QString::fromLatin1(question) << allowed;
        };
        row("sandbox", "delete nodes", true);
        row("sandbox-member", "create deepspeedjobs.batch.tensorstack.dev -n demo", true);
        row("sandbox-member", "create pods/exec -n demo", true);
        row("sandbox-member", "create pods/portforward -n demo", true);
        row("sandbox-member", "delete pods -n t9k-system", false);
        row("sandbox-member", "list pods -n vision", false);
        row("sandbox-member", "list namespaces -A", false);
        row("sandbox-viewer", "list pods -n demo", true);
        row("sandbox-viewer", "list pods -n vision", true);
        row("sandbox-viewer", "get pods/log -n demo", true);
        row("sandbox-viewer", "list secrets -n demo", false);
        row("sandbox-viewer", "delete pods -n demo", false);
        row("sandbox-viewer", "create pods/exec -n demo", false);
        row("sandbox-viewer", "list namespaces -A", false);
    }
    void may()
    {
        QFETCH(QString, context);
        QFETCH(QString, question);
        QFETCH(bool, allowed);
        const QString said = m_kubectl.say(u"--context %1 auth can-i %2"_s.arg(context, question));
        QVERIFY2(said.startsWith(allowed ? u"yes\n"_s : u"no\n"_s), qPrintable(said));
    }

    void saysWhoOneIs()
    {
        const QString said = m_kubectl.say(u"--context sandbox-viewer auth whoami"_s);
        QVERIFY2(said.contains("sandbox-viewer"_L1) && said.contains("[system:authenticated]"_L1),
            qPrintable(said));
    }

    void listsRights()
    {
        const QString said = m_kubectl.say(u"--context sandbox-viewer auth can-i --list -n demo"_s);
        QVERIFY2(
            said.contains(QRegularExpression(u"pods +.*\\[get list watch\\]"_s)), qPrintable(said));
        QVERIFY(!said.contains("secrets"_L1));
    }

    void refuses()
    {
        QCOMPARE(m_kubectl.say(u"--context sandbox-viewer delete pod x -n demo"_s),
            u"Error from server (Forbidden): pods \"x\" is forbidden: User \"sandbox-viewer\" "
            "cannot delete resource \"pods\" in API group \"\" in the namespace \"demo\"\n"_s);
        QCOMPARE(m_kubectl.say(u"--context sandbox-member get namespaces"_s),
            u"Error from server (Forbidden): namespaces is forbidden: User \"sandbox-member\" "
            "cannot list resource \"namespaces\" in API group \"\" at the cluster scope\n"_s);
    }

private:
    Kubectl m_kubectl {models::sandbox::SandboxOptions {}};
};

QTEST_GUILESS_MAIN(TestIdentities)
#include "tst_identities.moc"
