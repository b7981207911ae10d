// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/actiontable.h"
#include "ui/shared/settings.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using ui::ActionId;
using ui::ActionTable;
using ui::Settings;

class TestSettings final : public QObject
{
    Q_OBJECT

private slots:
    void remembersAndTells()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"s.conf"_s);
        {
            Settings settings(file);
            QCOMPARE(settings.value(ui::keys::fontSize), 13);
            const QSignalSpy spy(&settings, &Settings::changed);
            settings.set(ui::keys::fontSize, 15);
            settings.set(ui::keys::fontSize, 15);
            QCOMPARE(spy.size(), 1);
            QVERIFY(settings.isModified(ui::keys::fontSize));
        }
        Settings again(file);
        QCOMPARE(again.value(ui::keys::fontSize), 15);
        again.reset(ui::keys::fontSize);
        QVERIFY(!again.isModified(ui::keys::fontSize));
    }

    void aSpoiledValueIsTheDefault()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"s.conf"_s);
        QFile raw(file);
        QVERIFY(raw.open(QIODevice::WriteOnly));
        raw.write("[interface]\nfontSize=many\n");
        raw.close();
        const Settings settings(file);
        QCOMPARE(settings.value(ui::keys::fontSize), 13);
    }

    void clusterNamesMayHoldAnything()
    {
        const QTemporaryDir folder;
        Settings settings(folder.filePath(u"s.conf"_s));
        settings.setOfCluster(u"a/b c"_s, u"projects"_s, QStringList {u"x"_s});
        settings.setOfCluster(u"a"_s, u"projects"_s, QStringList {u"y"_s});
        QCOMPARE(
            settings.ofCluster(u"a/b c"_s, u"projects"_s).toStringList(), QStringList {u"x"_s});
    }

    void theKeysOfTheTableDoNotClash()
    {
        const QTemporaryDir folder;
        Settings settings(folder.filePath(u"s.conf"_s));
        ActionTable table(settings);
        QCOMPARE(table.clashes(), QList<ActionId>());
        table.setKey(ActionId::ToggleDock, QKeySequence(u"Ctrl+I"_s));
        QCOMPARE(table.clashOf(ActionId::ToggleDock), ActionId::ToggleInspector);
        QCOMPARE(table.action(ActionId::ToggleDock)->shortcut(), QKeySequence(u"Ctrl+I"_s));
        table.setKey(ActionId::ToggleDock, table.defaultKey(ActionId::ToggleDock));
        QCOMPARE(table.clashes(), QList<ActionId>());
    }
};

QTEST_MAIN(TestSettings)
#include "tst_settings.moc"
