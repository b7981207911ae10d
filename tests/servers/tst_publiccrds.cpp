// SPDX-License-Identifier: Apache-2.0
#include "testserver.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace models;

namespace {
const QString definitions = u"/apis/apiextensions.k8s.io/v1/customresourcedefinitions"_s;
}

/// Definitions of kinds that others have published, where they are beside this checkout: a server
/// takes every one of them, and serves an object of it or says in the same field what it lacks.
class TestPublicCrds final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        if (files().isEmpty())
            QSKIP("there is no ../shared/crds beside this checkout");
        QVERIFY(m_server.start());
    }

    void isServed_data()
    {
        QTest::addColumn<QString>("file");
        for (const QString &name : files())
            QTest::newRow(qPrintable(name)) << m_folder.filePath(name);
    }
    void isServed()
    {
        QFETCH(QString, file);
        const auto made = create(file);
        QVERIFY2(made.status == 201, made.reply.body.left(2000).constData());
        const QJsonObject spec = made.json[u"spec"].toObject();
        const QString name = made.json[u"metadata"][u"name"].toString();
        QString path;
        for (const QJsonValue &version : spec[u"versions"].toArray()) {
            if (!version[u"served"].toBool())
                continue;
            path = u"/apis/%1/%2/%3"_s.arg(spec[u"group"].toString(), version[u"name"].toString(),
                spec[u"names"][u"plural"].toString());
            QVERIFY2(m_server.waitFor(path), qPrintable(path));
        }
        const auto table = m_server.call("GET", path);
        QCOMPARE(table.json[u"kind"].toString(),
            spec[u"names"][u"listKind"].toString(spec[u"names"][u"kind"].toString() + u"List"_s));
        QCOMPARE(m_server.call("DELETE", definitions + u'/' + name).status, 200);
    }

private:
    [[nodiscard]] QStringList files() const
    {
        return m_folder.entryList({u"*.yaml"_s}, QDir::Files);
    }
    /// As its authors wrote it: YAML.
    [[nodiscard]] TestServer::Answer create(const QString &name) const
    {
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        return m_server.send("POST", definitions, "application/yaml", file.readAll());
    }

    const QDir m_folder {QStringLiteral(SAMPAN_SHARED_DIR) + u"/crds"_s};
    TestServer m_server;
};

QTEST_GUILESS_MAIN(TestPublicCrds)
#include "tst_publiccrds.moc"
