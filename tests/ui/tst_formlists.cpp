// SPDX-License-Identifier: Apache-2.0
#include "formfixture.h"
#include "nameless.h"

#include "ui/editor/yamlpane.h"
#include "ui/forms/envsourcedialog.h"
#include "ui/shared/draghandle.h"
#include "ui/shared/sectionhead.h"
#include "ui/shared/segmented.h"

#include <QComboBox>
#include <QLabel>
#include <QMouseEvent>
#include <QToolButton>

using namespace Qt::StringLiterals;

/// Fields that hold several things: order, containers, variables, volumes.
class TestFormLists final : public ui::FormFixture
{
    Q_OBJECT
private slots:
    void initTestCase() { prepare(); }
    void init() { begin(); }
    void cleanup() { end(); }

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

    void atomicListsSaySo()
    {
        open(u"spec:\n  whole:\n  - x: 1\n"_s, models::FormLevel::All);
        for (const auto *head : m_pane->form()->findChildren<ui::SectionHead *>()) {
            if (head->objectName() == "list:.spec.whole"_L1)
                QCOMPARE(head->toolTip(), u"Replaced as a whole on apply"_s);
        }
    }

private:
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
};

QTEST_MAIN(TestFormLists)
#include "tst_formlists.moc"
