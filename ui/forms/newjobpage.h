// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/jobs/drafts.h"
#include "models/jobs/preflight.h"
#include "models/schema/openapidocument.h"
#include "ui/forms/formfoot.h"
#include "ui/forms/formpane.h"
#include "ui/shared/page.h"

#include <QTimer>

class QAction;
class QStackedWidget;

namespace models {
class SurroundingsFeed;
}

namespace ui {

class Banner;
class ClusterLookup;
class ObjectWriter;
class StateView;

/// A new object of one kind, by form and YAML: from nothing, from a copy, a file or a draft;
/// checked while it is written, submitted once, then followed on its own page.
class NewJobPage final : public Page
{
    Q_OBJECT
public:
    NewJobPage(const Place &place, Session &session, QWidget *parent = nullptr);
    ~NewJobPage() override;

    [[nodiscard]] QString title() const override;
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
    void focusFilter() override { find(); }
    void goToProblem(int direction) override;
    void explain() override;
    [[nodiscard]] QList<QWidget *> panes() const override;
    void setWidthClass(WidthClass width) override;
    [[nodiscard]] bool prefersRoom() const override { return true; }

    [[nodiscard]] FormPane &pane() { return *m_pane; }
    void submit();

protected:
    void retranslate() override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void layOut();
    void load();
    void begin(const models::Result<models::OpenApiDocumentRef> &schema);
    void beginWith(const QString &text, const QString &origin);
    void loadOriginal(const QString &nameSpace, const QString &name);
    void onAnalysed();
    void updateFoot();
    [[nodiscard]] QList<PreflightLine> checks() const;
    [[nodiscard]] static QString subjectOf(const models::PreflightCheck &check);
    [[nodiscard]] QString firstError() const;
    void saveDraft();
    void onCreated(const QJsonObject &object, const QStringList &warnings, bool wasLookedUp);
    void onFailed(const models::Error &error);
    void importFile();
    void copyCommand();
    void saveToFile();
    void explainField(const models::Path &path);
    [[nodiscard]] const models::Guide *guide() const;
    [[nodiscard]] QStringList takenNames() const;
    [[nodiscard]] QString wantedMemory() const;
    [[nodiscard]] QString nameInText() const;

    Place m_place;
    QStackedWidget *m_stack;
    StateView *m_state;
    QWidget *m_body;
    Banner *m_banner;
    FormPane *m_pane = nullptr;
    ClusterLookup *m_lookup = nullptr;
    models::SurroundingsFeed *m_feed = nullptr;
    ObjectWriter *m_writer = nullptr;
    QAction *m_import;
    QAction *m_copyCommand;
    models::OpenApiDocumentRef m_schema;
    models::Drafts m_drafts;
    QString m_draftId;
    QTimer m_draftTimer;
    QDateTime m_draftSaved;
    QString m_begun; ///< the text this page began with
    QString m_origin;
    bool m_isReady = false;
    bool m_isSubmitted = false;
    bool m_showsRefusal = false;
    bool m_submitsWhenRead = false;
};

} // namespace ui
