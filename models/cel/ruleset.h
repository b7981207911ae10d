// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/path.h"
#include "models/cel/rule.h"

#include <QJsonValue>
#include <QList>
#include <QStringList>

#include <map>
#include <memory>
#include <optional>

namespace models::cel {

/// Why a rule does not let an object pass.
struct Refusal
{
    Path path {}; ///< of the value, or of the member that fieldPath names
    QString
        field {}; ///< the same as a server writes it: "spec.m[key].l[0]"; "<nil>" for the object
    QString reason {}; ///< "FieldValueInvalid"…
    QString body {}; ///< `Invalid value: "object": text`
    QString text {}; ///< the rule's message, or what went wrong with it
    QString rule {}; ///< the expression; empty when the budget was spent
    bool isUnmet = false; ///< the rule came to false; else it came to nothing
};

struct Verdict
{
    QList<Refusal> refusals;
    QStringList warnings; ///< what would be refused, were it not so before already
};

/// All rules of a schema, compiled once. Immutable; safe in any thread.
///
/// As API servers since 1.33: rules run from the outside in, transition rules (with oldSelf) only
/// where there is an old value that can be told to be the same one (members, keys of maps, items of
/// lists with keys), a value that did not change is warned of instead of refused, and all of them
/// share a budget of 10,000,000 units, each call one of 1,000,000.
class RuleSet final
{
public:
    /// Null when a schema has no rules. `isRoot`: of a resource.
    [[nodiscard]] static std::shared_ptr<const RuleSet> read(
        const QJsonObject &schema, bool isRoot);
    ~RuleSet();

    /// `old` is undefined when the object is new.
    [[nodiscard]] Verdict check(
        const QJsonValue &object, const QJsonValue &old = QJsonValue::Undefined) const;
    [[nodiscard]] int count() const { return m_count; }

private:
    friend class RuleWalk;
    struct Node;
    RuleSet();
    std::unique_ptr<Node> readNode(const QJsonObject &schema, const Shape *shape, bool isRoot);

    std::unique_ptr<Node> m_root;
    int m_count = 0;
};

/// Is a value the one it was, as far as its schema lets tell? Items of lists with keys may have
/// moved; a member that the schema does not know makes it another one.
[[nodiscard]] bool isUnchanged(
    const QJsonValue &now, const QJsonValue &old, const QJsonObject &schema);
/// The item of a list with keys that has the same keys; undefined when there is none.
[[nodiscard]] QJsonValue sameItem(
    const QJsonArray &list, const QJsonValue &item, const QJsonObject &schema);

} // namespace models::cel
