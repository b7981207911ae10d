// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/server/mediatypes.h"

#include "models/sandbox/server/statuses.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models::sandbox {

MediaType MediaType::parse(QByteArrayView text)
{
    MediaType media;
    const QList<QByteArray> parts = text.toByteArray().split(';');
    media.type = parts.first().trimmed().toLower();
    for (qsizetype i = 1; i < parts.size(); ++i) {
        const qsizetype equals = parts[i].indexOf('=');
        if (equals > 0) {
            QByteArray value = parts[i].sliced(equals + 1).trimmed();
            value.replace('"', "");
            media.parameters.insert(parts[i].first(equals).trimmed().toLower(), value);
        }
    }
    return media;
}

QList<MediaType> MediaType::parseAccept(QByteArrayView text)
{
    QList<MediaType> clauses;
    for (const QByteArray &clause : text.toByteArray().split(',')) {
        if (!clause.trimmed().isEmpty()) {
            clauses << parse(clause);
        }
    }
    if (clauses.isEmpty()) {
        clauses << MediaType {"*/*", {}};
    }
    std::ranges::stable_sort(clauses, std::ranges::greater(), [](const MediaType &media) {
        return media.parameters.contains("q") ? media.parameters.value("q").toDouble() : 1.0;
    });
    return clauses;
}

Answer<Representation> negotiate(QByteArrayView accept, bool canTable)
{
    bool isKnown = false;
    for (const MediaType &media : MediaType::parseAccept(accept)) {
        const bool isJson = media.type == "application/json" || media.type == "*/*"
            || media.type == "application/*";
        if (!isJson && media.type != "application/yaml") {
            continue;
        }
        isKnown = true;
        Representation result;
        result.isYaml = !isJson;
        result.isPretty = media.parameters.value("pretty") == "1";
        const QByteArray as = media.parameters.value("as");
        if (as.isEmpty()) {
            return result;
        }
        const QByteArray version = media.parameters.value("v");
        if (media.parameters.value("g") != "meta.k8s.io"
            || (version != "v1" && version != "v1beta1")) {
            continue;
        }
        if (as == "Table" && canTable) {
            result.as = Representation::As::Table;
            return result;
        }
        if (as == "PartialObjectMetadata" || as == "PartialObjectMetadataList") {
            result.as = Representation::As::PartialMetadata;
            return result;
        }
    }
    QStringList available {u"application/json"_s, u"application/yaml"_s};
    if (isKnown) // its form is what there is none of
        available.append(u"application/vnd.kubernetes.protobuf"_s);
    return std::unexpected(notAcceptable(available));
}

} // namespace models::sandbox
