// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/form/fieldindex.h"
#include "models/form/projection.h"
#include "models/form/rowedits.h"
#include "models/schema/openapidocument.h"

#include <QObject>

namespace models {

/// A form over a text: rows from tree, schema and guide; operations out. Holds no value of its own.
/// GUI thread; rows are updated in place by their ids and never rebuilt.
class FormModel final : public QObject
{
    Q_OBJECT
public:
    explicit FormModel(QObject *parent = nullptr);

    /// `document` keeps the nodes alive; null for a kind without a schema. `guide` outlives us.
    void setKind(OpenApiDocumentRef document, const GroupVersionKind &gvk, const Guide *guide);
    [[nodiscard]] const SchemaNode *root() const { return m_input.root; }
    [[nodiscard]] const Guide *guide() const { return m_input.guide; }
    [[nodiscard]] const GroupVersionKind &gvk() const { return m_gvk; }

    /// The schema of a kind that schemaWanted() named.
    void addSchema(const GroupVersionKind &kind, OpenApiDocumentRef document);

    /// A new revision of the text with everything that was found in it.
    void setTree(yaml::TreePtr tree, QList<yaml::Diagnostic> diagnostics, int document = 0);
    [[nodiscard]] const yaml::TreePtr &tree() const { return m_input.tree; }
    [[nodiscard]] const QList<yaml::Diagnostic> &diagnostics() const { return m_input.diagnostics; }
    /// What the edit began with, for "modified" and revert.
    void setOriginal(const QJsonValue &object);
    /// What the server has of the object: what can no longer be changed follows from it. Empty: it
    /// does not exist yet.
    void setLoaded(const QJsonObject &object);
    [[nodiscard]] QJsonValue originalAt(const Path &path) const;

    void setLevel(FormLevel level);
    [[nodiscard]] FormLevel level() const { return m_input.level; }
    void search(const QString &typed);
    [[nodiscard]] const QString &searchText() const { return m_search; }
    void setExpanded(const QString &id, bool expanded);
    /// What the user folded and opened, by id, and to take it up again.
    [[nodiscard]] const QHash<QString, bool> &folding() const { return m_input.expanded; }
    void setFolding(const QHash<QString, bool> &folding);
    /// Patterns of fields that level Common shows beyond what the guide says.
    void setWanted(const QSet<QString> &patterns);
    [[nodiscard]] const QSet<QString> &wanted() const { return m_input.wanted; }
    /// Of a list of containers: the one that the short form is about.
    void chooseContainer(const Path &containers, const QString &name);
    /// At level All: shows one object alone; the empty path shows all of them again.
    void setWithin(const Path &path);
    [[nodiscard]] const Path &within() const { return m_input.within; }
    /// Opens every head above a path, at level All if that is what it takes, and the page that the
    /// path is on.
    void reveal(const Path &path);

    [[nodiscard]] const QList<FormRow> &rows() const { return m_rows; }
    [[nodiscard]] int indexOf(const QString &id) const;
    /// The row a path belongs to: its own, or the nearest that edits it; -1 without.
    [[nodiscard]] int indexOf(const Path &path) const;
    /// How many rows show fields, and how many fields the kind has.
    [[nodiscard]] int shownFields() const;
    [[nodiscard]] int allFields() const;

    /// What clicks in rows mean for the text.
    [[nodiscard]] RowEdits &edits() { return m_edits; }
    [[nodiscard]] const RowEdits &edits() const { return m_edits; }

signals:
    void rowsAboutToBeReset();
    void rowsReset();
    void rowsInserted(int first, int last);
    void rowsRemoved(int first, int last);
    void rowsChanged(QList<int> rows);
    /// After each update, whatever it was.
    void updated();
    /// It is about another kind; its rows are not made yet.
    void kindChanged();
    void folded(const QString &id, bool expanded);
    /// An object inside the object is of that kind; asked once.
    void schemaWanted(const GroupVersionKind &kind);

private:
    void placeFrozen();
    void refresh();
    void followWithin();
    void askForKinds();
    void apply(QList<FormRow> rows);
    bool keepRenamed(const QList<FormRow> &rows);
    [[nodiscard]] const QList<FieldInfo> &index() const;

    FormInput m_input;
    RowEdits m_edits {m_input};
    OpenApiDocumentRef m_schema;
    GroupVersionKind m_gvk;
    QJsonObject m_loaded;
    QHash<Path, QString> m_frozen; ///< in the loaded object
    QString m_search;
    QList<FormRow> m_rows;
    mutable QList<FieldInfo> m_index;
    QString m_withinId;
    QSet<GroupVersionKind> m_asked;
    QList<OpenApiDocumentRef> m_others;
};

} // namespace models
