// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/schema/openapidocument.h"

#include <QWidget>

#include <optional>

class QLabel;
class QTreeView;

namespace models {
class FieldCatalog;
class FieldSearcher;
class Guide;
} // namespace models

namespace ui {

class FieldTreeModel;
class KindMark;
class QuietLabel;
class SearchField;
class Segmented;
class Session;
class StateView;

/// One kind: what the server says of it, and its fields as a tree, or as a list of those that fit
/// what is typed.
class FieldPane final : public QWidget
{
    Q_OBJECT
public:
    explicit FieldPane(Session &session, QWidget *parent = nullptr);

    /// Another kind; its fields come with setDocument() or setError().
    void setKind(const models::ApiResource &resource, const QString &mark);
    void setDocument(const models::OpenApiDocumentRef &document);
    void setError(const models::Error &error);
    /// No kind at all: why.
    void setNothing(const QString &title, const QString &reason);
    /// Leaves a search; an unknown path chooses nothing. True: it is shown.
    bool select(const QString &path);
    void focusFilter();
    [[nodiscard]] QTreeView *tree() const { return m_tree; }
    [[nodiscard]] const FieldTreeModel &model() const { return *m_fields; }

signals:
    void fieldChosen(const QString &path);
    void retryWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void search();
    void takeMatches();
    void refresh();
    void refreshState();
    void retranslate();
    [[nodiscard]] const models::Guide *guide() const;

    Session &m_session;
    models::ApiResource m_resource;
    models::OpenApiDocumentRef m_document;
    std::optional<models::Error> m_error;
    std::pair<QString, QString> m_nothing;
    QString m_path; ///< the field that is chosen
    FieldTreeModel *m_fields;
    KindMark *m_mark;
    QLabel *m_name;
    QuietLabel *m_version;
    QuietLabel *m_facts;
    SearchField *m_filter;
    Segmented *m_which;
    QTreeView *m_tree;
    StateView *m_state;
    models::FieldCatalog *m_catalog = nullptr; ///< null while nothing is connected
    models::FieldSearcher *m_searcher = nullptr;
};

} // namespace ui
