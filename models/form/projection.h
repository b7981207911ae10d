// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/form/formrow.h"
#include "models/yaml/tree.h"

#include <QSet>

#include <functional>

namespace models {

/// Which rows a form shows.
enum class FormLevel { Required, Common, All, SetOnly };

/// All that rows are made from. The pointers outlive the rows.
struct FormInput
{
    yaml::TreePtr tree;
    int document = 0;
    const SchemaNode *root = nullptr;
    const Guide *guide = nullptr;
    QList<yaml::Diagnostic> diagnostics;
    QJsonValue original = QJsonValue::Undefined; ///< what the edit began with; Undefined: unknown
    FormLevel level = FormLevel::Common;
    QHash<QString, bool> expanded; ///< heads that the user opened or closed, by id
    QList<QString> found; ///< patterns that a search found; the form shows only those
    bool isSearch = false;
};

/// Rows in order. Pure; thread-safe.
[[nodiscard]] QList<FormRow> project(const FormInput &input);

} // namespace models
