// SPDX-License-Identifier: Apache-2.0
#include "models/form/printerfields.h"

#include <QJsonArray>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace models {

namespace {

/// `.spec.a[0].b` or `.spec['a'].b` to a pattern; empty for filters and whatever else is no field.
QString patternOf(const QString &jsonPath)
{
    static const QRegularExpression step(
        uR"re(\.([\w-]+)|\[['"]([\w-]+)['"]\]|(\[(?:\d+|\*)\]))re"_s);
    QString pattern;
    qsizetype at = 0;
    while (at < jsonPath.size()) {
        const QRegularExpressionMatch match = step.match(jsonPath, at,
            QRegularExpression::NormalMatch, QRegularExpression::AnchorAtOffsetMatchOption);
        if (!match.hasMatch())
            return {};
        if (match.hasCaptured(3))
            pattern += "[]"_L1;
        else
            pattern
                += (pattern.isEmpty() ? QString() : u"."_s) + match.captured(1) + match.captured(2);
        at = match.capturedEnd();
    }
    const bool isOurs = !pattern.startsWith("status"_L1) && !pattern.startsWith("metadata"_L1)
        && !pattern.startsWith(u'[');
    return isOurs ? pattern : QString();
}

} // namespace

QStringList printerFields(const QJsonObject &definition, const QString &version)
{
    QStringList fields;
    for (const QJsonValue &each : definition["spec"_L1]["versions"_L1].toArray()) {
        if (each["name"_L1].toString() != version)
            continue;
        for (const QJsonValue &column : each["additionalPrinterColumns"_L1].toArray()) {
            const QString pattern = patternOf(column["jsonPath"_L1].toString());
            if (!pattern.isEmpty() && !fields.contains(pattern))
                fields.append(pattern);
        }
    }
    return fields;
}

} // namespace models
