// SPDX-License-Identifier: Apache-2.0
#include "models/cel/definition.h"

#include "models/cel/estimate.h"
#include "models/cel/rule.h"
#include "models/cel/shape.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <limits>
#include <optional>

using namespace Qt::StringLiterals;

namespace models::cel {

namespace {

constexpr quint64 ruleLimit = 10'000'000;
constexpr quint64 schemaLimit = 100'000'000;
constexpr quint64 largestRequest = 3 * 1024 * 1024;
constexpr quint64 unlimited = std::numeric_limits<quint64>::max();

using Kind = DefinitionFault::Kind;

quint64 times(quint64 left, quint64 right)
{
    quint64 out = 0;
    return __builtin_mul_overflow(left, right, &out) ? unlimited : out;
}

QByteArray json(const QJsonValue &value)
{
    const QByteArray list = QJsonDocument(QJsonArray {value}).toJson(QJsonDocument::Compact);
    return list.sliced(1, list.size() - 2);
}

bool hasLineBreak(const QString &text)
{
    return text.contains(u'\n') || text.contains(u'\r');
}

QString exceeds(const QString &what, quint64 cost, quint64 limit)
{
    const double factor = double(cost) / double(limit);
    const QString text = factor > 100 ? u"more than 100x"_s
        : factor < 1.5                ? QString::number(factor, 'f', 6) + u'x'
                                      : QString::number(factor, 'f', 1) + u'x';
    return u"%1 exceeds budget by factor of %2 (try simplifying the rule, or adding maxItems, maxProperties, and maxLength where arrays, maps, and strings are declared)"_s
        .arg(what, text);
}

/// Where a schema stands, and how often its values can be there.
struct Position
{
    const Shape *shape = nullptr; ///< seen from a rule further out; null: none did
    bool isRoot = false;
    bool isWithinRules = false;
    std::optional<quint64> repetitions = 1; ///< none: not limited
    QString uncorrelated {}; ///< the place from which on there is no old value
};

class DefinitionCheck
{
public:
    QList<DefinitionFault> run(const QJsonObject &schema, const QString &path)
    {
        Position position;
        position.isRoot = true;
        (void)walk(schema, path, position);
        if (m_total > schemaLimit) {
            for (const auto &[cost, field] : std::as_const(m_expensive))
                add(Kind::Forbidden, field,
                    u"contributed to estimated rule cost total exceeding cost limit for entire OpenAPIv3 schema"_s);
            add(Kind::Forbidden, path,
                exceeds(
                    u"x-kubernetes-validations estimated rule cost total for entire OpenAPIv3 schema"_s,
                    m_total, schemaLimit));
        }
        return std::move(m_faults);
    }

private:
    void add(Kind kind, const QString &field, const QString &detail, const QByteArray &value = {},
        const QStringList &supported = {})
    {
        m_faults << DefinitionFault {kind, field, value, detail, supported};
    }

    /// False when the texts of rules here or below are at fault: then types are not looked at.
    bool walk(const QJsonObject &schema, const QString &path, const Position &position)
    {
        const QJsonArray rules = schema.value("x-kubernetes-validations"_L1).toArray();
        const bool isWithin = position.isWithinRules || !rules.isEmpty();
        std::unique_ptr<Shape> own;
        const Shape *shape = position.shape;
        if (isWithin && !shape) {
            const bool isResource
                = position.isRoot || schema.value("x-kubernetes-embedded-resource"_L1).toBool();
            own = Shape::read(schema, isResource, u"selfType"_s);
            shape = own.get();
        }
        bool isSound = walkChildren(schema, path, position, shape, isWithin);
        for (qsizetype i = 0; i < rules.size(); ++i)
            isSound = checkTexts(schema, rules.at(i).toObject(),
                          path + u".x-kubernetes-validations[%1]"_s.arg(i))
                && isSound;
        if (!isSound || rules.isEmpty())
            return isSound;
        if (!shape) {
            add(Kind::Internal, path + u".x-kubernetes-validations"_s,
                u"internal error: failed to construct type information for x-kubernetes-validations rules: unable to convert structural schema to CEL declarations"_s);
            return isSound;
        }
        for (qsizetype i = 0; i < rules.size(); ++i)
            checkRule(Rule::read(rules.at(i).toObject(), *shape, schema), *shape, position,
                path + u".x-kubernetes-validations[%1]"_s.arg(i));
        return isSound;
    }

    bool walkChildren(const QJsonObject &schema, const QString &path, const Position &position,
        const Shape *shape, bool isWithin)
    {
        Position below;
        below.isWithinRules = isWithin;
        below.uncorrelated = position.uncorrelated;
        below.repetitions = repeated(schema, position.repetitions);
        bool isSound = true;
        const QJsonValue values = schema.value("additionalProperties"_L1);
        if (values.isObject()) {
            below.shape = shape ? shape->item.get() : nullptr;
            isSound = walk(values.toObject(), path + u".additionalProperties"_s, below);
        }
        const QJsonObject members = schema.value("properties"_L1).toObject();
        for (auto it = members.begin(); it != members.end(); ++it) {
            below.shape = shape ? shape->byName.value(it.key()) : nullptr;
            isSound = walk(it.value().toObject(), path + u".properties["_s + it.key() + u']', below)
                && isSound;
        }
        const QJsonValue items = schema.value("items"_L1);
        if (!items.isObject())
            return isSound;
        below.shape = shape ? shape->item.get() : nullptr;
        if (schema.value("x-kubernetes-list-type"_L1) != "map"_L1 && below.uncorrelated.isEmpty())
            below.uncorrelated = path;
        return walk(items.toObject(), path + u".items"_s, below) && isSound;
    }

    static std::optional<quint64> repeated(const QJsonObject &schema, std::optional<quint64> times)
    {
        const QString type = schema.value("type"_L1).toString();
        const bool isMap
            = type == "object"_L1 && !schema.value("additionalProperties"_L1).isUndefined();
        if (!times || (!isMap && type != "array"_L1))
            return times;
        const QJsonValue most = schema.value(isMap ? "maxProperties"_L1 : "maxItems"_L1);
        if (!most.isDouble())
            return {};
        return cel::times(*times, quint64(std::max<qint64>(0, most.toInteger())));
    }

    bool checkTexts(const QJsonObject &schema, const QJsonObject &entry, const QString &path)
    {
        const qsizetype before = m_faults.size();
        const QString rule = entry.value("rule"_L1).toString();
        const QString message = entry.value("message"_L1).toString();
        const QString expression = entry.value("messageExpression"_L1).toString();
        const QString fieldPath = entry.value("fieldPath"_L1).toString();
        const QString trimmed = message.trimmed();
        if (rule.trimmed().isEmpty())
            add(Kind::Required, path + u".rule"_s, u"rule is not specified"_s);
        else if (!message.isEmpty() && trimmed.isEmpty())
            add(Kind::Invalid, path + u".message"_s, u"must be non-empty if specified"_s,
                json(message));
        else if (hasLineBreak(trimmed))
            add(Kind::Invalid, path + u".message"_s, u"must not contain line breaks"_s,
                json(message));
        else if (hasLineBreak(rule.trimmed()) && trimmed.isEmpty())
            add(Kind::Required, path + u".message"_s,
                u"message must be specified if rule contains line breaks"_s);
        if (!expression.isEmpty() && expression.trimmed().isEmpty())
            add(Kind::Required, path + u".messageExpression"_s,
                u"messageExpression must be non-empty if specified"_s);
        static const QStringList reasons {u"FieldValueDuplicate"_s, u"FieldValueForbidden"_s,
            u"FieldValueInvalid"_s, u"FieldValueRequired"_s};
        if (const QJsonValue reason = entry.value("reason"_L1);
            reason.isString() && !reasons.contains(reason.toString()))
            add(Kind::NotSupported, path + u".reason"_s, {}, json(reason), reasons);
        const auto refusePath = [&](const QString &why) {
            add(Kind::Invalid, path + u".fieldPath"_s, why, json(fieldPath));
        };
        if (!fieldPath.isEmpty() && fieldPath.trimmed().isEmpty())
            refusePath(u"must be non-empty if specified"_s);
        if (hasLineBreak(fieldPath))
            refusePath(u"must not contain line breaks"_s);
        if (!fieldPath.isEmpty() && !fieldPathIn(schema, fieldPath))
            refusePath(u"must be a valid path"_s);
        return m_faults.size() == before;
    }

    void checkRule(
        const Rule &rule, const Shape &shape, const Position &position, const QString &path)
    {
        if (rule.program) {
            const quint64 often
                = position.repetitions.value_or(largestRequest / quint64(shape.minSize + 1));
            observe(times(largestCost(*rule.program, shape), often), path + u".rule"_s,
                u"estimated rule cost"_s);
        }
        if (!rule.fault.isEmpty())
            add(Kind::Invalid, path + u".rule"_s, rule.fault, rule.print());
        if (!rule.messageFault.isEmpty())
            add(Kind::Invalid, path + u".messageExpression"_s, rule.messageFault, rule.print());
        else if (rule.messageProgram)
            observe(largestCost(*rule.messageProgram, shape), path + u".messageExpression"_s,
                u"estimated messageExpression cost"_s);
        if (rule.usesOldSelf && !position.uncorrelated.isEmpty())
            add(Kind::Invalid, path + u".rule"_s,
                u"oldSelf cannot be used on the uncorrelatable portion of the schema within "_s
                    + position.uncorrelated,
                json(rule.rule));
        else if (!rule.usesOldSelf && rule.optionalOldSelf)
            add(Kind::Invalid, path + u".optionalOldSelf"_s,
                u"may not be set if oldSelf is not used in rule"_s, json(*rule.optionalOldSelf));
    }

    void observe(quint64 cost, const QString &field, const QString &what)
    {
        if (cost > ruleLimit)
            add(Kind::Forbidden, field, exceeds(what, cost, ruleLimit));
        m_total = unlimited - m_total < cost ? unlimited : m_total + cost;
        if (cost < schemaLimit / 100)
            return;
        m_expensive.append({cost, field});
        std::ranges::stable_sort(
            m_expensive, [](const auto &a, const auto &b) { return a.first > b.first; });
        if (m_expensive.size() > 4)
            m_expensive.resize(4);
    }

    QList<DefinitionFault> m_faults;
    quint64 m_total = 0;
    QList<std::pair<quint64, QString>> m_expensive;
};

} // namespace

QList<DefinitionFault> checkRuleDefinitions(const QJsonObject &schema, const QString &path)
{
    return DefinitionCheck().run(schema, path);
}

} // namespace models::cel
