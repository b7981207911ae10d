// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonValue>
#include <QStringList>

#include <expected>

namespace models::sandbox {

/// A request body as a value, with what QJsonDocument would hide.
struct Body
{
    QJsonValue value {QJsonValue::Undefined};
    QStringList duplicates {}; ///< paths of fields given twice (the last one counts)
    QString yamlDuplicate {}; ///< the YAML reader's own sentence about them
};

/// The error is the reader's text.
[[nodiscard]] std::expected<Body, QString> readJsonBody(const QByteArray &bytes);
/// Scalars resolve as the server's YAML 1.1 reader does.
[[nodiscard]] std::expected<Body, QString> readYamlBody(const QByteArray &bytes);
/// JSON when it starts like JSON, else YAML.
[[nodiscard]] std::expected<Body, QString> readEitherBody(const QByteArray &bytes);

} // namespace models::sandbox
