// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/engine/engine.h"
#include "models/sandbox/engine/patches.h"
#include "models/sandbox/engine/typedtree.h"

#include <QDir>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace models;
using namespace models::sandbox;

namespace {

QJsonObject json(const char *text)
{
    return QJsonDocument::fromJson(QByteArray(text).replace('\'', '"')).object();
}

QString text(const QJsonValue &value)
{
    const QByteArray out = QJsonDocument(QJsonArray {value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(out.mid(1, out.size() - 2));
}

const QDateTime now = QDateTime::fromString(u"2026-01-02T03:04:05Z"_s, Qt::ISODate);

} // namespace

class TestEngine final : public QObject
{
    Q_OBJECT

private:
    Engine m_engine;

    const KindInfo &kind(const QString &gv, const QString &plural) const
    {
        const GroupVersion groupVersion = GroupVersion::parse(gv);
        return *m_engine.find(groupVersion.group, groupVersion.version, plural);
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (const QJsonObject &crd : Engine::builtInCrds()) {
            const KindInfo &crds
                = kind(u"apiextensions.k8s.io/v1"_s, u"customresourcedefinitions"_s);
            const auto prepared = m_engine.prepareCreate(crds, crd);
            QVERIFY2(prepared, qPrintable(prepared ? QString() : prepared.error().message));
            m_engine.crdChanged(prepared->object, now);
        }
    }

    void seed_data()
    {
        QTest::addColumn<QString>("gv");
        QTest::addColumn<QString>("shortName");
        const QString batch = u"batch.tensorstack.dev/v1beta1"_s;
        QTest::newRow("instances") << u"app.tensorstack.dev/v1beta1"_s << QString();
        QTest::newRow("beamjobs") << batch << u"bj"_s;
        QTest::newRow("colossalaijobs") << batch << u"caij"_s;
        QTest::newRow("cronworkflowruns") << batch << u"cwr"_s;
        QTest::newRow("deepspeedjobs") << batch << u"dj"_s;
        QTest::newRow("genericjobs") << batch << u"gj"_s;
        QTest::newRow("mpijobs") << batch << u"mj"_s;
        QTest::newRow("pytorchtrainingjobs") << batch << u"pj"_s;
        QTest::newRow("tensorflowtrainingjobs") << batch << u"tj"_s;
    }
    void seed()
    {
        QFETCH(QString, gv);
        QFETCH(QString, shortName);
        const KindInfo &info = kind(gv, QString::fromLatin1(QTest::currentDataTag()));
        QCOMPARE(info.resource.shortNames.join(u','), shortName);
        QVERIFY(info.resource.namespaced);
        QVERIFY(info.isCustom);
    }

    void strictBodies_data()
    {
        QTest::addColumn<QString>("gv");
        QTest::addColumn<QString>("plural");
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("message");
        QTest::newRow("unknown field of a built-in kind")
            << u"v1"_s << u"pods"_s
            << u"{'apiVersion':'v1','kind':'Pod','spec':{'containers':[{'name':'a','imag':'b'}]}}"_s
            << u"Pod in version \"v1\" cannot be handled as a Pod: strict decoding error: unknown field \"spec.containers[0].imag\""_s;
        QTest::newRow("a field given twice")
            << u"v1"_s << u"configmaps"_s
            << u"{'apiVersion':'v1','kind':'ConfigMap','data':{'a':'1','a':'2'}}"_s
            << u"ConfigMap in version \"v1\" cannot be handled as a ConfigMap: strict decoding error: duplicate field \"data.a\""_s;
        QTest::newRow("a text for a number")
            << u"apps/v1"_s << u"deployments"_s
            << u"{'apiVersion':'apps/v1','kind':'Deployment','spec':{'replicas':'3'}}"_s
            << u"Deployment in version \"v1\" cannot be handled as a Deployment: json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32"_s;
        QTest::newRow("unknown field of a custom kind")
            << u"batch.tensorstack.dev/v1beta1"_s << u"deepspeedjobs"_s
            << u"{'apiVersion':'batch.tensorstack.dev/v1beta1','kind':'DeepSpeedJob','spec':{'wroker':{}}}"_s
            << u"DeepSpeedJob in version \"v1beta1\" cannot be handled as a DeepSpeedJob: strict decoding error: unknown field \"spec.wroker\""_s;
    }
    void strictBodies()
    {
        QFETCH(QString, gv);
        QFETCH(QString, plural);
        QFETCH(QString, body);
        QFETCH(QString, message);
        const auto decoded = m_engine.decode(
            kind(gv, plural), body.replace(u'\'', u'"').toUtf8(), false, FieldValidation::Strict);
        QVERIFY(!decoded);
        QCOMPARE(decoded.error().code, 400);
        QCOMPARE(decoded.error().message, message);
    }

    void podDefaults()
    {
        const KindInfo &pods = kind(u"v1"_s, u"pods"_s);
        const auto decoded = m_engine.decode(pods,
            "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"a\",\"namespace\":"
            "\"b\"},"
            "\"spec\":{\"containers\":[{\"name\":\"c\",\"image\":\"d\",\"resources\":{\"limits\":{"
            "\"cpu\":\"1000m\"}}}]}}",
            false, FieldValidation::Strict);
        QVERIFY(decoded);
        const auto prepared = m_engine.prepareCreate(pods, decoded->object);
        QVERIFY2(prepared, qPrintable(prepared ? QString() : prepared.error().message));
        const QJsonObject spec = prepared->object.value("spec"_L1).toObject();
        QCOMPARE(spec.value("restartPolicy"_L1).toString(), u"Always"_s);
        QCOMPARE(spec.value("terminationGracePeriodSeconds"_L1).toInt(), 30);
        const QJsonObject container = spec.value("containers"_L1).toArray().at(0).toObject();
        QCOMPARE(container.value("imagePullPolicy"_L1).toString(), u"Always"_s);
        QCOMPARE(text(container.value("resources"_L1)),
            u"{\"limits\":{\"cpu\":\"1\"},\"requests\":{\"cpu\":\"1\"}}"_s);
        QCOMPARE(prepared->object.value("status"_L1).toObject().value("phase"_L1).toString(),
            u"Pending"_s);
    }

    void customChecks()
    {
        const KindInfo &jobs = kind(u"batch.tensorstack.dev/v1beta1"_s, u"deepspeedjobs"_s);
        const auto refused = m_engine.prepareCreate(jobs,
            json("{'apiVersion':'batch.tensorstack.dev/"
                 "v1beta1','kind':'DeepSpeedJob','metadata':{'name':'a','namespace':'b'},"
                 "'spec':{'runPolicy':{'cleanUpPolicy':'Some'},'worker':{'replicas':'2'}}}"));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, 422);
        QCOMPARE(refused.error().message,
            u"DeepSpeedJob.batch.tensorstack.dev \"a\" is invalid: [spec.runPolicy.cleanUpPolicy: Unsupported value: \"Some\": supported values: \"None\", \"Unfinished\", \"All\", spec.worker.replicas: Invalid value: \"string\": spec.worker.replicas in body must be of type integer: \"string\"]"_s);
    }

    void patches_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<QString>("patch");
        QTest::addColumn<QString>("data");
        QTest::newRow("json") << int(PatchType::Json)
                              << u"[{'op':'replace','path':'/data/a','value':'2'}]"_s
                              << u"{\"a\":\"2\"}"_s;
        QTest::newRow("merge removes by null")
            << int(PatchType::Merge) << u"{'data':{'a':null,'b':'3'}}"_s << u"{\"b\":\"3\"}"_s;
        QTest::newRow("strategic replace")
            << int(PatchType::Strategic) << u"{'data':{'$patch':'replace','c':'4'}}"_s
            << u"{\"c\":\"4\"}"_s;
    }
    void patches()
    {
        QFETCH(int, type);
        QFETCH(QString, patch);
        QFETCH(QString, data);
        const QJsonObject current = json(
            "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'a'},'data':{'a':'1'}}");
        const auto patched = m_engine.patch(kind(u"v1"_s, u"configmaps"_s), current,
            PatchType(type), patch.replace(u'\'', u'"').toUtf8(), FieldValidation::Strict);
        QVERIFY(patched);
        QCOMPARE(text(patched->object.value("data"_L1)), data);
    }

    /// An empty key, looked up in an object whose own keys are beyond Latin-1.
    void emptyKeys()
    {
        const QJsonObject object {{u"名"_s, 1}};
        const QJsonObject patch {{u""_s, 2}, {u"名"_s, 3}};
        QCOMPARE(mergePatched(object, patch).toObject(), patch);
        const auto added = jsonPatched(object,
            QJsonArray {QJsonObject {{u"op"_s, u"add"_s}, {u"path"_s, u"/"_s}, {u"value"_s, 2}}});
        QVERIFY(added);
        QCOMPARE(added->value(u""_s).toInt(), 2);
        const Schema free;
        const auto merged = strategicPatched(free, object, patch);
        QVERIFY(merged);
        QCOMPARE(*merged, patch);
        const TypedTree tree(&free, nullptr);
        QCOMPARE(tree.merged(object, patch), patch);
    }

    void strategicListsMergeByName()
    {
        const QJsonObject current
            = json("{'apiVersion':'v1','kind':'Pod','metadata':{'name':'a'},'spec':{'containers':[{"
                   "'name':'x','image':'1'},{'name':'y','image':'2'}]}}");
        const auto patched = m_engine.patch(kind(u"v1"_s, u"pods"_s), current, PatchType::Strategic,
            R"({"spec":{"containers":[{"name":"y","image":"3"},{"name":"x","$patch":"delete"}]}})",
            FieldValidation::Strict);
        QVERIFY(patched);
        const QJsonArray containers
            = patched->object.value("spec"_L1).toObject().value("containers"_L1).toArray();
        QCOMPARE(containers.size(), 1);
        QCOMPARE(containers.at(0).toObject().value("image"_L1).toString(), u"3"_s);
    }

    void applyOwnsConflictsAndDrops()
    {
        const KindInfo &maps = kind(u"v1"_s, u"configmaps"_s);
        const QJsonObject first = json("{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'"
                                       "a','namespace':'b'},'data':{'x':'1','y':'1'}}");
        const auto created = m_engine.apply(maps, {}, first, u"one"_s, false, {}, now);
        QVERIFY2(created, qPrintable(created ? QString() : created.error().message));
        const QJsonObject meta = created->object.value("metadata"_L1).toObject();
        QCOMPARE(
            text(meta.value("managedFields"_L1).toArray().at(0).toObject().value("fieldsV1"_L1)),
            u"{\"f:data\":{\"f:x\":{},\"f:y\":{}}}"_s);

        QJsonObject other = first;
        other.insert("data"_L1, QJsonObject {{u"x"_s, u"2"_s}});
        const auto refused = m_engine.apply(maps, created->object, other, u"two"_s, false, {}, now);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, 409);
        QCOMPARE(refused.error().message,
            u"Apply failed with 1 conflict: conflict with \"one\": .data.x"_s);
        QVERIFY(m_engine.apply(maps, created->object, other, u"two"_s, true, {}, now));

        // What its owner no longer sets goes away.
        QJsonObject fewer = first;
        fewer.insert("data"_L1, QJsonObject {{u"x"_s, u"1"_s}});
        const auto dropped = m_engine.apply(maps, created->object, fewer, u"one"_s, false, {}, now);
        QVERIFY(dropped);
        QCOMPARE(text(dropped->object.value("data"_L1)), u"{\"x\":\"1\"}"_s);

        // The same again changes nothing.
        const auto again
            = m_engine.apply(maps, created->object, first, u"one"_s, false, {}, now.addSecs(60));
        QVERIFY(again);
        QCOMPARE(again->object, created->object);
    }

    void documentsNameWhatTheyDescribe()
    {
        const QJsonObject document = QJsonDocument::fromJson(
            m_engine.openApiV3({u"batch.tensorstack.dev"_s, u"v1beta1"_s}))
                                         .object();
        const QJsonObject job = document.value("components"_L1)
                                    .toObject()
                                    .value("schemas"_L1)
                                    .toObject()
                                    .value("dev.tensorstack.batch.v1beta1.DeepSpeedJob"_L1)
                                    .toObject();
        QCOMPARE(job.value("description"_L1).toString(),
            u"DeepSpeedJob defines the schema for the DeepSpeedJob API."_s);
        const QJsonObject spec = job.value("properties"_L1).toObject().value("spec"_L1).toObject();
        QCOMPARE(spec.value("description"_L1).toString(),
            u"DeepSpeedJobSpec outlines the intended configuration and execution parameters for a DeepSpeedJob."_s);
        QCOMPARE(spec.value("properties"_L1)
                     .toObject()
                     .value("config"_L1)
                     .toObject()
                     .value("description"_L1)
                     .toString(),
            u"Key configurations for executing DeepSpeed training jobs."_s);
        QVERIFY(!m_engine.openApiV2().isEmpty());
    }

    void samplesOfTheOutside()
    {
        const QDir folder(QStringLiteral(SAMPAN_SHARED_DIR) + u"/tensorstack/samples"_s);
        if (!folder.exists())
            QSKIP("the sample manifests are not beside this checkout");
        for (const QString &name : folder.entryList({u"*.yaml"_s})) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray body = file.readAll();
            const KindInfo *found = nullptr;
            for (const KindInfo &info : m_engine.kinds()) {
                if (body.contains("\nkind: " + info.resource.kind.toUtf8() + "\n")
                    && body.contains(info.resource.groupVersion.toString().toUtf8()))
                    found = m_engine.findKind(info.resource.gvk());
            }
            QVERIFY2(found, qPrintable(name));
            const auto decoded = m_engine.decode(*found, body, true, FieldValidation::Strict);
            QVERIFY2(decoded,
                qPrintable(name + u": "_s + (decoded ? QString() : decoded.error().message)));
            QJsonObject object = decoded->object;
            QJsonObject meta = object.value("metadata"_L1).toObject();
            meta.insert("namespace"_L1, u"demo"_s);
            object.insert("metadata"_L1, meta);
            const auto prepared = m_engine.prepareCreate(*found, object);
            QVERIFY2(prepared,
                qPrintable(name + u": "_s + (prepared ? QString() : prepared.error().message)));
        }
    }

    void crdsOfTheOutside()
    {
        const QDir folder(QStringLiteral(SAMPAN_SHARED_DIR) + u"/crds"_s);
        if (!folder.exists())
            QSKIP("the CRD corpus is not beside this checkout");
        Engine engine;
        const KindInfo crds
            = *engine.find(u"apiextensions.k8s.io"_s, u"v1"_s, u"customresourcedefinitions"_s);
        QStringList refused;
        for (const QString &name : folder.entryList({u"*.yaml"_s})) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const auto decoded = engine.decode(crds, file.readAll(), true, FieldValidation::Ignore);
            if (!decoded) {
                refused << name + u": "_s + decoded.error().message.left(400);
                continue;
            }
            const auto prepared = engine.prepareCreate(crds, decoded->object);
            if (!prepared)
                refused << name + u": "_s + prepared.error().message.left(400);
            else
                engine.crdChanged(prepared->object, now);
        }
        QVERIFY2(refused.isEmpty(), qPrintable(refused.join(u'\n')));
    }

    void manyPods()
    {
        const KindInfo &pods = kind(u"v1"_s, u"pods"_s);
        const QJsonObject pod = json("{'apiVersion':'v1','kind':'Pod','metadata':{'name':'a','"
                                     "namespace':'b','labels':{'app':'x'}},"
                                     "'spec':{'nodeName':'n','containers':[{'name':'c','image':'d:"
                                     "1','resources':{'limits':{'cpu':'1'}}}]},"
                                     "'status':{'phase':'Running'}}");
        QElapsedTimer timer;
        timer.start();
        constexpr int count = 5000;
        for (int i = 0; i < count; ++i)
            QVERIFY(!m_engine.prepareTrusted(pods, pod).isEmpty());
        qInfo("%d pods prepared in %lld ms", count, timer.elapsed());
    }
};

QTEST_GUILESS_MAIN(TestEngine)
#include "tst_engine.moc"
