// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>
#include <QDateTime>
#include <QString>

#include <chrono>

namespace ui {

/// Numbers, times and lengths of time as the user reads them, in the language of the interface.
class Format
{
    Q_DECLARE_TR_FUNCTIONS(ui::Format)
public:
    /// "50,000".
    [[nodiscard]] static QString number(qint64 value);
    /// Two units at most: "3h12m", "3 时 12 分", "48s", "2d4h".
    [[nodiscard]] static QString duration(std::chrono::seconds length);
    /// "18 min ago" up to 24 hours, then the date. Empty for an invalid time.
    [[nodiscard]] static QString ago(const QDateTime &time, const QDateTime &now);
    [[nodiscard]] static QString ago(const QDateTime &time);
    /// How long it has been, for columns: "3h12m". Empty for an invalid time.
    [[nodiscard]] static QString age(const QDateTime &time);
    /// Local clock time "14:32:07"; with the date when it is not today.
    [[nodiscard]] static QString clock(const QDateTime &time);
    /// "Today 14:32:07", "Yesterday 14:32", "Nov 18, 14:32".
    [[nodiscard]] static QString day(const QDateTime &time);
    /// Everything, for tooltips: "2026-11-24 14:32:07 UTC+8".
    [[nodiscard]] static QString exact(const QDateTime &time);
    /// 1536 -> "1.5 KiB".
    [[nodiscard]] static QString bytes(qint64 value);
    /// "Pods", "Ingresses", "NetworkPolicies"; in Chinese the kind itself.
    [[nodiscard]] static QString plural(const QString &kind);
    /// "1 Pod", "1,200 Pods".
    [[nodiscard]] static QString counted(qint64 count, const QString &kind);
    /// "a, b and 3 more".
    [[nodiscard]] static QString list(const QStringList &items, int shown = 2);
    /// True when the interface speaks Chinese.
    [[nodiscard]] static bool isChinese();
};

} // namespace ui
