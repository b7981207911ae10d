// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonValue>
#include <QString>

namespace models::yaml {

/// What an unquoted word means to the server, whose YAML is 1.1 as go-yaml v2 reads it:
/// `yes` is true, `0644` is 420, `1_000` is a number, `2024-01-01` and `12:30:45` are strings.
struct Scalar
{
    enum class Type { Null, Bool, Int, Float, String };

    Type type = Type::String;
    bool boolean = false;
    qint64 integer = 0;
    double number = 0; ///< set for Int too
    bool isHuge = false; ///< a whole number that no int64 holds (Float, precision may be lost)
    bool isTagMismatch = false; ///< `!!int x`: the server refuses the document

    [[nodiscard]] bool isFinite() const;
    /// 1.0, 1e3 and 08 reach the server as JSON 1, 1000 and 8.
    [[nodiscard]] bool isWhole() const;
    bool operator==(const Scalar &) const = default;
};

/// `tag` is the long form (`tag:yaml.org,2002:int`), `!local`, or empty.
[[nodiscard]] Scalar resolve(QStringView text, bool isPlain, QStringView tag = {});

/// The JSON that the server makes of it. `text` is the decoded scalar.
[[nodiscard]] QJsonValue toJson(const Scalar &scalar, const QString &text);

/// The JSON key that the server makes of a scalar used as a key: `1.0` is "1", `on` is "true".
[[nodiscard]] QString keyText(const Scalar &scalar, const QString &text);

/// Would a YAML 1.2 core reader see another value in this plain scalar? (`0644`, `yes`, `1_000`…)
[[nodiscard]] bool differsInYaml12(QStringView text);

} // namespace models::yaml
