// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/cel/type.h"
#include "models/cel/value.h"

#include <QList>
#include <QString>

#include <expected>
#include <span>
#include <vector>

namespace models::cel {

using Args = std::span<const Value>;
/// One function for all overloads: looks at what it is given. No argument is a failure.
using Native = Value (*)(Args);

struct Overload
{
    QString id; ///< the reference implementation's; costs go by it
    bool isMember = false; ///< the target is the first argument
    std::vector<TypePtr> args;
    TypePtr result;
};

struct Function
{
    QString name;
    std::vector<Overload> overloads;
    Native call = nullptr; ///< null: the evaluator does it itself (&&, ?:, [])
};

/// What the API server of Kubernetes 1.34 lets new rules use. Null for others.
[[nodiscard]] const Function *findFunction(const QString &name);
/// The type that a name stands for ("int", "net.IP"); null for other names.
[[nodiscard]] TypePtr namedType(const QString &name);

struct NamedNative
{
    const char *name;
    Native call;
};
// The functions by what they are about.
[[nodiscard]] std::vector<NamedNative> operatorNatives();
[[nodiscard]] std::vector<NamedNative> conversionNatives();
[[nodiscard]] std::vector<NamedNative> stringNatives();
[[nodiscard]] std::vector<NamedNative> regexNatives();
[[nodiscard]] std::vector<NamedNative> listNatives();
[[nodiscard]] std::vector<NamedNative> timeNatives();
[[nodiscard]] std::vector<NamedNative> optionalNatives();
[[nodiscard]] std::vector<NamedNative> kubernetesNatives();

/// string.format(list).
[[nodiscard]] Value formatText(Args args);
/// Why a pattern cannot be used, as Go says it; empty when it can.
[[nodiscard]] QString patternFault(const QString &pattern);
/// The clauses of a format in turn ("d", "s"…), or what is wrong with it.
[[nodiscard]] std::expected<QList<QChar>, QString> formatClauses(const QString &format);
/// Why a value of such a type cannot stand for a clause; empty when it can.
[[nodiscard]] QString clauseFault(QChar clause, const Type &type);

} // namespace models::cel
