// SPDX-License-Identifier: Apache-2.0
#include "nameless.h"
#include "words.h"

#include "models/guide/guidelibrary.h"
#include "ui/editor/yamlpane.h"
#include "ui/forms/envsourcedialog.h"
#include "ui/forms/fieldlookup.h"
#include "ui/forms/formpane.h"
#include "ui/forms/formrowwidget.h"
#include "ui/forms/formview.h"
#include "ui/shared/draghandle.h"
#include "ui/shared/sectionhead.h"
#include "ui/shared/segmented.h"
#include "ui/shared/settings.h"
#include "ui/shared/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMouseEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScopeGuard>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace {

const QByteArray schema = R"({"openapi":"3.0.0","components":{"schemas":{
"example.x.v1.Container":{"type":"object","required":["name"],"properties":{"name":{"type":"string"},"image":{"type":"string"},
 "command":{"type":"array","items":{"type":"string"}},
 "env":{"type":"array","items":{"$ref":"#/components/schemas/io.k8s.api.core.v1.EnvVar"}},
 "volumeMounts":{"type":"array","items":{"type":"object","properties":{"name":{"type":"string"},"mountPath":{"type":"string"}}}}}},
"io.k8s.api.core.v1.EnvVar":{"type":"object","required":["name"],"properties":{"name":{"type":"string"},"value":{"type":"string"},
 "valueFrom":{"type":"object","x-kubernetes-preserve-unknown-fields":true}}},
"example.x.v1.Thing":{"type":"object","x-kubernetes-group-version-kind":[{"group":"x.example","version":"v1","kind":"Thing"}],
"properties":{"metadata":{"type":"object"},"spec":{"type":"object","properties":{
 "when":{"type":"string","format":"date-time"},"wait":{"type":"string","format":"duration"},
 "blob":{"type":"string","format":"byte"},"pass":{"type":"string","format":"password"},
 "ratio":{"type":"number"},"flag":{"type":"boolean"},"maybe":{"type":"string","nullable":true},
 "whole":{"type":"array","x-kubernetes-list-type":"atomic","items":{"type":"object","properties":{"x":{"type":"integer"}}}},
 "a":{"type":"object","properties":{"b":{"type":"object","properties":{"c":{"type":"object","properties":{"d":{"type":"object","properties":{"leaf":{"type":"string"}}}}}}}}},
 "strict":{"type":"string","x-kubernetes-validations":[{"rule":"self == oldSelf","message":"strict stays as it is"}]},"withDefault":{"type":"string","default":"d"},
 "modes":{"type":"array","items":{"type":"string","enum":["A","B","C"]}},
 "words":{"type":"array","items":{"type":"string"}},
 "nodeSelector":{"type":"object","additionalProperties":{"type":"string"}},
 "volumes":{"type":"array","items":{"type":"object","properties":{"name":{"type":"string"},
   "persistentVolumeClaim":{"type":"object","properties":{"claimName":{"type":"string"}}},"emptyDir":{"type":"object","properties":{"medium":{"type":"string"}}}}}},
 "containers":{"type":"array","items":{"$ref":"#/components/schemas/example.x.v1.Container"}},
 "initContainers":{"type":"array","items":{"$ref":"#/components/schemas/example.x.v1.Container"}}}}}}}}})";

const QByteArray guide = R"(
group: x.example
kind: Thing
groups: [{id: a, label: {zh: 数据, en: Data}}]
fields:
  - {path: spec.volumes, label: {zh: 数据卷, en: Volumes}, help: {zh: 卷, en: Volumes}, group: a, level: common, widget: volumes}
  - {path: "spec.containers[].image", label: {zh: 镜像, en: Image}, help: {zh: 像, en: Image of the container. With its tag.}, group: a, level: common, widget: image, picker: image}
  - {path: "spec.containers[].command", label: {zh: 启动命令, en: Command}, help: {zh: 令, en: Command}, group: a, level: common, widget: commandLine}
  - {path: "spec.containers[].env", label: {zh: 环境变量, en: Environment}, help: {zh: 环, en: Environment}, group: a, level: common, widget: env}
  - {path: spec.nodeSelector, label: {zh: 节点标签, en: Node labels}, help: {zh: 标, en: Labels}, group: a, level: common, picker: node-label}
)";

class NamedThings final : public ui::FieldLookup
{
public:
    QList<Choice> choices(const QString &picker) override
    {
        if (picker == "secret"_L1)
            return {{u"hf"_s, u"Opaque"_s}, {u"tls"_s, {}}};
        if (picker == "secret-key:hf"_L1)
            return {{u"token"_s, {}}, {u"user"_s, {}}};
        if (picker == "claim"_L1)
            return {{u"corpus"_s, u"2Ti · ReadWriteMany"_s}};
        if (picker == "node-label"_L1)
            return {{u"zone"_s, u"3 nodes"_s}};
        if (picker == "image"_L1)
            return {{u"team/train:1.2"_s, u"3 h ago"_s}};
        return {};
    }
    Access access(const QString &picker) const override
    {
        return picker.startsWith("configmap"_L1) ? Access::NoAccess : Access::Known;
    }
    QList<models::NodeFacts> nodes() override
    {
        models::NodeFacts a;
        a.name = u"a"_s;
        a.labels = {{u"zone"_s, u"east"_s}};
        models::NodeFacts b = a;
        b.labels = {{u"zone"_s, u"west"_s}};
        return {a, b};
    }
};

} // namespace

/// Each editor over a form of its own: what it shows, and what a change of it writes.
/// SAMPAN_PICTURES=folder keeps pictures.
class TestFormEditors final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        m_theme = new ui::Theme(*qApp);
        QTemporaryDir folder;
        QFile file(folder.filePath(u"kind-thing.yaml"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(guide) == guide.size());
        file.close();
        const auto library = models::GuideLibrary::load(folder.path());
        QVERIFY(library);
        m_library = *library;
        m_document = *models::OpenApiDocument::parse(schema);
    }
    void init() { m_pane = std::make_unique<ui::FormPane>(&m_lookup); }
    void cleanup()
    {
        m_pane.reset();
        QLocale::setDefault(QLocale::c());
    }

    void dateTime()
    {
        open(u"spec:\n  when: 2026-01-31T08:00:00Z\n"_s, models::FormLevel::All);
        auto *edit = lineOf(u"spec.when"_s);
        QVERIFY(edit);
        QCOMPARE(edit->text(), u"2026-01-31T08:00:00Z"_s);
        auto *menu = editorOf(u"spec.when"_s)->findChild<QMenu *>();
        QVERIFY(menu);
        menu->actions().first()->trigger(); // now
        QVERIFY(QDateTime::fromString(valueAt(u"spec.when"_s), Qt::ISODate).isValid());
        QVERIFY(valueAt(u"spec.when"_s).endsWith(u'Z'));
    }

    void durations()
    {
        open(u"spec:\n  wait: 90s\n"_s, models::FormLevel::All);
        auto *edit = lineOf(u"spec.wait"_s);
        QCOMPARE(edit->text(), u"90"_s);
        auto *unit = editorOf(u"spec.wait"_s)->findChild<QComboBox *>();
        QCOMPARE(unit->currentData().toString(), u"s"_s);
        type(edit, u"5"_s);
        QCOMPARE(valueAt(u"spec.wait"_s), u"5s"_s);
        unit->setCurrentIndex(unit->findData(u"m"_s));
        emit unit->activated(unit->currentIndex());
        QCOMPARE(valueAt(u"spec.wait"_s), u"5m"_s);
        setText(u"spec:\n  wait: 1h30m\n"_s); // no such pair: as it is written
        QTRY_COMPARE(edit->text(), u"1h30m"_s);
        QVERIFY(unit->isHidden());
    }

    void base64()
    {
        open(u"spec:\n  blob: aGVsbG8=\n"_s, models::FormLevel::All);
        auto *edit = editorOf(u"spec.blob"_s)->findChild<QPlainTextEdit *>();
        QVERIFY(edit);
        QCOMPARE(edit->toPlainText(), u"hello"_s);
        edit->setFocus();
        edit->setPlainText(u"你好"_s);
        edit->clearFocus();
        QTRY_COMPARE(valueAt(u"spec.blob"_s), QString::fromLatin1(u"你好"_s.toUtf8().toBase64()));
        setText(u"spec:\n  blob: //79/A==\n"_s); // bytes that are no text
        QTRY_COMPARE(edit->toPlainText(), u"//79/A=="_s);
    }

    void passwords()
    {
        open(u"spec:\n  pass: geheim\n"_s, models::FormLevel::All);
        QVERIFY(lineOf(u"spec.pass"_s)->echoMode() != QLineEdit::Normal);
    }

    void numbersOnTheirWay()
    {
        open(u"spec:\n  ratio: 2\n"_s, models::FormLevel::All);
        auto *edit = lineOf(u"spec.ratio"_s);
        edit->setFocus();
        edit->selectAll();
        for (const QChar letter : u"1.05"_s) {
            QTest::keyClick(edit, letter.toLatin1());
            m_pane->text().flush();
            QTest::qWait(0);
        }
        QCOMPARE(edit->text(), u"1.05"_s);
        QCOMPARE(valueAt(u"spec.ratio"_s), u"1.05"_s);
    }

    void booleansSpelledOtherwise()
    {
        open(u"spec:\n  flag: yes\n"_s, models::FormLevel::All);
        auto *segments = editorOf(u"spec.flag"_s)->findChild<ui::Segmented *>();
        QCOMPARE(segments->currentValue().toBool(), true);
        const auto labels = editorOf(u"spec.flag"_s)->findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(
            labels, [](const QLabel *label) { return label->text().contains(u"yes"_s); }));
    }

    void chipsSayWhatTheServerDoes_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("words");
        QTest::newRow("1.2.5 kept") << u"maybe"_s << u"The server keeps it."_s;
        QTest::newRow("1.2.5 dropped") << u"strict"_s << u"The server drops it."_s;
        QTest::newRow("1.2.5 replaced")
            << u"withDefault"_s << u"The server replaces it by the default."_s;
    }
    void chipsSayWhatTheServerDoes()
    {
        QFETCH(QString, field);
        QFETCH(QString, words);
        open(u"spec:\n  %1: null\n"_s.arg(field), models::FormLevel::All);
        const auto labels = rowOf(u"spec."_s + field)->findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(
            labels, [&](const QLabel *label) { return label->text() == words; }));
    }

    void checklist()
    {
        open(u"spec:\n  modes: [C, X, A]\n"_s, models::FormLevel::All);
        const auto boxes = editorOf(u"spec.modes"_s)->findChildren<QCheckBox *>();
        QCOMPARE(boxes.size(), 4); // the three, and the one that is none of them
        QVERIFY(boxes[0]->isChecked() && !boxes[1]->isChecked() && boxes[3]->isChecked());
        boxes[1]->click();
        QCOMPARE(text(), u"spec:\n  modes: [C, X, A, B]\n"_s);
        m_pane->text().flush();
        boxes[3]->click();
        QCOMPARE(text(), u"spec:\n  modes: [C, A, B]\n"_s);
    }

    void itemsMoveByKeys()
    {
        open(u"spec:\n  words: [a, b]\n"_s, models::FormLevel::All);
        auto *first = lineOf(u"spec.words"_s, 1);
        QVERIFY(first);
        QCOMPARE(first->text(), u"a"_s);
        QTest::keyClick(first, Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(text(), u"spec:\n  words: [b, a]\n"_s);
    }

    /// By its handle an item goes to another place with its comments: one edit, one undo step.
    void itemsAreDragged()
    {
        const QString before = u"spec:\n  words:\n  - a # first\n  - b\n  # about c\n  - c\n"_s;
        open(before, models::FormLevel::All);
        const auto handles = editorOf(u"spec.words"_s)->findChildren<ui::DragHandle *>();
        QCOMPARE(handles.size(), 3);
        drag(*handles[2], *handles[0], -20);
        QCOMPARE(text(), u"spec:\n  words:\n  # about c\n  - c\n  - a # first\n  - b\n"_s);
        m_pane->yaml().editor().undo();
        QCOMPARE(text(), before);
        drag(*handles[0], *handles[1], -2); // between the two: where it is
        QCOMPARE(text(), before);
        setText(u"spec:\n  words: [a]\n"_s);
        QVERIFY(!handles[0]->isVisible()); // there is no other place
    }

    /// Objects, too, and by the keyboard; the focus goes along.
    void objectsOfListsMove()
    {
        const QString before = u"spec:\n  containers:\n  # the trainer\n  - name: main\n    image: "
                               "a\n  - name: side # logs\n    image: b\n"_s;
        const QString after = u"spec:\n  containers:\n  - name: side # logs\n    image: b\n  # the "
                              "trainer\n  - name: main\n    image: a\n"_s;
        open(before, models::FormLevel::All);
        m_pane->activateWindow();
        ui::SectionHead *side = headOf(u"spec.containers[1]"_s);
        QVERIFY(side && side->handle());
        QVERIFY(!headOf(u"spec.containers"_s)->handle());
        side->setFocus();
        QTest::keyClick(side, Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(text(), after);
        QTRY_COMPARE(m_pane->focusWidget(), headOf(u"spec.containers[0]"_s));
        m_pane->yaml().editor().undo();
        QCOMPARE(text(), before);
        QTRY_VERIFY(headOf(u"spec.containers[1]"_s));
        keep(u"order"_s);
        drag(*headOf(u"spec.containers[0]"_s)->handle(), *headOf(u"spec.containers[1]"_s)->handle(),
            20);
        QCOMPARE(text(), after);
        m_pane->yaml().editor().undo();
        QCOMPARE(text(), before);
    }

    void commandAsWords()
    {
        open(u"spec:\n  containers:\n  - name: a\n    command: [sh, -c, \"a b\"]\n"_s);
        ui::FieldEditor *editor = editorOf(u"spec.containers[0].command"_s);
        QCOMPARE(editor->findChild<QLineEdit *>()->text(), u"sh -c 'a b'"_s);
        editor->findChild<QToolButton *>()->click();
        QStringList words;
        for (const QLineEdit *line : editor->findChildren<QLineEdit *>()) {
            if (line->isVisible())
                words.append(line->text());
        }
        words.sort();
        QCOMPARE(words, (QStringList {QString(), u"-c"_s, u"a b"_s, u"sh"_s})); // and one to come
    }

    void mountsOfSeveralContainers()
    {
        open(pod);
        ui::FieldEditor *editor = editorOf(u"spec.volumes"_s);
        QList<QLineEdit *> cells;
        for (QLineEdit *line : editor->findChildren<QLineEdit *>()) {
            if (line->isVisible())
                cells.append(line);
        }
        QCOMPARE(cells.size(), 4); // two volumes, two containers
        QCOMPARE(cells[0]->text(), u"/data"_s);
        QVERIFY(cells[1]->text().isEmpty());
        cells[1]->setText(u"/seed"_s);
        emit cells[1]->editingFinished();
        QCOMPARE(valueAt(u"spec.initContainers[0].volumeMounts[0].mountPath"_s), u"/seed"_s);
        keep(u"volumes"_s);
    }

    void variablesWithSources()
    {
        ui::EnvSourceDialog dialog(&m_lookup, {{u"name"_s, u"TOKEN"_s}, {u"value"_s, u"x"_s}});
        dialog.show();
        QVERIFY(ui::nameless(dialog).isEmpty());
        auto *source = dialog.findChild<ui::Segmented *>();
        source->setCurrent(1);
        emit source->chosen(1);
        const auto combos = dialog.findChildren<QComboBox *>();
        QCOMPARE(combos[0]->count(), 2);
        combos[0]->setEditText(u"hf"_s);
        QCOMPARE(combos[1]->count(), 2); // the keys of that secret
        combos[1]->setEditText(u"token"_s);
        const QJsonObject expected {{u"name"_s, u"TOKEN"_s},
            {u"valueFrom"_s,
                QJsonObject {{u"secretKeyRef"_s,
                    QJsonObject {{u"name"_s, u"hf"_s}, {u"key"_s, u"token"_s}}}}}};
        QCOMPARE(dialog.variable(), expected);
        const QString folder = qEnvironmentVariable("SAMPAN_PICTURES");
        if (!folder.isEmpty())
            QVERIFY(dialog.grab().save(QDir(folder).filePath(u"env-source.png"_s)));
    }

    void placementSaysHowManyNodes()
    {
        open(QString(pod).replace(u"spec:\n"_s, u"spec:\n  nodeSelector:\n    zone: east\n"_s));
        const auto labels = editorOf(u"spec.nodeSelector"_s)->findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(labels,
            [](const QLabel *label) { return label->text() == u"matches 1 of 2 nodes"_s; }));
        keep(u"nodes"_s);
    }

    void headsHaveMenus()
    {
        open(pod, models::FormLevel::All);
        ui::SectionHead *head = nullptr;
        for (auto *one : m_pane->form()->findChildren<ui::SectionHead *>()) {
            if (one->objectName() == "object:.spec.containers[main]"_L1)
                head = one;
        }
        QVERIFY(head);
        emit head->menuWanted({});
        auto *menu
            = m_pane->form()->widget()->findChild<QMenu *>(QString(), Qt::FindDirectChildrenOnly);
        QVERIFY(menu);
        QStringList words;
        for (const QAction *action : menu->actions())
            words.append(action->text());
        QVERIFY(words.contains(u"Duplicate"_s));
        QVERIFY(words.contains(u"Remove"_s));
        QVERIFY(!words.contains(u"Move up"_s)); // the only one
        menu->close();
    }

    void atomicListsSaySo()
    {
        open(u"spec:\n  whole:\n  - x: 1\n"_s, models::FormLevel::All);
        for (const auto *head : m_pane->form()->findChildren<ui::SectionHead *>()) {
            if (head->objectName() == "list:.spec.whole"_L1)
                QCOMPARE(head->toolTip(), u"Replaced as a whole on apply"_s);
        }
    }

    void doorsLeadInAndBack()
    {
        open(u"spec:\n  a: {b: {c: {d: {leaf: v}}}}\n"_s, models::FormLevel::All);
        ui::SectionHead *door = nullptr;
        for (auto *head : m_pane->form()->findChildren<ui::SectionHead *>()) {
            if (head->objectName() == "object:.spec.a.b.c.d"_L1)
                door = head;
        }
        QVERIFY(door);
        emit door->actionTriggered();
        QTRY_VERIFY(rowOf(u"spec.a.b.c.d.leaf"_s));
        QTRY_VERIFY(lineOf(u"spec.a.b.c.d.leaf"_s)->hasFocus());
        keep(u"door"_s);
        QTest::keyClick(m_pane.get(), Qt::Key_Escape);
        QVERIFY(m_pane->text().form().within().isEmpty());
    }

    void aLineOfHelp()
    {
        QTemporaryDir folder;
        ui::Settings settings(folder.filePath(u"s.conf"_s));
        m_pane->remember(settings);
        open(pod);
        const auto line = [&]() -> QLabel * {
            for (auto *label : rowOf(u"spec.containers[0].image"_s)->findChildren<QLabel *>()) {
                if (label->text() == "Image of the container."_L1)
                    return label;
            }
            return nullptr;
        };
        QVERIFY(!line());
        settings.set(ui::keys::helpLines, true);
        QVERIFY(line() && line()->isVisible());
        keep(u"help"_s);
        settings.set(ui::keys::helpLines, false);
        QVERIFY(!line());
        m_pane.reset();
    }

    /// The next form of the kind begins as the last one was left.
    void aFormRemembersItsKind()
    {
        QTemporaryDir folder;
        ui::Settings settings(folder.filePath(u"s.conf"_s));
        m_pane->remember(settings);
        open(u"spec: {}\n"_s, models::FormLevel::All);
        type(lineOf(u"spec.strict"_s), u"x"_s);
        QCOMPARE(valueAt(u"spec.strict"_s), u"x"_s);
        m_pane->setLevel(models::FormLevel::Common);
        QVERIFY(!rowOf(u"spec.strict"_s)); // nothing comes while one edits
        m_pane->text().form().setExpanded(u"group:a:-1"_s, false);

        init();
        m_pane->remember(settings);
        open(u"spec: {}\n"_s);
        QVERIFY(rowOf(u"spec.strict"_s));
        QVERIFY(!m_pane->text().form().folding().value(u"group:a:-1"_s, true));
        QVERIFY(!rowOf(u"spec.nodeSelector"_s));
        // An edit that is twenty edits old no longer counts.
        for (int i = 0; i < 20; ++i) {
            init();
            m_pane->remember(settings);
            open(u"spec: {}\n"_s, models::FormLevel::All);
            type(lineOf(u"spec.withDefault"_s), u"x"_s);
        }
        init();
        m_pane->remember(settings);
        open(u"spec: {}\n"_s);
        QVERIFY(rowOf(u"spec.withDefault"_s));
        QVERIFY(!rowOf(u"spec.strict"_s));
        m_pane.reset();
    }

    void whatIsTypedAsYamlIsRemembered()
    {
        QTemporaryDir folder;
        ui::Settings settings(folder.filePath(u"s.conf"_s));
        m_pane->remember(settings);
        open(u"spec: {}\n"_s);
        m_pane->text().setText(
            u"spec: {words: [a], volumes: [], a: {b: {c: {d: {leaf: x}}}}}\n"_s, false);
        QTRY_VERIFY(!settings.ofKind(u"Thing.x.example"_s, u"edits"_s).isEmpty()); // a moment later
        init();
        m_pane->remember(settings);
        open(u"spec: {}\n"_s);
        QVERIFY(rowOf(u"spec.words"_s));
        QVERIFY(rowOf(u"spec.a.b.c.d.leaf"_s));
        QVERIFY(!rowOf(u"spec.strict"_s));
        m_pane.reset();
    }

    /// What may not change is read-only and says why; what does not fit offers to.
    void frozenAndForeign()
    {
        open(u"spec:\n  strict: a\n  withDefault: x\n  words: one\n"_s, models::FormLevel::All);
        QVERIFY(!lineOf(u"spec.strict"_s)->isReadOnly());
        m_pane->text().setLoaded(
            {{u"spec"_s, QJsonObject {{u"strict"_s, u"a"_s}, {u"withDefault"_s, u"x"_s}}}});
        auto *strict = lineOf(u"spec.strict"_s);
        QVERIFY(strict->isReadOnly());
        strict->setFocus();
        QTest::keyClicks(strict, u"z"_s);
        QCOMPARE(strict->text(), u"a"_s);
        QTest::keySequence(strict, QKeySequence::SelectAll); // it can be copied
        QCOMPARE(strict->selectedText(), u"a"_s);
        QVERIFY(!lineOf(u"spec.withDefault"_s)->isReadOnly());
        bool isSaid = false;
        for (auto *label : rowOf(u"spec.strict"_s)->findChildren<QLabel *>())
            isSaid |= label->isVisible() && label->text().contains("stays as it is"_L1);
        QVERIFY(isSaid);
        keep(u"frozen"_s);
        const auto buttons = editorOf(u"spec.words"_s)->findChildren<QPushButton *>();
        QCOMPARE(buttons.size(), 1);
        QCOMPARE(buttons[0]->text(), u"Convert to [one]"_s);
        buttons[0]->click();
        m_pane->text().flush();
        QVERIFY2(m_pane->text().text().contains("words:\n"_L1), qPrintable(text()));
    }

    void looks_data()
    {
        QTest::addColumn<bool>("isCommon");
        QTest::addColumn<QString>("text");
        QTest::newRow("values") << false
                                << u"spec:\n  when: 2026-01-31T08:00:00Z\n  wait: 1h\n  blob: "
                                   "aGVsbG8=\n  pass: geheim\n  ratio: 1.5\n  flag: yes\n  maybe: "
                                   "null\n  strict: a\n  modes: [C, X, A]\n  words: one\n"_s;
        QTest::newRow("containers")
            << true
            << QString(pod).replace(u"  initContainers"_s,
                   u"  - name: helper\n    image: team/helper:1\n    command: [sh, -c, \"a b\"]\n  initContainers"_s);
    }
    /// In a small window, dark, in Chinese: no editor is cut off.
    void looks()
    {
        QFETCH(bool, isCommon);
        QFETCH(QString, text);
        const ui::Words chinese(u"zh_CN"_s);
        QVERIFY(!chinese.isEmpty());
        QLocale::setDefault(QLocale(QLocale::Chinese));
        m_theme->setMode(ui::ThemeMode::Dark);
        const auto before = qScopeGuard([&] {
            m_theme->setMode(ui::ThemeMode::Light);
            m_pane.reset();
        });
        init();
        m_pane->setWidthClass(ui::WidthClass::Medium);
        open(text, isCommon ? models::FormLevel::Common : models::FormLevel::SetOnly);
        m_pane->text().setLoaded({{u"spec"_s, QJsonObject {{u"strict"_s, u"a"_s}}}});
        m_pane->resize(970, 640);
        QTest::qWait(50);
        const int width = m_pane->form()->viewport()->width();
        int seen = 0;
        for (auto *row : m_pane->findChildren<ui::FormRowWidget *>()) {
            for (const auto *part : row->findChildren<QWidget *>()) {
                if (part->isVisible()) {
                    const int right
                        = part->mapTo(m_pane->form()->widget(), QPoint()).x() + part->width();
                    QVERIFY2(right <= width, qPrintable(row->row().path.toString()));
                    ++seen;
                }
            }
        }
        QVERIFY(seen > 20);
        keep(u"dark-zh-"_s + QString::fromLatin1(QTest::currentDataTag()));
        m_pane->form()->verticalScrollBar()->setValue(10'000);
        keep(u"dark-zh-2-"_s + QString::fromLatin1(QTest::currentDataTag()));
        ui::EnvSourceDialog dialog(&m_lookup, {{u"name"_s, u"TOKEN"_s}, {u"value"_s, u"x"_s}});
        dialog.show();
        const QString folder = qEnvironmentVariable("SAMPAN_PICTURES");
        if (!folder.isEmpty())
            QVERIFY(dialog.grab().save(QDir(folder).filePath(u"editors-dark-zh-env.png"_s)));
    }

    void everyControlHasAName()
    {
        open(pod, models::FormLevel::All);
        m_pane->form()->makeAllEditors();
        const QStringList found = ui::nameless(*m_pane);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }

private:
    void open(const QString &text, models::FormLevel level = models::FormLevel::Common)
    {
        const models::GroupVersionKind kind {u"x.example"_s, u"v1"_s, u"Thing"_s};
        m_pane->text().setKind(m_document, kind, m_library->find(kind), {});
        m_pane->setLevel(level);
        setText(text);
        m_pane->resize(1390, 800);
        m_pane->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
        QTRY_VERIFY(m_pane->form()->isComplete());
        m_pane->form()->makeAllEditors();
    }
    /// From the middle of a handle to that many pixels below the middle of another.
    static void drag(ui::DragHandle &from, const QWidget &to, int below)
    {
        const QPoint start = from.rect().center();
        const QPoint end
            = from.mapFromGlobal(to.mapToGlobal(to.rect().center() + QPoint(0, below)));
        QTest::mousePress(&from, Qt::LeftButton, {}, start);
        QMouseEvent move(QEvent::MouseMove, end, from.mapToGlobal(end), Qt::NoButton,
            Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&from, &move);
        QTest::mouseRelease(&from, Qt::LeftButton, {}, end);
    }
    [[nodiscard]] ui::SectionHead *headOf(const QString &path) const
    {
        const models::FormModel &form = m_pane->text().form();
        const int index = form.indexOf(*models::Path::parse(path));
        return index < 0 ? nullptr
                         : m_pane->form()->findChild<ui::SectionHead *>(form.rows()[index].id);
    }
    void setText(const QString &text)
    {
        m_pane->text().setText(text);
        m_pane->text().flush();
    }
    [[nodiscard]] QString text() const { return m_pane->text().text(); }
    [[nodiscard]] QString valueAt(const QString &path)
    {
        m_pane->text().flush();
        const auto *node = m_pane->text().tree()->resolvedAt(*models::Path::parse(path));
        return node ? node->text : QString();
    }
    ui::FormRowWidget *rowOf(const QString &path)
    {
        for (auto *row : m_pane->findChildren<ui::FormRowWidget *>()) {
            if (row->row().path.toString() == path && row->isVisible())
                return row;
        }
        return nullptr;
    }
    ui::FieldEditor *editorOf(const QString &path)
    {
        ui::FormRowWidget *row = rowOf(path);
        return row ? row->editor() : nullptr;
    }
    QLineEdit *lineOf(const QString &path, int at = 0)
    {
        return editorOf(path) ? editorOf(path)->findChildren<QLineEdit *>().value(at) : nullptr;
    }
    static void type(QLineEdit *edit, const QString &text)
    {
        edit->selectAll();
        QTest::keyClicks(edit, text);
    }
    void keep(const QString &name)
    {
        const QString folder = qEnvironmentVariable("SAMPAN_PICTURES");
        QTest::qWait(folder.isEmpty() ? 0 : 50);
        if (!folder.isEmpty())
            QVERIFY(m_pane->grab().save(QDir(folder).filePath(u"editors-%1.png"_s.arg(name))));
    }

    const QString pod = u"spec:\n  volumes:\n  - name: data\n    persistentVolumeClaim:\n      "
                        u"claimName: corpus\n"
                        "  - name: shm\n    emptyDir:\n      medium: Memory\n"
                        "  containers:\n  - name: main\n    image: team/train\n    env:\n    - "
                        "name: A\n      value: b\n"
                        "    volumeMounts:\n    - name: data\n      mountPath: /data\n    - name: "
                        "shm\n      mountPath: /dev/shm\n"
                        "  initContainers:\n  - name: fetch\n"_s;
    const ui::Words m_english;
    ui::Theme *m_theme = nullptr;
    NamedThings m_lookup;
    std::shared_ptr<const models::GuideLibrary> m_library;
    models::OpenApiDocumentRef m_document;
    std::unique_ptr<ui::FormPane> m_pane;
};

QTEST_MAIN(TestFormEditors)
#include "tst_formeditors.moc"
