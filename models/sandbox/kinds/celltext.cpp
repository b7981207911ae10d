// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/kinds/celltext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models::sandbox::cells {

namespace {

QString two(qint64 first, QLatin1StringView firstUnit, qint64 second, QLatin1StringView secondUnit)
{
    QString text = QString::number(first) + firstUnit;
    if (second > 0)
        text += QString::number(second) + secondUnit;
    return text;
}

QString join(const QJsonObject &podSpec, QLatin1StringView key)
{
    QStringList texts;
    for (const QJsonValue item : podSpec.value("containers"_L1).toArray())
        texts << item.toObject().value(key).toString();
    return texts.join(u',');
}

} // namespace

QString humanDuration(qint64 seconds)
{
    if (seconds < -1)
        return u"<invalid>"_s;
    if (seconds < 0)
        return u"0s"_s;
    if (seconds < 120)
        return u"%1s"_s.arg(seconds);
    const qint64 minutes = seconds / 60;
    if (minutes < 10)
        return two(minutes, "m"_L1, seconds % 60, "s"_L1);
    if (minutes < 180)
        return u"%1m"_s.arg(minutes);
    const qint64 hours = minutes / 60;
    if (hours < 8)
        return two(hours, "h"_L1, minutes % 60, "m"_L1);
    if (hours < 48)
        return u"%1h"_s.arg(hours);
    const qint64 days = hours / 24;
    if (days < 8)
        return two(days, "d"_L1, hours % 24, "h"_L1);
    if (days < 365 * 2)
        return u"%1d"_s.arg(days);
    if (days < 365 * 8)
        return two(days / 365, "y"_L1, days % 365, "d"_L1);
    return u"%1y"_s.arg(days / 365);
}

QString age(const QJsonValue &time, const QDateTime &now)
{
    const QDateTime then = QDateTime::fromString(time.toString(), Qt::ISODateWithMs);
    return then.isValid() ? humanDuration(then.secsTo(now)) : u"<unknown>"_s;
}

QString labelsText(const QJsonObject &labels)
{
    QStringList parts;
    for (auto it = labels.begin(); it != labels.end(); ++it)
        parts << it.key() + u'=' + it.value().toString();
    return orNone(parts.join(u','));
}

QString selectorText(const QJsonObject &labelSelector)
{
    QMap<QString, QString> parts; // by key, as the server sorts them
    const QJsonObject labels = labelSelector.value("matchLabels"_L1).toObject();
    for (auto it = labels.begin(); it != labels.end(); ++it)
        parts.insert(it.key(), it.key() + u'=' + it.value().toString());
    for (const QJsonValue item : labelSelector.value("matchExpressions"_L1).toArray()) {
        const QJsonObject rule = item.toObject();
        const QString key = rule.value("key"_L1).toString();
        const QString operation = rule.value("operator"_L1).toString();
        QStringList values;
        for (const QJsonValue value : rule.value("values"_L1).toArray())
            values << value.toString();
        std::ranges::sort(values);
        const QString list = u" (%1)"_s.arg(values.join(u','));
        parts.insert(key + u'!',
            operation == "In"_L1           ? key + u" in"_s + list
                : operation == "NotIn"_L1  ? key + u" notin"_s + list
                : operation == "Exists"_L1 ? key
                                           : u'!' + key);
    }
    return orNone(QStringList(parts.values()).join(u','));
}

QString containerNames(const QJsonObject &podSpec)
{
    return join(podSpec, "name"_L1);
}

QString containerImages(const QJsonObject &podSpec)
{
    return join(podSpec, "image"_L1);
}

QString firstThree(const QStringList &texts)
{
    if (texts.size() <= 3)
        return orNone(texts.join(u','), texts.isEmpty() ? "<unset>" : "");
    return u"%1 + %2 more..."_s.arg(texts.mid(0, 3).join(u',')).arg(texts.size() - 3);
}

} // namespace models::sandbox::cells
