// SPDX-License-Identifier: Apache-2.0
#include "models/base/message.h"

#include "models/base/bilingual.h"

#include <QCoreApplication>

#include <cstring>

using namespace Qt::StringLiterals;

namespace models {

namespace {

//: The language of this program's texts: zh in the Chinese translation. Never shown.
const char *const language = QT_TRANSLATE_NOOP("models", "en");

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

Message inBoth(const QString &english, const QString &chinese)
{
    return Message(language, {english, chinese});
}

QString Message::text() const
{
    if (m_source == language)
        return m_arguments.value(
            QCoreApplication::translate("models", language) == "zh"_L1 ? 1 : 0);
    return m_source ? filled(QCoreApplication::translate("models", m_source), m_arguments)
                    : QString();
}

QString Message::english() const
{
    if (m_source == language)
        return m_arguments.value(0);
    return m_source ? filled(QString::fromUtf8(m_source), m_arguments) : QString();
}

bool Message::operator==(const Message &other) const
{
    if (!m_source || !other.m_source)
        return m_source == other.m_source;
    return std::strcmp(m_source, other.m_source) == 0 && m_arguments == other.m_arguments;
}

} // namespace models
