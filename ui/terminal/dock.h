// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/forwardtarget.h"
#include "ui/shared/shelltarget.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QStackedWidget;
class QToolButton;

namespace ui {

class DockTabs;
class ForwardsPane;
class PodTerminal;
class Session;
class StateView;

/// At the bottom of the window: terminals as tabs, and port forwards beside them.
class Dock final : public QWidget
{
    Q_OBJECT
public:
    explicit Dock(QWidget *parent = nullptr);
    ~Dock() override;

    /// Its shells end with it.
    void setSession(Session &session);
    /// A new tab.
    void open(const ShellTarget &target);
    void closeAll();
    /// Asks for the port.
    void openForward(const ForwardTarget &target);
    [[nodiscard]] ForwardsPane &forwards() const { return *m_forwards; }
    [[nodiscard]] int count() const;
    [[nodiscard]] PodTerminal *current() const;
    [[nodiscard]] DockTabs &tabs() const { return *m_tabs; }

    [[nodiscard]] QSize sizeHint() const override;

signals:
    void opened(); ///< a terminal: it wants to be seen
    void hideRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] PodTerminal *at(int index) const;
    void closeTab(int index);
    void showTab(int index);
    void showFaces();
    void retranslate();

    QPointer<Session> m_session;
    DockTabs *m_tabs;
    QToolButton *m_add;
    QLabel *m_hint;
    QToolButton *m_hide;
    QStackedWidget *m_stack;
    StateView *m_empty;
    ForwardsPane *m_forwards;
};

} // namespace ui
