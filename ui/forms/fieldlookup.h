// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QObject>
#include <QString>

namespace ui {

/// Live names for fields that refer to something: claims, secrets, queues. Injected, so that forms
/// know no server. Names come later than asked for; changed() says when.
class FieldLookup : public QObject
{
    Q_OBJECT
public:
    enum class Access {
        Unknown, ///< nobody can say: plain text it is
        Loading,
        Known,
        NoAccess, ///< listing is forbidden; the name may still be right
    };

    struct Choice
    {
        QString name;
        QString note; ///< "2.1Ti · ReadWriteMany", "open · 12 free"
        bool isUsable = true;
    };

    using QObject::QObject;

    /// `picker` as guides write it: "claim", "secret", "configmap", "queue", …
    [[nodiscard]] virtual QList<Choice> choices(const QString &picker) = 0;
    [[nodiscard]] virtual Access access(const QString &picker) const = 0;

signals:
    void changed(const QString &picker);
};

} // namespace ui
