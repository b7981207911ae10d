// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/watch/row.h"
#include "tests/servers/testserver.h"

#include <QRandomGenerator>
#include <QSet>

/// Config maps that come, change and go on a server, by a seed, and every version of them that was.
class Author final
{
public:
    Author(const TestServer &server, QString nameSpace, QString label, quint32 seed);

    [[nodiscard]] models::WatchScope scope() const;
    /// So many objects at first.
    void fill(int objects);
    /// Creates, changes or removes one, `times` times.
    void write(int times);
    /// Only changes: what a watch then says are as many lines.
    void change(int times);
    /// "name@version" as the server lists it now, in the order of names.
    [[nodiscard]] QStringList listed() const;
    /// The server had this at some time.
    [[nodiscard]] bool everHeld(const QString &row) const { return m_held.contains(row); }

private:
    void create();
    void keep(const QJsonObject &object);

    const TestServer &m_server;
    QString m_nameSpace;
    QString m_label;
    QRandomGenerator m_dice;
    QStringList m_names; ///< there now
    QSet<QString> m_held;
    int m_made = 0;
};
