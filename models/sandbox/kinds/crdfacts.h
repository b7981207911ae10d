// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/sandbox/kinds/builtinkinds.h"

#include <QJsonObject>
#include <QList>

namespace models::sandbox {

/// The CRDs that come with the program, made of compact facts (resources/sandbox/crds/*.fields):
///
///     crd GROUP KIND PLURAL SINGULAR [short=a,b] : one sentence
///     column NAME TYPE JSONPATH [wide]
///     version v1beta1
///     field PATH[!] TYPE [embed=core.PodSpec] [ref=PLURAL:spec] [open] [enum=a|b] [default=JSON]
///           [min=] [max=] [minItems=] [pattern=] [format=] [optional=MEMBER] : one sentence
///
/// `[]` in a path is a list item, `{}` a map's value; `!` is required. TYPE: object string integer
/// boolean quantity int-or-string time ranks, [T] a list, {T} a map.
[[nodiscard]] Result<QList<QJsonObject>> readCrdFacts(const BuiltInKinds &types);

} // namespace models::sandbox
