// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/schema/completion.h"
#include "models/schema/hover.h"

namespace ui {

/// What an editor asks while someone types: made by the page that knows schema, guide and cluster.
class Assistant
{
public:
    virtual ~Assistant() = default;

    [[nodiscard]] virtual QList<models::Completion> completions(
        const models::yaml::Place &place) const
        = 0;
    [[nodiscard]] virtual models::FieldHelp help(
        const models::yaml::Tree &tree, qsizetype offset) const
        = 0;
};

} // namespace ui
