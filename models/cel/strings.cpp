// SPDX-License-Identifier: Apache-2.0
// Functions of strings. Positions count code points.
#include "models/cel/functions.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models::cel {

namespace {

using Points = QList<uint>;

/// Results that no object could hold are not made: a short rule can ask for terabytes.
constexpr qsizetype longestResult = 64 * 1024 * 1024;

Value tooLong()
{
    return Value::failure(u"operation cancelled: the result is too long"_s);
}

const QString *text(Args args, size_t index)
{
    return index < args.size() ? args[index].as<QString>() : nullptr;
}

QString ofPoints(const Points &points, qsizetype start, qsizetype end)
{
    return QString::fromUcs4(
        reinterpret_cast<const char32_t *>(points.constData()) + start, end - start);
}

Value outOfRange(qint64 index)
{
    return Value::failure(u"index out of range: %1"_s.arg(index));
}

Value contains(Args args)
{
    if (!text(args, 0) || !text(args, 1))
        return Value::noSuchOverload();
    return Value::Data(text(args, 0)->contains(*text(args, 1)));
}

Value startsWith(Args args)
{
    if (!text(args, 0) || !text(args, 1))
        return Value::noSuchOverload();
    return Value::Data(text(args, 0)->startsWith(*text(args, 1)));
}

Value endsWith(Args args)
{
    if (!text(args, 0) || !text(args, 1))
        return Value::noSuchOverload();
    return Value::Data(text(args, 0)->endsWith(*text(args, 1)));
}

Value charAt(Args args)
{
    const auto *index = args[1].as<qint64>();
    if (!text(args, 0) || !index)
        return Value::noSuchOverload();
    const Points points = text(args, 0)->toUcs4();
    if (*index < 0 || *index > points.size())
        return outOfRange(*index);
    return Value::Data(*index == points.size() ? QString() : ofPoints(points, *index, *index + 1));
}

Value substring(Args args)
{
    const auto *start = args[1].as<qint64>();
    if (!text(args, 0) || !start)
        return Value::noSuchOverload();
    const Points points = text(args, 0)->toUcs4();
    qint64 end = points.size();
    if (args.size() == 3) {
        if (!args[2].as<qint64>())
            return Value::noSuchOverload();
        end = *args[2].as<qint64>();
        if (*start > end)
            return Value::failure(
                u"invalid substring range. start: %1, end: %2"_s.arg(*start).arg(end));
    }
    if (*start < 0 || *start > points.size())
        return outOfRange(*start);
    if (end < 0 || end > points.size())
        return outOfRange(end);
    return Value::Data(ofPoints(points, *start, end));
}

bool isAt(const Points &points, const Points &wanted, qsizetype at)
{
    return at >= 0 && at + wanted.size() <= points.size()
        && std::equal(wanted.begin(), wanted.end(), points.begin() + at);
}

Value indexOf(Args args)
{
    const Points points = text(args, 0)->toUcs4();
    const Points wanted = text(args, 1)->toUcs4();
    const qint64 start = args.size() == 3 ? *args[2].as<qint64>() : 0;
    if (wanted.isEmpty())
        return Value::Data(start);
    if (start < 0)
        return outOfRange(start);
    for (qint64 at = start; at < points.size(); ++at) {
        if (isAt(points, wanted, at))
            return Value::Data(at);
    }
    return Value::Data(qint64(-1));
}

Value lastIndexOf(Args args)
{
    const Points points = text(args, 0)->toUcs4();
    const Points wanted = text(args, 1)->toUcs4();
    const qint64 start = args.size() == 3 ? *args[2].as<qint64>() : points.size();
    if (wanted.isEmpty())
        return Value::Data(start);
    if (start < 0)
        return outOfRange(start);
    for (qint64 at = std::min<qint64>(start, points.size() - wanted.size()); at >= 0; --at) {
        if (isAt(points, wanted, at))
            return Value::Data(at);
    }
    return Value::Data(qint64(-1));
}

/// Of lists or of strings.
template <Value (*OfText)(Args), bool IsLast> Value position(Args args)
{
    if (text(args, 0)) {
        const bool fits = text(args, 1) && (args.size() == 2 || args[2].as<qint64>());
        return fits ? OfText(args) : Value::noSuchOverload();
    }
    const List *list = args[0].asList();
    if (!list || args.size() != 2)
        return Value::noSuchOverload();
    for (qsizetype i = 0; i < list->size(); ++i) {
        const qsizetype at = IsLast ? list->size() - 1 - i : i;
        if (list->at(at).equals(args[1]).isTrue())
            return Value::Data(qint64(at));
    }
    return Value::Data(qint64(-1));
}

template <char First, char Last, int Shift> Value shifted(Args args)
{
    if (!text(args, 0))
        return Value::noSuchOverload();
    QString out = *text(args, 0);
    for (QChar &c : out) {
        if (c >= QLatin1Char(First) && c <= QLatin1Char(Last))
            c = QChar(c.unicode() + Shift);
    }
    return Value::Data(out);
}

Value trim(Args args)
{
    if (!text(args, 0))
        return Value::noSuchOverload();
    return Value::Data(text(args, 0)->trimmed());
}

Value replace(Args args)
{
    const bool hasLimit = args.size() == 4;
    if (!text(args, 0) || !text(args, 1) || !text(args, 2) || (hasLimit && !args[3].as<qint64>()))
        return Value::noSuchOverload();
    const QString &source = *text(args, 0);
    const QString &wanted = *text(args, 1);
    qint64 left = hasLimit ? *args[3].as<qint64>() : -1;
    const qsizetype places = wanted.isEmpty() ? source.size() + 1 : source.count(wanted);
    if (places * text(args, 2)->size() > longestResult)
        return tooLong();
    QString out;
    qsizetype at = 0;
    while (left != 0) {
        if (wanted.isEmpty()) {
            // Between all characters, and around them.
            out += *text(args, 2);
            --left;
            if (at >= source.size())
                return Value::Data(out);
            out += source.at(at++);
            if (out.back().isHighSurrogate() && at < source.size())
                out += source.at(at++);
            continue;
        }
        const qsizetype found = source.indexOf(wanted, at);
        if (found < 0)
            break;
        out += QStringView(source).sliced(at, found - at);
        out += *text(args, 2);
        at = found + wanted.size();
        --left;
    }
    return Value::Data(out + source.sliced(at));
}

Value split(Args args)
{
    const bool hasLimit = args.size() == 3;
    if (!text(args, 0) || !text(args, 1) || (hasLimit && !args[2].as<qint64>()))
        return Value::noSuchOverload();
    const QString &source = *text(args, 0);
    const QString &separator = *text(args, 1);
    const qint64 limit = hasLimit ? *args[2].as<qint64>() : -1;
    QList<Value> parts;
    if (limit == 0)
        return Value::list(parts);
    qsizetype at = 0;
    while (limit < 0 || parts.size() + 1 < limit) {
        if (separator.isEmpty()) {
            const qsizetype size = at < source.size() && source.at(at).isHighSurrogate() ? 2 : 1;
            if (at + size >= source.size())
                break;
            parts << Value::Data(source.sliced(at, size));
            at += size;
            continue;
        }
        const qsizetype found = source.indexOf(separator, at);
        if (found < 0)
            break;
        parts << Value::Data(source.sliced(at, found - at));
        at = found + separator.size();
    }
    if (!separator.isEmpty() || at < source.size())
        parts << Value::Data(source.sliced(at));
    return Value::list(parts);
}

Value join(Args args)
{
    const List *list = args[0].asList();
    if (!list || (args.size() == 2 && !text(args, 1)))
        return Value::noSuchOverload();
    QStringList parts;
    qsizetype size = 0;
    for (qsizetype i = 0; i < list->size(); ++i) {
        const Value item = list->at(i);
        if (item.isFailure())
            return item;
        if (!item.as<QString>())
            return Value::noSuchOverload();
        parts << *item.as<QString>();
        size += parts.last().size();
        if (size > longestResult)
            return tooLong();
    }
    return Value::Data(parts.join(args.size() == 2 ? *text(args, 1) : QString()));
}

Value quote(Args args)
{
    if (!text(args, 0))
        return Value::noSuchOverload();
    static const QString from = u"\a\b\f\n\r\t\v\\\""_s;
    static const QString to = u"abfnrtv\\\""_s;
    QString out = u"\""_s;
    for (const QChar c : *text(args, 0)) {
        const qsizetype known = from.indexOf(c);
        out += known >= 0 ? u'\\' + QString(to.at(known)) : QString(c);
    }
    return Value::Data(out + u'"');
}

} // namespace

std::vector<NamedNative> stringNatives()
{
    return {{"contains", contains}, {"startsWith", startsWith}, {"endsWith", endsWith},
        {"charAt", charAt}, {"substring", substring}, {"indexOf", position<indexOf, false>},
        {"lastIndexOf", position<lastIndexOf, true>}, {"lowerAscii", shifted<'A', 'Z', 32>},
        {"upperAscii", shifted<'a', 'z', -32>}, {"trim", trim}, {"replace", replace},
        {"split", split}, {"join", join}, {"strings.quote", quote}, {"format", formatText}};
}

} // namespace models::cel
