// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/form/formmodel.h"
#include "models/schema/validator.h"

#include <QFutureWatcher>
#include <QObject>
#include <QTimer>

class QTextDocument;

namespace ui {

/// One text that form and editor share: its document with the only undo stack, its positions, its
/// problems, and the form over it. GUI thread; large texts are read by a worker.
class TextSession final : public QObject
{
    Q_OBJECT
public:
    explicit TextSession(QObject *parent = nullptr);
    ~TextSession() override;

    [[nodiscard]] QTextDocument *document() const { return m_document; }
    [[nodiscard]] models::FormModel &form() { return m_form; }
    [[nodiscard]] const models::FormModel &form() const { return m_form; }

    void setKind(models::OpenApiDocumentRef schema, const models::GroupVersionKind &gvk,
        const models::Guide *guide, const models::ValidationContext &context);
    /// Begins anew: no undo beyond this. `original` is what "modified" is measured against.
    void setText(const QString &text, bool isOriginal = true);
    [[nodiscard]] QString text() const;
    [[nodiscard]] const models::yaml::TreePtr &tree() const { return m_tree; }
    [[nodiscard]] const QList<models::yaml::Diagnostic> &diagnostics() const
    {
        return m_diagnostics;
    }
    [[nodiscard]] int errorCount() const;
    [[nodiscard]] int warningCount() const;
    /// Is the newest text read already?
    [[nodiscard]] bool isCurrent() const { return m_analysedRevision == m_revision; }

    /// What a form row wants. Equal `mergeKey`s in a row are one step of undo. False: refused(why).
    bool apply(const QList<models::yaml::Operation> &operations, const QString &mergeKey = {});
    bool applyEdits(const QList<models::yaml::TextEdit> &edits, const QString &mergeKey = {});
    /// What the server said about this very text; forgotten when the text changes.
    void setServerDiagnostics(const QList<models::yaml::Diagnostic> &diagnostics);
    /// Reads now what would be read soon.
    void flush();

signals:
    void analysed();
    void refused(const models::Message &why);
    /// The form changed this part (offsets after the change).
    void changedByForm(models::yaml::TextRange range);
    void textChanged();

private:
    struct Analysis
    {
        models::yaml::TreePtr tree;
        QList<models::yaml::Diagnostic> diagnostics;
        int revision = 0;
    };
    static Analysis analyse(const QString &text, int revision, models::OpenApiDocumentRef schema,
        const models::GroupVersionKind &gvk, const models::ValidationContext &context);

    void onContentsChange();
    void analyseSoon();
    void take(Analysis analysis);
    void publish();

    QTextDocument *m_document;
    models::FormModel m_form;
    models::OpenApiDocumentRef m_schema;
    models::GroupVersionKind m_gvk;
    models::ValidationContext m_context;
    models::yaml::TreePtr m_tree;
    QList<models::yaml::Diagnostic> m_local;
    QList<models::yaml::Diagnostic> m_server;
    QList<models::yaml::Diagnostic> m_diagnostics;
    QTimer m_soon;
    QFutureWatcher<Analysis> m_worker;
    int m_revision = 0;
    int m_analysedRevision = -1;
    QString m_lastMergeKey;
    int m_lastFormRevision = -1;
};

} // namespace ui
