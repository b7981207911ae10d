// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/theme.h"
#include "ui/shared/toast.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

class ToastTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<ui::Theme>(*qApp); }

    // All at once: each of them takes six seconds.
    void leavesByItself()
    {
        ui::Toast plain({ui::State::Succeeded, u"Saved."_s});
        ui::Toast underPointer({ui::State::Succeeded, u"Saved."_s});
        ui::Toast read({ui::State::Succeeded, u"Saved."_s});
        ui::Toast error({ui::State::Failed, u"Not saved."_s});
        const QSignalSpy plainDone(&plain, &ui::Toast::done);
        const QSignalSpy underDone(&underPointer, &ui::Toast::done);
        const QSignalSpy readDone(&read, &ui::Toast::done);
        const QSignalSpy errorDone(&error, &ui::Toast::done);
        QEnterEvent enter({5, 5}, {5, 5}, {5, 5});
        QCoreApplication::sendEvent(&underPointer, &enter);
        QMouseEvent move(QEvent::MouseMove, {6, 6}, {6, 6}, Qt::NoButton, {}, {});
        QCoreApplication::sendEvent(&read, &move);
        QTRY_COMPARE_WITH_TIMEOUT(plainDone.size(), 1, 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(underDone.size(), 1, 20'000);
        QCOMPARE(readDone.size(), 0);
        QCOMPARE(errorDone.size(), 0);
    }

private:
    std::unique_ptr<ui::Theme> m_theme;
};

QTEST_MAIN(ToastTest)
#include "tst_toast.moc"
