// SPDX-License-Identifier: Apache-2.0
#include "testserver.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace models;

namespace {

const QString definitionsPath = u"/apis/apiextensions.k8s.io/v1/customresourcedefinitions"_s;

/// The definition as its author would write it.
QJsonObject authored(QJsonObject definition)
{
    const QString name = definition[u"metadata"][u"name"].toString();
    definition[u"apiVersion"] = u"apiextensions.k8s.io/v1"_s;
    definition[u"kind"] = u"CustomResourceDefinition"_s;
    definition[u"metadata"] = QJsonObject {{u"name"_s, name}};
    definition.remove(u"status"_s);
    return definition;
}

} // namespace

/// The kinds of the platform that the sandbox has from the start: a real server takes their
/// definitions, and serves every version of them.
class TestPlatformKinds final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(m_server.start());
        TestServer sandbox({.empty = true}, TestServer::Which::Sandbox);
        QVERIFY(sandbox.start());
        m_definitions = sandbox.call("GET", definitionsPath).json[u"items"].toArray();
        QCOMPARE(m_definitions.size(), 31);
        for (const QJsonValue &one : std::as_const(m_definitions))
            create(authored(one.toObject()));
    }

    void areServed_data()
    {
        QTest::addColumn<QString>("path");
        for (const QJsonValue &one : std::as_const(m_definitions)) {
            const QJsonObject spec = one[u"spec"].toObject();
            for (const QJsonValue &version : spec[u"versions"].toArray()) {
                const QString path = u"/apis/%1/%2/%3"_s.arg(spec[u"group"].toString(),
                    version[u"name"].toString(), spec[u"names"][u"plural"].toString());
                QTest::newRow(qPrintable(path)) << path;
            }
        }
    }
    void areServed()
    {
        QFETCH(QString, path);
        QVERIFY(m_server.waitFor(path));
        const QString groupVersion = path.section(u'/', 0, 3);
        QVERIFY(m_server.waitFor(u"/openapi/v3"_s + groupVersion));
    }

private:
    void create(const QJsonObject &definition) const
    {
        const auto made = m_server.call("POST", definitionsPath, definition);
        if (made.status != 201 && made.status != 409) // it is there already
            QFAIL(made.reply.body.constData());
    }

    TestServer m_server;
    QJsonArray m_definitions;
};

QTEST_GUILESS_MAIN(TestPlatformKinds)
#include "tst_platformkinds.moc"
