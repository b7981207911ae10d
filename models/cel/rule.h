// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/path.h"
#include "models/cel/program.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace models::cel {

class Shape;

/// One entry of x-kubernetes-validations, compiled for the schema it stands in.
/// https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation-rules
struct Rule
{
    QString rule {};
    QString message {};
    QString messageExpression {};
    QString reason {}; ///< "FieldValueForbidden"…; empty: FieldValueInvalid
    QString fieldPath {};
    std::optional<bool> optionalOldSelf {};

    std::optional<Program> program {}; ///< none when blank or at fault
    QString fault {}; ///< what is wrong with the rule, as a server says it
    std::optional<Program> messageProgram {};
    QString messageFault {};
    bool usesOldSelf = false;
    Path relativePath {}; ///< of fieldPath; empty without one
    QString relativeField {}; ///< the same as a server writes it

    [[nodiscard]] static Rule read(
        const QJsonObject &entry, const Shape &self, const QJsonObject &schema);
    /// The message, or which rule failed.
    [[nodiscard]] QString text() const;
    /// The message, or the rule.
    [[nodiscard]] QString name() const;
    /// What a server prints for an entry it refuses.
    [[nodiscard]] QByteArray print() const;
};

/// A member of a schema by a path such as `.a.b['c.d']`: nothing when it leads nowhere.
struct FieldPath
{
    Path path {};
    QString field {};
};
[[nodiscard]] std::optional<FieldPath> fieldPathIn(const QJsonObject &schema, const QString &text);

} // namespace models::cel
