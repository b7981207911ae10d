// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QAction;
class QHBoxLayout;
class QLabel;
class QPushButton;

namespace ui {

/// At the bottom of a table once rows are checked: how many, what can be done with them, what
/// cannot and why, Clear.
class SelectionBar final : public QWidget
{
    Q_OBJECT
public:
    explicit SelectionBar(QWidget *parent = nullptr);

    /// "3 selected", "in 2 namespaces"; count 0 hides the bar.
    void setSelection(int count, const QString &where = {});
    void setActions(const QList<QAction *> &actions, const QList<QAction *> &dangerous = {});
    void setReason(const QString &reason);

signals:
    void cleared();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    int m_count = 0;
    QLabel *m_title;
    QLabel *m_where;
    QHBoxLayout *m_buttons;
    QLabel *m_reason;
    QPushButton *m_clear;
};

} // namespace ui
