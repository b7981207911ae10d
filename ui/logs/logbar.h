// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/resources/logrows.h"

#include <QWidget>

class QAction;
class QHBoxLayout;
class QLabel;
class QToolButton;

namespace ui {

class CountChip;
class SearchField;
class Segmented;

/// Search, levels, and how lines are shown.
class LogBar final : public QWidget
{
    Q_OBJECT
public:
    explicit LogBar(QWidget *parent = nullptr);

    [[nodiscard]] models::LogRows::Pattern pattern() const;
    [[nodiscard]] bool isOnlyMatches() const;
    [[nodiscard]] quint8 levels() const;
    void setLevelCounts(const models::LogStore &store);
    /// `at`: number of the current match from 1 on, 0 none.
    void setMatches(qsizetype at, qsizetype count, bool isSearching);
    /// The pattern cannot be read: why.
    void setProblem(const QString &problem);
    void focusSearch();
    /// Takes off what the search and the levels hide.
    void showAll();
    /// Wrap, timestamps, copy, save: for the buttons at the right and their menu.
    void setActions(const QList<QAction *> &shown, const QList<QAction *> &more);

signals:
    void patternChanged();
    void filterChanged();
    void nextRequested(int direction);
    void left(); ///< Esc in an empty field

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retranslate();
    QToolButton *addToggle();
    void placeInside();

    SearchField *m_search;
    QLabel *m_count;
    QToolButton *m_previous;
    QToolButton *m_next;
    QToolButton *m_case;
    QToolButton *m_regex;
    Segmented *m_mode;
    QList<CountChip *> m_chips; // error, warning, info, debug
    QHBoxLayout *m_row = nullptr;
    QList<QToolButton *> m_shown; ///< actions that are in the menu as well
    QToolButton *m_more;
};

} // namespace ui
