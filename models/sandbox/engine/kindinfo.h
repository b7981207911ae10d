// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/groupversion.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <memory>

namespace models::sandbox {

class KindData;

/// One column of a server-side table.
struct PrinterColumn
{
    QString name {};
    QString type {u"string"}; ///< string, integer, number, boolean, date
    QString format {}; ///< "name" for the first column
    QString description {};
    int priority = 0; ///< above 0: only with -o wide
    QString jsonPath {}; ///< custom kinds only

    bool operator==(const PrinterColumn &) const = default;
};

/// One served version of one kind. Values stay valid until Engine::kindsChanged.
struct KindInfo
{
    ApiResource resource {}; ///< subresources listed by name
    QString listKind {};
    bool hasStatus = false; ///< a real status subresource
    bool hasScale = false;
    bool isCustom = false;
    bool isTerminating = false; ///< its CRD is being deleted: no creates
    bool acceptsProtobuf = false; ///< typed Go clients send it for built-in kinds
    GroupVersion storage {}; ///< objects of all versions live under this one
    QString storagePlural {}; ///< events.k8s.io shares the core events
    QList<PrinterColumn> columns {};
    QStringList selectableFields {}; ///< "metadata.name", "spec.nodeName", …
    QString warning {}; ///< sent with every answer (deprecated versions); empty when none
    QString crdName {}; ///< "deepspeedjobs.batch.tensorstack.dev"; empty for built-in kinds

    /// The engine's own: schema, defaults, rules.
    std::shared_ptr<const KindData> data {};
};

} // namespace models::sandbox
