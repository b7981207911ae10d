// SPDX-License-Identifier: Apache-2.0
#include "models/base/path.h"

#include <algorithm>

namespace models {

using namespace Qt::StringLiterals;

namespace {

bool isPlain(QStringView key)
{
    return !key.isEmpty() && std::ranges::all_of(key, [](QChar c) {
        return c.isLetterOrNumber() || c == u'_' || c == u'-' || c == u'$';
    });
}

std::unexpected<Error> badPath(QStringView text, qsizetype at)
{
    return failure(Error::Kind::BadInput,
        Message(QT_TRANSLATE_NOOP("models",
                    "%1 is not a field path: unexpected text at position %2. Write it like "
                    "spec.containers[0].image; keys with dots like labels[\"a.b/c\"]."),
            {text.toString(), QString::number(at + 1)}));
}

// `["…"]` from the opening bracket; moves `at` behind the closing one.
std::optional<QString> quotedKey(QStringView text, qsizetype &at)
{
    QString key;
    for (qsizetype i = at + 2; i < text.size(); ++i) {
        if (text[i] == u'\\' && i + 1 < text.size()) {
            key += text[++i];
        } else if (text[i] == u'"') {
            if (i + 1 >= text.size() || text[i + 1] != u']')
                return std::nullopt;
            at = i + 2;
            return key;
        } else {
            key += text[i];
        }
    }
    return std::nullopt;
}

std::optional<Path::Segment> bracket(QStringView text, qsizetype &at)
{
    if (at + 1 < text.size() && text[at + 1] == u'"')
        return quotedKey(text, at);
    const qsizetype close = text.indexOf(u']', at);
    bool isNumber = false;
    const int index = close < 0 ? -1 : text.sliced(at + 1, close - at - 1).toInt(&isNumber);
    if (!isNumber || index < 0)
        return std::nullopt;
    at = close + 1;
    return index;
}

} // namespace

Result<Path> Path::parse(QStringView text)
{
    Path path;
    qsizetype at = text.startsWith(u'.') ? 1 : 0;
    while (at < text.size()) {
        if (text[at] == u'[') {
            const std::optional<Segment> segment = bracket(text, at);
            if (!segment)
                return badPath(text, at);
            path.m_segments.append(*segment);
        } else {
            qsizetype end = at;
            while (end < text.size() && text[end] != u'.' && text[end] != u'[')
                ++end;
            if (end == at)
                return badPath(text, at);
            path.m_segments.append(text.sliced(at, end - at).toString());
            at = end;
        }
        if (at < text.size() && text[at] == u'.') {
            ++at;
            if (at == text.size() || text[at] == u'[')
                return badPath(text, at);
        }
    }
    return path;
}

QString Path::toString() const
{
    QString text;
    for (const Segment &segment : m_segments) {
        if (const int *index = std::get_if<int>(&segment)) {
            text += u'[' + QString::number(*index) + u']';
        } else if (const auto &key = std::get<QString>(segment); isPlain(key)) {
            text += text.isEmpty() ? key : u'.' + key;
        } else {
            QString escaped = key;
            escaped.replace(u'\\', "\\\\"_L1).replace(u'"', "\\\""_L1);
            text += "[\""_L1 + escaped + "\"]"_L1;
        }
    }
    return text;
}

QString Path::lastKey() const
{
    if (m_segments.isEmpty())
        return {};
    const QString *key = std::get_if<QString>(&m_segments.last());
    return key ? *key : QString();
}

Path Path::child(const QString &key) const
{
    Path path = *this;
    path.m_segments.append(key);
    return path;
}

Path Path::child(int index) const
{
    Path path = *this;
    path.m_segments.append(index);
    return path;
}

Path Path::parent() const
{
    Path path = *this;
    if (!path.m_segments.isEmpty())
        path.m_segments.removeLast();
    return path;
}

bool Path::startsWith(const Path &ancestor) const
{
    return ancestor.size() <= size()
        && std::equal(ancestor.m_segments.begin(), ancestor.m_segments.end(), m_segments.begin());
}

QString Path::pattern() const
{
    QString text;
    for (const Segment &segment : m_segments) {
        if (std::holds_alternative<int>(segment))
            text += "[]"_L1;
        else
            text += text.isEmpty() ? std::get<QString>(segment) : u'.' + std::get<QString>(segment);
    }
    return text;
}

size_t qHash(const Path &path, size_t seed)
{
    for (const Path::Segment &segment : path.segments()) {
        seed = std::holds_alternative<int>(segment) ? qHashMulti(seed, std::get<int>(segment))
                                                    : qHashMulti(seed, std::get<QString>(segment));
    }
    return seed;
}

} // namespace models
