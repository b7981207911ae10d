// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAction>
#include <QHash>
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QPair>
#include <QPointer>

class QWidget;

namespace ui {

class Settings;

/// Everything that can be done, once. Menus, buttons, palette, tooltips and the settings page take
/// text, icon and key from here.
enum class ActionId {
    Palette,
    GoToKind,
    NewJob,
    NewResource,
    ProjectPicker,
    ClusterPicker,
    Back,
    Forward,
    Reload,
    NewTab,
    CloseTab,
    ReopenTab,
    NextTab,
    PreviousTab,
    NextPane,
    PreviousPane,
    ToggleNavigation,
    ToggleInspector,
    ToggleDock,
    ToggleFoot,
    Filter,
    Find,
    NextProblem,
    PreviousProblem,
    Explain,
    ShowJobs,
    ShowQueues,
    ShowStorage,
    ShowApps,
    ShowExplorer,
    ShowActivity,
    ShowSettings,
    ShowStart,
    Quit,
    Open,
    OpenInNewTab,
    ToggleChecked,
    CheckAll,
    ClearSelection,
    Logs,
    Shell,
    ForwardPort,
    DebugContainer,
    Evict,
    Yaml,
    Edit,
    RunAgain,
    Pause,
    Resume,
    Delete,
    Submit,
    ReviewAndApply,
    Undo,
    Redo,
    CopyName,
    CopyYaml,
    CopyCommand,
};

class ActionTable final : public QObject
{
    Q_OBJECT
public:
    /// Where the key works: two actions may share a key when their scopes never meet.
    enum class Scope { Everywhere, List, Form };

    explicit ActionTable(Settings &settings, QObject *parent = nullptr);

    /// The one action of the window. For scope Everywhere.
    [[nodiscard]] QAction *action(ActionId id) const;
    /// One for a page or a table: same text, icon and key, which works inside `owner` only. It
    /// follows language and key changes and belongs to `owner`.
    QAction *create(ActionId id, QWidget *owner) const;

    [[nodiscard]] QString text(ActionId id) const; ///< without mnemonic
    [[nodiscard]] QString iconName(ActionId id) const;
    [[nodiscard]] QList<QKeySequence> keys(ActionId id) const;
    [[nodiscard]] QKeySequence defaultKey(ActionId id) const;
    [[nodiscard]] Scope scope(ActionId id) const;
    [[nodiscard]] QList<ActionId> all() const;

    void setKey(ActionId id, const QKeySequence &key);
    /// Actions whose key is also another's in a scope that it meets.
    [[nodiscard]] QList<ActionId> clashes() const;
    [[nodiscard]] ActionId clashOf(ActionId id) const; ///< `id` itself: none

signals:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void dress(QAction *action, ActionId id) const;
    void refresh();

    Settings &m_settings;
    QHash<ActionId, QAction *> m_actions;
    mutable QList<QPair<ActionId, QPointer<QAction>>> m_made;
};

} // namespace ui
