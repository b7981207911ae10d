// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/schema/completion.h"

#include <QFrame>

class QKeyEvent;
class QLabel;
class QListView;
class QStandardItemModel;

namespace ui {

/// What may be typed here: a list with types, and what the chosen one means. The editor keeps the
/// focus and hands keys over.
class CompletionPopup final : public QFrame
{
    Q_OBJECT
public:
    explicit CompletionPopup(QWidget *editor);

    /// `keepsChosen`: more came of the same; else the first is chosen.
    void setCompletions(const QList<models::Completion> &completions, bool keepsChosen = false);
    /// Below a point, or above it where the screen ends.
    void popAt(const QPoint &globalPoint, int lineHeight);
    /// True: the key was for the list.
    bool handleKey(const QKeyEvent *event);

signals:
    void accepted(const models::Completion &completion);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void describe();
    void acceptCurrent();
    void move(int rows);

    QList<models::Completion> m_completions;
    QListView *m_list;
    QStandardItemModel *m_model;
    QLabel *m_about;
};

} // namespace ui
