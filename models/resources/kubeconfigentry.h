// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/kube/access.h"

namespace models {

/// The text of a kubeconfig (empty: a new one) with one context more: its cluster and its user, all
/// under the name of the context. Comments and everything else stay as they are. BadInput: the text
/// is no kubeconfig, or has an entry of that name.
[[nodiscard]] Result<QString> withContext(const QString &kubeconfig, const Access &access);

/// The same, in a file that need not be there yet; written whole or not at all, for its owner only.
[[nodiscard]] Result<void> saveContext(const QString &file, const Access &access);

} // namespace models
