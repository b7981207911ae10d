// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/yaml/linediff.h"

#include <QAbstractScrollArea>
#include <QHash>
#include <QSet>

namespace ui {

/// Two YAML texts as one column of lines: removed, added, and some common lines around them; the
/// rest is folded into "8 unchanged lines", which a click opens.
class DiffView final : public QAbstractScrollArea
{
    Q_OBJECT
public:
    explicit DiffView(QWidget *parent = nullptr);

    void setTexts(const QString &before, const QString &after);
    /// Grey words behind a line of the new text, by its number ("filled in by the server").
    void setNotes(const QHash<int, QString> &notes);
    void setShowsWhole(bool whole);
    /// Places where something differs; neighbouring lines count once.
    [[nodiscard]] int changeCount() const { return m_changes; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Row
    {
        int line = -1; ///< index into m_lines; -1: folded lines
        int from = 0;
        int count = 0;
    };
    void layOut();
    void paintRow(QPainter &painter, const Row &row, const QRectF &box) const;
    [[nodiscard]] int rowHeight() const;
    void fitBars();

    QList<models::yaml::DiffLine> m_lines;
    QList<Row> m_rows;
    QHash<int, QString> m_notes;
    QSet<int> m_opened; ///< first lines of folds that were opened
    int m_changes = 0;
    bool m_showsWhole = false;
};

} // namespace ui
