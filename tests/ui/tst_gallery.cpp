// SPDX-License-Identifier: Apache-2.0
#include "gallery.h"
#include "nameless.h"

#include "ui/shared/theme.h"

#include <QApplication>
#include <QDir>
#include <QLocale>
#include <QTest>

using namespace Qt::StringLiterals;

/// Shows every part in both themes and languages. SAMPAN_PICTURES=folder keeps the pictures.
class TestGallery final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = new ui::Theme(*qApp); }

    void looks_data()
    {
        QTest::addColumn<bool>("chinese");
        QTest::addColumn<bool>("dark");
        QTest::newRow("en light") << false << false;
        QTest::newRow("en dark") << false << true;
        QTest::newRow("zh light") << true << false;
        QTest::newRow("zh dark") << true << true;
    }
    void looks()
    {
        QFETCH(bool, chinese);
        QFETCH(bool, dark);
        m_theme->setMode(dark ? ui::ThemeMode::Dark : ui::ThemeMode::Light);
        QCOMPARE(ui::Theme::isDark(), dark);
        ui::Gallery gallery(chinese);
        gallery.resize(1440, 1180);
        gallery.show();
        QVERIFY(QTest::qWaitForWindowExposed(&gallery));
        QTest::qWait(350); // the grey rows of a loading view come after 300 ms
        const QImage picture = gallery.grab().toImage();
        QVERIFY(!picture.isNull());
        // The ground is the theme's: a style that paints its own would show here.
        QCOMPARE(picture.pixelColor(4, 4), ui::Theme::color(ui::Token::Window));
        const QString folder = qEnvironmentVariable("SAMPAN_PICTURES");
        if (!folder.isEmpty()) {
            const QString name = QString::fromLatin1(QTest::currentDataTag()).replace(u' ', u'-');
            QVERIFY(picture.save(QDir(folder).filePath(u"gallery-%1.png"_s.arg(name))));
        }
    }

    void everyControlHasAName()
    {
        const ui::Gallery gallery(false);
        const QStringList found = ui::nameless(gallery);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }

    void themeChangesAtRunTime()
    {
        m_theme->setMode(ui::ThemeMode::Light);
        ui::Gallery gallery(false);
        gallery.resize(1440, 1180);
        gallery.show();
        QVERIFY(QTest::qWaitForWindowExposed(&gallery));
        const auto ground
            = [&gallery] { return gallery.grab().toImage().pixelColor(4, 4).lightness(); };
        QVERIFY(ground() > 200);
        m_theme->setMode(ui::ThemeMode::Dark);
        QTRY_VERIFY(ground() < 60);
    }

private:
    ui::Theme *m_theme = nullptr;
};

QTEST_MAIN(TestGallery)
#include "tst_gallery.moc"
