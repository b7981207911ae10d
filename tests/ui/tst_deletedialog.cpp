// SPDX-License-Identifier: Apache-2.0
#include "livesession.h"
#include "nameless.h"

#include "models/base/json.h"
#include "ui/shared/segmented.h"
#include "ui/writes/deletedialog.h"

#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace models;

/// What goes, what goes along and what stays, against a sandbox whose time stands still: nothing is
/// collected behind our back.
class DeleteDialogTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_live.start({.manualClock = true}));
        m_window.resize(1200, 800);
        m_window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&m_window));
    }
    void init()
    {
        m_live.notices.clear();
        m_name = u"map-%1"_s.arg(++m_maps);
    }

    void countsWhatGoesAlong()
    {
        makeMap(m_name, {});
        const QString owner = uidOf(m_live.held(u"cm"_s, m_name));
        for (int i = 0; i < 3; ++i)
            makeMap(m_name + u"-child-%1"_s.arg(i), {}, owner);
        const QString child = uidOf(m_live.held(u"cm"_s, m_name + u"-child-0"_s));
        makeMap(m_name + u"-grandchild"_s, {}, child);
        openFor({m_name});
        QTRY_VERIFY(m_dialog->removal().dependants().has_value());
        QCOMPARE(m_dialog->removal().dependants()->count(), 4);
        QTRY_VERIFY(says(u"4 ConfigMaps"_s));
        ui::LiveSession::keep(*m_dialog, u"delete"_s);
        const QStringList nameless = ui::nameless(*m_dialog);
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
        auto *propagation = m_dialog->findChild<ui::Segmented *>();
        QTest::mouseClick(propagation, Qt::LeftButton, {},
            QPoint(propagation->width() - 8, propagation->height() / 2));
        QCOMPARE(propagation->currentValue().toString(), u"Orphan"_s);
        QTRY_VERIFY(says(u"stay without an owner"_s));
    }

    void cancelHasTheFocusAndDeletesNothing()
    {
        makeMap(m_name, {});
        openFor({m_name});
        QTRY_VERIFY(m_dialog->focusWidget());
        QCOMPARE(qobject_cast<QPushButton *>(m_dialog->focusWidget())->text(), u"Cancel"_s);
        QTest::keyClick(m_dialog, Qt::Key_Escape);
        QTRY_VERIFY(!m_dialog);
        QVERIFY(!m_live.held(u"cm"_s, m_name).isEmpty());
    }

    void severalAreDeletedAndKeptInTheLog()
    {
        makeMap(m_name, {});
        makeMap(m_name + u"-too"_s, {});
        const qsizetype before = m_live.log->entries().size();
        openFor({m_name, m_name + u"-too"_s});
        QCOMPARE(m_dialog->deleteButton()->text(), u"Delete 2 ConfigMaps"_s);
        m_dialog->deleteButton()->click();
        QTRY_VERIFY(m_live.held(u"cm"_s, m_name + u"-too"_s).isEmpty());
        QTRY_VERIFY(!m_dialog); // closes itself when all are gone
        QCOMPARE(m_live.log->entries().size(), before + 2);
        QCOMPARE(m_live.log->entries().last().verb, Activity::Verb::Delete);
        QVERIFY(!m_live.log->entries().last().before.isEmpty());
        QCOMPARE(m_live.notices.size(), 1);
        QCOMPARE(m_live.notices.first().tone, ui::State::Succeeded);
    }

    void aFinalizerIsExplainedWhileItHangs()
    {
        makeMap(m_name, {u"example.com/hold"_s});
        openFor({m_name});
        QTRY_VERIFY(says(u"has the finalizer example.com/hold"_s));
        m_dialog->deleteButton()->click();
        QTRY_VERIFY(says(u"waits for the finalizer example.com/hold"_s));
        ui::LiveSession::keep(*m_dialog, u"delete-hangs"_s);
        QCOMPARE(m_dialog->removal().count(ui::Removal::Phase::Leaving), 1);
        QVERIFY(m_live.patch(u"cm"_s, m_name, R"({"metadata":{"finalizers":null}})"));
        QTRY_VERIFY(!m_dialog);
        QVERIFY(m_live.held(u"cm"_s, m_name).isEmpty());
    }

    void dangerousKindsNeedTheName()
    {
        const ApiResource kind = m_live.resource(u"ns"_s);
        m_dialog = new ui::DeleteDialog(*m_live.session, kind, {{{}, u"demo"_s, {}}}, &m_window);
        m_dialog->open();
        QVERIFY(!m_dialog->deleteButton()->isEnabled());
        QTRY_VERIFY(m_dialog->removal().dependants().has_value());
        QVERIFY(m_dialog->removal().dependants()->count() > 50); // all of the project
        auto *name = m_dialog->findChild<QLineEdit *>();
        QTest::keyClicks(name, u"dem"_s);
        QVERIFY(!m_dialog->deleteButton()->isEnabled());
        QTest::keyClicks(name, u"o"_s);
        QVERIFY(m_dialog->deleteButton()->isEnabled());
        ui::LiveSession::keep(*m_dialog, u"delete-namespace"_s);
        m_dialog->reject();
        QTRY_VERIFY(!m_dialog);
    }

    void aRefusalIsTold()
    {
        makeMap(m_name, {});
        QVERIFY(m_live.connectAs(u"sandbox-viewer"_s));
        openFor({m_name});
        m_dialog->deleteButton()->click();
        QTRY_VERIFY(says(m_name + u" was not deleted"_s));
        QCOMPARE(m_live.log->entries().last().outcome, Activity::Outcome::Failed);
        m_dialog->reject();
        QTRY_VERIFY(!m_dialog);
        QVERIFY(m_live.connectAs({}));
        QVERIFY(!m_live.held(u"cm"_s, m_name).isEmpty());
    }

private:
    void makeMap(const QString &name, const QStringList &finalizers, const QString &owner = {})
    {
        QJsonObject metadata {{u"name"_s, name}};
        if (!finalizers.isEmpty())
            metadata.insert(u"finalizers"_s, QJsonArray::fromStringList(finalizers));
        if (!owner.isEmpty())
            metadata.insert(u"ownerReferences"_s,
                QJsonArray {QJsonObject {{u"apiVersion"_s, u"v1"_s}, {u"kind"_s, u"ConfigMap"_s},
                    {u"name"_s, u"owner"_s}, {u"uid"_s, owner}}});
        const QJsonObject object {
            {u"apiVersion"_s, u"v1"_s}, {u"kind"_s, u"ConfigMap"_s}, {u"metadata"_s, metadata}};
        QVERIFY(m_live.create(u"cm"_s, QJsonDocument(object).toJson()));
    }
    void openFor(const QStringList &names)
    {
        QList<ui::RemovalSubject> subjects;
        for (const QString &name : names)
            subjects.append({u"demo"_s, name, uidOf(m_live.held(u"cm"_s, name)),
                QDateTime::currentDateTimeUtc()});
        m_dialog
            = new ui::DeleteDialog(*m_live.session, m_live.resource(u"cm"_s), subjects, &m_window);
        m_dialog->open();
        QTRY_VERIFY(m_dialog->isVisible());
    }
    [[nodiscard]] bool says(const QString &words) const
    {
        return m_dialog
            && std::ranges::any_of(m_dialog->findChildren<QLabel *>(),
                [&](const QLabel *label) { return label->text().contains(words); });
    }

    ui::LiveSession m_live;
    QWidget m_window;
    QPointer<ui::DeleteDialog> m_dialog;
    QString m_name;
    int m_maps = 0;
};

QTEST_MAIN(DeleteDialogTest)
#include "tst_deletedialog.moc"
