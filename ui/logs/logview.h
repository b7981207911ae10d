// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/resources/logcollector.h"
#include "models/resources/logrows.h"
#include "ui/logs/lognotes.h"
#include "ui/shared/page.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QComboBox;
class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace ui {

class LogBar;
class LogCanvas;
class LogFoot;
class RankPicker;
class StateView;

/// The log of one pod, or of all replicas of a job in one: merged by time, followed, searched.
class LogView : public QWidget
{
    Q_OBJECT
public:
    explicit LogView(Session &session, QWidget *parent = nullptr);
    ~LogView() override;

    /// The same replicas again, in any state, go on; another `subject` (a uid) starts over.
    void setReplicas(
        const QString &subject, const QString &nameSpace, const QList<LogReplica> &replicas);
    /// Names the file that the log is saved in.
    void setTitle(const QString &title) { m_title = title; }
    /// Shows only "worker-5", at its last words.
    void focusReplica(const QString &name);

    [[nodiscard]] LogCanvas &canvas() const { return *m_canvas; }
    [[nodiscard]] const models::LogStore &store() const { return m_store; }
    [[nodiscard]] const models::LogRows &rows() const { return m_rows; }
    /// For tests and measurements: lines as if they had come.
    void append(const QList<models::LogStore::Incoming> &lines);

    [[nodiscard]] QAction *firstFailureAction() const { return m_firstFailure; }
    /// "Logs from 16 of 16 replicas", for the status bar.
    [[nodiscard]] QString statusText() const;
    [[nodiscard]] ViewStatus::Phase phase() const;
    void saveShownLines(const QString &file) { saveTo(file); }
    void find();
    void goToFirstFailure();
    void findNext(int direction);
    void askForTime();
    /// To the first line shown that is not older, else to the last one.
    void jumpTo(const QDateTime &time);

signals:
    void changed();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeActions();
    void makeHead();
    void connectHead();
    void makeParts();
    void fitRanks();
    void retranslate();
    void fillChoices();
    void takeExtent();
    void startSources();
    void takeLines(const models::LogStore::Appended &appended);
    void applyFilter();
    void applyPattern();
    void searchOn();
    void showMatches();
    void showFoot();
    void showState();
    void showStateOfNothing();
    void showNotes();
    void save();
    void saveTo(const QString &file);
    void popupMenu(const QPoint &global);
    [[nodiscard]] QString containerOf(const LogReplica &replica) const;

    Session &m_session;
    models::LogStore m_store;
    models::LogRows m_rows;
    std::unique_ptr<models::LogCollector> m_collector; // null while nothing is connected
    QString m_subject;
    QString m_nameSpace;
    QString m_title;
    QList<LogReplica> m_replicas;
    QList<LogNotes::Gap> m_gaps;
    QList<LogNotes::Start> m_starts;
    LogNotes::Made m_notes;
    QString m_wantedFocus; // until it has lines
    qint64 m_pausedAt = 0; // lines that had ever come when following paused
    RankPicker *m_ranks;
    QWidget *m_head;
    QScrollArea *m_ranksArea;
    QLabel *m_ranksLabel;
    QPushButton *m_all;
    QPushButton *m_failed;
    QPushButton *m_none;
    QWidget *m_spring;
    QLabel *m_containerLabel;
    QComboBox *m_container;
    QComboBox *m_runs;
    QComboBox *m_extent;
    LogBar *m_bar;
    QStackedWidget *m_stack;
    LogCanvas *m_canvas;
    StateView *m_state;
    LogFoot *m_foot;
    QAction *m_jump;
    QAction *m_wrap;
    QAction *m_times;
    QAction *m_save;
    QAction *m_copy;
    QAction *m_copyAll;
    QAction *m_firstFailure;
    QAction *m_next;
    QAction *m_previous;
    QTimer m_searching;
};

} // namespace ui
