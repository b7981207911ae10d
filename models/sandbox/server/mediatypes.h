// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/engine/statuserror.h"

#include <QByteArray>
#include <QHash>
#include <QList>

namespace models::sandbox {

/// One clause of an Accept header, or a Content-Type: "application/json;as=Table;v=v1".
struct MediaType
{
    QByteArray type;
    QHash<QByteArray, QByteArray> parameters;

    [[nodiscard]] static MediaType parse(QByteArrayView text);
    /// The clauses of an Accept header, best first; "*/*" when the header is empty.
    [[nodiscard]] static QList<MediaType> parseAccept(QByteArrayView text);
};

/// How objects are to be written.
struct Representation
{
    enum class As { Object, Table, PartialMetadata };
    As as = As::Object;
    bool isYaml = false;
    bool isPretty = false;

    [[nodiscard]] QByteArray contentType() const
    {
        return isYaml ? QByteArray("application/yaml") : QByteArray("application/json");
    }
};

/// What the client would like best of what is served. 406 when there is nothing.
[[nodiscard]] Answer<Representation> negotiate(QByteArrayView accept, bool canTable);

} // namespace models::sandbox
