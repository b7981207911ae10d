// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/server/encoder.h"
#include "models/sandbox/server/httpexchange.h"

namespace models::sandbox {

/// The body of a list, written while it is sent: a snapshot of the objects, and bytes for some of
/// them at a time.
class ListBody final : public BodySource
{
public:
    ListBody(Encoder encoder, QJsonObject metadata, std::vector<ObjectRef> objects)
        : m_encoder(std::move(encoder))
        , m_metadata(std::move(metadata))
        , m_objects(std::move(objects))
    {
    }
    Pull pull(QByteArray &out) override;

private:
    Encoder m_encoder;
    QJsonObject m_metadata;
    std::vector<ObjectRef> m_objects;
    size_t m_next = 0;
};

} // namespace models::sandbox
