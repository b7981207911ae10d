// SPDX-License-Identifier: Apache-2.0
#include "models/cel/issue.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models::cel {

namespace {

QString displayOne(const QString &source, const Issue &issue)
{
    const qsizetype offset = std::min(issue.offset, source.size());
    const qsizetype start = offset == 0 ? 0 : source.lastIndexOf(u'\n', offset - 1) + 1;
    qsizetype end = source.indexOf(u'\n', offset);
    end = end < 0 ? source.size() : end;
    const auto before = QStringView(source).sliced(start, offset - start).toUcs4();
    const auto number = QStringView(source).first(start).count(u'\n') + 1;
    QString text = u"ERROR: <input>:%1:%2: "_s.arg(number).arg(before.size() + 1) + issue.text;
    text += u"\n | "_s + source.sliced(start, end - start).replace(u'\t', u' ') + u"\n | "_s;
    for (const auto c : before)
        text += c > 0x7f ? u'\uFF0E' : u'.'; // a wide dot under what is likely to be wide
    const bool isWide = offset < source.size() && source.at(offset).unicode() > 0x7f;
    return text + (isWide ? u'\uFF3E' : u'^');
}

} // namespace

QString display(const QString &source, QList<Issue> issues)
{
    std::ranges::stable_sort(issues, {}, &Issue::offset);
    QStringList texts;
    for (const Issue &issue : std::as_const(issues))
        texts << displayOne(source, issue);
    return texts.join(u'\n');
}

} // namespace models::cel
