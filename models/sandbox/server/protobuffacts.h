// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

#include <optional>

namespace models::sandbox {

/// What is known of the protobuf messages of the built-in kinds, read from the program's resources.
class ProtobufFacts
{
public:
    enum class Shape { Single, List, Map };
    struct Field
    {
        QString member; ///< in JSON; empty: the message lies inline in the object around it
        Shape shape = Shape::Single;
        QByteArray type; ///< one letter, or the name of a message
        bool keepsZero = false;
    };
    using Fields = QHash<int, Field>; ///< by number

    [[nodiscard]] static const ProtobufFacts &instance();
    /// Null when there is no such message.
    [[nodiscard]] const Fields *fieldsOf(const QByteArray &message) const;
    /// The message behind "apps/v1 Deployment"; empty when there is none.
    [[nodiscard]] QByteArray messageOf(const QString &apiVersion, const QString &kind) const;

private:
    ProtobufFacts();
    QHash<QByteArray, Fields> m_messages;
    QHash<QString, QByteArray> m_kinds;
};

} // namespace models::sandbox
