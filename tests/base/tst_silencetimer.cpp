// SPDX-License-Identifier: Apache-2.0
#include "models/base/silencetimer.h"

#include <QSignalSpy>
#include <QTest>

using namespace models;
using namespace std::chrono_literals;

class TestSilenceTimer : public QObject
{
    Q_OBJECT
private slots:
    void tellsOnce()
    {
        SilenceTimer timer;
        QSignalSpy elapsed(&timer, &SilenceTimer::elapsed);
        timer.restart(20ms);
        QVERIFY(timer.isActive());
        QVERIFY(elapsed.wait());
        QVERIFY(!timer.isActive());
        QTest::qWait(60);
        QCOMPARE(elapsed.size(), 1);
    }

    void waitsFromTheLastSoundOn()
    {
        SilenceTimer timer;
        QElapsedTimer sinceLast;
        QSignalSpy elapsed(&timer, &SilenceTimer::elapsed);
        for (int i = 0; i < 10; ++i) { // longer in all than one may be silent
            timer.restart(100ms);
            sinceLast.start();
            QTest::qWait(20);
            if (sinceLast.elapsed() < 100) // else the machine was away for longer than one may be
                QCOMPARE(elapsed.size(), 0);
        }
        QVERIFY(elapsed.size() == 1 || elapsed.wait());
        QVERIFY2(sinceLast.elapsed() >= 100, qPrintable(QString::number(sinceLast.elapsed())));
    }

    void aShorterLimitHoldsAtOnce()
    {
        SilenceTimer timer;
        QSignalSpy elapsed(&timer, &SilenceTimer::elapsed);
        timer.restart(1h);
        timer.restart(20ms);
        QVERIFY(elapsed.wait());
    }

    void stopped()
    {
        SilenceTimer timer;
        QSignalSpy elapsed(&timer, &SilenceTimer::elapsed);
        timer.restart(20ms);
        timer.stop();
        QVERIFY(!timer.isActive());
        QTest::qWait(60);
        QCOMPARE(elapsed.size(), 0);
    }
};

QTEST_GUILESS_MAIN(TestSilenceTimer)
#include "tst_silencetimer.moc"
