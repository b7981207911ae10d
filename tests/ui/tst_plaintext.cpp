// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/theme.h"

#include <QApplication>
#include <QLabel>
#include <QListWidget>
#include <QTest>
#include <QToolTip>

using namespace Qt::StringLiterals;

/// What a server says is plain text wherever it stands: nothing in it is loaded, linked or styled.
class PlainTextTest final : public QObject
{
    Q_OBJECT

    static constexpr auto markup = u"<img src='file:///etc/hostname'><b>bold</b>";

    static QLabel *tip()
    {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (widget->inherits("QTipLabel") && widget->isVisible())
                return qobject_cast<QLabel *>(widget);
        }
        return nullptr;
    }

private slots:
    void initTestCase() { m_theme = std::make_unique<ui::Theme>(*qApp); }
    void cleanup()
    {
        QToolTip::hideText();
        QTRY_VERIFY(!tip());
    }

    void labels()
    {
        QLabel label(QString::fromUtf16(markup));
        label.show();
        QVERIFY(QTest::qWaitForWindowExposed(&label));
        QCOMPARE(label.textFormat(), Qt::PlainText);
        QLabel meant(u"<b>meant</b>"_s);
        meant.setTextFormat(Qt::RichText);
        meant.show();
        QVERIFY(QTest::qWaitForWindowExposed(&meant));
        QCOMPARE(meant.textFormat(), Qt::RichText);
    }

    void toolTips()
    {
        QWidget window;
        window.resize(200, 100);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QToolTip::showText(window.mapToGlobal(QPoint(20, 20)), QString::fromUtf16(markup), &window);
        QTRY_VERIFY(tip());
        QCOMPARE(tip()->textFormat(), Qt::PlainText);
        QCOMPARE(tip()->text(), QString::fromUtf16(markup));
    }

    // Rows of a view hand their tool tips to Qt themselves.
    void toolTipsOfRows()
    {
        QListWidget list;
        auto *item = new QListWidgetItem(u"row"_s, &list);
        item->setToolTip(QString::fromUtf16(markup));
        list.resize(200, 100);
        list.show();
        QVERIFY(QTest::qWaitForWindowExposed(&list));
        const QPoint at = list.visualItemRect(item).center();
        QHelpEvent asks(QEvent::ToolTip, at, list.viewport()->mapToGlobal(at));
        QApplication::sendEvent(list.viewport(), &asks);
        QTRY_VERIFY(tip());
        QCOMPARE(tip()->textFormat(), Qt::PlainText);
    }

private:
    std::unique_ptr<ui::Theme> m_theme;
};

QTEST_MAIN(PlainTextTest)
#include "tst_plaintext.moc"
