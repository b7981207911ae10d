// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/server/podconnect.h"
#include "models/sandbox/server/writer.h"

namespace models::sandbox {

class LogSource;

/// What discovery says about one subresource.
struct Subresource
{
    GroupVersionKind gvk;
    QStringList verbs;

    [[nodiscard]] static Subresource of(const KindInfo &kind, const QString &name);
};

/// Everything below an object: status, scale, log, eviction, binding, token.
class Subresources
{
public:
    Subresources(Registry &registry, Reader &reader, Writer &writer, const Rbac &rbac)
        : m_registry(registry)
        , m_reader(reader)
        , m_writer(writer)
        , m_connect(registry, rbac)
    {
    }
    void setLogs(LogSource *logs)
    {
        m_logs = logs;
        m_connect.setLogs(logs);
    }
    void setContainers(const ContainerSource *containers) { m_connect.setContainers(containers); }

    /// The kind has a subresource of that name.
    void serve(const Call &call);

private:
    void scale(const Call &call);
    void log(const Call &call);
    void bind(const Call &call);
    void token(const Call &call);
    void finalize(const Call &call);
    void replyScale(const Call &call, const Answer<Written> &written) const;

    Registry &m_registry;
    Reader &m_reader;
    Writer &m_writer;
    PodConnect m_connect;
    LogSource *m_logs = nullptr;
};

} // namespace models::sandbox
