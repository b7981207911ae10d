// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/yaml/tree.h"

#include <QHash>

class QPlainTextEdit;

namespace ui {

/// Which lines of an editor can be folded away, by the blocks of the last tree.
class Folding
{
public:
    explicit Folding(QPlainTextEdit &editor);

    void setTree(const models::yaml::Tree &tree);
    /// Block numbers everywhere.
    [[nodiscard]] bool canFold(int line) const { return m_ends.contains(line); }
    [[nodiscard]] bool isFolded(int line) const;
    /// Last line of the block that begins there; `line` itself when none does.
    [[nodiscard]] int lastLine(int line) const { return m_ends.value(line, line); }
    void setFolded(int line, bool folded);
    void toggle(int line) { setFolded(line, !isFolded(line)); }
    /// Opens all folds around a line.
    void reveal(int line);
    void foldPath(const models::yaml::Tree &tree, const models::Path &path);

private:
    void collect(const models::yaml::Tree &tree, const models::yaml::Node &node);

    QPlainTextEdit &m_editor;
    QHash<int, int> m_ends;
};

} // namespace ui
