// SPDX-License-Identifier: Apache-2.0
// string.format: %s %d %f %e %b %o %x %X %%. Numbers with fractions are grouped and raised as in
// American English, as API servers do it.
#include "models/cel/functions.h"
#include "models/cel/opaque.h"

#include <QLocale>

#include <cmath>

using namespace Qt::StringLiterals;

namespace models::cel {

namespace {

QString shown(const Value &value);

QString shownList(const List &list)
{
    QStringList parts;
    for (qsizetype i = 0; i < list.size(); ++i) {
        const Value item = list.at(i);
        parts << (item.as<QString>() ? u'"' + *item.as<QString>() + u'"' : shown(item));
    }
    return u'[' + parts.join(u", "_s) + u']';
}

QString shownMap(const Map &map)
{
    const auto part = [](const Value &value) {
        return value.as<QString>() ? u'"' + *value.as<QString>() + u'"' : shown(value);
    };
    QStringList parts;
    for (const Value &key : map.keys())
        parts << part(key) + u':' + part(map.find(key).value_or(Value()));
    parts.sort();
    return u'{' + parts.join(u", "_s) + u'}';
}

QString shown(const Value &value)
{
    switch (value.kind()) {
    case Value::Kind::Null:
        return u"null"_s;
    case Value::Kind::List:
        return shownList(*value.asList());
    case Value::Kind::Map:
        return shownMap(*value.asMap());
    case Value::Kind::Type:
        return value.as<TypeName>()->name;
    case Value::Kind::Bytes:
        return QString::fromUtf8(*value.as<QByteArray>());
    case Value::Kind::Failure:
        return value.failureText();
    default: {
        static const Native toString = findFunction(u"string"_s)->call;
        const Value text = toString(Args(&value, 1));
        return text.as<QString>() ? *text.as<QString>() : QString();
    }
    }
}

using Shown = std::expected<QString, QString>;

std::unexpected<QString> refused(const QString &clause, const QString &kinds, const Value &value)
{
    return std::unexpected(
        u"error during formatting: %1 clause can only be used on %2, was given %3"_s.arg(
            clause, kinds, value.typeName()));
}

Shown decimal(const Value &value)
{
    if (const auto *number = value.as<qint64>())
        return QString::number(*number);
    if (const auto *number = value.as<quint64>())
        return QString::number(*number);
    if (const auto *number = value.as<double>(); number && !std::isfinite(*number))
        return std::isnan(*number) ? u"NaN"_s : *number < 0 ? u"-Infinity"_s : u"Infinity"_s;
    return refused(u"decimal"_s, u"integers"_s, value);
}

std::optional<double> floating(const Value &value)
{
    if (const auto *number = value.as<double>())
        return *number;
    if (const auto *number = value.as<qint64>())
        return double(*number);
    if (const auto *number = value.as<quint64>())
        return double(*number);
    return {};
}

Shown fixed(const Value &value, int precision)
{
    const auto number = floating(value);
    if (!number)
        return refused(u"fixed-point"_s, u"doubles"_s, value);
    if (!std::isfinite(*number))
        return std::isnan(*number) ? u"NaN"_s : *number < 0 ? u"-\u221E"_s : u"\u221E"_s;
    QString text = QString::number(*number, 'f', precision);
    const qsizetype dot = text.indexOf(u'.');
    const qsizetype first = text.startsWith(u'-') ? 1 : 0;
    for (qsizetype at = (dot < 0 ? text.size() : dot) - 3; at > first; at -= 3)
        text.insert(at, u',');
    return text;
}

Shown scientific(const Value &value, int precision)
{
    const auto number = floating(value);
    if (!number)
        return refused(u"scientific"_s, u"doubles"_s, value);
    if (!std::isfinite(*number))
        return std::isnan(*number) ? u"NaN"_s : *number < 0 ? u"-\u221E"_s : u"\u221E"_s;
    static const QString raised = u"\u2070\u00B9\u00B2\u00B3\u2074\u2075\u2076\u2077\u2078\u2079"_s;
    const QString text = QString::number(*number, 'e', precision);
    const qsizetype e = text.indexOf(u'e');
    QString out = text.first(e) + u"\u00D710"_s;
    for (const QChar c : text.sliced(e + 1)) {
        if (c == u'-')
            out += u'\u207B';
        else if (c.isDigit())
            out += raised.at(c.digitValue());
    }
    return out;
}

Shown based(const Value &value, int base, const QString &clause)
{
    if (const auto *number = value.as<qint64>())
        return *number < 0 ? u'-' + QString::number(quint64(0) - quint64(*number), base)
                           : QString::number(*number, base);
    if (const auto *number = value.as<quint64>())
        return QString::number(*number, base);
    if (base == 2 && value.as<bool>())
        return value.isTrue() ? u"1"_s : u"0"_s;
    return refused(clause, base == 2 ? u"integers and bools"_s : u"integers"_s, value);
}

Shown hex(const Value &value)
{
    if (const auto *text = value.as<QString>())
        return QString::fromLatin1(text->toUtf8().toHex());
    if (const auto *bytes = value.as<QByteArray>())
        return QString::fromLatin1(bytes->toHex());
    if (value.as<qint64>() || value.as<quint64>())
        return based(value, 16, u"hex"_s);
    return refused(u"hex"_s, u"integers, byte buffers, and strings"_s, value);
}

struct Clause
{
    QChar letter;
    int precision = 6;
};

/// Calls `text` and `clause` for what comes in turn; the fault, or nothing.
template <typename OnText, typename OnClause>
QString walk(const QString &format, const OnText &onText, const OnClause &onClause)
{
    for (qsizetype at = 0; at < format.size(); ++at) {
        if (format.at(at) != u'%') {
            onText(format.at(at));
            continue;
        }
        if (++at >= format.size())
            return u"unexpected end of string"_s;
        if (format.at(at) == u'%') {
            onText(u'%');
            continue;
        }
        Clause clause;
        if (format.at(at) == u'.') {
            qsizetype end = at + 1;
            while (end < format.size() && format.at(end).isDigit())
                ++end;
            if (end >= format.size())
                return u"could not find end of precision specifier"_s;
            clause.precision = format.sliced(at + 1, end - at - 1).toInt();
            at = end;
        }
        clause.letter = format.at(at);
        if (!u"sdfebxXo"_s.contains(clause.letter))
            return u"could not parse formatting clause: unrecognized formatting clause \"%1\""_s
                .arg(clause.letter);
        const QString fault = onClause(clause);
        if (!fault.isEmpty())
            return fault;
    }
    return {};
}

Shown formatted(const Clause &clause, const Value &value)
{
    switch (clause.letter.unicode()) {
    case u'd':
        return decimal(value);
    case u'f':
        return fixed(value, std::min(clause.precision, 100));
    case u'e':
        return scientific(value, std::min(clause.precision, 100));
    case u'b':
        return based(value, 2, u"binary"_s);
    case u'o':
        return based(value, 8, u"octal"_s);
    case u'x':
        return hex(value);
    case u'X': {
        const Shown text = hex(value);
        return text ? Shown(text->toUpper()) : text;
    }
    default:
        return shown(value);
    }
}

} // namespace

Value formatText(Args args)
{
    const auto *format = args[0].as<QString>();
    const List *list = args[1].asList();
    if (!format || !list)
        return Value::noSuchOverload();
    QString out;
    qsizetype used = 0;
    const QString fault = walk(
        *format, [&](QChar c) { out += c; },
        [&](const Clause &clause) -> QString {
            if (used >= list->size())
                return u"index %1 out of range"_s.arg(used);
            const Value item = list->at(used++);
            if (item.isFailure())
                return item.failureText();
            const Shown text = formatted(clause, item);
            if (!text)
                return text.error();
            out += *text;
            return {};
        });
    return fault.isEmpty() ? Value(Value::Data(out)) : Value::failure(fault);
}

std::expected<QList<QChar>, QString> formatClauses(const QString &format)
{
    QList<QChar> clauses;
    const QString fault = walk(
        format, [](QChar) {},
        [&](const Clause &clause) {
            clauses << clause.letter;
            return QString();
        });
    return fault.isEmpty() ? std::expected<QList<QChar>, QString>(clauses) : std::unexpected(fault);
}

QString clauseFault(QChar clause, const Type &type)
{
    const auto is = [&](std::initializer_list<Type::Kind> kinds) {
        return type.isDynOrError() || std::ranges::find(kinds, type.kind) != kinds.end();
    };
    using Kind = Type::Kind;
    struct Demand
    {
        bool isMet;
        QString clause;
        QString kinds;
    };
    Demand demand {true, {}, {}};
    switch (clause.unicode()) {
    case u'd':
        demand = {is({Kind::Int, Kind::Uint}), u"decimal"_s, u"integers"_s};
        break;
    case u'f':
        demand = {is({Kind::Double, Kind::Int, Kind::Uint}), u"fixed-point"_s, u"doubles"_s};
        break;
    case u'e':
        demand = {is({Kind::Double, Kind::Int, Kind::Uint}), u"scientific"_s, u"doubles"_s};
        break;
    case u'b':
        demand = {is({Kind::Int, Kind::Uint, Kind::Bool}), u"binary"_s, u"integers and bools"_s};
        break;
    case u'o':
        demand = {is({Kind::Int, Kind::Uint}), u"octal"_s, u"integers"_s};
        break;
    case u'x':
    case u'X':
        demand = {is({Kind::Int, Kind::Uint, Kind::String, Kind::Bytes}), u"hex"_s,
            u"integers, byte buffers, and strings"_s};
        break;
    default:
        demand = {type.kind != Kind::Object && type.kind != Kind::Opaque, u"string"_s,
            u"strings, bools, bytes, ints, doubles, maps, lists, types, durations, and timestamps"_s};
    }
    if (demand.isMet)
        return {};
    return u"error during formatting: %1 clause can only be used on %2, was given %3"_s.arg(
        demand.clause, demand.kinds, type.runtimeName());
}

} // namespace models::cel
