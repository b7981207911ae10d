// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/groupversion.h"
#include "models/watch/row.h"
#include "ui/shared/page.h"
#include "ui/shared/session.h"

#include <QHash>
#include <QTimer>

#include <memory>

class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace models {
class Reflector;
class ResourceTableModel;
enum class ObjectState;
} // namespace models

namespace ui {

class Banner;
class CountChip;
class FlowLayout;
class InspectorHead;
class ObjectPane;
class SelectionBar;
class StateView;
class Table;
class TokenFilterEdit;

/// All objects of one kind in the chosen projects: the server's own columns, live; filter, counts,
/// ticks and an inspector that follows the row.
class ResourcePage final : public Page
{
    Q_OBJECT
public:
    ResourcePage(const Place &place, Session &session, QWidget *parent = nullptr);
    ~ResourcePage() override;

    [[nodiscard]] QString title() const override;
    [[nodiscard]] Place place() const override { return m_place; }
    [[nodiscard]] QString mark() const override;
    [[nodiscard]] QList<QAction *> pageActions() const override;
    [[nodiscard]] ViewStatus viewStatus() const override;
    void reload() override;
    void focusFilter() override;
    void toggleInspector() override;
    [[nodiscard]] QList<QWidget *> panes() const override;
    void setWidthClass(WidthClass width) override;
    [[nodiscard]] QByteArray saveState() const override;
    void restoreState(const QByteArray &state) override;

protected:
    void retranslate() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildTop(QWidget *parent);
    void buildInspector();
    void wireActions();
    void findKind();
    void startWatch(const QString &nameSpace);
    void applyFilter();
    void dressColumns();
    void updateState();
    void updateCounts();
    void updateSelection();
    void inspect();
    void openRow(const QModelIndex &index, OpenMode mode);
    void askToDelete();
    void copyNames();
    void toggleChecked();
    [[nodiscard]] QList<models::RowRef> subjects() const;
    [[nodiscard]] QString what() const;

    Place m_place;
    std::optional<models::ApiResource> m_resource;
    std::unique_ptr<models::Reflector> m_reflector;
    models::ResourceTableModel *m_model;
    bool m_isFallback = false; ///< not all projects may be listed: only the default one is shown
    bool m_wantsInspector = true;
    TokenFilterEdit *m_filter = nullptr;
    QPushButton *m_columns = nullptr;
    QLabel *m_count = nullptr;
    QHash<int, CountChip *> m_chips; ///< by ObjectState
    Banner *m_banner = nullptr;
    QStackedWidget *m_stack = nullptr;
    Table *m_table = nullptr;
    StateView *m_state = nullptr;
    SelectionBar *m_selection = nullptr;
    QSplitter *m_split = nullptr;
    QWidget *m_inspector = nullptr;
    InspectorHead *m_head = nullptr;
    ObjectPane *m_pane = nullptr;
    QAction *m_create = nullptr;
    QAction *m_copy = nullptr;
    QAction *m_delete = nullptr;
    QTimer m_inspectSoon;
    QTimer m_updateSoon;
};

} // namespace ui
