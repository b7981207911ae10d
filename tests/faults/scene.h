// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/kube/curltransport.h"
#include "tests/faults/record.h"

#include <QMetaType>
#include <QTest>

/// Those who take part while a fault is on: a reflector over a real transport, the proxy with the
/// fault, and a server whose objects change all the time.
struct Stage
{
    static constexpr int patience = 60'000;

    FaultProxy &proxy;
    models::CurlTransport &transport;
    models::ReflectorDriver &driver;
    Author &author;
    Record &record;

    void waitFor(models::WatchState::Phase phase) const;
    /// Until an error with that text was shown.
    void waitForText(const QString &text) const;
    /// The watch has said something, then ends as it should.
    void endWatch() const;
    /// The watch in progress goes, or is held, here and now.
    void strike(Fault::How how) const { proxy.strike({.afterLines = 0, .how = how}); }
};

/// One fault: what is done, and what is to be seen of it. What holds after all of them is in
/// Record::complaints().
struct Scene
{
    std::function<void(FaultProxy &)> before {}; ///< the first list
    std::function<void(const Stage &)> during {}; ///< once the rows are live
    QList<models::WatchState::Phase> said {}; ///< each of them was shown
    QString text {}; ///< part of what was shown of errors
    bool isPaged = false; ///< a server that knows no streaming lists
    int calm = 8; ///< requests where all goes well
    double speed = 40; ///< of the client's time
    /// Empty: as it should be.
    std::function<QString(const Stage &)> after {};
};
Q_DECLARE_METATYPE(Scene)

/// Plays it with objects of its own. What was wrong, in sentences; nothing is as it should be.
[[nodiscard]] QString play(const TestServer &server, const QString &nameSpace, const Scene &scene);

/// For Scene::before.
[[nodiscard]] std::function<void(FaultProxy &)> meets(
    FaultProxy::Ask ask, Fault fault, int times = 1);
/// For Scene::during: the watch ends, and the next ones meet the fault.
[[nodiscard]] std::function<void(const Stage &)> nextWatch(Fault fault, int times = 1);
/// For Scene::during: the watch in progress meets the fault.
[[nodiscard]] std::function<void(const Stage &)> strike(Fault fault);
/// For Scene::after: the rows came again in no way but by resuming.
[[nodiscard]] QString wasNotListedAgain(const Stage &stage);

inline void addRow(const char *name, Scene scene)
{
    QTest::newRow(name) << std::move(scene);
}
