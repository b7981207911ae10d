// SPDX-License-Identifier: Apache-2.0
#include "models/base/message.h"

#include <QCoreApplication>

#include <cstring>

namespace models {

namespace {

// One pass over the pattern: an argument that itself holds "%1" must not be filled again, as
// chained arg() would do.
QString filled(const QString &pattern, const QStringList &arguments)
{
    QString text;
    text.reserve(pattern.size() + 32);
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == u'%' && i + 1 < pattern.size()) {
            const int number = pattern[i + 1].digitValue();
            if (number >= 1 && number <= arguments.size()) {
                text += arguments[number - 1];
                ++i;
                continue;
            }
        }
        text += pattern[i];
    }
    return text;
}

} // namespace

QString Message::text() const
{
    return m_source ? filled(QCoreApplication::translate("models", m_source), m_arguments)
                    : QString();
}

QString Message::english() const
{
    return m_source ? filled(QString::fromUtf8(m_source), m_arguments) : QString();
}

bool Message::operator==(const Message &other) const
{
    if (!m_source || !other.m_source)
        return m_source == other.m_source;
    return std::strcmp(m_source, other.m_source) == 0 && m_arguments == other.m_arguments;
}

} // namespace models
