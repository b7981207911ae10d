// SPDX-License-Identifier: Apache-2.0
#include "models/kube/logstream.h"

namespace models {

LogStream::LogStream(Transport &transport, LogOptions options, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_options(std::move(options))
{
}

LogStream::~LogStream() = default;

void LogStream::start()
{
}
void LogStream::pause()
{
}
void LogStream::resume()
{
}
void LogStream::finishFollowing()
{
}

LogLine parseLogLine(QByteArrayView line)
{
    return {.text = line.toByteArray()};
}

} // namespace models
