// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/server/attachedlog.h"

namespace models::sandbox {

AttachedLog::AttachedLog(LogSource *source, LogKey key)
    : m_source(source)
    , m_key(std::move(key))
{
}

void AttachedLog::start()
{
    if (!m_source) {
        return; // a container that never says anything
    }
    m_next = std::max<qsizetype>(0, m_source->count(m_key));
    connect(m_source, &LogSource::changed, this, [this](const LogKey &key) {
        if (key == m_key) {
            read();
        }
    });
    read(); // a source tells of news to those who have read
}

void AttachedLog::resume()
{
    m_isPaused = false;
    read();
}

void AttachedLog::read()
{
    constexpr qsizetype linesAtOnce = 500;
    while (m_source && !m_isPaused) {
        const auto lines = m_source->lines(m_key, m_next, linesAtOnce);
        if (!lines || lines->isEmpty()) {
            if (!lines || m_source->isComplete(m_key)) {
                m_source->disconnect(this);
                m_source.clear();
                Q_EMIT exited(0);
            }
            return;
        }
        m_next += lines->size();
        QByteArray text;
        for (const LogLine &line : *lines) {
            text += line.text + '\n';
        }
        Q_EMIT output(text);
    }
}

} // namespace models::sandbox
