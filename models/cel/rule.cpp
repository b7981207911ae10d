// SPDX-License-Identifier: Apache-2.0
#include "models/cel/rule.h"

#include "models/cel/shape.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace models::cel {

namespace {

QString faultText(const Program::Fault &fault, const QString &prefix)
{
    return fault.stage == Program::Fault::Stage::Compilation
        ? prefix + u"compilation failed: "_s + fault.text
        : (prefix.isEmpty() ? u"program "_s : prefix) + u"instantiation failed: "_s + fault.text;
}

/// Go escapes what could end a script element.
QByteArray jsonText(const QString &text)
{
    const QByteArray list = QJsonDocument(QJsonArray {text}).toJson(QJsonDocument::Compact);
    return list.sliced(1, list.size() - 2)
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026");
}

/// The parts of a path: names, and keys in quotes.
std::optional<QStringList> partsOf(const QString &text)
{
    QStringList parts;
    qsizetype at = 0;
    while (at < text.size()) {
        if (text.at(at) == u'.') {
            qsizetype end = at + 1;
            while (end < text.size() && !u".[]"_s.contains(text.at(end)))
                ++end;
            if (end == at + 1)
                return {};
            parts << text.sliced(at + 1, end - at - 1);
            at = end;
            continue;
        }
        if (!QStringView(text).sliced(at).startsWith(u"['"))
            return {};
        QString part;
        qsizetype end = at + 2;
        while (end < text.size() && text.at(end) != u'\'') {
            if (text.at(end) == u'\\')
                ++end;
            if (end < text.size())
                part += text.at(end++);
        }
        if (!QStringView(text).sliced(std::min(end, text.size())).startsWith(u"']"))
            return {};
        parts << part;
        at = end + 2;
    }
    return parts;
}

} // namespace

std::optional<FieldPath> fieldPathIn(const QJsonObject &schema, const QString &text)
{
    const auto parts = partsOf(text);
    if (!parts)
        return {};
    FieldPath out;
    QJsonObject at = schema;
    for (const QString &part : *parts) {
        const QJsonObject members = at.value("properties"_L1).toObject();
        const QJsonValue values = at.value("additionalProperties"_L1);
        if (!members.isEmpty()) {
            if (!members.contains(part))
                return {};
            at = members.value(part).toObject();
            out.field += (out.field.isEmpty() ? u""_s : u"."_s) + part;
        } else if (values.isObject()) {
            at = values.toObject();
            out.field += u'[' + part + u']';
        } else {
            return {};
        }
        out.path = out.path.child(part);
    }
    return out;
}

Rule Rule::read(const QJsonObject &entry, const Shape &self, const QJsonObject &schema)
{
    Rule out;
    out.rule = entry.value("rule"_L1).toString();
    out.message = entry.value("message"_L1).toString();
    out.messageExpression = entry.value("messageExpression"_L1).toString();
    out.reason = entry.value("reason"_L1).toString();
    out.fieldPath = entry.value("fieldPath"_L1).toString();
    if (entry.contains("optionalOldSelf"_L1))
        out.optionalOldSelf = entry.value("optionalOldSelf"_L1).toBool();
    if (out.rule.trimmed().isEmpty())
        return out;
    const QList<Variable> variables {{u"self"_s, self.type},
        {u"oldSelf"_s, out.optionalOldSelf.value_or(false) ? optionalOf(self.type) : self.type}};
    auto program = Program::compile(out.rule, variables);
    if (!program) {
        out.fault = faultText(program.error(), {});
        return out;
    }
    if (program->type().kind != Type::Kind::Bool) {
        out.fault = u"cel expression must evaluate to a bool"_s;
        return out;
    }
    out.usesOldSelf = program->uses(1);
    out.program = std::move(*program);
    if (!out.messageExpression.isEmpty()) {
        auto words = Program::compile(out.messageExpression, variables);
        if (!words)
            out.messageFault = faultText(words.error(), u"messageExpression "_s);
        else if (words->type().kind != Type::Kind::String)
            out.messageFault = u"messageExpression must evaluate to a string"_s;
        else
            out.messageProgram = std::move(*words);
    }
    if (const auto found = fieldPathIn(schema, out.fieldPath); found && !out.fieldPath.isEmpty()) {
        out.relativePath = found->path;
        out.relativeField = found->field;
    }
    return out;
}

QString Rule::text() const
{
    return message.isEmpty() ? u"failed rule: "_s + name() : message.trimmed();
}

QString Rule::name() const
{
    return (message.isEmpty() ? rule : message).trimmed();
}

QByteArray Rule::print() const
{
    const QByteArray why = reason.isEmpty() ? QByteArray("null") : jsonText(reason);
    const QByteArray isOptional = !optionalOldSelf ? "null" : *optionalOldSelf ? "true" : "false";
    return "{\"Rule\":" + jsonText(rule) + ",\"Message\":" + jsonText(message)
        + ",\"MessageExpression\":" + jsonText(messageExpression) + ",\"Reason\":" + why
        + ",\"FieldPath\":" + jsonText(fieldPath) + ",\"OptionalOldSelf\":" + isOptional + '}';
}

} // namespace models::cel
