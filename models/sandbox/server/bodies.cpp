// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/server/bodies.h"

#include "models/sandbox/engine/body.h"
#include "models/sandbox/server/mediatypes.h"
#include "models/sandbox/server/protobuf.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace models::sandbox {

Answer<QJsonObject> plainBody(const HttpRequest &request)
{
    if (request.body.trimmed().isEmpty()) {
        return QJsonObject();
    }
    const MediaType media = MediaType::parse(request.header("content-type"));
    if (media.type == "application/vnd.kubernetes.protobuf") {
        return decodeProtobuf(request.body);
    }
    if (media.type == "application/yaml") {
        const auto read = readYamlBody(request.body);
        if (!read || !read->value.isObject()) {
            return std::unexpected(badRequest(read ? u"the body is no object"_s : read.error()));
        }
        return read->value.toObject();
    }
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(request.body, &error);
    if (error.error != QJsonParseError::NoError || !document.isObject()) {
        return std::unexpected(
            badRequest(u"couldn't get version/kind; json parse error: "_s + error.errorString()));
    }
    return document.object();
}

} // namespace models::sandbox
