// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/scene.h"

using namespace Qt::StringLiterals;
using namespace models;
using Ask = FaultProxy::Ask;
using Phase = WatchState::Phase;

void Stage::waitFor(Phase phase) const
{
    QVERIFY2(QTest::qWaitFor([&] { return record.phase() == phase; }, patience),
        qPrintable(nameOf(record.phase())));
}

void Stage::waitForText(const QString &text) const
{
    QVERIFY2(QTest::qWaitFor([&] { return record.texts().contains(text); }, patience),
        qPrintable(record.texts()));
}

void Stage::endWatch() const
{
    author.change(1);
    // Whoever ends a watch that has said nothing is suspected of cutting.
    QVERIFY(QTest::qWaitFor([&] { return record.isLiveWith(author.listed()); }, patience));
    proxy.strike({.afterLines = 0, .how = Fault::How::End});
}

std::function<void(FaultProxy &)> meets(Ask ask, Fault fault, int times)
{
    return [=](FaultProxy &proxy) { proxy.next(ask, fault, times); };
}

std::function<void(const Stage &)> nextWatch(Fault fault, int times)
{
    return [=](const Stage &stage) {
        stage.proxy.next(Ask::Watch, fault, times);
        stage.endWatch();
    };
}

std::function<void(const Stage &)> strike(Fault fault)
{
    return [=](const Stage &stage) { stage.proxy.strike(fault); };
}

QString wasNotListedAgain(const Stage &stage)
{
    const int lists = stage.proxy.count(Ask::Stream) + stage.proxy.count(Ask::List);
    return lists == 1 ? QString() : u"listed %1 times"_s.arg(lists);
}

QString play(const TestServer &server, const QString &nameSpace, const Scene &scene)
{
    static int number = 0;
    const QString fault = QString::fromLatin1(QTest::currentDataTag()).section(u' ', 0, 0);
    Author author(server, nameSpace, fault.toLower() + u'-' + QString::number(++number), 4711);
    author.fill(10);
    FaultProxy proxy(server.access());
    proxy.setPageSize(4);
    if (scene.isPaged)
        proxy.next(Ask::Stream, fault::refuse(422, "Invalid"), FaultProxy::Always);
    if (scene.before)
        scene.before(proxy);
    CurlTransport transport(proxy.access());
    ReflectorDriver driver(transport, author.scope(), scene.speed);
    Record record(driver, transport, proxy, scene.speed);
    const Stage stage {proxy, transport, driver, author, record};
    const auto settles = [&] {
        return QTest::qWaitFor(
            [&] {
                return proxy.isThroughWithRules() && proxy.hasFlowingWatch()
                    && record.isLiveWith(author.listed());
            },
            Stage::patience);
    };

    driver.start();
    author.write(5);
    if (scene.during) {
        if (!settles())
            return u"it was never live before the fault: "_s + record.texts();
        scene.during(stage);
    }
    author.write(15);
    QStringList wrong;
    if (!settles())
        wrong.append(u"never came to rest: "_s + nameOf(record.phase()));
    wrong.append(record.complaints(author, scene.calm));
    for (const Phase phase : scene.said) {
        if (!record.hasSeen(phase))
            wrong.append(u"never said "_s + nameOf(phase));
    }
    if (!record.texts().contains(scene.text))
        wrong.append(u"said only: "_s + record.texts());
    if (record.resets() != 1)
        wrong.append(u"the rows were taken away and shown anew"_s);
    if (const QString more = scene.after ? scene.after(stage) : QString(); !more.isEmpty())
        wrong.append(more);
    return wrong.join(u'\n');
}
