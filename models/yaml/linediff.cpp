// SPDX-License-Identifier: Apache-2.0
#include "models/yaml/linediff.h"

#include <QStringList>

#include <dtl/dtl.hpp>

#include <vector>

namespace models::yaml {

namespace {

std::vector<QString> lines(const QString &text)
{
    QStringList list = text.split(u'\n');
    if (list.last().isEmpty())
        list.removeLast();
    for (QString &line : list) {
        if (line.endsWith(u'\r'))
            line.chop(1);
    }
    return {list.cbegin(), list.cend()};
}

} // namespace

QList<DiffLine> diffLines(const QString &before, const QString &after)
{
    dtl::Diff<QString> diff(lines(before), lines(after));
    diff.onHuge();
    diff.compose();
    QList<DiffLine> result;
    QList<DiffLine> added; // dtl mixes them; readers want removed lines first
    int oldLine = 0;
    int newLine = 0;
    for (const auto &[text, info] : diff.getSes().getSequence()) {
        if (info.type == dtl::SES_ADD) {
            added.append({DiffLine::Kind::Added, text, 0, ++newLine});
        } else if (info.type == dtl::SES_DELETE) {
            result.append({DiffLine::Kind::Removed, text, ++oldLine, 0});
        } else {
            result += added;
            added.clear();
            result.append({DiffLine::Kind::Common, text, ++oldLine, ++newLine});
        }
    }
    return result + added;
}

} // namespace models::yaml
