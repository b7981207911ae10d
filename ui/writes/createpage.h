// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/jobs/drafts.h"
#include "models/writes/editsession.h"
#include "ui/shared/page.h"

#include <QPointer>
#include <QTimer>

class QGridLayout;
class QPushButton;
class QScrollArea;

namespace ui {

class Banner;
class CreatePlan;
class CreateText;
class ProblemList;
class QuietLabel;
class ReviewDialog;
class Segmented;
class YamlPane;

/// New objects of any kind from YAML: typed, pasted, dropped or read from files, several documents
/// at once. Each is tried on the server while one types; what the server says stands at its line.
class CreatePage final : public Page
{
    Q_OBJECT
public:
    CreatePage(const Place &place, Session &session, QWidget *parent = nullptr);
    ~CreatePage() override;

    [[nodiscard]] QString title() const override;
    [[nodiscard]] Place place() const override { return m_place; }
    [[nodiscard]] QString mark() const override;
    [[nodiscard]] QIcon icon() const override;
    [[nodiscard]] QList<QAction *> pageActions() const override;
    [[nodiscard]] QWidget *pathBarWidget() const override;
    [[nodiscard]] ViewStatus viewStatus() const override;
    [[nodiscard]] bool isDirty() const override;
    void requestClose(const std::function<void()> &close) override;
    void reload() override;
    void find() override;
    void goToProblem(int direction) override;
    [[nodiscard]] QList<QWidget *> panes() const override;

    [[nodiscard]] CreateText &text() const { return *m_text; }
    [[nodiscard]] CreatePlan &plan() const { return *m_plan; }
    [[nodiscard]] QPushButton *writeButton() const { return m_write; }
    [[nodiscard]] ReviewDialog *dialog() const;

protected:
    void retranslate() override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeFoot();
    void connectParts();
    void begin();
    void openFiles(const QStringList &names);
    void importFiles();
    void saveDraft();
    void onRead();
    void showPlan();
    void showRow(int row);
    void showServerErrors();
    void write();
    void reviewNext();
    void onWritten();
    [[nodiscard]] bool hasOwnErrors() const;

    Place m_place;
    models::Drafts m_drafts;
    QString m_draftId;
    CreateText *m_text;
    CreatePlan *m_plan;
    Segmented *m_mode;
    Banner *m_banner;
    YamlPane *m_pane;
    QWidget *m_foot = nullptr;
    QuietLabel *m_problemsTitle = nullptr;
    ProblemList *m_problems = nullptr;
    QuietLabel *m_objectsTitle = nullptr;
    QScrollArea *m_objects = nullptr;
    QuietLabel *m_reason = nullptr;
    QPushButton *m_write = nullptr;
    QAction *m_import;
    QAction *m_form;
    QPointer<ReviewDialog> m_dialog;
    QList<int> m_toReview;
    QTimer m_checkTimer;
    QTimer m_draftTimer;
    QString m_begun; ///< the text before anybody typed
    bool m_isWritten = false;
    bool m_showsErrors = false;
};

} // namespace ui
