// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonValue>
#include <QList>
#include <QString>

#include <optional>

namespace models::sandbox {

/// The JSONPath of printer columns, scale paths and selectable fields: `.a.b`, `['a.b']`, `\.` in a
/// name, `[0]`, `[*]`, `[?(@.type=="Ready")].status`, `..name`.
class JsonPath
{
public:
    /// Nothing when the text is no path.
    [[nodiscard]] static std::optional<JsonPath> parse(const QString &text);

    /// All matches, in order.
    [[nodiscard]] QList<QJsonValue> find(const QJsonValue &root) const;
    [[nodiscard]] QJsonValue first(const QJsonValue &root) const;

    /// The names of a path of names only; empty otherwise.
    [[nodiscard]] QStringList names() const;

private:
    struct Step
    {
        enum class Kind { Member, Index, Each, Filter, Descend };
        Kind kind = Kind::Member;
        QString name {}; ///< of a member
        qsizetype index = 0;
        QList<Step> left {}; ///< of a filter: a path from @
        QString operation {}; ///< ==, !=, <, …; empty: exists
        QJsonValue right {};
    };

    static std::optional<QList<Step>> parseSteps(QStringView text);
    static bool parseBracket(QStringView inside, QList<Step> &steps);
    static bool parseFilter(QStringView inside, QList<Step> &steps);
    static QList<QJsonValue> walk(const QList<Step> &steps, const QJsonValue &root);
    static void step(const Step &step, const QJsonValue &value, QList<QJsonValue> &out);
    static void descend(const QString &name, const QJsonValue &value, QList<QJsonValue> &out);
    static bool passes(const Step &filter, const QJsonValue &value);

    QList<Step> m_steps;
};

} // namespace models::sandbox
