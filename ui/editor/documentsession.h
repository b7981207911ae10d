// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/yaml/operation.h"

#include <QFuture>
#include <QObject>
#include <QTextDocument>
#include <QTimer>

#include <functional>

namespace ui {

/// One text under edit, shared by a form and an editor: the QTextDocument that holds it, the tree
/// that a worker made of it, and what is wrong with it. The text is the truth; the undo stack is
/// the document's. Inside it lines end in a line feed and there is no byte order mark; savedText()
/// puts both back.
///
/// Short texts are read and changed at once. Long ones only by a worker: what a form wants waits
/// its turn there, so that the GUI thread never does.
class DocumentSession final : public QObject
{
    Q_OBJECT
public:
    /// Runs on a worker: pure, must not touch objects of the GUI thread.
    using Validator = std::function<QList<models::yaml::Diagnostic>(const models::yaml::Tree &)>;

    explicit DocumentSession(QObject *parent = nullptr);
    ~DocumentSession() override;

    [[nodiscard]] QTextDocument *document() { return &m_document; }
    [[nodiscard]] QString text() const;
    [[nodiscard]] QString savedText() const;
    /// Counts up with every change of the text.
    [[nodiscard]] int revision() const { return m_revision; }

    /// A new text; undo starts anew and it becomes the loaded text.
    void setText(const QString &text);
    /// What change bars and "modified" compare with.
    void setLoadedText(const QString &text);
    [[nodiscard]] const QString &loadedText() const { return m_loaded; }
    [[nodiscard]] bool isModified() const { return text() != m_loaded; }
    /// As one undo step; `joinUndo`: as part of the step before. False when the text is not at that
    /// revision any more.
    bool apply(const QList<models::yaml::TextEdit> &edits, bool joinUndo, int revision);
    bool apply(const QList<models::yaml::TextEdit> &edits, bool joinUndo = false)
    {
        return apply(edits, joinUndo, m_revision);
    }
    /// The operations as one verified edit of the text as it is now; in long texts soon after, and
    /// an error comes as refused(). Equal `mergeKey`s in a row (typing in one field) are one undo
    /// step. `note`, for the user, stands beside the changed lines for two seconds.
    models::Result<void> perform(const QList<models::yaml::Operation> &operations,
        const QString &mergeKey = {}, const QString &note = {});
    /// Edits that were made from the present text: a fix, an import.
    void write(const QList<models::yaml::TextEdit> &edits, const QString &mergeKey = {},
        const QString &note = {});

    /// The last tree that was read; its revision says how old it is. Never null.
    [[nodiscard]] models::yaml::TreePtr tree() const { return m_tree; }
    [[nodiscard]] bool isFresh() const
    {
        return m_tree->revision() == m_revision && m_steps.isEmpty();
    }
    /// Is a text of this length read and changed without a worker?
    [[nodiscard]] bool isShort() const;
    /// Of this very text; read now if the worker has not come yet. For short texts and for tests.
    models::yaml::TreePtr currentTree();

    /// Schema checks, beside those of the text itself.
    void setValidator(Validator validator);
    /// Of the last dry run; they go when the text changes.
    void setServerDiagnostics(const QList<models::yaml::Diagnostic> &diagnostics);
    /// In the order in which people should put them right.
    [[nodiscard]] const QList<models::yaml::Diagnostic> &diagnostics() const { return m_all; }
    [[nodiscard]] int errorCount() const;

signals:
    /// What a form wanted of a long text cannot be done.
    void refused(const models::Message &why);
    void textChanged();
    void loadedChanged();
    /// tree() and diagnostics() are new; diagnosticsChanged follows.
    void treeChanged();
    void diagnosticsChanged();
    /// A form or a fix changed this range of the present text.
    void changedByForm(const models::yaml::TextRange &range, const QString &note);

private:
    struct Step ///< what a form wants of a long text
    {
        QList<models::yaml::Operation> operations;
        QString mergeKey;
        QString note;
    };
    struct Reading
    {
        models::yaml::TreePtr tree;
        QList<models::yaml::Diagnostic> diagnostics;
        models::Result<QList<models::yaml::TextEdit>> edits; ///< of a step; else empty
        bool isStep = false;
    };
    static Reading read(const QString &text, int revision, const Validator &validator);
    static Reading plan(
        models::yaml::TreePtr tree, const QString &text, int revision, const Step &step);
    void onContentsChange();
    void startWork();
    void endWork(const Reading &reading);
    void take(const Reading &reading);
    void readNow();
    void collect();

    QTextDocument m_document;
    QList<Step> m_steps;
    QTimer m_debounce;
    Validator m_validator;
    QString m_loaded;
    QString m_newline = QStringLiteral("\n");
    bool m_hasBom = false;
    int m_revision = 0;
    QString m_mergeKey; ///< of the last change by a form …
    int m_mergeRevision = -1; ///< … and the revision that it made
    QFuture<Reading> m_work; ///< one at a time
    bool m_isWorking = false;
    bool m_isPlanning = false; ///< … on the first step
    bool m_isLoading = false;
    bool m_isStale = false; ///< the validator is newer than the last reading
    models::yaml::TreePtr m_tree;
    QList<models::yaml::Diagnostic> m_local;
    QList<models::yaml::Diagnostic> m_server;
    QList<models::yaml::Diagnostic> m_all;
};

} // namespace ui
