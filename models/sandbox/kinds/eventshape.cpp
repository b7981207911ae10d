// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/kinds/eventshape.h"

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

struct Rename
{
    QLatin1StringView core;
    QLatin1StringView other;
};

constexpr Rename renames[] {
    {"involvedObject"_L1, "regarding"_L1},
    {"message"_L1, "note"_L1},
    {"reportingComponent"_L1, "reportingController"_L1},
    {"source"_L1, "deprecatedSource"_L1},
    {"firstTimestamp"_L1, "deprecatedFirstTimestamp"_L1},
    {"lastTimestamp"_L1, "deprecatedLastTimestamp"_L1},
    {"count"_L1, "deprecatedCount"_L1},
};

} // namespace

QJsonObject toCoreEvent(const QJsonObject &event)
{
    if (event.value("apiVersion"_L1) != "events.k8s.io/v1"_L1)
        return event;
    QJsonObject out = event;
    out.insert("apiVersion"_L1, u"v1"_s);
    for (const Rename &rename : renames) {
        if (const QJsonValue value = out.take(rename.other); !value.isUndefined())
            out.insert(rename.core, value);
    }
    return out;
}

QJsonObject toNewEvent(const QJsonObject &event)
{
    if (event.value("apiVersion"_L1) == "events.k8s.io/v1"_L1)
        return event;
    QJsonObject out = event;
    out.insert("apiVersion"_L1, u"events.k8s.io/v1"_s);
    for (const Rename &rename : renames) {
        if (const QJsonValue value = out.take(rename.core); !value.isUndefined())
            out.insert(rename.other, value);
    }
    return out;
}

} // namespace models::sandbox
