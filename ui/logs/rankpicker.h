// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/logs/logtypes.h"

#include <QWidget>

#include <vector>

namespace ui {

/// A small chip for each replica, by role: shown or not. Click turns one on or off, Ctrl+click and
/// Enter leave only that one; a click on a role's word does so with the role.
class RankPicker final : public QWidget
{
    Q_OBJECT
public:
    explicit RankPicker(QWidget *parent = nullptr);

    void setReplicas(const QList<LogReplica> &replicas);
    [[nodiscard]] const std::vector<bool> &hidden() const { return m_hidden; }
    [[nodiscard]] int shownCount() const;
    void showAll();
    void showNone();
    void showOnly(const QList<int> &numbers);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

signals:
    void chosen();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Box
    {
        int number = -1; ///< -1: the word of a role
        QString role {};
        QRectF rect {};
    };
    [[nodiscard]] QList<Box> layOut(int width) const;
    [[nodiscard]] const Box *boxAt(const QPointF &point) const;
    void toggle(int number);
    void toggleRole(const QString &role);
    void paintChip(QPainter &painter, const Box &box) const;
    void settle();

    QList<LogReplica> m_replicas;
    std::vector<bool> m_hidden;
    QList<Box> m_boxes;
    int m_current = 0;
};

} // namespace ui
