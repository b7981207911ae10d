// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>

namespace models {

/// A copy that may be written to disk: values of a Secret's `data` and `stringData` become `***`
/// and their length, and what a last-applied annotation repeats of them goes. Other kinds come back
/// as they are.
[[nodiscard]] QJsonObject masked(QJsonObject object);

} // namespace models
