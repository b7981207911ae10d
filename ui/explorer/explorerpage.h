// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/schema/openapidocument.h"
#include "ui/shared/page.h"

#include <QTimer>

class QLabel;
class QSplitter;
class QTreeView;

namespace ui {

class CountChip;
class ExplainPane;
class FieldTreeModel;
class KindListModel;
class ObjectHead;
class QuietLabel;
class SearchField;
class Segmented;
class StateView;
class Table;

/// Kinds of the server, the fields of one, and what is known of a field: `api-resources` and
/// `explain` in a window. Place: gvk chooses the kind, part the field ("spec.worker").
class ExplorerPage final : public Page
{
    Q_OBJECT
public:
    ExplorerPage(const Place &place, Session &session, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] Place place() const override { return m_place; }
    [[nodiscard]] QIcon icon() const override;
    [[nodiscard]] QList<Crumb> breadcrumbs() const override;
    [[nodiscard]] QList<QAction *> pageActions() const override { return {m_browse, m_create}; }
    [[nodiscard]] ViewStatus viewStatus() const override;
    bool showPlace(const Place &place) override;
    void reload() override;
    void focusFilter() override;
    void find() override;
    [[nodiscard]] QList<QWidget *> panes() const override;
    void setWidthClass(WidthClass width) override;
    [[nodiscard]] bool prefersRoom() const override { return true; }

protected:
    void retranslate() override;

private:
    QWidget *makeKindPane();
    QWidget *makeFieldPane();
    void takeResources();
    void chooseKind(const models::ApiResource &resource, const QString &field);
    void chooseField(const QString &path);
    void showSchema(const models::GroupVersionKind &gvk,
        const models::Result<models::OpenApiDocumentRef> &document);
    void updateHead();
    void setScope(int scope);

    Place m_place;
    models::ApiResource m_resource;
    models::OpenApiDocumentRef m_document;
    std::optional<models::Error> m_error;
    KindListModel *m_kinds;
    FieldTreeModel *m_fields;
    QTimer m_typing; // a search through a thousand fields waits for the end of a word
    SearchField *m_kindFilter;
    QList<CountChip *> m_chips;
    Table *m_kindTable;
    QLabel *m_head;
    QuietLabel *m_subtitle;
    SearchField *m_fieldFilter;
    Segmented *m_which;
    QTreeView *m_tree;
    StateView *m_state;
    ExplainPane *m_explain;
    QSplitter *m_splitter;
    QAction *m_browse;
    QAction *m_create;
};

} // namespace ui
