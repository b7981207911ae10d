// SPDX-License-Identifier: Apache-2.0
#include "livesession.h"
#include "nameless.h"
#include "words.h"

#include "models/jobs/newjob.h"
#include "models/jobs/podprobe.h"
#include "models/yaml/place.h"
#include "ui/editor/completionpopup.h"
#include "ui/editor/yamlpane.h"
#include "ui/writes/conflictrow.h"
#include "ui/writes/createpage.h"
#include "ui/writes/createplan.h"
#include "ui/writes/createtext.h"
#include "ui/writes/reviewdialog.h"

#include <QFile>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace models;

namespace {

QString map(const QString &name, const QString &value)
{
    return u"apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: %1\ndata:\n  a: \"%2\"\n"_s.arg(
        name, value);
}

} // namespace

/// New objects from YAML, against a sandbox.
class CreatePageTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_live.start({.manualClock = true})); }
    void init() { m_live.opened.clear(); }

    void beginsWithWhatTheKindNeeds()
    {
        open({.kind = ui::Place::Kind::Create, .gvk = {u"batch"_s, u"v1"_s, u"Job"_s}});
        QTRY_VERIFY(text().contains(u"kind: Job"_s));
        QVERIFY(text().contains(u"template:"_s)); // required by the schema
        QVERIFY(text().contains(u"namespace: demo"_s));
        QVERIFY(!m_page->isDirty());
        const QStringList nameless = ui::nameless(*m_page);
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
    }

    /// What new objects begin with, their blanks filled in, is what the server takes.
    void startsAreTaken()
    {
        QStringList starts;
        const auto resources = m_live.session->cluster()->discovery().resources();
        for (const ApiResource &resource : resources) {
            if (hasStart(resource.gvk()))
                starts.append(newJobText(resource.gvk(), {.nameSpace = u"demo"_s}));
        }
        QVERIFY(starts.size() > m_live.guides->guides(u"job"_s).size());
        open({.kind = ui::Place::Kind::Create});
        m_page->text().append(starts.join(u"---\n"_s).replace(u"\"\""_s, u"a"_s));
        QTRY_COMPARE(m_page->plan().items().size(), starts.size());
        QTRY_VERIFY_WITH_TIMEOUT(m_page->plan().isChecked(), 20'000);
        for (const yaml::Diagnostic &found : m_page->text().document().diagnostics())
            QVERIFY2(found.severity != yaml::Severity::Error, qPrintable(found.message.text()));
        QCOMPARE(m_page->plan().count(ui::CreatePlan::State::New), starts.size());
    }

    void severalDocumentsAreCreated()
    {
        open({.kind = ui::Place::Kind::Create});
        m_page->text().append(map(u"first"_s, u"1"_s));
        m_page->text().append(map(u"second"_s, u"2"_s));
        QCOMPARE(m_page->plan().items().size(), 2);
        QTRY_COMPARE(m_page->plan().count(ui::CreatePlan::State::New), 2);
        ui::LiveSession::keep(*m_page, u"create"_s);
        m_page->writeButton()->click();
        QTRY_COMPARE(m_page->plan().count(ui::CreatePlan::State::Done), 2);
        QCOMPARE(m_live.held(u"cm"_s, u"second"_s)[u"data"][u"a"].toString(), u"2"_s);
        QCOMPARE(m_live.log->entries().size(), 2);
        QCOMPARE(m_live.log->entries().last().verb, Activity::Verb::Create);
        QVERIFY(!m_page->isDirty());
    }

    /// Checks 30 and 31 beside the others: the cluster is asked for what the text names.
    void whatIsNamedIsLookedUp()
    {
        open({.kind = ui::Place::Kind::Create});
        m_page->text().append(u"apiVersion: v1\nkind: Pod\nmetadata:\n  name: reads\n"
                              "  namespace: demo\nspec:\n  nodeSelector:\n    moon: \"1\"\n"
                              "  containers:\n  - name: main\n    image: busybox:1\n"
                              "    envFrom:\n    - secretRef:\n        name: nowhere\n"_s);
        const auto told = [this](int check) {
            for (const yaml::Diagnostic &found : m_page->text().document().diagnostics()) {
                if (found.check == check)
                    return found.message.english();
            }
            return QString();
        };
        QTRY_COMPARE(
            told(yaml::Diagnostic::LiveReference), u"demo has no Secret called nowhere."_s);
        QTRY_COMPARE(told(yaml::Diagnostic::Headroom), u"No node has these labels."_s);
        QTRY_VERIFY(m_page->writeButton()->isEnabled()); // it may come later
        const QString written = text();
        const auto help = m_page->text().help(
            *m_page->text().document().tree(), written.indexOf(u"nowhere"_s) + 1);
        QCOMPARE(help.valueFacts.size(), 1);
        QCOMPARE(help.valueFacts[0].english(), u"Secret nowhere is not there"_s);
        ui::LiveSession::keep(*m_page, u"create-references"_s);
    }

    /// What a template's pod comes to is told beside the object; it can be made all the same.
    void podsOfTemplatesAreTried()
    {
        open({.kind = ui::Place::Kind::Create});
        m_page->text().append(
            u"apiVersion: batch.tensorstack.dev/v1beta1\nkind: DeepSpeedJob\nmetadata:\n  name: "
            "odd-port\n  namespace: demo\nspec:\n  config:\n    slotsPerWorker: 1\n    run: "
            "{python: [train.py]}\n  worker:\n    replicas: 1\n    template:\n      spec:\n"
            "        activeDeadlineSeconds: 0\n        containers:\n        - name: worker\n"
            "          image: a:1\n"_s);
        QTRY_VERIFY(
            m_page->plan().items().size() == 1 && !m_page->plan().items().first().ofPods.isEmpty());
        QTRY_COMPARE(m_page->plan().count(ui::CreatePlan::State::New), 1);
        const QString told = refusalOfPods(m_page->plan().items().first().ofPods)->message.text();
        QVERIFY(!told.isEmpty());
        const auto labels = m_page->findChildren<QLabel *>();
        QVERIFY(std::ranges::contains(labels, told, &QLabel::text));
        const auto &found = m_page->text().document().diagnostics();
        QVERIFY(std::ranges::any_of(found, [](const yaml::Diagnostic &one) {
            return one.fromServer
                && one.path.toString() == "spec.worker.template.spec.activeDeadlineSeconds"_L1;
        }));
        QVERIFY(m_page->writeButton()->isEnabled());
        ui::LiveSession::keep(*m_page, u"create-pods"_s);
    }

    void labelsInUseAreOffered()
    {
        QVERIFY(m_live.create(u"cm"_s,
            R"({"metadata":{"name":"marked-1","labels":{"crew":"blue","rare":"1"}},"data":{}})"));
        QVERIFY(m_live.create(
            u"cm"_s, R"({"metadata":{"name":"marked-2","labels":{"crew":"red"}},"data":{}})"));
        const auto offered = [](ui::CreateText &of, const QString &text) {
            of.document().setText(text);
            QStringList labels;
            const auto found = of.completions(yaml::placeAt(text, text.size() - 1));
            for (const Completion &item : found)
                labels.append(item.label);
            return labels;
        };
        const QString keys
            = u"apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  labels:\n    \n"_s;
        const QString values = keys.chopped(1) + u"crew: \n"_s;
        open({.kind = ui::Place::Kind::Create});
        QTRY_VERIFY(offered(m_page->text(), keys).contains(u"crew"_s));
        const QStringList all = offered(m_page->text(), keys);
        QVERIFY(all.indexOf(u"crew"_s) < all.indexOf(u"rare"_s)); // the more frequent first
        QCOMPARE(offered(m_page->text(), values), (QStringList {u"blue"_s, u"red"_s}));
        // The list comes by itself once the names are there.
        open({.kind = ui::Place::Kind::Create});
        m_page->activateWindow();
        ui::YamlEditor &editor = m_page->findChild<ui::YamlPane *>()->editor();
        m_page->text().document().setText(keys);
        editor.setFocus();
        editor.moveCursor(QTextCursor::End);
        editor.moveCursor(QTextCursor::Left);
        editor.complete();
        QVERIFY(!editor.findChild<ui::CompletionPopup *>());
        QTRY_VERIFY(editor.findChild<ui::CompletionPopup *>());
        QVERIFY(editor.findChild<ui::CompletionPopup *>()->isVisible());
        ui::Session alone(*m_live.settings, *m_live.actions);
        ui::CreateText offline(alone);
        QVERIFY(offered(offline, keys).isEmpty());
    }

    /// Y13 What a List holds is taken one by one.
    void aListIsTakenApart()
    {
        open({.kind = ui::Place::Kind::Create});
        const auto indented = [](const QString &text) {
            return u"  - "_s + text.trimmed().replace(u"\n"_s, u"\n    "_s) + u'\n';
        };
        m_page->text().append(u"apiVersion: v1\nkind: List\nitems:\n"_s
            + indented(map(u"in-list-1"_s, u"1"_s)) + indented(map(u"in-list-2"_s, u"2"_s)));
        QTRY_COMPARE(m_page->plan().items().size(), 2);
        QTRY_COMPARE(m_page->plan().count(ui::CreatePlan::State::New), 2);
        QVERIFY(m_page->text().document().diagnostics().isEmpty());
        m_page->writeButton()->click();
        QTRY_COMPARE(m_page->plan().count(ui::CreatePlan::State::Done), 2);
        QCOMPARE(m_live.held(u"cm"_s, u"in-list-2"_s)[u"data"][u"a"].toString(), u"2"_s);
    }

    /// Y13 generateName is for new objects.
    void applyNeedsAName()
    {
        open({.kind = ui::Place::Kind::Create});
        m_page->text().append(map(u"made-"_s, u"1"_s).replace(u"  name:"_s, u"  generateName:"_s));
        QTRY_COMPARE(m_page->plan().count(ui::CreatePlan::State::New), 1);
        m_page->plan().setMode(ui::CreatePlan::Mode::Apply);
        m_page->plan().check();
        QTRY_COMPARE(m_page->plan().count(ui::CreatePlan::State::Refused), 1);
        QVERIFY(m_page->plan().items().first().error->text().contains("Apply needs a name"_L1));
    }

    /// Y5 The namespace that will be used is said ahead.
    void saysWhereItGoes()
    {
        open({.kind = ui::Place::Kind::Create});
        m_page->text().append(map(u"here"_s, u"1"_s));
        m_page->text().append(map(u"there"_s, u"1"_s)
                .replace(u"  name: there"_s, u"  name: there\n  namespace: vision"_s));
        m_page->text().append(u"apiVersion: v1\nkind: Namespace\nmetadata:\n  name: y5\n  "
                              "namespace: demo\n"_s);
        QTRY_COMPARE(m_page->plan().count(ui::CreatePlan::State::New), 3);
        const auto says = [this](const QString &words) {
            const QList<QLabel *> labels = m_page->findChildren<QLabel *>();
            return std::ranges::any_of(
                labels, [&](const QLabel *label) { return label->text() == words; });
        };
        QTRY_VERIFY(says(u"will be created in demo"_s));
        QVERIFY(says(u"will be created in vision"_s));
        QVERIFY(says(u"will be created, for the whole cluster"_s));
    }

    void errorsStandAtTheirLines()
    {
        open({.kind = ui::Place::Kind::Create});
        m_page->text().append(map(u"good"_s, u"1"_s));
        m_page->text().append(map(u"worse"_s, u"1"_s) + u"immutable: 7\n"_s);
        // found by the schema, in the second document
        const auto findLine = [this](bool isFromServer) {
            for (const yaml::Diagnostic &found : m_page->text().document().diagnostics()) {
                if (found.severity == yaml::Severity::Error && found.fromServer == isFromServer)
                    return found.line;
            }
            return 0;
        };
        QTRY_COMPARE(findLine(false), 14);
        QVERIFY(!m_page->writeButton()->isEnabled());
        // found by the server only: the name is taken
        QVERIFY(m_live.create(
            u"cm"_s, R"({"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"taken"}})"));
        open({.kind = ui::Place::Kind::Create});
        m_page->text().append(map(u"fresh"_s, u"1"_s));
        m_page->text().append(map(u"taken"_s, u"1"_s));
        QTRY_COMPARE(m_page->plan().count(ui::CreatePlan::State::Refused), 1);
        QTRY_COMPARE(m_page->plan().count(ui::CreatePlan::State::New), 1);
        QVERIFY(findLine(true) >= 8); // in the second document
        ui::LiveSession::keep(*m_page, u"create-refused"_s);
    }

    void whatExistsIsReviewedAndApplied()
    {
        QVERIFY(m_live.create(u"cm"_s,
            R"({"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"known"},"data":{"a":"1"}})"));
        open({.kind = ui::Place::Kind::Create});
        m_page->plan().setMode(ui::CreatePlan::Mode::Apply);
        m_page->text().append(map(u"known"_s, u"5"_s));
        QTRY_COMPARE(m_page->plan().count(ui::CreatePlan::State::Changes), 1);
        m_page->writeButton()->click();
        QVERIFY(m_page->dialog());
        QTRY_VERIFY(m_page->dialog()->applyButton()->isEnabled());
        m_page->dialog()->applyButton()->click();
        QTRY_COMPARE(m_live.held(u"cm"_s, u"known"_s)[u"data"][u"a"].toString(), u"5"_s);
        QCOMPARE(m_live.log->entries().last().verb, Activity::Verb::Apply);
    }

    void filesAreDropped()
    {
        QFile file(m_live.folder.filePath(u"dropped.yaml"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(map(u"dropped"_s, u"1"_s).toUtf8());
        file.close();
        open({.kind = ui::Place::Kind::Create});
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file.fileName())});
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_page.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_page.get(), &drop);
        QVERIFY(text().contains(u"name: dropped"_s));
    }

    void whatWasDeletedIsCreatedAgain()
    {
        QVERIFY(m_live.create(u"cm"_s,
            R"({"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"back"},"data":{"a":"9"}})"));
        Writer writer(m_live.session->cluster()->transport(), m_live.log.get(), u"sandbox"_s);
        QVERIFY(QCoro::waitFor(writer.remove(m_live.resource(u"cm"_s), u"demo"_s, u"back"_s)));
        const QString time = m_live.log->entries().last().time.toString(Qt::ISODateWithMs);
        open({.kind = ui::Place::Kind::Create,
            .gvk = {{}, u"v1"_s, u"ConfigMap"_s},
            .nameSpace = u"demo"_s,
            .argument = u"activity:"_s + time});
        QTRY_VERIFY(m_page->plan().isChecked());
        QTRY_VERIFY(m_page->writeButton()->isEnabled());
        m_page->writeButton()->click();
        QTRY_COMPARE(m_live.held(u"cm"_s, u"back"_s)[u"data"][u"a"].toString(), u"9"_s);
    }

    void cleanupTestCase() { m_page.reset(); }

private:
    void open(const ui::Place &where)
    {
        m_page = std::make_unique<ui::CreatePage>(where, *m_live.session);
        QVERIFY(ui::LiveSession::show(*m_page, {1200, 720}));
    }
    [[nodiscard]] QString text() const { return m_page->text().document().text(); }

    const ui::Words m_english;
    ui::LiveSession m_live;
    std::unique_ptr<ui::CreatePage> m_page;
};

QTEST_MAIN(CreatePageTest)
#include "tst_createpage.moc"
