// SPDX-License-Identifier: Apache-2.0
#include "models/kube/kubeconfig.h"
#include "models/resources/kubeconfigentry.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace models;

namespace {

Access lab()
{
    Access access;
    access.context = u"lab"_s;
    access.server = QUrl(u"https://api.lab:6443"_s);
    access.token = "abc.def";
    access.nameSpace = u"llm"_s;
    return access;
}

const char *const before = "# mine\n"
                           "apiVersion: v1\n"
                           "kind: Config\n"
                           "clusters:\n"
                           "- name: prod # do not touch\n"
                           "  cluster:\n"
                           "    server: https://prod:6443\n"
                           "contexts:\n"
                           "- name: prod\n"
                           "  context: {cluster: prod, user: me}\n"
                           "current-context: prod\n"
                           "users:\n"
                           "- name: me\n"
                           "  user:\n"
                           "    token: xyz\n";

} // namespace

class KubeConfigEntryTest final : public QObject
{
    Q_OBJECT

private slots:
    void keepsWhatIsThere()
    {
        const QString text = QString::fromLatin1(before);
        const auto after = withContext(text, lab());
        QVERIFY2(after, after ? "" : qPrintable(after.error().text()));
        QStringList lines = after->split(u'\n');
        for (const QString &line : text.split(u'\n'))
            QVERIFY2(lines.removeOne(line), qPrintable(line));
        QVERIFY(after->contains(u"current-context: prod"_s));
    }

    void isUsableAfterwards_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("current");
        QTest::newRow("no file") << QByteArray() << u"lab"_s;
        QTest::newRow("one with others") << QByteArray(before) << u"prod"_s;
        QTest::newRow("lists that are null")
            << QByteArray("apiVersion: v1\nkind: Config\nclusters: null\ncontexts:\nusers: []\n")
            << u"lab"_s;
        QTest::newRow("as JSON") << QByteArray(
            "{\"apiVersion\": \"v1\", \"kind\": \"Config\", \"clusters\": [], "
            "\"contexts\": [], \"users\": []}\n")
                                 << u"lab"_s;
    }
    void isUsableAfterwards()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, current);
        QTemporaryDir folder;
        const QString path = folder.filePath(u"sub/config"_s);
        if (!content.isEmpty()) {
            QVERIFY(QDir(folder.path()).mkdir(u"sub"_s));
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
        }
        const auto saved = saveContext(path, lab());
        QVERIFY2(saved, saved ? "" : qPrintable(saved.error().text()));
        QCOMPARE(QFileInfo(path).permissions() & (QFile::ReadGroup | QFile::ReadOther),
            QFile::Permissions());
        const KubeConfig config = KubeConfig::load({path});
        QCOMPARE(config.currentContext(), current);
        const auto access = config.access(u"lab"_s, TrustStore());
        QVERIFY2(access, access ? "" : qPrintable(access.error().text()));
        QCOMPARE(access->server, lab().server);
        QCOMPARE(access->token, lab().token);
        QCOMPARE(access->nameSpace, u"llm"_s);
    }

    // 22 Written under its lock; a link stays one; nothing else is left behind.
    void lockAndLink()
    {
        QTemporaryDir folder;
        const QString real = folder.filePath(u"real"_s);
        const QString link = folder.filePath(u"config"_s);
        QFile file(real);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(before) > 0);
        file.close();
        QVERIFY(QFile::link(real, link));
        QFile lock(link + u".lock"_s);
        QVERIFY(lock.open(QIODevice::WriteOnly));
        const auto busy = saveContext(link, lab());
        QVERIFY(!busy);
        QVERIFY2(busy.error().text().contains(lock.fileName()), qPrintable(busy.error().text()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), before);
        QVERIFY(lock.remove());
        const auto saved = saveContext(link, lab());
        QVERIFY2(saved, saved ? "" : qPrintable(saved.error().text()));
        QVERIFY(QFileInfo(link).isSymLink());
        QVERIFY(KubeConfig::load({link}).access(u"lab"_s, TrustStore()));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden | QDir::System),
            (QStringList {u"config"_s, u"real"_s}));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("the name is taken") << QByteArray(before).replace("prod", "lab");
        QTest::newRow("something else") << QByteArray("kind: Pod\napiVersion: v1\n");
        QTest::newRow("a list") << QByteArray("- a\n- b\n");
        QTest::newRow("broken") << QByteArray("clusters: [\n");
        QTest::newRow("K23 a byte that is no UTF-8")
            << QByteArray(before).replace("# mine", "# m\xfcller");
        QTest::newRow("K23 UTF-16") << QByteArray("\xff\xfek\0i\0n\0d\0:\0 \0C\0", 16);
        QTest::newRow("clusters that are no list") << QByteArray("clusters: {a: b}\n");
    }
    void refuses()
    {
        QFETCH(QByteArray, content);
        QTemporaryDir folder;
        const QString path = folder.filePath(u"config"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
        file.close();
        const auto saved = saveContext(path, lab());
        QVERIFY(!saved);
        QVERIFY(!saved.error().text().isEmpty());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), content); // as it was
    }
};

QTEST_APPLESS_MAIN(KubeConfigEntryTest)
#include "tst_kubeconfigentry.moc"
