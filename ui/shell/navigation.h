// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/actiontable.h"
#include "ui/shared/session.h"
#include "ui/shell/resourcegroups.h"

#include <QHash>
#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace ui {

class NavCard;
class NavCounts;
class NavItem;
class PageFactory;

/// The pane at the left: cluster, project, New job, Home, Resources by group, API, Activity,
/// Settings. 224 wide, 52 folded.
class Navigation final : public QWidget
{
    Q_OBJECT
public:
    Navigation(Session &session, const PageFactory &factory, QWidget *parent = nullptr);

    void setFolded(bool folded);
    [[nodiscard]] bool isFolded() const { return m_folded; }
    /// Marks where the current tab is.
    void setCurrent(const Place &place);
    void popupProjects();
    void setClusterStatus(std::optional<QColor> dot, const QString &word);

signals:
    void clusterMenuRequested(const QPoint &global);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeList();
    NavItem *addHome(ActionId action, Place::Kind kind);
    void buildGroups();
    void openGroup(ResourceGroup group, bool open);
    void popupGroup(ResourceGroup group);
    NavItem *makeKindItem(const models::ApiResource &resource);
    void retranslate();
    void updateBadges();
    void updateCounts();
    void showCount(const models::GroupVersionKind &gvk);
    void fold();
    [[nodiscard]] QList<NavItem *> items() const;

    Session &m_session;
    const PageFactory &m_factory;
    NavCounts *m_counts;
    NavCard *m_cluster;
    NavCard *m_project;
    QPushButton *m_newJob;
    QWidget *m_list;
    QVBoxLayout *m_groups;
    QLabel *m_heading;
    QList<QPair<ActionId, NavItem *>> m_fixed;
    struct Group
    {
        NavItem *head = nullptr;
        QWidget *body = nullptr;
        QList<models::ApiResource> resources;
    };
    QHash<ResourceGroup, Group> m_byGroup;
    Place m_current;
    bool m_folded = false;
};

} // namespace ui
