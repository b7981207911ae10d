// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace models {

/// A stretch of a line that its program wanted in a colour, or bold.
struct AnsiSpan
{
    quint32 start = 0; ///< bytes of the plain text
    quint32 length = 0;
    int colour = -1; ///< -1: none; 0 to 15: the terminal's palette; from 0x1000000 on: RGB below it
    bool isBold = false;
    bool operator==(const AnsiSpan &) const = default;
};

struct PlainText
{
    QByteArray text;
    QList<AnsiSpan> spans {};
};

/// True for lines that plainText() would change: almost none of a training log.
[[nodiscard]] bool hasControls(QByteArrayView line);

/// What a line says, without what it would do to a terminal: colours become spans, every other
/// sequence goes (cursor, titles, links). Of a line that was written over with \r (progress bars)
/// the last writing stays. Tabs stay; NUL and other controls go.
[[nodiscard]] PlainText plainText(QByteArrayView line);

} // namespace models
