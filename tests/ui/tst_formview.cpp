// SPDX-License-Identifier: Apache-2.0
#include "formfixture.h"

#include "ui/shared/sectionhead.h"
#include "ui/shared/settings.h"

#include <QLabel>
#include <QMenu>
#include <QPushButton>

using namespace Qt::StringLiterals;

/// What a form does around its editors: heads, pages of objects, help, memory, what is read-only.
class TestFormView final : public ui::FormFixture
{
    Q_OBJECT
private slots:
    void initTestCase() { prepare(); }
    void init() { begin(); }
    void cleanup() { end(); }

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
};

QTEST_MAIN(TestFormView)
#include "tst_formview.moc"
