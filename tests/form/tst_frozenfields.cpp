// SPDX-License-Identifier: Apache-2.0
#include "models/form/formmodel.h"
#include "models/form/frozenfields.h"
#include "models/schema/immutablerules.h"
#include "models/yaml/tree.h"

#include <QTest>

using namespace Qt::StringLiterals;

/// What of an object that exists can no longer be changed.
class TestFrozenFields final : public QObject
{
    Q_OBJECT
private slots:
    void kindsOfTheServer_data()
    {
        QTest::addColumn<QString>("object");
        QTest::addColumn<QStringList>("frozen");
        QTest::newRow("1.3.28 any object") << u"{apiVersion: x/v1, kind: X, metadata: {name: a}}"_s
                                           << QStringList {u"metadata.name"_s};
        QTest::newRow("1.3.28 claim")
            << u"{apiVersion: v1, kind: PersistentVolumeClaim, spec: {storageClassName: fast, "
               "accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}"_s
            << QStringList {u"spec.accessModes"_s, u"spec.storageClassName"_s};
        QTest::newRow("1.3.28 empty and false count, too")
            << u"{apiVersion: apps/v1, kind: Deployment, spec: {selector: {}, paused: false}}"_s
            << QStringList {u"spec.selector"_s};
        QTest::newRow("1.3.28 suspended job may still move")
            << u"{apiVersion: batch/v1, kind: Job, spec: {suspend: true, template: {spec: {a: 1}}}}"_s
            << QStringList();
        QTest::newRow("1.3.28 running job")
            << u"{apiVersion: batch/v1, kind: Job, spec: {completions: 1, template: {spec: {a: 1}}}}"_s
            << QStringList {u"spec.completions"_s, u"spec.template"_s};
        QTest::newRow("1.3.28 closed for good")
            << u"{apiVersion: v1, kind: ConfigMap, immutable: true, data: {a: b}}"_s
            << QStringList {u"data"_s, u"immutable"_s};
        QTest::newRow("1.3.28 open")
            << u"{apiVersion: v1, kind: ConfigMap, data: {a: b}}"_s << QStringList();
    }
    void kindsOfTheServer()
    {
        QFETCH(QString, object);
        const auto loaded = models::yaml::parse(object)->toJson().toObject();
        QStringList places;
        const auto frozen = models::frozenFields(loaded, nullptr);
        for (auto it = frozen.begin(); it != frozen.end(); ++it)
            places.append(it.key().toString());
        places.sort();
        QTEST(places, "frozen");
    }

    /// Of the server's own kinds, what was never set is no freer, but for what comes later.
    void whatWasNeverSet()
    {
        const auto document = *models::OpenApiDocument::parse(
            R"({"openapi":"3.0.0","components":{"schemas":{"v1.C":{"type":"object",
"x-kubernetes-group-version-kind":[{"group":"","version":"v1","kind":"PersistentVolumeClaim"}],"properties":{"spec":{"type":"object",
"properties":{"storageClassName":{"type":"string"},"volumeMode":{"type":"string"},"volumeName":{"type":"string"},"accessModes":{"type":"array","items":{"type":"string"}},
"resources":{"type":"object","properties":{"requests":{"type":"object","additionalProperties":{"type":"string"}}}}}}}}}}})");
        const models::SchemaNode *root
            = document->root({QString(), u"v1"_s, u"PersistentVolumeClaim"_s});
        QVERIFY(root);
        const auto loaded = models::yaml::parse(
            u"{apiVersion: v1, kind: PersistentVolumeClaim, spec: {accessModes: [RWO]}}"_s)
                                ->toJson()
                                .toObject();
        QStringList places;
        const auto frozen = models::frozenFields(loaded, root);
        for (auto it = frozen.begin(); it != frozen.end(); ++it)
            places.append(it.key().toString());
        places.sort();
        QCOMPARE(places, (QStringList {u"spec.accessModes"_s, u"spec.volumeMode"_s}));
    }

    void immutableRules_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("members"); // self: the whole
        const auto row = [](const char *rule, const char *members) {
            QTest::newRow(rule) << QString::fromLatin1(rule) << QString::fromLatin1(members);
        };
        row("self == oldSelf", "self");
        row("oldSelf == self", "self");
        row("self.a == oldSelf.a", "a");
        row("self.a.b == oldSelf.a.b && self.c == oldSelf.c", "a.b c");
        row("!has(oldSelf.a) || self.a == oldSelf.a", "a");
        row("!has(oldSelf.a) || has(self.a) && self.a == oldSelf.a", "a");
        row("self.a == oldSelf.a || !has(oldSelf.a)", "a");
        row("has(oldSelf.a) ? self.a == oldSelf.a : true", "a");
        row("has(oldSelf.a) && has(oldSelf.b) ? self.a == oldSelf.a : !has(self.a)", "a");
        row("!has(self.a) || self.a == oldSelf.a", ""); // may be taken away
        row("!has(oldSelf.a) || has(self.a)", ""); // must stay, whatever it says
        row("has(self.a) == has(oldSelf.a)", "");
        row("self.a >= oldSelf.a", "");
        row("self.a == oldSelf.b", "");
        row("self.a == oldSelf.a || self.b > 1", "");
        row("self == oldSelf +", ""); // no rule at all
    }
    void immutableRules()
    {
        QFETCH(QString, rule);
        QStringList members;
        for (const QStringList &keys : models::immutableMembers({.rule = rule}))
            members.append(keys.isEmpty() ? u"self"_s : keys.join(u'.'));
        QTEST(members.join(u' '), "members");
    }

    void rulesOfCustomKinds()
    {
        const auto document = *models::OpenApiDocument::parse(
            R"({"openapi":"3.0.0","components":{"schemas":{"x.v1.T":{"type":"object",
"x-kubernetes-group-version-kind":[{"group":"x.io","version":"v1","kind":"T"}],"properties":{"spec":{"type":"object",
"x-kubernetes-validations":[{"rule":"self.size == oldSelf.size"},{"rule":"self.a <= self.b"}],
"properties":{"queue":{"type":"string","x-kubernetes-validations":[{"rule":"self == oldSelf","message":"queue is for ever"}]},
"size":{"type":"integer"},"a":{"type":"integer"},"b":{"type":"integer"},
"inner":{"type":"object","x-kubernetes-validations":[{"rule":"oldSelf == self"}],"properties":{"x":{"type":"string"}}},
"later":{"type":"string","x-kubernetes-validations":[{"rule":"self == oldSelf"}]},
"roles":{"type":"array","x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["name"],"items":{"type":"object",
"properties":{"name":{"type":"string"},"class":{"type":"string","x-kubernetes-validations":[{"rule":"self == oldSelf","message":"a role keeps its class"}]},
"size":{"type":"integer"}}}},
"loose":{"type":"array","items":{"type":"object","properties":{"class":{"type":"string","x-kubernetes-validations":[{"rule":"self == oldSelf"}]}}}}
}}}}}}})");
        models::FormModel model;
        model.setKind(document, {u"x.io"_s, u"v1"_s, u"T"_s}, nullptr);
        model.setLevel(models::FormLevel::All);
        const auto tree = models::yaml::parse(
            u"apiVersion: x.io/v1\nkind: T\nspec: {queue: q, size: "
            "1, a: 1, inner: {x: y}, roles: [{name: m, class: big, size: 1}, {name: "
            "w, class: small}], loose: [{class: x}]}\n"_s);
        model.setTree(tree, {});
        const auto row = [&](const QString &path) {
            return model.rows().value(model.indexOf(*models::Path::parse(path)));
        };
        QVERIFY(!row(u"spec.queue"_s).isFrozen); // it does not exist yet
        model.setLoaded(tree->toJson().toObject());
        QVERIFY(row(u"spec.queue"_s).isFrozen);
        QCOMPARE(row(u"spec.queue"_s).frozenWhy, u"queue is for ever"_s);
        QVERIFY(row(u"spec.size"_s).isFrozen);
        QVERIFY(row(u"spec.inner.x"_s).isFrozen); // as part of what is
        QVERIFY(!row(u"spec.a"_s).isFrozen);
        QVERIFY(!row(u"spec.later"_s).isFrozen); // what was never set can be, once
        QCOMPARE(row(u"spec.roles[1].class"_s).frozenWhy, u"a role keeps its class"_s);
        QVERIFY(!row(u"spec.roles[1].size"_s).isFrozen);
        QVERIFY(!row(u"spec.loose[0].class"_s).isFrozen); // nobody knows which one it was
        // Items are known by their keys, wherever they stand; a new one is free.
        model.setTree(models::yaml::parse(u"apiVersion: x.io/v1\nkind: T\nspec: {roles: [{name: "
                                          "new, class: any}, {name: w, class: small}]}\n"_s),
            {});
        QVERIFY(!row(u"spec.roles[0].class"_s).isFrozen);
        QVERIFY(row(u"spec.roles[1].class"_s).isFrozen);
        model.setLoaded({});
        QVERIFY(!row(u"spec.queue"_s).isFrozen);
    }
};

QTEST_GUILESS_MAIN(TestFrozenFields)
#include "tst_frozenfields.moc"
