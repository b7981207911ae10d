// SPDX-License-Identifier: Apache-2.0
#include "ui/project/transferspane.h"

#include "ui/jobs/jobwords.h"
#include "ui/shared/celldelegate.h"
#include "ui/shared/formatting.h"
#include "ui/shared/sectionhead.h"
#include "ui/shared/table.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
enum Column { StateColumn, NameColumn, SourceColumn, TargetColumn, AgeColumn };
}

TransfersPane::TransfersPane(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_rows(new CellsModel(this))
    , m_head(new SectionHead({}, this))
    , m_table(new Table(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *padded = new QVBoxLayout;
    padded->setContentsMargins(10, 0, 10, 0);
    padded->addWidget(m_head);
    column->addLayout(padded);
    column->addWidget(m_table, 1);
    m_rows->setTitles({{}, {}, {}, {}, {}});
    m_table->setModel(m_rows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setItemDelegateForColumn(StateColumn,
        new PillDelegate(
            [this](const QModelIndex &index) -> std::optional<State> {
                return JobWords::state(m_transfers.value(index.row()).state);
            },
            m_table));
    m_table->setItemDelegateForColumn(
        NameColumn, new TextDelegate({.weight = QFont::Medium}, m_table));
    for (const int plain : {int(SourceColumn), int(TargetColumn), int(AgeColumn)})
        m_table->setItemDelegateForColumn(plain, new TextDelegate({}, m_table));
    m_table->setColumnWidths({116, 160, 220, 160, 90});
    m_table->setStretchColumn(SourceColumn);
    connect(m_head, &SectionHead::actionTriggered, this, [this] {
        m_session.open({.kind = Place::Kind::Create, .gvk = m_gvk, .argument = u"form"_s});
    });
    connect(m_table, &Table::opened, this, [this](const QModelIndex &index, OpenMode mode) {
        const models::TransferSummary transfer = m_transfers.value(index.row());
        m_session.open({.kind = Place::Kind::Object,
                           .gvk = transfer.gvk,
                           .nameSpace = transfer.nameSpace,
                           .name = transfer.name},
            mode);
    });
    retranslate();
}

void TransfersPane::setTransfers(
    const QList<QJsonObject> &cubes, const models::GroupVersionKind &gvk)
{
    m_gvk = gvk;
    m_transfers.clear();
    for (const QJsonObject &cube : cubes)
        m_transfers.append(models::summarizeTransfer(cube));
    std::ranges::stable_sort(m_transfers, {}, [](const models::TransferSummary &transfer) {
        return std::pair(int(transfer.state), -transfer.created.toSecsSinceEpoch());
    });
    fill();
}

void TransfersPane::fill()
{
    QList<CellsModel::Row> rows;
    int running = 0;
    int failed = 0;
    for (const models::TransferSummary &transfer : std::as_const(m_transfers)) {
        running += transfer.state == models::JobState::Running;
        failed += transfer.state == models::JobState::Failed;
        rows.append({transfer.uid,
            {{}, transfer.name, transfer.source, transfer.target, Format::age(transfer.created)},
            {transfer.message, {}, {}, {}, Format::exact(transfer.created)}});
    }
    m_rows->setRows(rows);
    QStringList facts;
    if (m_transfers.isEmpty())
        facts.append(tr("none"));
    if (running > 0)
        facts.append(tr("%n running", nullptr, running));
    if (failed > 0)
        facts.append(tr("%n failed", nullptr, failed));
    m_head->setSummary(facts.join(u" · "_s));
    m_table->setVisible(!rows.isEmpty());
    setFixedHeight(rows.isEmpty() ? m_head->sizeHint().height() + 8 : Theme::scaled(190));
}

void TransfersPane::retranslate()
{
    m_rows->setTitles({tr("State"), tr("Transfer"), tr("From"), tr("To"), tr("Since")});
    m_head->setTitle(tr("Transfers of data sets"));
    m_head->setAction(m_session.isReadOnly() ? QString() : tr("New transfer…"));
    m_table->setAccessibleName(tr("Transfers of data sets"));
    fill();
}

} // namespace ui
