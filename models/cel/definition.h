// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace models::cel {

/// Why a server would not take a CRD for its rules.
struct DefinitionFault
{
    enum class Kind { Required, Invalid, Forbidden, NotSupported, Internal };
    Kind kind = Kind::Invalid;
    QString
        field {}; ///< "spec.validation.openAPIV3Schema.properties[spec].x-kubernetes-validations[0].rule"
    QByteArray value {}; ///< as JSON; of Invalid and NotSupported
    QString detail {};
    QStringList supported {};
};

/// All rules of one version's schema: texts, types, field paths, oldSelf where no old value can be
/// found, and the largest cost each may have (10,000,000 units a rule with all its repetitions,
/// 100,000,000 all of them), estimated as estimate.h says. `path` is of the schema.
[[nodiscard]] QList<DefinitionFault> checkRuleDefinitions(
    const QJsonObject &schema, const QString &path);

} // namespace models::cel
