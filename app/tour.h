// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/jobs/jobtypes.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>

class QPlainTextEdit;
class QPushButton;

namespace ui {
enum class ActionId;
class MainWindow;
class Page;
class Shell;
} // namespace ui

namespace app {

/// Drives the real window through the main job, in the sandbox: does a step, waits until the window
/// is as it must be, keeps a picture, goes on. A step that does not come true ends the tour with 1.
class Tour final : public QObject
{
    Q_OBJECT
public:
    Tour(ui::Shell &shell, QString folder, const QSize &size, QObject *parent = nullptr);

    void start();

signals:
    void finished(int exitCode);

private:
    struct Step
    {
        QString name;
        std::function<void()> act;
        std::function<bool()> isTrue;
        QString wanted; ///< said when it did not come true
        int seconds = 20;
    };
    void addSteps();
    void addOpening();
    void addForm();
    void addSubmit();
    void addWrites();
    void addProject();
    void addBrowsing();
    void addExplorer();
    void addTerminal();
    void addEnd();
    void next();
    void poll();
    void keepPicture();
    [[nodiscard]] QString situation() const;
    [[nodiscard]] ui::MainWindow &window() const;
    [[nodiscard]] ui::Page *page() const;
    /// Is the job whose page is shown in that state?
    [[nodiscard]] bool isJob(models::JobState state) const;
    [[nodiscard]] QPlainTextEdit *yaml() const;
    [[nodiscard]] QPushButton *submit() const;
    [[nodiscard]] bool isLive() const;
    [[nodiscard]] bool hasRows(int least) const;
    /// As if its key had been pressed on the page.
    void trigger(ui::ActionId id);
    /// The dialog over the window, when it is one of that kind.
    template <typename Kind> [[nodiscard]] Kind *dialog() const
    {
        return qobject_cast<Kind *>(QApplication::activeModalWidget());
    }

    ui::Shell &m_shell;
    QString m_folder;
    QSize m_size;
    QList<Step> m_steps;
    qsizetype m_at = -1;
    int m_pictures = 0;
    QElapsedTimer m_since;
    QTimer m_poll;
};

} // namespace app
