// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/stateview.h"
#include "ui/shared/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

/// What a view says while it has nothing to show.
class StateViewTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<ui::Theme>(*qApp); }

    void longReasonsAreShownWhole_data()
    {
        QTest::addColumn<int>("width");
        QTest::newRow("wide") << 1400;
        QTest::newRow("as wide as the text may be") << 640;
        QTest::newRow("narrow") << 300;
    }
    void longReasonsAreShownWhole()
    {
        QFETCH(int, width);
        QWidget page; // as high as the view wants to be, like a page with something below
        auto *column = new QVBoxLayout(&page);
        auto *view = new ui::StateView(&page);
        column->addWidget(view);
        column->addStretch(1);
        const QString reason = u"A sentence that goes on for more than one line. "_s.repeated(4);
        view->setContent(ui::StateView::Kind::Empty, u"Nothing"_s, reason, {{u"Do it"_s, [] { }}});
        page.resize(width, 700);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        const auto labels = view->findChildren<QLabel *>();
        const auto shown = std::ranges::find(labels, reason, &QLabel::text);
        QVERIFY(shown != labels.end());
        QTRY_VERIFY((*shown)->height() >= (*shown)->heightForWidth((*shown)->width()));
        const auto *button = view->findChild<QPushButton *>();
        QVERIFY(button->height() >= button->sizeHint().height());
        const int bottom = button->mapTo(view, QPoint(0, button->height())).y();
        QVERIFY2(bottom <= view->height(), qPrintable(QString::number(bottom)));
    }

private:
    std::unique_ptr<ui::Theme> m_theme;
};

QTEST_MAIN(StateViewTest)
#include "tst_stateview.moc"
