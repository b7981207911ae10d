// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTextLayout>

namespace ui {

/// The colours of one line of YAML on its own (a line inside a block text looks like YAML too).
[[nodiscard]] QList<QTextLayout::FormatRange> yamlColours(const QString &line);

} // namespace ui
