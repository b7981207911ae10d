// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/form/formmodel.h"
#include "models/schema/validator.h"
#include "models/yaml/tree.h"

/// A state as tables of tests write it.
inline QString word(models::ValueState state)
{
    static const QStringList words {QStringLiteral("unset"), QStringLiteral("set"),
        QStringLiteral("default"), QStringLiteral("modified"), QStringLiteral("empty"),
        QStringLiteral("null"), QStringLiteral("inherited"), QStringLiteral("foreign"),
        QStringLiteral("error")};
    return words[int(state)];
}

/// The row of a place; an empty one where none is.
inline models::FormRow rowAt(
    const models::FormModel &model, const QString &path, bool isHead = false)
{
    for (const models::FormRow &row : model.rows()) {
        if (row.path.toString() == path && row.isSection() == isHead)
            return row;
    }
    return {};
}

/// A text with all that is found in it, as a form is given it.
inline void setText(models::FormModel &model, const QString &text)
{
    const auto tree = models::yaml::parse(text);
    QList<models::yaml::Diagnostic> found = tree->diagnostics();
    found += models::validate(*tree, 0, model.root());
    model.setTree(tree, models::ranked(found));
}
