// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QList>
#include <QString>

#include <mutex>

namespace models {

/// Every distinct text of a server's schemas once, by number: five hundred kinds repeat the same
/// few thousand words and sentences. Only grows. Safe in any thread.
class TextPool final
{
public:
    using Id = quint32; ///< 0 is the empty text

    [[nodiscard]] Id id(const QString &text)
    {
        if (text.isEmpty())
            return 0;
        const std::scoped_lock lock(m_mutex);
        if (const auto known = m_ids.constFind(text); known != m_ids.cend())
            return *known;
        const auto id = Id(m_texts.size());
        m_ids.insert(text, id);
        m_texts.append(text);
        return id;
    }
    [[nodiscard]] QString text(Id id) const
    {
        const std::scoped_lock lock(m_mutex);
        return m_texts.at(id);
    }
    /// By number, as of now.
    [[nodiscard]] QList<QString> texts() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_texts;
    }

private:
    mutable std::mutex m_mutex;
    QHash<QString, Id> m_ids;
    QList<QString> m_texts {QString()};
};

} // namespace models
