// SPDX-License-Identifier: Apache-2.0
#include "models/cel/ruleset.h"

#include "models/base/json.h"
#include "models/cel/shape.h"

#include <QJsonArray>

#include <array>

using namespace Qt::StringLiterals;

namespace models::cel {

namespace {

constexpr quint64 callLimit = 1'000'000;
constexpr qint64 objectBudget = 10'000'000;
constexpr qsizetype longestMessage = 5 * 1024; // bytes

bool isEmbedded(const QJsonObject &schema)
{
    return schema.value("x-kubernetes-embedded-resource"_L1).toBool();
}

/// A place in an object, both ways of writing it.
struct Place
{
    Path path;
    QString field;

    [[nodiscard]] Place member(const QString &name) const
    {
        return {path.child(name), field.isEmpty() ? name : field + u'.' + name};
    }
    [[nodiscard]] Place key(const QString &name) const
    {
        return {path.child(name), field + u'[' + name + u']'};
    }
    [[nodiscard]] Place item(qsizetype index) const
    {
        return {path.child(int(index)), field + u'[' + QString::number(index) + u']'};
    }
};

/// A value, the one it was before, and what their schema is.
struct Pair
{
    QJsonValue now;
    QJsonValue old;
    QJsonObject schema;
};

/// Whether what is wrong here was wrong before: asked of the value, or of the nearest one around it
/// that has a known past.
struct Past
{
    std::optional<Pair> own;
    std::optional<Pair> around;

    [[nodiscard]] bool isUnchanged() const
    {
        const std::optional<Pair> &asked = own ? own : around;
        return asked && cel::isUnchanged(asked->now, asked->old, asked->schema);
    }

    [[nodiscard]] Past member(const QString &name) const
    {
        if (!own)
            return *this;
        if (!around && (name == "apiVersion"_L1 || name == "kind"_L1))
            return {};
        const QJsonObject now = own->now.toObject();
        const QJsonObject old = own->old.toObject();
        const QJsonObject members = own->schema.value("properties"_L1).toObject();
        const QJsonValue schema = members.contains(name)
            ? members.value(name)
            : own->schema.value("additionalProperties"_L1);
        Past out {{}, own};
        if (now.contains(name) && old.contains(name) && schema.isObject())
            out.own = Pair {now.value(name), old.value(name), schema.toObject()};
        return out;
    }

    [[nodiscard]] Past item(const QJsonValue &item) const
    {
        if (!own)
            return *this;
        Past out {{}, own};
        const QJsonValue old = sameItem(own->old.toArray(), item, own->schema);
        if (!old.isUndefined() && !old.isNull())
            out.own = Pair {item, old, own->schema.value("items"_L1).toObject()};
        return out;
    }
};

} // namespace

struct RuleSet::Node
{
    QJsonObject schema;
    QString typeName; ///< "object"…, which messages show for the value
    std::unique_ptr<Shape> ownShape; ///< when no outer one covers this place
    const Shape *shape = nullptr;
    std::vector<Rule> rules;
    std::map<QString, std::unique_ptr<Node>> members;
    std::unique_ptr<Node> item; ///< of a list
    std::unique_ptr<Node> value; ///< of a map
};

QJsonValue sameItem(const QJsonArray &list, const QJsonValue &item, const QJsonObject &schema)
{
    if (schema.value("x-kubernetes-list-type"_L1) != "map"_L1)
        return QJsonValue::Undefined;
    const QJsonArray keys = schema.value("x-kubernetes-list-map-keys"_L1).toArray();
    const QJsonObject wanted = item.toObject();
    for (const QJsonValue one : list) {
        const QJsonObject candidate = one.toObject();
        bool isSame = !keys.isEmpty();
        for (const QJsonValue key : keys)
            isSame = isSame && candidate.value(key.toString()) == wanted.value(key.toString());
        if (isSame)
            return one;
    }
    return QJsonValue::Undefined;
}

bool isUnchanged(const QJsonValue &now, const QJsonValue &old, const QJsonObject &schema)
{
    if (now.type() != old.type())
        return false;
    if (now.isArray()) {
        const QJsonArray list = now.toArray();
        if (list.size() != old.toArray().size())
            return false;
        if (schema.value("x-kubernetes-list-type"_L1) != "map"_L1)
            return now == old;
        const QJsonObject items = schema.value("items"_L1).toObject();
        for (const QJsonValue item : list) {
            const QJsonValue before = sameItem(old.toArray(), item, schema);
            if (before.isUndefined() || !isUnchanged(item, before, items))
                return false;
        }
        return true;
    }
    if (!now.isObject())
        return now == old;
    const QJsonObject object = now.toObject();
    const QJsonObject before = old.toObject();
    const QJsonObject members = schema.value("properties"_L1).toObject();
    const QJsonValue values = schema.value("additionalProperties"_L1);
    if (object.size() != before.size())
        return false;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString key = jsonKey(it.key());
        const QJsonValue member = members.contains(key) ? members.value(key) : values;
        if (!before.contains(key) || !member.isObject()
            || !isUnchanged(it.value(), before.value(key), member.toObject()))
            return false;
    }
    return true;
}

RuleSet::RuleSet() = default;
RuleSet::~RuleSet() = default;

std::shared_ptr<const RuleSet> RuleSet::read(const QJsonObject &schema, bool isRoot)
{
    std::shared_ptr<RuleSet> set(new RuleSet);
    set->m_root = set->readNode(schema, nullptr, isRoot);
    return set->m_root ? set : nullptr;
}

std::unique_ptr<RuleSet::Node> RuleSet::readNode(
    const QJsonObject &schema, const Shape *shape, bool isRoot)
{
    auto node = std::make_unique<Node>();
    node->schema = schema;
    node->typeName = schema.value("type"_L1).toString();
    node->shape = shape;
    const QJsonArray entries = schema.value("x-kubernetes-validations"_L1).toArray();
    if (!shape && !entries.isEmpty()) {
        node->ownShape = Shape::read(schema, isRoot, u"selfType"_s);
        node->shape = node->ownShape.get();
    }
    if (node->shape) {
        for (const QJsonValue entry : entries) {
            node->rules.push_back(Rule::read(entry.toObject(), *node->shape, schema));
            ++m_count;
        }
    }
    const QJsonObject members = schema.value("properties"_L1).toObject();
    for (auto it = members.begin(); it != members.end(); ++it) {
        const QJsonObject member = it.value().toObject();
        const Shape *inner = node->shape ? node->shape->byName.value(it.key()) : nullptr;
        if (auto child = readNode(member, inner, isEmbedded(member)))
            node->members.emplace(it.key(), std::move(child));
    }
    const Shape *inner = node->shape ? node->shape->item.get() : nullptr;
    if (const QJsonValue items = schema.value("items"_L1); items.isObject())
        node->item = readNode(items.toObject(), inner, isEmbedded(items.toObject()));
    if (const QJsonValue values = schema.value("additionalProperties"_L1); values.isObject())
        node->value = readNode(values.toObject(), inner, isEmbedded(values.toObject()));
    const bool isBare = node->rules.empty() && node->members.empty() && !node->item && !node->value;
    return isBare ? nullptr : std::move(node);
}

/// One object, from the outside in, until the budget is spent.
class RuleWalk
{
public:
    Verdict run(const RuleSet &set, const QJsonValue &object, const QJsonValue &old)
    {
        Past past;
        if (!old.isUndefined() && !old.isNull())
            past.own = Pair {object, old, set.m_root->schema};
        walk(*set.m_root, {}, object, old, past);
        return std::move(m_verdict);
    }

private:
    using Node = RuleSet::Node;

    void refuse(const Place &place, const Node &node, const QString &text, const QString &rule = {})
    {
        m_verdict.refusals << Refusal {place.path, fieldOf(place), u"FieldValueInvalid"_s,
            bodyOf(node, u"FieldValueInvalid"_s, text), text, rule};
    }

    static QString fieldOf(const Place &place)
    {
        return place.field.isEmpty() ? u"<nil>"_s : place.field;
    }

    static QString bodyOf(const Node &node, const QString &reason, const QString &text)
    {
        const QString value = u'"' + node.typeName + u'"';
        if (reason == "FieldValueForbidden"_L1)
            return u"Forbidden: "_s + text;
        if (reason == "FieldValueRequired"_L1)
            return u"Required value: "_s + text;
        if (reason == "FieldValueDuplicate"_L1)
            return u"Duplicate value: "_s + value;
        return u"Invalid value: "_s + value + u": "_s + text;
    }

    void walk(const Node &node, const Place &place, const QJsonValue &value, const QJsonValue &old,
        const Past &past)
    {
        if (value.isNull() || value.isUndefined() || m_isSpent)
            return;
        if (!node.rules.empty())
            apply(node, place, value, old, past);
        if (value.isArray() && node.item)
            walkItems(node, place, value.toArray(), old, past);
        else if (value.isObject() && (node.value || !node.members.empty()))
            walkMembers(node, place, value.toObject(), old.toObject(), past);
    }

    void walkItems(const Node &node, const Place &place, const QJsonArray &list,
        const QJsonValue &old, const Past &past)
    {
        const QJsonArray before = old.toArray();
        for (qsizetype i = 0; i < list.size() && !m_isSpent; ++i) {
            const QJsonValue item = list.at(i);
            walk(*node.item, place.item(i), item, sameItem(before, item, node.schema),
                past.item(item));
        }
    }

    void walkMembers(const Node &node, const Place &place, const QJsonObject &object,
        const QJsonObject &old, const Past &past)
    {
        if (node.value) {
            for (auto it = object.begin(); it != object.end() && !m_isSpent; ++it)
                walk(*node.value, place.key(it.key()), it.value(), old.value(jsonKey(it.key())),
                    past.member(it.key()));
        }
        for (const auto &[name, member] : node.members) {
            const auto found = object.constFind(name);
            if (found != object.constEnd())
                walk(
                    *member, place.member(name), found.value(), old.value(name), past.member(name));
        }
    }

    void apply(const Node &node, const Place &place, const QJsonValue &value, const QJsonValue &old,
        const Past &past)
    {
        if (m_budget <= 0) {
            refuse(place, node,
                u"validation failed due to running out of cost budget, no further validation rules will be run"_s);
            m_isSpent = true;
            return;
        }
        const bool hasOld = !old.isNull() && !old.isUndefined();
        const Value self = Value::ofJson(value, *node.shape);
        const Value before = hasOld ? Value::ofJson(old, *node.shape) : Value();
        for (const Rule &rule : node.rules) {
            if (m_isSpent)
                return;
            const bool isOptional = rule.optionalOldSelf.value_or(false);
            if (!rule.fault.isEmpty()) {
                refuse(place, node, u"rule compile error: "_s + rule.fault, rule.rule.trimmed());
                continue;
            }
            if (!rule.program || (rule.usesOldSelf && !hasOld && !isOptional))
                continue;
            const std::array variables {self,
                !isOptional  ? before
                    : hasOld ? Value::some(before)
                             : Value::none()};
            applyOne(rule, node, place, variables, past);
        }
    }

    void applyOne(const Rule &rule, const Node &node, const Place &place,
        std::span<const Value> variables, const Past &past)
    {
        const Evaluated result = rule.program->evaluate(variables, callLimit);
        if (qint64(result.cost) > m_budget) {
            refuse(place, node,
                u"validation failed due to running out of cost budget, no further validation rules will be run"_s);
            m_isSpent = true;
            return;
        }
        m_budget -= qint64(result.cost);
        if (result.value.isFailure()) {
            refuse(place, node, failureText(result, rule), rule.rule.trimmed());
            m_isSpent = m_isSpent || result.isTooCostly;
            return;
        }
        if (!result.value.isTrue())
            refuseByRule(rule, node, place, variables, past);
    }

    static QString failureText(const Evaluated &result, const Rule &rule)
    {
        const QString &failure = result.value.failureText();
        if (result.isTooCostly)
            return u"'%1': no further validation rules will be run due to call cost exceeds limit for rule: %2"_s
                .arg(failure, rule.name());
        if (failure.startsWith("no such overload"_L1))
            return u"'%1': call arguments did not match a supported operator, function or macro signature for rule: %2"_s
                .arg(failure, rule.name());
        return u"%1 evaluating rule: %2"_s.arg(failure, rule.name());
    }

    void refuseByRule(const Rule &rule, const Node &node, const Place &place,
        std::span<const Value> variables, const Past &past)
    {
        Place at = place;
        for (const Path::Segment &part : rule.relativePath.segments())
            at.path = at.path.child(std::get<QString>(part));
        if (!rule.relativeField.isEmpty())
            at.field = place.field.isEmpty() ? rule.relativeField
                                             : place.field + u'.' + rule.relativeField;
        QString reason = rule.reason.isEmpty() ? u"FieldValueInvalid"_s : rule.reason;
        QString text = rule.text();
        if (rule.messageProgram) {
            const Evaluated words = rule.messageProgram->evaluate(variables, callLimit);
            const QString spent = spentText(rule, words);
            if (!spent.isEmpty()) {
                m_isSpent = true;
                text = spent;
                reason = u"FieldValueInvalid"_s;
            } else {
                m_budget -= qint64(words.cost);
                text = usable(words.value).value_or(text);
            }
        }
        const QString body = bodyOf(node, reason, text);
        if (!rule.usesOldSelf && past.isUnchanged())
            m_verdict.warnings << fieldOf(at) + u": "_s + body;
        else
            m_verdict.refusals << Refusal {
                at.path, fieldOf(at), reason, body, text, rule.rule.trimmed(), true};
    }

    [[nodiscard]] QString spentText(const Rule &rule, const Evaluated &words) const
    {
        if (qint64(words.cost) > m_budget)
            return u"messageExpression evaluation failed due to running out of cost budget, no further validation rules will be run"_s;
        if (words.isTooCostly)
            return u"no further validation rules will be run due to call cost exceeds limit for messageExpression: \"%1\""_s
                .arg(rule.messageExpression);
        return {};
    }

    /// A message must be one line of some length; else the rule's own is shown.
    static std::optional<QString> usable(const Value &value)
    {
        if (!value.as<QString>())
            return {};
        const QString text = value.as<QString>()->trimmed();
        const bool isFit
            = !text.isEmpty() && !text.contains(u'\n') && text.toUtf8().size() <= longestMessage;
        return isFit ? std::optional(text) : std::nullopt;
    }

    Verdict m_verdict;
    qint64 m_budget = objectBudget;
    bool m_isSpent = false;
};

Verdict RuleSet::check(const QJsonValue &object, const QJsonValue &old) const
{
    return RuleWalk().run(*this, object, old);
}

} // namespace models::cel
