// SPDX-License-Identifier: Apache-2.0
#include "models/schema/headroom.h"

#include "models/base/quantity.h"
#include "models/schema/noderead.h"

#include <QMap>
#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace models {

namespace {

using Check = yaml::Diagnostic::Check;
using Amounts = QMap<QString, double>;

/// A pod that the document asks for, so many times.
struct PodPlace
{
    const yaml::Node *spec = nullptr;
    qint64 count = 1;
};

class PodFinder final
{
public:
    void walk(const yaml::Node &written, const SchemaNode &schema) // NOLINT(misc-no-recursion)
    {
        const yaml::Node *value = written.resolved();
        if (!value || schema.serverOwned || ++m_visited > mostNodes || m_depth > deepest)
            return;
        ++m_depth;
        if (value->isMap() && schema.tag == SchemaNode::Tag::PodSpec) {
            m_pods.append({value, countOf(written)});
        } else if (value->isMap()) {
            for (const yaml::Member &member : yaml::members(*value)) {
                const SchemaNode *child = schema.property(member.key);
                child = child ? child : schema.additional();
                if (child)
                    walk(*member.value, *child);
            }
        } else if (value->isList() && schema.items()) {
            for (const yaml::Node *item : value->children)
                walk(*item, *schema.items());
        }
        --m_depth;
    }

    [[nodiscard]] const QList<PodPlace> &pods() const { return m_pods; }

private:
    static constexpr int mostNodes = 200'000;
    static constexpr int deepest = 100;

    /// Replicas stand beside the template that the pod's spec is in.
    static qint64 countOf(const yaml::Node &spec)
    {
        const yaml::Node *around = spec.parent ? spec.parent->parent : nullptr;
        if (!around || !around->isMap())
            return 1;
        for (const auto key : {u"replicas", u"parallelism"}) {
            if (const auto count = integerIn(*around, key))
                return std::max<qint64>(0, *count);
        }
        return 1;
    }

    QList<PodPlace> m_pods;
    int m_visited = 0;
    int m_depth = 0;
};

/// The amounts of `requests` or `limits` of a container.
Amounts amountsOf(const yaml::Node &container, QStringView which)
{
    Amounts amounts;
    const yaml::Node *resources = mapIn(container, u"resources");
    const yaml::Node *map = resources ? mapIn(*resources, which) : nullptr;
    if (!map)
        return amounts;
    for (const yaml::Member &member : yaml::members(*map)) {
        const yaml::Node *value = member.value->resolved();
        const auto quantity
            = value && value->isScalar() ? Quantity::parse(value->text) : std::nullopt;
        if (quantity)
            amounts.insert(member.key, quantity->toDouble());
    }
    return amounts;
}

/// What is reserved for a container: a limit without a request is one.
Amounts requestsOf(const yaml::Node &container)
{
    Amounts amounts = amountsOf(container, u"limits");
    amounts.insert(amountsOf(container, u"requests"));
    return amounts;
}

/// All containers run at once; each initial one before them alone.
Amounts ofPod(const yaml::Node &spec, Amounts (*of)(const yaml::Node &))
{
    Amounts sum;
    for (const yaml::Node *container : mapsIn(spec, u"containers")) {
        for (const auto &[name, amount] : of(*container).asKeyValueRange())
            sum[name] += amount;
    }
    for (const yaml::Node *container : mapsIn(spec, u"initContainers")) {
        for (const auto &[name, amount] : of(*container).asKeyValueRange())
            sum[name] = std::max(sum.value(name), amount);
    }
    return sum;
}

Amounts limitsOf(const yaml::Node &container)
{
    return amountsOf(container, u"limits");
}

double number(const QJsonValue &text)
{
    const QString word = text.isString() ? text.toString() : QString::number(text.toDouble());
    const auto quantity = Quantity::parse(word);
    return quantity ? quantity->toDouble() : 0;
}

/// Whole, or in the binary unit that people write memory in.
QString shown(double amount, const QString &resource)
{
    static constexpr std::array units {"Ti"_L1, "Gi"_L1, "Mi"_L1};
    const bool isBytes = resource.contains("memory"_L1) || resource.contains("storage"_L1);
    double unit = 1024.0 * 1024 * 1024 * 1024;
    for (const QLatin1StringView word : units) {
        if (isBytes && amount >= unit)
            return QString::number(amount / unit, 'g', 4) + word;
        unit /= 1024;
    }
    return QString::number(amount, 'g', 6);
}

class Headroom final
{
public:
    Headroom(Problems &problems, QList<PodPlace> pods, const Surroundings &around, bool isNew)
        : m_problems(problems)
        , m_pods(std::move(pods))
        , m_around(around)
        , m_isNew(isNew)
    {
    }

    void check()
    {
        checkQuotas();
        for (const PodPlace &pod : std::as_const(m_pods)) {
            checkLimits(*pod.spec);
            if (pod.count > 0 && !m_around.nodes.isEmpty())
                checkNodes(*pod.spec);
        }
    }

    void checkClaim(const yaml::Node &spec)
    {
        const yaml::Node *resources = mapIn(spec, u"resources");
        const yaml::Node *requests = resources ? mapIn(*resources, u"requests") : nullptr;
        const yaml::Node *storage = requests ? yaml::memberOf(*requests, u"storage") : nullptr;
        const auto asked = storage && storage->resolved()
            ? Quantity::parse(storage->resolved()->text)
            : std::nullopt;
        if (!asked)
            return;
        Amounts wanted {{u"storage"_s, asked->toDouble()}};
        boundsOf(u"PersistentVolumeClaim", [&](const QJsonObject &limit, const QString &name) {
            compare(*storage, wanted, limit, name);
        });
        Amounts all {{u"requests.storage"_s, asked->toDouble()}, {u"persistentvolumeclaims"_s, 1}};
        againstQuotas(all, [&](const QString &) { return storage; });
    }

private:
    /// Where the first container asks for a resource; else its containers, or the pod.
    const yaml::Node *placeOf(const yaml::Node &spec, const QString &resource) const
    {
        for (const yaml::Node *container : mapsIn(spec, u"containers")) {
            const yaml::Node *resources = mapIn(*container, u"resources");
            for (const auto which : {u"requests", u"limits"}) {
                const yaml::Node *map = resources ? mapIn(*resources, which) : nullptr;
                if (const yaml::Node *value = map ? yaml::memberOf(*map, resource) : nullptr)
                    return value;
            }
        }
        const yaml::Node *containers = yaml::memberOf(spec, u"containers");
        return containers ? containers : &spec;
    }

    void checkQuotas()
    {
        Amounts wanted;
        for (const PodPlace &pod : std::as_const(m_pods)) {
            for (const auto &[name, amount] : ofPod(*pod.spec, &requestsOf).asKeyValueRange()) {
                wanted[u"requests."_s + name] += amount * double(pod.count);
                if (name == "cpu"_L1 || name == "memory"_L1)
                    wanted[name] += amount * double(pod.count);
            }
            for (const auto &[name, amount] : ofPod(*pod.spec, &limitsOf).asKeyValueRange())
                wanted[u"limits."_s + name] += amount * double(pod.count);
            wanted[u"pods"_s] += double(pod.count);
        }
        againstQuotas(wanted, [this](const QString &key) {
            const QString plain = key.section(
                u'.', key.startsWith("requests."_L1) || key.startsWith("limits."_L1) ? 1 : 0);
            for (const PodPlace &pod : m_pods) {
                if (const yaml::Node *at = placeOf(*pod.spec, plain); at->isScalar())
                    return at;
            }
            return m_pods.isEmpty() ? nullptr : placeOf(*m_pods.first().spec, plain);
        });
    }

    template <typename PlaceOf> void againstQuotas(const Amounts &wanted, PlaceOf placeOf)
    {
        QSet<const yaml::Node *> said;
        for (const QJsonObject &quota : m_around.quotas) {
            const QJsonObject status = quota[u"status"_s].toObject();
            const QJsonObject hard = status[u"hard"_s].toObject();
            const QJsonObject used = status[u"used"_s].toObject();
            const QString name = quota[u"metadata"_s][u"name"_s].toString();
            for (auto it = hard.begin(); it != hard.end(); ++it) {
                const double ask = wanted.value(it.key());
                const double most = number(it.value());
                const double free = std::max(0.0, most - number(used[it.key()]));
                const yaml::Node *at = ask > (m_isNew ? free : most) ? placeOf(it.key()) : nullptr;
                if (!at || said.contains(at))
                    continue;
                said.insert(at);
                if (ask > most) {
                    m_problems.onValue(*at, Check::Headroom,
                        Message(QT_TRANSLATE_NOOP("models",
                                    "All in all this asks for %1 of %2; the quota %3 allows the "
                                    "whole project %4. It can never all run."),
                            {shown(ask, it.key()), it.key(), name,
                                it.value().toVariant().toString()}),
                        yaml::Severity::Warning);
                } else {
                    m_problems.onValue(*at, Check::Headroom,
                        Message(QT_TRANSLATE_NOOP("models",
                                    "All in all this asks for %1 of %2; of the quota %3 only %4 "
                                    "are free now. Some of it will wait."),
                            {shown(ask, it.key()), it.key(), name, shown(free, it.key())}),
                        yaml::Severity::Info);
                }
            }
        }
    }

    template <typename Each> void boundsOf(QStringView type, Each each)
    {
        for (const QJsonObject &range : m_around.limitRanges) {
            const QString name = range[u"metadata"_s][u"name"_s].toString();
            const QJsonArray limits = range[u"spec"_s][u"limits"_s].toArray();
            for (const QJsonValue &limit : limits) {
                if (limit[u"type"_s].toString() == type)
                    each(limit.toObject(), name);
            }
        }
    }

    /// Amounts of one resource each against `min` and `max` of an item of a LimitRange.
    void compare(const yaml::Node &at, const Amounts &amounts, const QJsonObject &limit,
        const QString &range)
    {
        const QString type = limit[u"type"_s].toString();
        const QJsonObject most = limit[u"max"_s].toObject();
        const QJsonObject least = limit[u"min"_s].toObject();
        for (const auto &[name, amount] : amounts.asKeyValueRange()) {
            const yaml::Node *value = at.isScalar() ? &at : placeOf(at, name);
            if (most.contains(name) && amount > number(most[name])) {
                m_problems.onValue(*value, Check::Headroom,
                    Message(QT_TRANSLATE_NOOP("models",
                                "%1 of %2 are more than this project allows one %3: %4 (limit "
                                "range %5)."),
                        {shown(amount, name), name, type, most[name].toVariant().toString(),
                            range}),
                    yaml::Severity::Warning);
            } else if (least.contains(name) && amount < number(least[name])) {
                m_problems.onValue(*value, Check::Headroom,
                    Message(QT_TRANSLATE_NOOP("models",
                                "%1 of %2 are less than this project wants of one %3: %4 (limit "
                                "range %5)."),
                        {shown(amount, name), name, type, least[name].toVariant().toString(),
                            range}),
                    yaml::Severity::Warning);
            }
        }
    }

    void checkLimits(const yaml::Node &spec)
    {
        boundsOf(u"Container", [&](const QJsonObject &limit, const QString &name) {
            for (const yaml::Node *container : mapsIn(spec, u"containers"))
                compareContainer(*container, limit, name);
        });
        boundsOf(u"Pod", [&](const QJsonObject &limit, const QString &name) {
            Amounts amounts = ofPod(spec, &requestsOf);
            for (const auto &[resource, amount] : ofPod(spec, &limitsOf).asKeyValueRange())
                amounts[resource] = std::max(amounts.value(resource), amount);
            compare(spec, amounts, limit, name);
        });
    }

    void compareContainer(
        const yaml::Node &container, const QJsonObject &limit, const QString &range)
    {
        const yaml::Node *resources = mapIn(container, u"resources");
        for (const auto which : {u"limits", u"requests"}) {
            const yaml::Node *map = resources ? mapIn(*resources, which) : nullptr;
            if (!map)
                continue;
            const Amounts amounts = amountsOf(container, which);
            for (const yaml::Member &member : yaml::members(*map)) {
                const yaml::Node *value = member.value->resolved();
                if (value && value->isScalar() && amounts.contains(member.key))
                    compare(*value, {{member.key, amounts[member.key]}}, limit, range);
            }
        }
    }

    [[nodiscard]] QList<const Surroundings::Node *> nodesFor(const yaml::Node &spec) const
    {
        QList<const Surroundings::Node *> fitting;
        const yaml::Node *selector = mapIn(spec, u"nodeSelector");
        for (const Surroundings::Node &node : m_around.nodes) {
            bool fits = true;
            if (selector) {
                for (const yaml::Member &label : yaml::members(*selector)) {
                    const yaml::Node *value = label.value->resolved();
                    fits = fits && value && node.labels.value(label.key) == value->text
                        && node.labels.contains(label.key);
                }
            }
            if (fits)
                fitting.append(&node);
        }
        return fitting;
    }

    void checkNodes(const yaml::Node &spec)
    {
        const QList<const Surroundings::Node *> nodes = nodesFor(spec);
        if (nodes.isEmpty()) {
            if (const yaml::Node *selector = yaml::memberOf(spec, u"nodeSelector"))
                m_problems.onKey(*selector, Check::Headroom,
                    Message(QT_TRANSLATE_NOOP("models", "No node has these labels.")),
                    yaml::Severity::Warning);
            return;
        }
        const Amounts asked = ofPod(spec, &requestsOf);
        const bool fitsSomewhere = std::ranges::any_of(nodes, [&](const Surroundings::Node *node) {
            return std::ranges::all_of(asked.keys(), [&](const QString &name) {
                return asked[name] <= number(node->allocatable[name]);
            });
        });
        if (fitsSomewhere)
            return;
        bool isSaid = false;
        for (const auto &[name, amount] : asked.asKeyValueRange()) {
            double most = 0;
            for (const Surroundings::Node *node : nodes)
                most = std::max(most, number(node->allocatable[name]));
            if (amount <= most)
                continue;
            isSaid = true;
            m_problems.onValue(*placeOf(spec, name), Check::Headroom,
                most > 0 ? Message(QT_TRANSLATE_NOOP("models",
                                       "One replica asks for %1 of %2; the largest node has %3."),
                               {shown(amount, name), name, shown(most, name)})
                         : Message(QT_TRANSLATE_NOOP("models", "No node has %1."), {name}),
                yaml::Severity::Warning);
        }
        if (!isSaid)
            m_problems.onKey(*placeOf(spec, {}), Check::Headroom,
                Message(QT_TRANSLATE_NOOP(
                    "models", "No node has at once all that one replica asks for.")),
                yaml::Severity::Warning);
    }

    Problems &m_problems;
    QList<PodPlace> m_pods;
    const Surroundings &m_around;
    bool m_isNew;
};

bool isClaim(const yaml::Node &object)
{
    return textIn(object, u"kind") == "PersistentVolumeClaim"_L1
        && textIn(object, u"apiVersion") == "v1"_L1;
}

} // namespace

void checkHeadroom(Problems &problems, const yaml::Node &top, const SchemaNode &root,
    const Surroundings &around, bool isNew)
{
    const yaml::Node *object = top.resolved();
    if (!object || !object->isMap())
        return;
    PodFinder finder;
    finder.walk(top, root);
    Headroom room(problems, finder.pods(), around, isNew);
    if (!finder.pods().isEmpty())
        room.check();
    if (const yaml::Node *spec = isClaim(*object) ? mapIn(*object, u"spec") : nullptr)
        room.checkClaim(*spec);
}

bool asksForRoom(const yaml::Node &top, const SchemaNode &root)
{
    const yaml::Node *object = top.resolved();
    if (!object || !object->isMap())
        return false;
    PodFinder finder;
    finder.walk(top, root);
    return !finder.pods().isEmpty() || isClaim(*object);
}

} // namespace models
