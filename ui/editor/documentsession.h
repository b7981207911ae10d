// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/yaml/operation.h"

#include <QObject>
#include <QTextDocument>
#include <QTimer>

#include <functional>

namespace ui {

/// One text under edit, shared by a form and an editor: the QTextDocument that holds it, the tree
/// that a worker made of it, and what is wrong with it. The text is the truth; the undo stack is
/// the document's. Inside it lines end in a line feed and there is no byte order mark; savedText()
/// puts both back.
class DocumentSession final : public QObject
{
    Q_OBJECT
public:
    /// Runs on a worker: pure, must not touch objects of the GUI thread.
    using Validator = std::function<QList<models::yaml::Diagnostic>(const models::yaml::Tree &)>;

    explicit DocumentSession(QObject *parent = nullptr);

    [[nodiscard]] QTextDocument *document() { return &m_document; }
    [[nodiscard]] QString text() const { return m_document.toPlainText(); }
    [[nodiscard]] QString savedText() const;
    /// Counts up with every change of the text.
    [[nodiscard]] int revision() const { return m_revision; }

    /// A new text; undo starts anew and it becomes the loaded text.
    void setText(const QString &text);
    /// What change bars and "modified" compare with.
    void setLoadedText(const QString &text);
    [[nodiscard]] const QString &loadedText() const { return m_loaded; }
    [[nodiscard]] bool isModified() const { return text() != m_loaded; }
    /// As one undo step; `joinUndo`: as part of the step before (typing in one field). False when
    /// the text is not at that revision any more.
    bool apply(const QList<models::yaml::TextEdit> &edits, bool joinUndo, int revision);
    bool apply(const QList<models::yaml::TextEdit> &edits, bool joinUndo = false)
    {
        return apply(edits, joinUndo, m_revision);
    }
    /// The operation as edits of the text as it is now, verified (in long texts by the worker, soon
    /// after: see takenBack). `note` (for the user, may be empty) stands beside the changed lines
    /// for two seconds.
    models::Result<void> perform(
        const models::yaml::Operation &operation, bool joinUndo = false, const QString &note = {});

    /// The last tree that a worker delivered; its revision says how old it is. Never null.
    [[nodiscard]] models::yaml::TreePtr tree() const { return m_tree; }
    [[nodiscard]] bool isFresh() const { return m_tree->revision() == m_revision; }
    /// Of this very text; read now if the worker has not come yet.
    [[nodiscard]] models::yaml::TreePtr currentTree();

    /// Schema checks, beside those of the text itself.
    void setValidator(Validator validator);
    /// Of the last dry run; they go when the text changes.
    void setServerDiagnostics(const QList<models::yaml::Diagnostic> &diagnostics);
    [[nodiscard]] const QList<models::yaml::Diagnostic> &diagnostics() const { return m_all; }
    [[nodiscard]] int errorCount() const;

signals:
    /// The worker found that a change of a long text was not what the form meant; it is undone.
    void takenBack(const models::Path &path);
    void textChanged();
    /// tree() is new; diagnosticsChanged follows.
    void treeChanged();
    void diagnosticsChanged();
    /// A form or a fix changed this range of the present text.
    void changedByForm(const models::yaml::TextRange &range, const QString &note);

private:
    struct Pending ///< an operation whose result was not read yet
    {
        models::yaml::TreePtr before;
        models::yaml::Operation operation;
        int revision;
    };
    struct Reading
    {
        models::yaml::TreePtr tree;
        QList<models::yaml::Diagnostic> diagnostics;
    };
    static Reading read(const QString &text, int revision, const Validator &validator);
    void onContentsChange();
    void startReading();
    void take(const Reading &reading);
    void collect();

    QTextDocument m_document;
    std::optional<Pending> m_pending;
    QTimer m_debounce;
    Validator m_validator;
    QString m_loaded;
    QString m_newline = QStringLiteral("\n");
    bool m_hasBom = false;
    int m_revision = 0;
    int m_readingRevision = -1; ///< a worker has this text; -1: none
    bool m_isLoading = false;
    models::yaml::TreePtr m_tree;
    QList<models::yaml::Diagnostic> m_local;
    QList<models::yaml::Diagnostic> m_server;
    QList<models::yaml::Diagnostic> m_all;
};

} // namespace ui
