// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QStringList>

namespace models {

/// The fields that the columns of a CustomResourceDefinition's version show, as patterns
/// ("spec.containers[].image"), in order. Not those that the server writes: status and metadata.
[[nodiscard]] QStringList printerFields(const QJsonObject &definition, const QString &version);

} // namespace models
