// SPDX-License-Identifier: Apache-2.0
#include "models/yaml/text.h"

namespace models::yaml {

QString applied(const QString &text, const QList<TextEdit> &edits)
{
    QString result;
    result.reserve(text.size() + 64);
    qsizetype done = 0;
    for (const TextEdit &edit : edits) {
        result += QStringView(text).mid(done, edit.start - done);
        result += edit.text;
        done = edit.start + edit.length;
    }
    result += QStringView(text).mid(done);
    return result;
}

} // namespace models::yaml
