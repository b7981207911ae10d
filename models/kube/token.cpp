// SPDX-License-Identifier: Apache-2.0
#include "models/kube/token.h"

namespace models {

Result<QByteArray> checkedToken(const QByteArray &text, const QString &owner)
{
    QByteArray token = text.trimmed();
    for (qsizetype i = 0; i < token.size(); ++i) {
        const char c = token[i];
        const QStringList where {owner, QString::number(i + 1)};
        if (c == '\n' || c == '\r')
            return failure(Error::Kind::BadInput,
                Message(QT_TRANSLATE_NOOP("models",
                            "The token of %1 has a line break at position %2. Paste it again as "
                            "one line."),
                    where));
        if (c < 0x20 || c > 0x7e) // beyond ASCII chars are negative
            return failure(Error::Kind::BadInput,
                Message(QT_TRANSLATE_NOOP("models",
                            "The token of %1 has a character at position %2 that no token can "
                            "have."),
                    where));
    }
    return token;
}

} // namespace models
