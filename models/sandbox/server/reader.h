// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/server/call.h"
#include "models/sandbox/server/watchsession.h"

namespace models::sandbox {

/// get, list and watch.
class Reader
{
public:
    Reader(Registry &registry, WatchHub &hub)
        : m_registry(registry)
        , m_hub(hub)
    {
    }

    void read(const Call &call);
    void list(const Call &call);
    void watch(const Call &call);
    /// The form this client asked for.
    [[nodiscard]] Answer<Encoder> encoderFor(const Call &call) const;
    [[nodiscard]] Answer<Filter> filterFor(const Call &call) const;
    /// The next version a watch would be told is too old (tests of clients).
    void expireNextWatch() { m_expireNext = true; }

private:
    struct Page
    {
        std::vector<ObjectRef> objects;
        qint64 revision = 0;
        QString continueToken;
        qint64 remaining = 0;
    };
    [[nodiscard]] Answer<Page> page(const Call &call, const Filter &filter) const;
    [[nodiscard]] Answer<Page> nextPage(const Call &call, const Filter &filter) const;
    [[nodiscard]] Answer<std::vector<ObjectRef>> snapshot(
        const Call &call, qint64 revision, const QByteArray &after) const;
    static void cut(Page &page, const Filter &filter, qint64 limit);
    [[nodiscard]] Answer<WatchOptions> watchOptions(const Call &call) const;

    Registry &m_registry;
    WatchHub &m_hub;
    bool m_expireNext = false;
};

} // namespace models::sandbox
