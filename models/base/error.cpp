// SPDX-License-Identifier: Apache-2.0
#include "models/base/error.h"

namespace models {

QString Error::text() const
{
    const QString sentence = message.text();
    if (detail.isEmpty())
        return sentence;
    return sentence.isEmpty() ? detail : sentence + u'\n' + detail;
}

std::unexpected<Error> failure(Error::Kind kind, Message message, QString detail)
{
    return std::unexpected(
        Error {.kind = kind, .message = std::move(message), .detail = std::move(detail)});
}

} // namespace models
