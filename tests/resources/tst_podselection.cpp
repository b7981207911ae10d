// SPDX-License-Identifier: Apache-2.0
#include "models/resources/podselection.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace models;

namespace {

QJsonObject json(QByteArray text)
{
    return QJsonDocument::fromJson(text.replace('\'', '"')).object();
}

/// "name owner ready|starting|leaving|ended minute [hash]"; owner as Kind/name or -.
QJsonObject pod(const QString &picture)
{
    const QStringList words = picture.split(u' ');
    QJsonObject metadata {{u"name"_s, words[0]},
        {u"creationTimestamp"_s,
            QString(u"2026-01-01T10:%1:00Z"_s.arg(words[3].toInt(), 2, 10, QChar(u'0')))}};
    QJsonObject labels {{u"app"_s, u"web"_s}};
    if (words.size() > 4)
        labels[u"pod-template-hash"_s] = words[4];
    metadata[u"labels"_s] = labels;
    if (words[1] != "-"_L1)
        metadata[u"ownerReferences"_s]
            = QJsonArray {QJsonObject {{u"kind"_s, words[1].section(u'/', 0, 0)},
                {u"name"_s, words[1].section(u'/', 1)}, {u"controller"_s, true}}};
    if (words[2] == "leaving"_L1)
        metadata[u"deletionTimestamp"_s] = u"2026-01-01T11:00:00Z"_s;
    const bool isReady = words[2] == "ready"_L1 || words[2] == "leaving"_L1;
    return {{u"metadata"_s, metadata},
        {u"status"_s,
            QJsonObject {{u"phase"_s, words[2] == "ended"_L1 ? u"Succeeded"_s : u"Running"_s},
                {u"conditions"_s,
                    QJsonArray {QJsonObject {{u"type"_s, u"Ready"_s},
                        {u"status"_s, isReady ? u"True"_s : u"False"_s}}}}}}};
}

QJsonArray pods(const QStringList &pictures)
{
    QJsonArray all;
    for (const QString &picture : pictures)
        all.append(pod(picture));
    return all;
}

QString nameIn(const QJsonObject &object)
{
    return object[u"metadata"][u"name"].toString();
}

} // namespace

class TestPodSelection final : public QObject
{
    Q_OBJECT
private slots:
    void successors_data()
    {
        QTest::addColumn<QString>("gone");
        QTest::addColumn<QStringList>("pods");
        QTest::addColumn<QString>("successor");
        const QString web = u"w-1 ReplicaSet/web-aa ready 0 aa"_s;
        QTest::newRow("the oldest ready one of the set")
            << web
            << QStringList {u"w-3 ReplicaSet/web-aa ready 3 aa"_s,
                   u"w-2 ReplicaSet/web-aa ready 2 aa"_s}
            << u"w-2"_s;
        QTest::newRow("only ready ones")
            << web
            << QStringList {u"w-2 ReplicaSet/web-aa starting 1 aa"_s,
                   u"w-3 ReplicaSet/web-aa leaving 2 aa"_s, u"w-4 ReplicaSet/web-aa ended 3 aa"_s}
            << QString();
        QTest::newRow("of the next revision")
            << web << QStringList {u"w-9 ReplicaSet/web-bb ready 5 bb"_s} << u"w-9"_s;
        QTest::newRow("of another deployment")
            << web << QStringList {u"x ReplicaSet/other-aa ready 1 aa"_s} << QString();
        QTest::newRow("of another maker with that name")
            << web << QStringList {u"x StatefulSet/web ready 1"_s} << QString();
        QTest::newRow("a set without revisions")
            << u"w-1 ReplicaSet/web ready 0"_s << QStringList {u"w-2 ReplicaSet/web ready 2"_s}
            << u"w-2"_s;
        QTest::newRow("of a job") << u"j-1 Job/j ended 0"_s << QStringList {u"j-2 Job/j ready 2"_s}
                                  << u"j-2"_s;
        QTest::newRow("numbered ones are told apart")
            << u"db-0 StatefulSet/db ready 0"_s << QStringList {u"db-1 StatefulSet/db ready 1"_s}
            << QString();
        QTest::newRow("a numbered one comes back")
            << u"db-0 StatefulSet/db ready 0"_s
            << QStringList {u"db-1 StatefulSet/db ready 1"_s, u"db-0 StatefulSet/db ready 5"_s}
            << u"db-0"_s;
        QTest::newRow("ranks of a job of the platform")
            << u"train-worker-4 DeepSpeedJob/train ready 0"_s
            << QStringList {u"train-worker-3 DeepSpeedJob/train ready 0"_s} << QString();
    }
    void successors()
    {
        QFETCH(QString, gone);
        QFETCH(QStringList, pods);
        QTEST(nameIn(successorOf(pod(gone), ::pods(pods))), "successor");
    }

    void selectors()
    {
        QCOMPARE(siblingSelector(pod(u"w ReplicaSet/web-aa ready 0 aa"_s)), u"app=web"_s);
        QCOMPARE(selectorOf(json("{'spec':{'selector':{'b':'2','a':'1'}}}")), u"a=1,b=2"_s);
        QCOMPARE(selectorOf(json("{'spec':{}}")), QString());
    }

    void ports_data()
    {
        QTest::addColumn<QByteArray>("service");
        QTest::addColumn<int>("port"); // of the service
        QTest::addColumn<int>("leadsTo"); // 0: nowhere
        const QByteArray one = "{'spec':{'clusterIP':'10.0.0.1','ports':[{'port':80";
        QTest::newRow("a number") << one + ",'targetPort':8080}]}}" << 80 << 8080;
        QTest::newRow("without one the same") << one + "}]}}" << 80 << 80;
        QTest::newRow("zero is none") << one + ",'targetPort':0}]}}" << 80 << 80;
        QTest::newRow("a name") << one + ",'targetPort':'web'}]}}" << 80 << 8081;
        QTest::newRow("a name that the pod has not") << one + ",'targetPort':'db'}]}}" << 80 << 0;
        QTest::newRow("no such port") << one + "}]}}" << 81 << 0;
        QTest::newRow("headless: the port itself")
            << QByteArray("{'spec':{'clusterIP':'None','ports':[{'port':80,'targetPort':8080}]}}")
            << 80 << 80;
        QTest::newRow("the second of two")
            << one + ",'targetPort':1},{'port':443,'targetPort':8443}]}}" << 443 << 8443;
    }
    void ports()
    {
        QFETCH(QByteArray, service);
        QFETCH(int, port);
        QFETCH(int, leadsTo);
        const QJsonObject pod = json("{'spec':{'containers':[{'name':'a'},{'name':'b','ports':["
                                     "{'name':'x','containerPort':1},{'name':'web',"
                                     "'containerPort':8081}]}]}}");
        const Result<quint16> behind = portBehind(json(service), quint16(port), pod);
        QCOMPARE(behind.has_value(), leadsTo > 0);
        if (behind)
            QCOMPARE(int(*behind), leadsTo);
        else
            QCOMPARE(behind.error().kind, Error::Kind::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestPodSelection)
#include "tst_podselection.moc"
