// SPDX-License-Identifier: Apache-2.0
#include "models/base/labelselector.h"

#include "models/base/json.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace models {

bool selectorMatches(const QJsonObject &selector, const QJsonObject &labels)
{
    const QJsonObject wanted = selector.value("matchLabels"_L1).toObject();
    for (auto it = wanted.begin(); it != wanted.end(); ++it) {
        if (labels.value(jsonKey(it.key())) != it.value())
            return false;
    }
    for (const QJsonValue item : selector.value("matchExpressions"_L1).toArray()) {
        const QJsonObject rule = item.toObject();
        const QString operation = rule.value("operator"_L1).toString();
        const QJsonValue label = labels.value(jsonKey(rule.value("key"_L1).toString()));
        const bool isIn = rule.value("values"_L1).toArray().contains(label);
        const bool holds = operation == "In"_L1 ? isIn
            : operation == "NotIn"_L1           ? !isIn
            : operation == "Exists"_L1          ? !label.isUndefined()
                                                : label.isUndefined();
        if (!holds)
            return false;
    }
    return true;
}

} // namespace models
