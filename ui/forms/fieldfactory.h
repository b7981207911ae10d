// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/forms/fieldeditor.h"

namespace ui {

/// Makes the editor for a row by its widget word. There is always one: YAML fits anything.
/// A new widget is one entry in the table of fieldfactory.cpp.
[[nodiscard]] FieldEditor *makeFieldEditor(
    const models::FormRow &row, FormContext context, QWidget *parent);

} // namespace ui
