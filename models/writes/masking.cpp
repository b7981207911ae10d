// SPDX-License-Identifier: Apache-2.0
#include "models/writes/masking.h"

namespace models {

using namespace Qt::StringLiterals;

QJsonObject masked(QJsonObject object)
{
    if (object.value("kind"_L1) != "Secret"_L1)
        return object;
    for (const auto part : {"data"_L1, "stringData"_L1}) {
        QJsonObject values = object.value(part).toObject();
        for (auto value = values.begin(); value != values.end(); ++value)
            value.value() = u"*** (%1)"_s.arg(value.value().toString().size());
        if (object.contains(part))
            object.insert(part, values);
    }
    QJsonObject metadata = object.value("metadata"_L1).toObject();
    QJsonObject annotations = metadata.value("annotations"_L1).toObject();
    annotations.remove("kubectl.kubernetes.io/last-applied-configuration"_L1);
    if (metadata.contains("annotations"_L1)) {
        metadata.insert("annotations"_L1, annotations);
        object.insert("metadata"_L1, metadata);
    }
    return object;
}

} // namespace models
