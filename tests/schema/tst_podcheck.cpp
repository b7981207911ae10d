// SPDX-License-Identifier: Apache-2.0
#include "schemafixture.h"

#include "models/schema/validator.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace {

QByteArray schema(const QByteArray &listType)
{
    return json("{'type':'object','properties':{'metadata':{'type':'object'},"
                "'spec':{'type':'object','properties':{'template':{'type':'object','properties':{"
                "'spec':{'type':'object','properties':{'restartPolicy':{'type':'string'},"
                "'volumes':{'type':'array','items':{'type':'object','properties':{"
                "'name':{'type':'string'},'emptyDir':{'type':'object'},"
                "'persistentVolumeClaim':{'type':'object'}}}},"
                "'containers':{'type':'array'"
        + listType
        + ",'items':{'type':'object','properties':{'name':{'type':'string'},"
          "'image':{'type':'string'},'command':{'type':'array','items':{'type':'string'}},"
          "'volumeMounts':{'type':'array','items':{'type':'object','properties':{"
          "'name':{'type':'string'},'mountPath':{'type':'string'},"
          "'subPath':{'type':'string'}}}}}}}}}}}}}}}");
}

constexpr auto keyed = ",'x-kubernetes-list-type':'map','x-kubernetes-list-map-keys':['name']";

} // namespace

/// Pods inside a custom kind, whose controller makes them later.
class TestPodCheck final : public QObject
{
    Q_OBJECT
private slots:
    void templates_data()
    {
        QTest::addColumn<bool>("isKeyed");
        QTest::addColumn<QString>("pod");
        QTest::addColumn<QString>("problems");
        QTest::newRow("28 the controller may add the volume")
            << false
            << u"containers: [{name: m, image: i, volumeMounts: [{name: v, mountPath: /d}]}]"_s
            << u"W28 spec.template.spec.containers[0].volumeMounts[0].name"_s;
        QTest::newRow("28 what is in the text is found")
            << false
            << u"containers: [{name: m, volumeMounts: [{name: v, mountPath: /d}]}], "
               "volumes: [{name: v, emptyDir: {}}]"_s
            << QString();
        QTest::newRow("28 two names, and the schema says nothing")
            << false << u"containers: [{name: m}, {name: m}]"_s
            << u"E28 spec.template.spec.containers[1].name"_s;
        QTest::newRow("19 two names, and the schema says so")
            << true << u"containers: [{name: m}, {name: m}]"_s
            << u"E19 spec.template.spec.containers[1]"_s;
        QTest::newRow("27 the name of a container")
            << false << u"containers: [{name: M_1}]"_s
            << u"E27 spec.template.spec.containers[0].name"_s;
        QTest::newRow("27 a merge key brings the mount")
            << false << u"containers: [{<<: *c, name: m}]"_s
            << u"E27 spec.template.spec.containers[0].volumeMounts[0].subPath"_s;
    }
    void templates()
    {
        QFETCH(bool, isKeyed);
        QFETCH(QString, pod);
        const auto document = probeDocument(schema(isKeyed ? json(keyed) : QByteArray()));
        const QString text = u"apiVersion: probe.example/v1\nkind: Probe\n"
                             "metadata:\n  name: a\n"
                             "spec: {template: {spec: {"_s
            + pod + u"}}}\n"_s;
        const QString withAnchor = pod.contains("*c"_L1)
            ? u"apiVersion: probe.example/v1\nkind: Probe\nmetadata: {name: a}\n"
              "spec: {template: {spec: {volumes: [{name: v}], containers: [&c {name: x, "
              "volumeMounts: [{name: v, mountPath: /d, subPath: ../u}]}, {<<: *c, name: m}]}}}\n"_s
            : text;
        const auto tree = models::yaml::parse(withAnchor);
        QStringList lines;
        for (const auto &found : models::validate(*tree, 0, probeRoot(document))) {
            lines.append(
                u"%1%2 %3"_s.arg(found.severity == models::yaml::Severity::Error ? u"E"_s : u"W"_s)
                    .arg(found.check)
                    .arg(found.path.toString()));
        }
        lines.removeDuplicates();
        QTEST(lines.join(u'\n'), "problems");
    }
};

QTEST_GUILESS_MAIN(TestPodCheck)
#include "tst_podcheck.moc"
