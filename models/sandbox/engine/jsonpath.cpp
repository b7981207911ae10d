// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/engine/jsonpath.h"

#include "models/sandbox/engine/jsontext.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

QStringView unquoted(QStringView text)
{
    text = text.trimmed();
    if (text.size() >= 2 && (text.front() == u'\'' || text.front() == u'"')
        && text.back() == text.front())
        return text.mid(1, text.size() - 2);
    return {};
}

/// The bracket that closes the one at `open`, not fooled by quotes and nested brackets.
qsizetype closing(QStringView text, qsizetype open)
{
    int depth = 0;
    QChar quote;
    for (qsizetype i = open; i < text.size(); ++i) {
        const QChar c = text[i];
        if (!quote.isNull()) {
            if (c == quote)
                quote = QChar();
        } else if (c == u'\'' || c == u'"') {
            quote = c;
        } else if (c == u'[') {
            ++depth;
        } else if (c == u']' && --depth == 0) {
            return i;
        }
    }
    return -1;
}

} // namespace

std::optional<JsonPath> JsonPath::parse(const QString &text)
{
    QStringView inside = QStringView(text).trimmed();
    if (inside.startsWith(u'{') && inside.endsWith(u'}'))
        inside = inside.mid(1, inside.size() - 2);
    auto steps = parseSteps(inside);
    if (!steps)
        return {};
    JsonPath path;
    path.m_steps = std::move(*steps);
    return path;
}

std::optional<QList<JsonPath::Step>> JsonPath::parseSteps(QStringView text)
{
    QList<Step> steps;
    qsizetype i = text.startsWith(u'$') || text.startsWith(u'@') ? 1 : 0;
    while (i < text.size()) {
        if (text[i] == u'[') {
            const qsizetype end = closing(text, i);
            if (end < 0 || !parseBracket(text.mid(i + 1, end - i - 1), steps))
                return {};
            i = end + 1;
            continue;
        }
        bool isDeep = false;
        if (text[i] == u'.') {
            ++i;
            isDeep = i < text.size() && text[i] == u'.';
            i += isDeep ? 1 : 0;
            if (i < text.size() && text[i] == u'[')
                continue;
        }
        Step step;
        step.kind = isDeep ? Step::Kind::Descend : Step::Kind::Member;
        for (; i < text.size() && text[i] != u'.' && text[i] != u'['; ++i) {
            if (text[i] == u'\\' && i + 1 < text.size())
                ++i;
            step.name += text[i];
        }
        if (step.name.isEmpty())
            return i >= text.size() && steps.isEmpty() ? std::optional(steps) : std::nullopt;
        if (step.name == "*"_L1)
            step.kind = Step::Kind::Each;
        steps << step;
    }
    return steps;
}

bool JsonPath::parseBracket(QStringView inside, QList<Step> &steps)
{
    inside = inside.trimmed();
    if (inside.startsWith(u'?'))
        return parseFilter(inside, steps);
    Step step;
    if (const QStringView name = unquoted(inside); !name.isNull()) {
        step.name = name.toString();
    } else if (inside == u'*' || inside.contains(u':')) {
        step.kind = Step::Kind::Each;
    } else {
        bool isNumber = false;
        step.kind = Step::Kind::Index;
        step.index = inside.toLongLong(&isNumber);
        if (!isNumber)
            return false;
    }
    steps << step;
    return true;
}

bool JsonPath::parseFilter(QStringView inside, QList<Step> &steps)
{
    const qsizetype open = inside.indexOf(u'(');
    const qsizetype close = inside.lastIndexOf(u')');
    if (open < 0 || close < open)
        return false;
    const QStringView condition = inside.mid(open + 1, close - open - 1).trimmed();
    Step step;
    step.kind = Step::Kind::Filter;
    QStringView left = condition;
    for (const QLatin1StringView operation : {"=="_L1, "!="_L1, "<="_L1, ">="_L1, "<"_L1, ">"_L1}) {
        const qsizetype found = condition.indexOf(operation);
        if (found < 0)
            continue;
        step.operation = operation;
        left = condition.left(found).trimmed();
        const QStringView right = condition.mid(found + operation.size()).trimmed();
        const QStringView text = unquoted(right);
        bool isNumber = false;
        const double number = right.toDouble(&isNumber);
        step.right = !text.isNull() ? QJsonValue(text.toString())
            : isNumber              ? QJsonValue(number)
                                    : QJsonValue(right == "true"_L1);
        break;
    }
    auto path = parseSteps(left);
    if (!path)
        return false;
    step.left = std::move(*path);
    steps << step;
    return true;
}

QList<QJsonValue> JsonPath::find(const QJsonValue &root) const
{
    return walk(m_steps, root);
}

QJsonValue JsonPath::first(const QJsonValue &root) const
{
    return walk(m_steps, root).value(0, QJsonValue::Undefined);
}

QStringList JsonPath::names() const
{
    QStringList out;
    for (const Step &step : m_steps) {
        if (step.kind != Step::Kind::Member)
            return {};
        out << step.name;
    }
    return out;
}

QList<QJsonValue> JsonPath::walk(const QList<Step> &steps, const QJsonValue &root)
{
    QList<QJsonValue> values {root};
    for (const Step &one : steps) {
        QList<QJsonValue> next;
        for (const QJsonValue &value : std::as_const(values))
            step(one, value, next);
        values = std::move(next);
    }
    return values;
}

void JsonPath::step(const Step &step, const QJsonValue &value, QList<QJsonValue> &out)
{
    switch (step.kind) {
    case Step::Kind::Member:
        if (const QJsonValue member = value.toObject().value(step.name); !member.isUndefined())
            out << member;
        break;
    case Step::Kind::Index: {
        const QJsonArray array = value.toArray();
        const qsizetype index = step.index < 0 ? array.size() + step.index : step.index;
        if (index >= 0 && index < array.size())
            out << array.at(index);
        break;
    }
    case Step::Kind::Each:
        for (const QJsonValue item : value.toArray())
            out << item;
        for (const QJsonValue member : value.toObject())
            out << member;
        break;
    case Step::Kind::Filter:
        for (const QJsonValue item : value.toArray()) {
            if (passes(step, item))
                out << item;
        }
        break;
    case Step::Kind::Descend:
        descend(step.name, value, out);
        break;
    }
}

void JsonPath::descend(const QString &name, const QJsonValue &value, QList<QJsonValue> &out)
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (it.key() == name)
                out << it.value();
            descend(name, it.value(), out);
        }
    }
    for (const QJsonValue item : value.toArray())
        descend(name, item, out);
}

bool JsonPath::passes(const Step &filter, const QJsonValue &value)
{
    const QJsonValue left = walk(filter.left, value).value(0, QJsonValue::Undefined);
    if (filter.operation.isEmpty())
        return !left.isUndefined();
    if (left.isUndefined())
        return false;
    if (filter.operation == "=="_L1)
        return left == filter.right;
    if (filter.operation == "!="_L1)
        return left != filter.right;
    const double a = left.toDouble();
    const double b = filter.right.toDouble();
    return filter.operation == "<"_L1 ? a < b
        : filter.operation == "<="_L1 ? a <= b
        : filter.operation == ">"_L1  ? a > b
                                      : a >= b;
}

} // namespace models::sandbox
