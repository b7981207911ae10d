// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/groupversion.h"

#include <QWidget>

namespace models {
class FieldCatalog;
class FieldSearcher;
} // namespace models

namespace ui {

class CountChip;
class FieldHitsModel;
class FieldResults;
class KindListModel;
class SearchField;
class Session;
class Table;

/// The kinds of the server, and one search over their names and over all of their fields: kinds
/// that fit stay in the table, fields that fit stand below it.
class KindPane final : public QWidget
{
    Q_OBJECT
public:
    explicit KindPane(Session &session, QWidget *parent = nullptr);

    /// What discovery knows now.
    void setResources(const QList<models::ApiResource> &resources);
    /// Shows which kind is chosen; without a signal.
    void select(const models::GroupVersionKind &gvk);
    [[nodiscard]] const KindListModel &kinds() const { return *m_kinds; }
    [[nodiscard]] Table *table() const { return m_table; }
    void focusSearch();
    [[nodiscard]] bool hasSearchFocus() const;
    [[nodiscard]] QString searchText() const;
    void setSearchText(const QString &text);

signals:
    void kindChosen(const models::GroupVersionKind &gvk);
    void kindOpened(const models::GroupVersionKind &gvk); ///< Enter, double click
    void fieldChosen(const models::GroupVersionKind &gvk, const QString &path);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildTable();
    void buildSearch();
    void setScope(int scope);
    void search();
    void readFields();
    void takeHits();
    void goDown();
    void openBest();
    void arrange();
    void updateCounts();
    void retranslate();
    [[nodiscard]] bool isSearching() const;

    Session &m_session;
    models::GroupVersionKind m_current;
    KindListModel *m_kinds;
    FieldHitsModel *m_hits;
    SearchField *m_search;
    QList<CountChip *> m_chips;
    Table *m_table;
    models::FieldCatalog *m_catalog = nullptr; ///< null while nothing is connected
    models::FieldSearcher *m_searcher = nullptr;
    FieldResults *m_results = nullptr;
    bool m_opensBest = false; ///< Enter was pressed before the answer came
};

} // namespace ui
