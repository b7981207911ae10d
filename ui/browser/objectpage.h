// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/groupversion.h"
#include "models/kube/rights.h"
#include "ui/shared/page.h"

namespace ui {

class ObjectHead;
class ObjectPane;
class PodCommands;
class RightsGate;

/// One object of any kind: overview, events, YAML.
class ObjectPage final : public Page
{
    Q_OBJECT
public:
    ObjectPage(const Place &place, Session &session, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return m_place.name; }
    [[nodiscard]] Place place() const override { return m_place; }
    [[nodiscard]] QString mark() const override;
    [[nodiscard]] QList<Crumb> breadcrumbs() const override;
    [[nodiscard]] QList<QAction *> moreActions() const override;
    [[nodiscard]] ViewStatus viewStatus() const override;
    bool showPlace(const Place &place) override;
    void reload() override;
    [[nodiscard]] QList<QWidget *> panes() const override;

private:
    void findKind();
    void update();
    void askToDelete();
    [[nodiscard]] bool isPod() const;
    /// What this kind has besides its removal.
    [[nodiscard]] QList<QAction *> ownActions() const;
    /// The ways in which it goes, the gentle one first.
    [[nodiscard]] QList<QAction *> removals() const;
    [[nodiscard]] QList<models::Right> rightsOn(const QString &verb) const;

    Place m_place;
    ObjectHead *m_head;
    ObjectPane *m_pane;
    RightsGate *m_gate;
    QAction *m_shell; ///< of a pod
    QAction *m_forward; ///< of a pod
    PodCommands *m_pod = nullptr; ///< of a pod; else null
    QAction *m_edit;
    QAction *m_delete;
};

} // namespace ui
