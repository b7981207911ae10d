// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/watch/row.h"
#include "ui/shared/dialog.h"
#include "ui/shared/session.h"

class QLineEdit;

namespace ui {

class Segmented;

/// Names what goes, how many and where; asks to type the name for namespaces, claims and more than
/// twenty objects. Cancel has the focus.
class DeleteDialog final : public Dialog
{
    Q_OBJECT
public:
    DeleteDialog(Session &session, const models::ApiResource &resource,
        const QList<models::RowRef> &rows, QWidget *parent);

private:
    void addTable();
    void addFacts();
    void remove();
    [[nodiscard]] QString place() const;

    Session &m_session;
    models::ApiResource m_resource;
    QList<models::RowRef> m_rows;
    Segmented *m_propagation = nullptr;
    QLineEdit *m_name = nullptr;
    QPushButton *m_delete = nullptr;
};

} // namespace ui
