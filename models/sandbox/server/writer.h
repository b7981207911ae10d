// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/server/call.h"
#include "models/sandbox/server/reader.h"

namespace models::sandbox {

/// create, update, patch, delete and deletecollection.
class Writer
{
public:
    Writer(Registry &registry, const Reader &reader)
        : m_registry(registry)
        , m_reader(reader)
    {
    }

    void create(const Call &call);
    void update(const Call &call);
    void patch(const Call &call);
    void remove(const Call &call);
    void removeAll(const Call &call);

    /// From the query: manager, dry run, validation. 422 for values that do not exist.
    [[nodiscard]] static Answer<WriteOptions> optionsOf(
        const Call &call, const QString &optionsKind);
    [[nodiscard]] static Answer<DeleteOptions> deleteOptionsOf(const Call &call);
    /// The body as an object, whatever its media type.
    [[nodiscard]] Answer<Prepared> bodyOf(
        const Call &call, const KindInfo &kind, FieldValidation validation) const;
    void reply(const Call &call, const Answer<Written> &written) const;

private:
    Registry &m_registry;
    const Reader &m_reader;
};

/// "kubectl" from a User-Agent like "kubectl/v1.32.3 (linux/amd64)".
[[nodiscard]] QString managerOf(const HttpRequest &request);

} // namespace models::sandbox
