// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/form/formrow.h"

#include <QCoreApplication>

namespace models {
class FormModel;
}

namespace ui {

/// Words that several parts of a form use.
class FormWords
{
    Q_DECLARE_TR_FUNCTIONS(ui::FormWords)
public:
    /// "zh_CN" or "en", for guides.
    [[nodiscard]] static QString language();
    /// What an unset editor shows: the default, else an example, else the type.
    [[nodiscard]] static QString placeholder(const models::FormRow &row);
    /// The word for an enum value or union member.
    [[nodiscard]] static QString option(const models::FormRow &row, const QString &value);
    /// Why a row is read-only although the user may write.
    [[nodiscard]] static QString frozen(const models::FormRow &row);
    /// A foreign value as it would be after a conversion, in one line; empty: there is none.
    [[nodiscard]] static QString converted(const models::FormRow &row);
    /// One sentence about the field: the guide's, else the schema's. Empty when nobody says one.
    [[nodiscard]] static QString help(const models::FormRow &row);
    /// Title of a section.
    [[nodiscard]] static QString section(const models::FormRow &head);
    /// "empty text", "null"…; empty for other states.
    [[nodiscard]] static QString chip(const models::FormRow &row);
    /// What the server will do with an empty or null value.
    [[nodiscard]] static QString fate(const models::FormRow &row);
    /// "Memory" for a path; its last part where the guide has no word. Empty for the root.
    [[nodiscard]] static QString fieldName(const models::FormModel &form, const models::Path &path);
    /// 128Gi -> "137.4 GB"; empty when there is nothing to add.
    /// "spec › worker › containers[0]".
    [[nodiscard]] static QString trail(const models::Path &path);
    /// "tag 0.14", "digest sha256:0123…", "no tag: latest".
    [[nodiscard]] static QString imageNote(const QString &image);
    [[nodiscard]] static QString humanSize(const QString &quantity);
};

} // namespace ui
