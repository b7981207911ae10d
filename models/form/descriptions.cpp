// SPDX-License-Identifier: Apache-2.0
#include "models/form/descriptions.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace models {

QString usualValue(const QString &description)
{
    static const QRegularExpression said(
        uR"re(\b[Dd]efaults? (?:to|is|value is|value of)\s+(?:the )?["'`]?([\w./:%-]{1,40})["'`]?(?:\s+(?:seconds?|minutes?))?\s*(?:[.,;)]|$|\())re"_s);
    // Words that begin a sentence about where the default comes from.
    static const QRegularExpression noValue(
        u"^(?:value|same|empty|nil|whatever|a|an|all|any|no|none|number|user|image|pod|system|"
        "current|kubernetes|runtime|node|first|cluster|namespace|being|using|what)$"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = said.match(description);
    QString value = match.captured(1);
    while (value.endsWith(u'.') || value.endsWith(u':'))
        value.chop(1);
    return value.contains(noValue) ? QString() : value;
}

QString firstSentence(const QString &text)
{
    static const QRegularExpression end(
        uR"re((?<!\be\.g)(?<!\bi\.e)(?<!\betc)(?<!\bvs)[.!?](?=\s)|[。！？]|\n\s*\n)re"_s);
    const QString trimmed = text.trimmed();
    const QRegularExpressionMatch match = end.match(trimmed);
    return (match.hasMatch() ? trimmed.left(match.capturedEnd()) : trimmed).simplified();
}

QHash<QString, QString> enumMeanings(const QString &description)
{
    QHash<QString, QString> meanings;
    const qsizetype start = description.indexOf("Possible enum values:"_L1);
    if (start < 0)
        return meanings;
    static const QRegularExpression bullet(uR"re(^\s*-\s*`"?([^`"]*)"?`\s*(.*)$)re"_s);
    const QStringList lines = description.sliced(start).split(u'\n');
    for (const QString &line : lines) {
        if (const auto match = bullet.match(line); match.hasMatch())
            meanings.insert(match.captured(1), match.captured(2).trimmed());
    }
    return meanings;
}

} // namespace models
