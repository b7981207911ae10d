// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <memory>

namespace models {

/// A configuration file as a tree that remembers lines. Only what a file of ours needs: no types
/// beyond text, the reader of a field knows what it wants.
struct ConfigNode
{
    enum class Kind { Null, Scalar, List, Map };
    using Ref = std::shared_ptr<const ConfigNode>;

    Kind kind = Kind::Null;
    int line = 0; ///< from 1; 0: not known (JSON)
    QString text {}; ///< of a scalar
    QList<Ref> items {};
    QList<std::pair<QString, Ref>> fields {}; ///< in the order of the file; merge keys are resolved

    /// The field's value; null when there is none. Of a key that comes twice, the last.
    [[nodiscard]] const ConfigNode *find(QStringView key) const;
    /// The text of a scalar field; empty when it is missing or no scalar.
    [[nodiscard]] QString string(QStringView key) const;
};

/// YAML or JSON, in UTF-8 or, with a byte order mark, UTF-16. Limits: 100 levels, 1,000 aliases.
/// Errors name the file and, where there is one, the line. An empty file is a Null node.
[[nodiscard]] Result<ConfigNode::Ref> parseConfig(const QByteArray &content, const QString &file);

/// As JSON: for what is passed on as it stands.
[[nodiscard]] QByteArray toJson(const ConfigNode &node);

} // namespace models
