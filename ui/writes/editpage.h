// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/writes/editsession.h"
#include "ui/shared/page.h"

#include <QPointer>
#include <QTimer>

class QStackedWidget;

namespace models {
class Guide;
}

namespace ui {

class Banner;
class ClusterLookup;
class EditDocument;
class FormPane;
class ReviewDialog;
class RightsGate;
class StateView;

/// An object that exists, in form and YAML: tried on the server while one types, reviewed, then
/// saved on the version that was loaded. What is typed is kept as a draft until it is saved or
/// dropped.
class EditPage final : public Page
{
    Q_OBJECT
public:
    EditPage(const Place &place, Session &session, QWidget *parent = nullptr);
    ~EditPage() override;

    [[nodiscard]] QString title() const override { return m_place.name; }
    [[nodiscard]] Place place() const override { return m_place; }
    [[nodiscard]] QString mark() const override;
    [[nodiscard]] QList<Crumb> breadcrumbs() const override;
    [[nodiscard]] QList<QAction *> pageActions() const override;
    [[nodiscard]] QWidget *pathBarWidget() const override;
    [[nodiscard]] ViewStatus viewStatus() const override;
    [[nodiscard]] bool isDirty() const override;
    void requestClose(const std::function<void()> &close) override;
    void reload() override;
    void find() override;
    void goToProblem(int direction) override;
    [[nodiscard]] QList<QWidget *> panes() const override;
    void setWidthClass(WidthClass width) override;
    [[nodiscard]] bool prefersRoom() const override { return true; }

    [[nodiscard]] FormPane &pane() const { return *m_pane; }
    [[nodiscard]] ReviewDialog *dialog() const;

protected:
    void retranslate() override;

private:
    // What is edited.
    void connectDocument();
    void connectPane();
    void onLoaded();
    void onFailed(const models::Error &error);
    void onMoved(const QJsonObject &newer, const models::Merge &merge);
    void onGone();
    void takeBack();
    void restoreDraft();
    void saveDraft();
    void discard();
    void createAgain();
    void toggleValues();
    [[nodiscard]] QJsonObject typed();
    [[nodiscard]] const models::Guide *guide() const;
    [[nodiscard]] int changeCount();

    // How it is saved.
    void onAnalysed();
    void tryOnServer();
    void take(const models::Result<models::Review> &review);
    void tryPods();
    void showErrorInText(const std::optional<models::Error> &refusal);
    void updateFoot();
    [[nodiscard]] QString missingRight() const;
    void openReview();
    void askAgain();
    void save(const QList<models::Change> &kept);
    void onSaved();
    void merge(const models::MergeDecision &keepsMine);
    void showMoved();
    bool writeTowards(const QJsonObject &wanted);

    Place m_place;
    EditDocument *m_document;
    RightsGate *m_gate;
    ClusterLookup *m_lookup = nullptr;
    QStackedWidget *m_stack;
    StateView *m_state;
    QWidget *m_body;
    Banner *m_banner;
    FormPane *m_pane;
    QAction *m_discard;
    QAction *m_again;
    QAction *m_values;
    QPointer<ReviewDialog> m_dialog;
    QTimer m_draftTimer;
    QTimer m_tryTimer;
    bool m_isReady = false;
    bool m_isSaving = false;
    bool m_isTrying = false;
    int m_trial = 0; ///< answers about older texts are dropped
    QString m_triedText;
    std::optional<models::Review> m_review; ///< of m_triedText
    std::optional<models::Error> m_refusal;
    QList<models::StatusCause> m_ofPods; ///< of m_triedText
    QJsonObject m_newer; ///< what moved() told and was not settled
    models::Merge m_merge;
};

} // namespace ui
