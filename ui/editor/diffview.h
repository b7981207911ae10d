// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/yaml/linediff.h"
#include "ui/editor/foldedlines.h"

namespace ui {

/// Two YAML texts as one column of lines, removed and added.
class DiffView final : public FoldedLines
{
    Q_OBJECT
public:
    explicit DiffView(QWidget *parent = nullptr);

    void setTexts(const QString &before, const QString &after);
    /// Places where something differs; neighbouring lines count once.
    [[nodiscard]] int changeCount() const { return m_changes; }

protected:
    [[nodiscard]] int total() const override { return int(m_lines.size()); }
    [[nodiscard]] bool isChanged(int line) const override;
    [[nodiscard]] qsizetype longest() const override;
    [[nodiscard]] int textLeft() const override;
    void paintLine(QPainter &painter, int line, const QRectF &box) const override;

private:
    QList<models::yaml::DiffLine> m_lines;
    int m_changes = 0;
};

} // namespace ui
