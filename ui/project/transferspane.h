// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/jobs/claims.h"
#include "ui/project/cellsmodel.h"
#include "ui/shared/session.h"

#include <QWidget>

namespace ui {

class SectionHead;
class Table;

/// Transfers of data sets into and out of the project's volumes.
class TransfersPane final : public QWidget
{
    Q_OBJECT
public:
    explicit TransfersPane(Session &session, QWidget *parent = nullptr);
    void setTransfers(const QList<QJsonObject> &cubes, const models::GroupVersionKind &gvk);
    [[nodiscard]] Table &table() const { return *m_table; }
    void retranslate();

private:
    void fill();

    Session &m_session;
    QList<models::TransferSummary> m_transfers;
    models::GroupVersionKind m_gvk;
    CellsModel *m_rows;
    SectionHead *m_head;
    Table *m_table;
};

} // namespace ui
