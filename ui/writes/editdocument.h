// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/jobs/drafts.h"
#include "models/schema/openapidocument.h"
#include "models/writes/editsession.h"
#include "ui/shared/place.h"

#include <QDateTime>

#include <memory>

namespace models {
class ObjectWatch;
}

namespace ui {

class Session;

/// One object under edit, without its page: what the server holds, what becomes of it meanwhile,
/// and the draft of what was typed.
class EditDocument final : public QObject
{
    Q_OBJECT
public:
    EditDocument(const Place &place, Session &session, QObject *parent = nullptr);
    ~EditDocument() override;

    /// Ends in loaded() or failed(). Again after failed(), or to begin anew.
    void load();
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }
    [[nodiscard]] models::EditSession &edit() { return *m_edit; }
    [[nodiscard]] const models::ApiResource &resource() const { return m_resource; }
    /// Null where it could not be read: the text works without.
    [[nodiscard]] const models::OpenApiDocumentRef &schema() const { return m_schema; }
    [[nodiscard]] bool isGone() const { return m_isGone; }

    /// The YAML to edit: without what the server alone writes (it changes while one types), and
    /// without the values of a Secret until they are asked for.
    [[nodiscard]] QString textOf(const QJsonObject &object) const;
    /// What the typed text means for the server: hidden values are those that are there.
    [[nodiscard]] QJsonObject meant(QJsonObject typed) const;
    [[nodiscard]] bool hasHiddenValues() const;
    [[nodiscard]] int hiddenCount() const;
    void setShowsValues(bool shows) { m_showsValues = shows; }
    [[nodiscard]] bool showsValues() const { return m_showsValues; }

    /// Typed earlier and neither saved nor dropped.
    [[nodiscard]] std::optional<models::Draft> draft() const;
    models::Result<void> saveDraft(const QString &text);
    void dropDraft();
    [[nodiscard]] QDateTime draftSaved() const { return m_draftSaved; }
    /// What is typed now, for news from the watch.
    void setTyped(const QJsonObject &typed) { m_typed = typed; }
    void reread();

signals:
    void loaded();
    void failed(const models::Error &error);
    /// Fields of the object moved on the server, apart from what it alone writes.
    void moved(const QJsonObject &newer, const models::Merge &merge);
    void gone();

private:
    void find();
    void readObject();
    void watch();
    void notice();

    Place m_place;
    Session &m_session;
    models::ApiResource m_resource;
    models::OpenApiDocumentRef m_schema;
    std::unique_ptr<models::EditSession> m_edit;
    models::ObjectWatch *m_watch;
    models::Drafts m_drafts;
    QString m_draftId;
    QDateTime m_draftSaved;
    QJsonObject m_typed;
    bool m_isLoaded = false;
    bool m_isGone = false;
    bool m_isSearching = false;
    bool m_showsValues = false;
};

} // namespace ui
