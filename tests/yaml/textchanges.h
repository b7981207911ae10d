// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

/// How many lines differ; -1 when there are more or fewer.
inline int changedLines(const QString &before, const QString &after)
{
    const QStringList old = before.split(u'\n');
    const QStringList now = after.split(u'\n');
    if (old.size() != now.size())
        return -1;
    int count = 0;
    for (qsizetype i = 0; i < old.size(); ++i)
        count += old[i] != now[i] ? 1 : 0;
    return count;
}
