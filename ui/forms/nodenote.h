// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/forms/fieldeditor.h"

#include <QCoreApplication>

namespace ui {

/// What the cluster's nodes say about the pod that a field is part of.
class NodeNote final
{
    Q_DECLARE_TR_FUNCTIONS(ui::NodeNote)
public:
    /// "matches 12 of 40 nodes"; empty while the nodes are not known.
    [[nodiscard]] static QString matching(const FormContext &context, const models::Path &path);
    /// "fits on 8 of 40 nodes", or what no node has enough of.
    [[nodiscard]] static QString fitting(const FormContext &context, const models::Path &path);
};

} // namespace ui
