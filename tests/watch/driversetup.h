// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "faketransport.h"

#include "models/watch/reflectordriver.h"

#include <QTest>

/// The driver against a server that the test speaks for: what it says, and a driver that listens.

/// Config maps of a namespace, as a Table.
[[nodiscard]] models::WatchScope pods();
/// JSON with single quotes, for the reader.
[[nodiscard]] QByteArray json(QByteArray text);
[[nodiscard]] QByteArray object(const QByteArray &name, int version);
/// A page of plain objects: names parted by spaces.
[[nodiscard]] QByteArray page(const QByteArray &names, int version, const QByteArray &next = {});
[[nodiscard]] QByteArray frame(const QByteArray &type, const QByteArray &inner);
[[nodiscard]] QByteArray bookmark(int version, bool isEnd = false);
[[nodiscard]] QByteArray status(int code, const QByteArray &reason, const QByteArray &meta = "{}");
[[nodiscard]] models::Error unreachable();
[[nodiscard]] models::Error invalid();

/// Time passes a hundred times faster.
struct DriverSetup
{
    static constexpr double speed = 100;

    FakeTransport transport;
    models::ReflectorDriver driver {transport, pods(), speed};

    [[nodiscard]] models::WatchState::Phase phase() const { return driver.state().phase; }
    [[nodiscard]] QString names() const
    {
        QStringList names;
        for (const models::RowRef &row : driver.ledger().rows())
            names += row->name();
        names.sort();
        return names.join(u' ');
    }
    /// As against a server that knows no streaming lists.
    void startPaged()
    {
        driver.start();
        transport.watch()->end(invalid());
    }
    /// Listed, and its watch open.
    [[nodiscard]] bool isWatching(const QByteArray &listed, int version)
    {
        startPaged();
        transport.answer(200, page(listed, version));
        if (!QTest::qWaitFor([&] { return transport.watches() == 2; }))
            return false;
        transport.watch()->start();
        return phase() == models::WatchState::Phase::Live;
    }
};
