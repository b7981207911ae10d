// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/server/store.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace models::sandbox;

namespace {

const QString pods = u"/pods"_s;

QJsonObject pod(const QString &nameSpace, const QString &name, const QString &image = u"a"_s)
{
    return {{u"apiVersion"_s, u"v1"_s}, {u"kind"_s, u"Pod"_s},
        {u"metadata"_s,
            QJsonObject {{u"name"_s, name}, {u"namespace"_s, nameSpace}, {u"uid"_s, u"u-"_s + name},
                {u"labels"_s, QJsonObject {{u"app"_s, name}}}}},
        {u"spec"_s, QJsonObject {{u"image"_s, image}}}};
}

QString names(const std::vector<ObjectRef> &objects)
{
    QStringList list;
    for (const ObjectRef &object : objects) {
        list << object->nameSpace + u'/' + object->name + u'@' + QString::number(object->revision);
    }
    return list.join(u' ');
}

} // namespace

class TestStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsBytes()
    {
        Store store;
        const ObjectRef stored = store.put(pods, pod(u"n"_s, u"a"_s));
        QCOMPARE(stored->revision, 2);
        QCOMPARE(stored->body,
            R"({"metadata":{"labels":{"app":"a"},"name":"a","namespace":"n","resourceVersion":"2","uid":"u-a"},"spec":{"image":"a"}})"_ba);
        QVERIFY(stored->metadata().startsWith('{') && stored->metadata().endsWith('}'));
        QCOMPARE(stored->labels, (Labels {{u"app"_s, u"a"_s}}));
        QCOMPARE(store.find(pods, u"n"_s, u"a"_s), stored);
        QVERIFY(!store.find(pods, u"m"_s, u"a"_s));
    }
    /// The order is that of the bytes of "namespace/name", as etcd keeps its keys.
    void order()
    {
        Store store;
        for (const auto &[nameSpace, name] :
            {std::pair(u"a-b"_s, u"x"_s), std::pair(u"a"_s, u"z"_s), std::pair(u"a"_s, u"y"_s)}) {
            store.put(pods, pod(nameSpace, name));
        }
        QCOMPARE(names(store.list(pods)), u"a-b/x@2 a/y@4 a/z@3"_s);
        QCOMPARE(names(store.list(pods, u"a"_s)), u"a/y@4 a/z@3"_s);
        QCOMPARE(names(store.list(u"/nothing"_s)), u""_s);
    }
    void past()
    {
        Store store;
        store.put(pods, pod(u"n"_s, u"a"_s)); // 2
        store.put(pods, pod(u"n"_s, u"b"_s)); // 3
        store.put(pods, pod(u"n"_s, u"a"_s, u"new"_s)); // 4
        store.remove(pods, u"n"_s, u"b"_s); // 5
        store.put(pods, pod(u"n"_s, u"c"_s)); // 6
        QCOMPARE(names(*store.listAt(pods, {}, 2)), u"n/a@2"_s);
        QCOMPARE(names(*store.listAt(pods, {}, 3)), u"n/a@2 n/b@3"_s);
        QCOMPARE(names(*store.listAt(pods, {}, 4)), u"n/a@4 n/b@3"_s);
        QCOMPARE(names(*store.listAt(pods, {}, 5)), u"n/a@4"_s);
        QCOMPARE(names(*store.listAt(pods, {}, 6)), u"n/a@4 n/c@6"_s);
        QCOMPARE(store.since(pods, 3)->size(), 3U);
        const StoreEventRef removal = store.since(pods, 4)->front();
        QVERIFY(removal->type == StoreEvent::Type::Deleted);
        QCOMPARE(removal->before->revision, 3);
        QCOMPARE(removal->after->revision, 5);
        QVERIFY(removal->after->body.contains(R"("resourceVersion":"5")"));
    }
    void forgets()
    {
        Store store;
        store.setHistoryLimit(3, 1'000'000);
        for (int i = 0; i < 6; ++i) {
            store.put(pods, pod(u"n"_s, u"a"_s));
        }
        QCOMPARE(store.revision(), 7);
        QCOMPARE(store.oldest(pods), 4);
        QVERIFY(!store.since(pods, 3));
        QCOMPARE(store.since(pods, 4)->size(), 3U);
        QVERIFY(!store.listAt(pods, {}, 3));
        store.compact(6);
        QVERIFY(!store.since(pods, 5));
        QCOMPARE(store.since(pods, 6)->size(), 1U);
        QVERIFY(!store.since(u"/other"_s, 2)); // compaction is the whole store's
    }
    void tells()
    {
        Store store;
        QSignalSpy spy(&store, &Store::committed);
        store.put(pods, pod(u"n"_s, u"a"_s));
        store.put(pods, pod(u"n"_s, u"a"_s));
        store.remove(pods, u"n"_s, u"a"_s);
        QVERIFY(!store.remove(pods, u"n"_s, u"a"_s));
        QCOMPARE(spy.size(), 3);
        using Type = StoreEvent::Type;
        const Type wanted[] {Type::Added, Type::Modified, Type::Deleted};
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(spy[i][0].toString(), pods);
            QVERIFY(spy[i][1].value<StoreEventRef>()->type == wanted[i]);
        }
    }
};

QTEST_GUILESS_MAIN(TestStore)
#include "tst_store.moc"
