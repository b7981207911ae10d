// SPDX-License-Identifier: Apache-2.0
#include "formfixture.h"
#include "nameless.h"

#include "ui/editor/textlayout.h"
#include "ui/forms/envsourcedialog.h"
#include "ui/shared/segmented.h"

#include <QAbstractTextDocumentLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QScopeGuard>
#include <QScrollBar>
#include <QTextBlock>

using namespace Qt::StringLiterals;

/// Each editor over a form of its own: what it shows, and what a change of it writes.
class TestFormEditors final : public ui::FormFixture
{
    Q_OBJECT
private slots:
    void initTestCase() { prepare(); }
    void init() { begin(); }
    void cleanup() { end(); }

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

    void islandsHaveTheEditorsLines()
    {
        open(u"spec:\n  words: 中文\n"_s, models::FormLevel::All);
        const auto *island = editorOf(u"spec.words"_s)->findChild<QPlainTextEdit *>();
        QVERIFY(island);
        const auto *layout = island->document()->documentLayout();
        QCOMPARE(int(layout->blockBoundingRect(island->document()->firstBlock()).height()),
            ui::TextLayout::lineHeight());
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
};

QTEST_MAIN(TestFormEditors)
#include "tst_formeditors.moc"
