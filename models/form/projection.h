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
    QHash<Path, QString> frozen {}; ///< see frozenIn()
    FormLevel level = FormLevel::Common;
    QHash<QString, bool> expanded; ///< heads that the user opened or closed, by id
    /// Patterns that belong to level Common whatever guides say: columns of tables, lately edited.
    QSet<QString> wanted {};
    QHash<Path, QString> containers {}; ///< by list: which one the short form is about
    Path within {}; ///< at level All: the object that is shown alone; empty: all of them
    QList<Path> found; ///< places that a search found; the form shows only those
    bool isSearch = false;
    QHash<GroupVersionKind, const SchemaNode *> kinds {}; ///< of objects inside the object
};

/// What kind of object is written at a place; empty parts where nothing is.
[[nodiscard]] GroupVersionKind embeddedKind(const yaml::Tree &tree, int document, const Path &path);

/// Rows in order. Pure; thread-safe.
[[nodiscard]] QList<FormRow> project(const FormInput &input);

} // namespace models
