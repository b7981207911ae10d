// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

#include <string_view>

namespace models {

/// Gives equal texts one allocation: namespaces, owners and label sets repeat thousands of times.
class StringPool
{
public:
    [[nodiscard]] QString string(std::string_view utf8)
    {
        const auto key = QByteArray::fromRawData(utf8.data(), qsizetype(utf8.size()));
        if (const auto found = m_strings.constFind(key); found != m_strings.constEnd())
            return *found;
        if (m_strings.size() > limit) // what is in use lives on with its users
            m_strings.clear();
        return *m_strings.insert(QByteArray(key.constData(), key.size()), QString::fromUtf8(key));
    }

    /// Never shares with the text itself: it may be written into later.
    [[nodiscard]] QByteArray bytes(const QByteArray &text)
    {
        if (const auto found = m_bytes.constFind(text); found != m_bytes.constEnd())
            return found.key();
        if (m_bytes.size() > limit)
            m_bytes.clear();
        return m_bytes.insert(QByteArray(text.constData(), text.size()), true).key();
    }

private:
    static constexpr qsizetype limit = 20'000;
    QHash<QByteArray, QString> m_strings;
    QHash<QByteArray, bool> m_bytes;
};

} // namespace models
