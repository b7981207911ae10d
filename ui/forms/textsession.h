// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/form/formmodel.h"
#include "models/schema/validator.h"
#include "ui/editor/documentsession.h"

#include <QObject>

namespace models {
class SurroundingsFeed;
}

namespace ui {

/// A text under edit with the form over it: what a row of the form wants becomes an edit of the
/// text, and what is read in the text becomes rows.
class TextSession final : public QObject
{
    Q_OBJECT
public:
    explicit TextSession(QObject *parent = nullptr);

    [[nodiscard]] DocumentSession &session() { return m_session; }
    [[nodiscard]] QTextDocument *document() { return m_session.document(); }
    [[nodiscard]] models::FormModel &form() { return m_form; }
    [[nodiscard]] const models::FormModel &form() const { return m_form; }

    void setKind(models::OpenApiDocumentRef schema, const models::GroupVersionKind &gvk,
        const models::Guide *guide, const models::ValidationContext &context);
    [[nodiscard]] const models::ValidationContext &context() const { return m_context; }
    /// Who looks up what the text names; outlives the session. `nameSpace`: of objects that name
    /// none.
    void setFeed(models::SurroundingsFeed *feed, const QString &nameSpace);
    /// What the server has now: rules about changes look at it.
    void setLoaded(const QJsonObject &object);
    /// Begins anew: no undo beyond this. `isOriginal`: "modified" is measured against it.
    void setText(const QString &text, bool isOriginal = true);
    /// What "modified" is measured against, in form and text.
    void setOriginal(const QString &text);
    [[nodiscard]] QString text() const { return m_session.text(); }
    [[nodiscard]] models::yaml::TreePtr tree() const { return m_session.tree(); }
    [[nodiscard]] const QList<models::yaml::Diagnostic> &diagnostics() const
    {
        return m_session.diagnostics();
    }
    [[nodiscard]] int errorCount() const { return m_session.errorCount(); }
    [[nodiscard]] int warningCount() const;
    /// Is the newest text read already?
    [[nodiscard]] bool isCurrent() const { return m_session.isFresh(); }

    /// What a form row wants. Equal `mergeKey`s in a row are one step of undo. False: refused(why).
    bool apply(const QList<models::yaml::Operation> &operations, const QString &mergeKey = {});
    /// Edits of the text as it was read last. False: it has changed since.
    bool applyEdits(const QList<models::yaml::TextEdit> &edits, const QString &mergeKey = {});
    /// What the server said about this very text; forgotten when the text changes.
    void setServerDiagnostics(const QList<models::yaml::Diagnostic> &diagnostics);
    /// Reads now what would be read soon.
    void flush() { m_session.currentTree(); }

signals:
    void analysed();
    void refused(const models::Message &why);
    void textChanged();

private:
    void publish();
    void askAround();
    void takeSurroundings();
    void updateValidator();
    /// "by the form: 8 → 16", beside the line.
    [[nodiscard]] QString noteFor(
        const QList<models::yaml::Operation> &operations, const QString &mergeKey);

    DocumentSession m_session;
    models::FormModel m_form;
    models::OpenApiDocumentRef m_schema;
    models::GroupVersionKind m_gvk;
    models::ValidationContext m_context;
    models::SurroundingsFeed *m_feed = nullptr;
    QString m_nameSpace;
    QString m_original; ///< to be read when its tree is there
    bool m_hasOriginal = true;
    QString m_noteKey; ///< the burst that m_noteBefore is about
    QString m_noteBefore;
};

} // namespace ui
