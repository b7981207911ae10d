// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/groupversion.h"
#include "models/form/nodematch.h"
#include "models/schema/openapidocument.h"

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

    /// `picker` as models::Reference has it: "claim", "secret", "secret-key:NAME", "node-label", …
    [[nodiscard]] virtual QList<Choice> choices(const QString &picker) = 0;
    [[nodiscard]] virtual Access access(const QString &picker) const = 0;
    /// For "matches 12 of 40 nodes"; empty while nobody knows. changed("node") says when.
    [[nodiscard]] virtual QList<models::NodeFacts> nodes() { return {}; }
    /// The schema of a kind that an object inside the object is of: schemaRead() if it can be had.
    virtual void readSchema(const models::GroupVersionKind &) { }
    /// The fields that columns of a custom kind's tables show: columnsRead() if they can be had.
    virtual void readColumns(const models::GroupVersionKind &) { }

signals:
    void columnsRead(const models::GroupVersionKind &kind, const QStringList &patterns);
    void changed(const QString &picker);
    void schemaRead(const models::GroupVersionKind &kind, const models::OpenApiDocumentRef &schema);
};

} // namespace ui
