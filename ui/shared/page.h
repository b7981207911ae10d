// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/place.h"
#include "ui/shared/state.h"

#include <QIcon>
#include <QList>
#include <QWidget>

#include <functional>
#include <optional>

class QAction;

namespace ui {

class Session;

/// One step of the path bar. The shell puts cluster and project before a page's own crumbs.
struct Crumb
{
    QString text;
    std::optional<Place> place {}; ///< none: only text
    std::function<QList<Crumb>()> siblings {}; ///< asked when the step's menu opens
};

/// What the left of the status bar says about this view.
struct ViewStatus
{
    enum class Phase { None, Live, CatchingUp, Offline, LoginExpired, Retrying, NoAccess, Local };
    Phase phase = Phase::None;
    QString word {}; ///< empty: the phase's own word ("Live", "Catching up")
    QString size {}; ///< "20 jobs, 9 kinds"
};

/// How much room the window has (LOOK 8): below 1180 navigation folds and the inspector goes under
/// the table; below 900 outlines hide.
enum class WidthClass { Wide, Medium, Narrow };

/// What a tab shows. Pages know their session and nothing of the window around them.
class Page : public QWidget
{
    Q_OBJECT
public:
    explicit Page(Session &session, QWidget *parent = nullptr);

    [[nodiscard]] Session &session() const { return m_session; }

    [[nodiscard]] virtual QString title() const = 0;
    [[nodiscard]] virtual Place place() const = 0;
    /// Two letters for the tab ("DS"); empty: icon().
    [[nodiscard]] virtual QString mark() const { return {}; }
    [[nodiscard]] virtual QIcon icon() const { return {}; }
    /// Shown in the tab when somebody must act on it.
    [[nodiscard]] virtual std::optional<State> state() const { return std::nullopt; }
    /// Without cluster and project; the last one is where we are. By default the title.
    [[nodiscard]] virtual QList<Crumb> breadcrumbs() const;
    /// Few; right on the path bar, as quiet buttons with their text.
    [[nodiscard]] virtual QList<QAction *> pageActions() const { return {}; }
    /// A control left of the page actions, such as Form + YAML | Form | YAML. Stays the page's.
    [[nodiscard]] virtual QWidget *pathBarWidget() const { return nullptr; }
    /// Everything else one can do here, for the palette and the menu.
    [[nodiscard]] virtual QList<QAction *> moreActions() const { return {}; }
    [[nodiscard]] virtual ViewStatus viewStatus() const { return {}; }
    [[nodiscard]] virtual bool isDirty() const { return false; }
    /// Ctrl+W and the tab's cross. Call `close` when the page may go, now or after a question.
    virtual void requestClose(const std::function<void()> &close) { close(); }
    /// Another part of the same page, by link, history or breadcrumb. False: not mine, make a page.
    virtual bool showPlace(const Place &place);
    virtual void reload() { }
    virtual void focusFilter() { }
    virtual void find() { }
    virtual void toggleInspector() { }
    /// F8 (1) and Shift+F8 (-1).
    virtual void goToProblem(int direction) { Q_UNUSED(direction) }
    /// F1: help for the field or kind that has the focus.
    virtual void explain() { }
    /// F6 goes through these in order; empty: the page itself.
    [[nodiscard]] virtual QList<QWidget *> panes() const { return {}; }
    virtual void setWidthClass(WidthClass width) { Q_UNUSED(width) }
    /// Three panes side by side: the window folds its navigation while this page is shown.
    [[nodiscard]] virtual bool prefersRoom() const { return false; }
    /// Filters, scroll, selection: kept with the tab over a restart.
    [[nodiscard]] virtual QByteArray saveState() const { return {}; }
    virtual void restoreState(const QByteArray &state) { Q_UNUSED(state) }

signals:
    /// Title, crumbs, actions, status or dirtiness are different now.
    void changed();
    /// place() is different: a new step of the tab's history.
    void moved();

protected:
    /// Put every visible text again. Called on a change of language; call it in your constructor.
    virtual void retranslate() { }
    void changeEvent(QEvent *event) override;

private:
    Session &m_session;
};

} // namespace ui
