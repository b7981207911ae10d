// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/page.h"

#include <QWidget>

class QHBoxLayout;
class QToolButton;

namespace ui {

class ActionTable;

/// 40 px under the tabs: back, forward, list again; where we are, each step a link with a menu of
/// its siblings; what this page offers.
class PathBar final : public QWidget
{
    Q_OBJECT
public:
    explicit PathBar(const ActionTable &actions, QWidget *parent = nullptr);

    /// Crumbs from cluster to part. `widget` stays its page's; null for none.
    void setContent(const QList<Crumb> &crumbs, QWidget *widget, const QList<QAction *> &actions);

signals:
    void goRequested(const ui::Place &place);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QHBoxLayout *m_crumbs;
    QHBoxLayout *m_actions;
    QHBoxLayout *m_middle;
    QWidget *m_widget = nullptr;
};

/// One step: a word to click, a chevron before it that opens the menu of siblings.
class CrumbButton final : public QWidget
{
    Q_OBJECT
public:
    CrumbButton(const Crumb &crumb, bool first, bool last, QWidget *parent);

signals:
    void goRequested(const ui::Place &place);

private:
    void popup(QWidget *under);
    Crumb m_crumb;
};

} // namespace ui
