// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/jobs/queues.h"
#include "ui/project/cellsmodel.h"
#include "ui/shared/session.h"

#include <QWidget>

class QLabel;
class QStackedWidget;

namespace models {
struct WatchState;
}

namespace ui {

class SectionHead;
class StateView;
class Table;

/// The quotas of the chosen projects, and who holds what the selected line counts.
class QuotaPane final : public QWidget
{
    Q_OBJECT
public:
    explicit QuotaPane(Session &session, QWidget *parent = nullptr);
    void setQuotas(const QList<QJsonObject> &quotas, const models::WatchState &state);
    /// Selects the line of a resource, as in "why it waits".
    void selectResource(const QString &resource);
    [[nodiscard]] const QList<models::QuotaLine> &lines() const { return m_lines; }
    [[nodiscard]] Table &quotaTable() const { return *m_quotas; }
    [[nodiscard]] Table &holderTable() const { return *m_holders; }
    void retranslate();

private:
    QWidget *makeSide(SectionHead *&head, Table *table);
    void fillQuotas();
    void fillHolders();
    void explain(const models::WatchState &state);
    [[nodiscard]] const models::QuotaLine *selected() const;

    Session &m_session;
    QList<models::QuotaLine> m_lines;
    CellsModel *m_quotaRows;
    CellsModel *m_holderRows;
    Table *m_quotas;
    Table *m_holders;
    SectionHead *m_quotaHead = nullptr;
    SectionHead *m_holderHead = nullptr;
    StateView *m_state;
    QStackedWidget *m_stack;
    qreal m_wordsWidth = 72;
    QString m_wanted;
};

} // namespace ui
