// SPDX-License-Identifier: Apache-2.0
#include "formfixture.h"
#include "jobfixture.h"

#include "models/form/formedits.h"
#include "models/form/printerfields.h"

#include <QElapsedTimer>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using models::FormLevel;
using models::FormModel;
using models::FormRow;
using models::Path;
using models::ValueState;

class TestFormModel final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        m_document = jobDocument();
        auto library = models::GuideLibrary::builtIn();
        QVERIFY(library);
        m_library = *library;
    }

    void commonSpeaksTheUsersWords()
    {
        FormModel model;
        load(model, jobText);
        QStringList picture;
        for (const FormRow &row : model.rows()) {
            picture.append(row.isSection()
                    ? u"# "_s + row.label.zh
                    : u"%1 %2 %3 %4"_s.arg(row.label.zh, row.widget, word(row.state), row.text));
        }
        const QStringList expected {u"# 基本"_s, u"名称 text set gpt"_s,
            u"容器 containerTabs set worker"_s, u"镜像 image set deepspeed:0.14"_s, u"# 运行"_s,
            u"入口 union set "_s, u"脚本与参数 commandLine set "_s, u"副本数 integer set 32"_s,
            u"失败后重启 integer unset "_s, u"# 资源"_s, u"GPU accelerator set 1"_s,
            u"CPU quantity set 16"_s, u"内存 quantity unset "_s, u"# 数据"_s,
            u"数据卷 volumes unset "_s, u"# 调度"_s, u"队列 picker unset "_s,
            u"优先级 integer unset "_s, u"# "_s}; // and 5 set fields more
        QCOMPARE(model.rows().last().fields, 5);
        QCOMPARE(picture, expected);
        QCOMPARE(model.shownFields(), 13);
        QVERIFY(model.allFields() > 40);
    }

    void itemsOfListsStayTogether_data()
    {
        QTest::addColumn<QString>("volumes");
        QTest::addColumn<QStringList>("labels");
        QTest::newRow("none yet") << QString()
                                  << QStringList {u"# Data"_s, u"Volume = "_s, u"Claim = "_s};
        QTest::newRow("one") << u"        volumes: [{name: a}]\n"_s
                             << QStringList {u"# Data"_s, u"Volume = a"_s, u"Claim = "_s};
        QTest::newRow("two") << u"        volumes:\n"
                                "        - {name: a, persistentVolumeClaim: {claimName: x}}\n"
                                "        - {persistentVolumeClaim: {claimName: y}}\n"_s
                             << QStringList {u"# Data"_s, u"a · Volume = a"_s, u"a · Claim = x"_s,
                                    u"2 · Volume = "_s, u"2 · Claim = y"_s};
    }
    void itemsOfListsStayTogether()
    {
        QFETCH(QString, volumes);
        const auto guides = libraryOf(R"(
group: batch.tensorstack.dev
kind: DeepSpeedJob
groups: [{id: store, label: {zh: 数据, en: Data}}]
fields:
  - {path: "spec.worker.template.spec.volumes[].name", label: {en: Volume}, group: store, level: common}
  - {path: "spec.worker.template.spec.volumes[].persistentVolumeClaim.claimName", label: {en: Claim}, group: store, level: common}
)");
        QVERIFY(guides);
        FormModel model;
        model.setKind(m_document, jobKind(), guides->find(jobKind()));
        model.setTree(models::yaml::parse(u"spec:\n  worker:\n    template:\n      spec:\n"_s
                          + (volumes.isEmpty() ? u"        containers: []\n"_s : volumes)),
            {});
        QStringList labels;
        for (const FormRow &row : model.rows()) {
            if (!row.label.isEmpty())
                labels.append(row.isSection() ? u"# "_s + row.label.en
                                              : u"%1 = %2"_s.arg(row.label.in(u"en"), row.text));
        }
        QTEST(labels, "labels");
        // The head adds to the list that its section shows.
        const auto add = model.edits().addItem(model.rows().first(), {});
        QCOMPARE(add.size(), 1);
        QCOMPARE(add[0].path.toString(), u"spec.worker.template.spec.volumes"_s);
    }

    void membersOfOtherBranchesAreHidden()
    {
        const auto guides = libraryOf(R"(
group: batch.tensorstack.dev
kind: DeepSpeedJob
groups: [{id: store, label: {zh: 数据, en: Data}}]
fields:
  - {path: spec.worker.template.spec, label: {en: Where}, group: store, level: common, widget: union, members: [containers, initContainers]}
  - {path: "spec.worker.template.spec.initContainers[].image", label: {en: First}, group: store, level: common}
  - {path: "spec.worker.template.spec.containers[].image", label: {en: Image}, group: store, level: common}
)");
        QVERIFY(guides);
        FormModel model;
        model.setKind(m_document, jobKind(), guides->find(jobKind()));
        const auto labelsOf = [&](const QString &list) {
            model.setTree(
                models::yaml::parse(
                    u"spec: {worker: {template: {spec: {%1: [{name: a}]}}}}\n"_s.arg(list)),
                {});
            QStringList labels;
            for (const FormRow &row : model.rows()) {
                if (!row.label.isEmpty())
                    labels.append(row.label.in(u"en"));
            }
            return labels;
        };
        QCOMPARE(labelsOf(u"containers"_s), (QStringList {u"Data"_s, u"Where"_s, u"Image"_s}));
        QCOMPARE(labelsOf(u"initContainers"_s), (QStringList {u"Data"_s, u"Where"_s, u"First"_s}));
    }

    void states_data()
    {
        QTest::addColumn<QString>("line"); // replaces `replicas: 32`
        QTest::addColumn<QString>("state");
        QTest::addColumn<bool>("modified");
        QTest::newRow("as it was") << u"replicas: 32"_s << u"set"_s << false;
        QTest::newRow("another value") << u"replicas: 8"_s << u"modified"_s << true;
        QTest::newRow("gone") << u"restartPolicy: Never"_s << u"modified"_s << true;
        QTest::newRow("the default") << u"replicas: 1"_s << u"modified"_s << true;
        QTest::newRow("null") << u"replicas: null"_s << u"null"_s << true;
        QTest::newRow("nothing yet") << u"replicas:"_s << u"null"_s << true;
        QTest::newRow("wrong type") << u"replicas: many"_s << u"error"_s << true;
        QTest::newRow("a map") << u"replicas: {a: 1}"_s << u"foreign"_s << true;
    }
    void states()
    {
        QFETCH(QString, line);
        FormModel model;
        load(model, QString(jobText).replace(u"replicas: 32"_s, line));
        model.setOriginal(models::yaml::parse(jobText)->toJson());
        const FormRow row = rowAt(model, u"spec.worker.replicas"_s);
        QTEST(word(row.state), "state");
        QTEST(row.isModified, "modified");
    }

    void moreStates()
    {
        FormModel model;
        const QString text
            = QString(jobText)
                  .replace(u"replicas: 32"_s, u"replicas: 1\n    restartPolicy: *p"_s)
                  .replace(u"config:"_s, u"runPolicy: {cleanUpPolicy: &p Never}\n  config:"_s);
        model.setLevel(FormLevel::All);
        load(model, text);
        QCOMPARE(word(rowAt(model, u"spec.worker.replicas"_s).state), u"default"_s);
        const FormRow inherited = rowAt(model, u"spec.worker.restartPolicy"_s);
        QCOMPARE(word(inherited.state), u"inherited"_s);
        QCOMPARE(inherited.anchor, u"p"_s);
        QCOMPARE(word(rowAt(model, u"spec.worker.template.spec.containers[1].workingDir"_s).state),
            u"empty"_s);
    }

    void oneContainerAtATime()
    {
        FormModel model;
        load(model, jobText);
        const Path containers = *Path::parse(u"spec.worker.template.spec.containers"_s);
        const FormRow tabs = rowAt(model, containers.toString());
        QCOMPARE(tabs.options, (QStringList {u"sidecar"_s, u"worker"_s}));
        QCOMPARE(tabs.text, u"worker"_s); // the one that trains
        QCOMPARE(rowAt(model, containers.toString() + "[1].image"_L1).text, u"deepspeed:0.14"_s);
        model.chooseContainer(containers, u"sidecar"_s);
        QCOMPARE(rowAt(model, containers.toString() + "[0].image"_L1).text, u"logs:1"_s);
        QVERIFY(rowAt(model, containers.toString() + "[1].image"_L1).id.isEmpty());
    }

    void findsTheTrainingContainer()
    {
        FormModel model;
        load(model, jobText);
        QVERIFY(model.indexOf(u".spec.worker.template.spec.containers[worker].image"_s) >= 0);
    }

    void errorsAreNeverHidden()
    {
        FormModel model;
        load(model,
            QString(jobText).replace(
                u"workingDir: \"\""_s, u"tty: maybe\n          imagePullPolciy: Never"_s));
        const FormRow row = rowAt(model, u"spec.worker.template.spec.containers[1].tty"_s);
        QCOMPARE(word(row.state), u"error"_s);
        const FormRow unknown
            = rowAt(model, u"spec.worker.template.spec.containers[1].imagePullPolciy"_s);
        QCOMPARE(unknown.section, u"group:unknown:-1"_s);
    }

    void updatesInPlace()
    {
        FormModel model;
        load(model, jobText);
        QSignalSpy inserted(&model, &FormModel::rowsInserted);
        QSignalSpy removed(&model, &FormModel::rowsRemoved);
        QSignalSpy changed(&model, &FormModel::rowsChanged);
        load(model, QString(jobText).replace(u"replicas: 32"_s, u"replicas: 31"_s));
        QCOMPARE(inserted.size(), 0);
        QCOMPARE(removed.size(), 0);
        QCOMPARE(changed.size(), 1);
        const QList<int> rows = changed[0][0].value<QList<int>>();
        QCOMPARE(rows.size(), 1);
        QCOMPARE(model.rows()[rows[0]].path.toString(), u"spec.worker.replicas"_s);
    }

    void itemsKeepTheirIdentity()
    {
        FormModel model;
        model.setLevel(FormLevel::All);
        load(model, jobText);
        const QString id = u".spec.worker.template.spec.containers[worker].image"_s;
        QVERIFY(model.indexOf(id) >= 0);
        QString text = jobText;
        text.replace(u"        - name: sidecar\n          image: logs:1\n"_s, QString());
        load(model, text);
        QVERIFY(model.indexOf(id) >= 0);
        QCOMPARE(model.rows()[model.indexOf(id)].path.toString(),
            u"spec.worker.template.spec.containers[0].image"_s);
    }

    void signalsRebuildTheRows_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        const QList<std::pair<const char *, FormLevel>> levels {{"required", FormLevel::Required},
            {"common", FormLevel::Common}, {"all", FormLevel::All}, {"set", FormLevel::SetOnly}};
        for (const auto &[first, from] : levels) {
            for (const auto &[second, to] : levels)
                QTest::addRow("%s to %s", first, second) << int(from) << int(to);
        }
    }
    void signalsRebuildTheRows()
    {
        QFETCH(int, from);
        QFETCH(int, to);
        FormModel model;
        model.setLevel(FormLevel(from));
        load(model, jobText);
        QStringList mirror;
        for (const FormRow &row : model.rows())
            mirror.append(row.id);
        connect(&model, &FormModel::rowsRemoved, this,
            [&](int first, int last) { mirror.remove(first, last - first + 1); });
        connect(&model, &FormModel::rowsInserted, this, [&](int first, int last) {
            for (int i = first; i <= last; ++i)
                mirror.insert(i, model.rows()[i].id);
        });
        model.setLevel(FormLevel(to));
        model.search(u"image"_s);
        model.search({});
        QStringList now;
        for (const FormRow &row : model.rows())
            now.append(row.id);
        QCOMPARE(mirror, now);
        QCOMPARE(QSet<QString>(now.begin(), now.end()).size(), now.size());
    }

    void allShowsEveryMember()
    {
        FormModel model;
        model.setLevel(FormLevel::All);
        load(model, jobText);
        QVERIFY(model.indexOf(u".spec.worker.template.spec.containers[worker].tty"_s) >= 0);
        const int probe = model.indexOf(
            u"object:.spec.worker.template.spec.containers[worker].livenessProbe"_s);
        QVERIFY(probe >= 0);
        QVERIFY(!model.rows()[probe].isExpanded);
        QCOMPARE(model.rows()[probe].action, u"open"_s);
        model.setWithin(model.rows()[probe].path);
        QVERIFY(model.indexOf(
                    u".spec.worker.template.spec.containers[worker].livenessProbe.periodSeconds"_s)
            >= 0);
    }

    void searchFindsUnsetFields_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("first");
        QTest::newRow("key") << u"backoffLimit"_s << u"spec.runPolicy.backoffLimit"_s;
        QTest::newRow("label") << u"队列"_s << u"spec.scheduler.t9kScheduler.queue"_s;
        QTest::newRow("label, English") << u"restart policy"_s << u"spec.worker.restartPolicy"_s;
        QTest::newRow("path") << u"con.im"_s << u"spec.worker.template.spec.containers[0].image"_s;
    }
    void searchFindsUnsetFields()
    {
        QFETCH(QString, typed);
        FormModel model;
        load(model, jobText);
        model.search(typed);
        QVERIFY(!model.rows().isEmpty());
        QTEST(model.rows()[0].path.toString(), "first");
        model.search({});
        QCOMPARE(model.shownFields(), 13);
    }

    void wantedFieldsAreCommon()
    {
        const auto guides = libraryOf(R"(
group: batch.tensorstack.dev
kind: DeepSpeedJob
groups: [{id: a, label: {zh: 运行, en: Run}}]
fields:
  - {path: spec.worker.replicas, label: {en: Replicas}, group: a, level: common}
  - {path: spec.worker.restartPolicy, label: {en: Restart}, group: a, level: all}
)");
        QVERIFY(guides);
        FormModel model;
        model.setKind(m_document, jobKind(), guides->find(jobKind()));
        model.setTree(models::yaml::parse(u"spec: {worker: {replicas: 1}}\n"_s), {});
        const auto fields = [&] {
            QStringList patterns;
            for (const FormRow &row : model.rows()) {
                if (!row.isSection())
                    patterns.append(row.section.section(u':', 1, 1) + u' ' + row.path.pattern());
            }
            return patterns;
        };
        QCOMPARE(fields(), QStringList {u"a spec.worker.replicas"_s});
        model.setWanted({u"spec.worker.restartPolicy"_s, u"spec.runPolicy.backoffLimit"_s,
            u"spec.no.such"_s, u"spec.worker"_s});
        QCOMPARE(fields(),
            (QStringList {u"a spec.worker.replicas"_s, u"a spec.worker.restartPolicy"_s,
                u"wanted spec.runPolicy.backoffLimit"_s}));
        model.setLevel(FormLevel::Required);
        QVERIFY(!fields().contains(u"wanted spec.runPolicy.backoffLimit"_s));
    }

    void columnsNameFields_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("pattern");
        QTest::newRow("1.4.1 plain") << u".spec.replicas"_s << u"spec.replicas"_s;
        QTest::newRow("1.4.1 item") << u".spec.list[0].name"_s << u"spec.list[].name"_s;
        QTest::newRow("1.4.1 quoted") << u".spec['a-b']"_s << u"spec.a-b"_s;
        QTest::newRow("1.4.1 status") << u".status.phase"_s << QString();
        QTest::newRow("1.4.1 age") << u".metadata.creationTimestamp"_s << QString();
        QTest::newRow("1.4.1 filter") << u".spec.list[?(@.a==\"b\")].c"_s << QString();
    }
    void columnsNameFields()
    {
        QFETCH(QString, path);
        QFETCH(QString, pattern);
        const QJsonObject column {{u"name"_s, u"X"_s}, {u"jsonPath"_s, path}};
        const QJsonObject version {
            {u"name"_s, u"v1"_s}, {u"additionalPrinterColumns"_s, QJsonArray {column, column}}};
        const QJsonObject definition {
            {u"spec"_s, QJsonObject {{u"versions"_s, QJsonArray {version}}}}};
        const QStringList expected = pattern.isEmpty() ? QStringList() : QStringList {pattern};
        QCOMPARE(models::printerFields(definition, u"v1"_s), expected);
        QVERIFY(models::printerFields(definition, u"v2"_s).isEmpty());
    }

    /// All rows of a big form at once.
    void manyRowsAreEachTheirOwn()
    {
        QString text = jobText.section(u"        - name: sidecar"_s, 0, 0);
        for (int i = 0; i < 100; ++i)
            text
                += u"        - name: c%1\n          image: team/train:%1\n          command: [sh, "
                   u"-c, run]\n"
                   "          volumeMounts:\n          - {name: data, mountPath: /data}\n"_s.arg(i);
        models::FormInput input;
        input.tree = models::yaml::parse(text);
        input.root = m_document->root(jobKind());
        input.guide = m_library->find(jobKind());
        input.diagnostics = models::validate(*input.tree, 0, input.root);
        input.original = input.tree->toJson();
        input.level = FormLevel::All;
        QElapsedTimer clock;
        clock.start();
        const auto rows = models::project(input);
        qInfo("%lld rows in %.2f ms", qlonglong(rows.size()), double(clock.nsecsElapsed()) / 1e6);
        QVERIFY(rows.size() >= 1150);
        QSet<QString> identities;
        for (const auto &row : rows)
            identities.insert(row.id);
        QCOMPARE(identities.size(), rows.size());
    }

    void noSchemaIsAnIsland()
    {
        FormModel model;
        model.setKind(nullptr, {u"x"_s, u"v1"_s, u"Y"_s}, nullptr);
        model.setTree(models::yaml::parse(u"apiVersion: x/v1\nkind: Y\nspec: {a: 1}\n"_s), {});
        QCOMPARE(model.rows().size(), 1);
        QCOMPARE(model.rows()[0].widget, u"island"_s);
        QCOMPARE(model.rows()[0].text, u"a: 1\n"_s);
    }

    void commandLines_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("plain") << u"train.py --lr 1.5e-4"_s
                               << QStringList {u"train.py"_s, u"--lr"_s, u"1.5e-4"_s};
        QTest::newRow("quoted") << u"bash -c 'a b'"_s << QStringList {u"bash"_s, u"-c"_s, u"a b"_s};
        QTest::newRow("both quotes") << u"\"it's\""_s << QStringList {u"it's"_s};
        QTest::newRow("empty word") << u"a ''"_s << QStringList {u"a"_s, QString()};
        QTest::newRow("backslash") << u"'C:\\d'"_s << QStringList {u"C:\\d"_s};
    }
    void commandLines()
    {
        QFETCH(QString, line);
        QFETCH(QStringList, words);
        QCOMPARE(models::splitCommand(line), words);
        QCOMPARE(models::joinCommand(words), line);
    }

    void operations()
    {
        FormModel model;
        load(model, jobText);
        using Kind = models::yaml::Operation::Kind;
        const FormRow replicas = rowAt(model, u"spec.worker.replicas"_s);
        QVERIFY(model.edits().setValue(replicas, 32).isEmpty());
        QCOMPARE(model.edits().setValue(replicas, 8).at(0).kind, Kind::SetScalar);
        QCOMPARE(model.edits().unset(replicas).at(0).kind, Kind::Remove);
        const FormRow run = rowAt(model, u"spec.config.run"_s);
        const auto chosen = model.edits().chooseMember(run, u"exec"_s);
        QCOMPARE(chosen.size(), 2);
        QCOMPARE(chosen[0].path.toString(), u"spec.config.run.exec"_s);
        QCOMPARE(chosen[1].kind, Kind::Remove);
        const QString other = QString(jobText).replace(
            u"python:\n      - train.py   # the script\n      - --lr=1.5e-4"_s, u"exec: [a]"_s);
        load(model, other);
        const auto back
            = model.edits().chooseMember(rowAt(model, u"spec.config.run"_s), u"python"_s);
        QCOMPARE(back[0].value.toArray(), (QJsonArray {u"train.py"_s, u"--lr=1.5e-4"_s}));
    }

    void volumes()
    {
        const QJsonObject spec {
            {u"volumes"_s,
                QJsonArray {QJsonObject {{u"name"_s, u"data"_s},
                    {u"persistentVolumeClaim"_s, QJsonObject {{u"claimName"_s, u"corpus"_s}}}}}},
            {u"containers"_s,
                QJsonArray {QJsonObject {{u"name"_s, u"worker"_s},
                    {u"volumeMounts"_s,
                        QJsonArray {QJsonObject {{u"name"_s, u"data"_s},
                            {u"mountPath"_s, u"/data"_s}, {u"readOnly"_s, true}}}}}}}};
        const models::MountTable found = models::mountTable(spec);
        QCOMPARE(found.volumes.size(), 1);
        QCOMPARE(found.volumes[0].kind, u"claim"_s);
        QCOMPARE(found.volumes[0].source, u"corpus"_s);
        QCOMPARE(found.columns.size(), 1);
        QCOMPARE(found.cells[0][0].path, u"/data"_s);
        QVERIFY(found.cells[0][0].readOnly);
        const models::Path pod {u"spec"_s};
        const auto add = models::addVolume(
            pod, spec, 0, {.kind = u"claim"_s, .source = u"data"_s, .mountPath = u"/b"_s});
        QCOMPARE(add[0].value[u"name"_s].toString(), u"data-2"_s); // data is taken
        QCOMPARE(add[1].path.toString(), u"spec.containers[0].volumeMounts"_s);
        const auto moved = models::setMount(pod, spec, u"containers"_s, 0, u"data"_s, u"/new"_s);
        QCOMPARE(moved[0].path.toString(), u"spec.containers[0].volumeMounts[0].mountPath"_s);
        const auto out = models::setMount(pod, spec, u"containers"_s, 0, u"data"_s, {});
        QCOMPARE(out[0].path.toString(), u"spec.containers[0].volumeMounts"_s); // its only mount
        const auto more = models::setMount(pod, spec, u"initContainers"_s, 0, u"data"_s, u"/x"_s);
        QCOMPARE(more[0].path.toString(), u"spec.initContainers[0].volumeMounts"_s);
        const auto gone = models::removeVolume(pod, spec, u"data"_s);
        QCOMPARE(gone.size(), 2);
        QCOMPARE(gone[0].path.toString(), u"spec.containers[0].volumeMounts"_s);
        QCOMPARE(gone[1].path.toString(), u"spec.volumes"_s);
    }

private:
    void load(FormModel &model, const QString &text)
    {
        if (!model.root())
            model.setKind(m_document, jobKind(), m_library->find(jobKind()));
        setText(model, text);
    }
    static std::shared_ptr<const models::GuideLibrary> libraryOf(const QByteArray &yaml)
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"kind-a.yaml"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(yaml) != yaml.size())
            return nullptr;
        file.close();
        return models::GuideLibrary::load(folder.path()).value_or(nullptr);
    }
    models::OpenApiDocumentRef m_document;
    std::shared_ptr<const models::GuideLibrary> m_library;
};

QTEST_GUILESS_MAIN(TestFormModel)
#include "tst_formmodel.moc"
