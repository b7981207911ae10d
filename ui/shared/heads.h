// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/state.h"

#include <QWidget>

#include <optional>

class QAction;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace ui {

class FlowLayout;
class KindMark;
class StatePill;

/// Head of an inspector: mark, name, pill, what it is, a cross; below up to five small actions and
/// a menu for the rest.
class InspectorHead final : public QWidget
{
    Q_OBJECT
public:
    explicit InspectorHead(QWidget *parent = nullptr);
    void setObject(const QString &mark, const QString &name, std::optional<State> state,
        const QString &word, const QString &subtitle);
    void setActions(const QList<QAction *> &shown, const QList<QAction *> &more = {});
    void setFlush(); ///< no margins of its own: part of a column that has them

signals:
    void closeRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void colour();
    KindMark *m_mark;
    QLabel *m_name;
    StatePill *m_pill;
    QLabel *m_subtitle;
    QWidget *m_actions;
    FlowLayout *m_flow;
    QHBoxLayout *m_corner; ///< menu and close
    QToolButton *m_menu = nullptr;
    QWidget *m_close;
};

/// Head of an object's page: mark, name, pill, subtitle; actions at the right, one of them primary.
class ObjectHead final : public QWidget
{
    Q_OBJECT
public:
    explicit ObjectHead(QWidget *parent = nullptr);
    void setObject(const QString &mark, const QString &name, std::optional<State> state,
        const QString &word, const QString &subtitle);
    void setActions(QAction *primary, const QList<QAction *> &shown,
        const QList<QAction *> &dangerous = {}, const QList<QAction *> &more = {});

protected:
    void changeEvent(QEvent *event) override;

private:
    void colour();
    KindMark *m_mark;
    QLabel *m_name;
    StatePill *m_pill;
    QLabel *m_subtitle;
    QHBoxLayout *m_buttons;
};

/// A push button that follows an action: text, state, tooltip, and the key in the tooltip.
class ActionButton
{
public:
    static QPushButton *make(QAction *action, QWidget *parent, bool small = false);
    static QToolButton *makeMenu(
        const QList<QAction *> &actions, QWidget *parent, bool small = false);
};

} // namespace ui
