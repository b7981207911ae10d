// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/server/protobuf.h"

#include "models/sandbox/server/statuses.h"

using namespace Qt::StringLiterals;

namespace models::sandbox {

Answer<QJsonObject> decodeProtobuf(const QByteArray &body)
{
    Q_UNUSED(body)
    return std::unexpected(unsupportedMediaType({u"application/json"_s, u"application/yaml"_s}));
}

} // namespace models::sandbox
