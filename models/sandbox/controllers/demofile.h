// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"

#include <QJsonArray>

namespace models::sandbox {

/// All documents of a YAML file, as JSON: quoted scalars stay texts, plain ones become what they
/// look like. BadInput with the parser's position.
[[nodiscard]] Result<QJsonArray> readYaml(const QString &file);

/// The Nodes that one line of nodes.yaml stands for.
[[nodiscard]] QList<QJsonObject> nodesFor(const QJsonObject &line, const QDateTime &now);

} // namespace models::sandbox
