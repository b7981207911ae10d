// SPDX-License-Identifier: Apache-2.0
#include "ui/project/quotapane.h"

#include "models/base/json.h"
#include "models/jobs/jobkinds.h"
#include "models/jobs/jobsmodel.h"
#include "models/watch/watchstate.h"
#include "ui/browser/watchwords.h"
#include "ui/jobs/jobwords.h"
#include "ui/project/projectwords.h"
#include "ui/shared/celldelegate.h"
#include "ui/shared/formatting.h"
#include "ui/shared/sectionhead.h"
#include "ui/shared/stateview.h"
#include "ui/shared/table.h"

#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

using models::QuotaLine;

namespace {
enum QuotaColumn { ResourceColumn, UseColumn, LeftColumn };
enum HolderColumn { JobColumn, AmountColumn, DurationColumn };

QString keyOf(const QuotaLine &line)
{
    return line.nameSpace + u'/' + line.resource;
}
} // namespace

QuotaPane::QuotaPane(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_quotaRows(new CellsModel(this))
    , m_holderRows(new CellsModel(this))
    , m_quotas(new Table)
    , m_holders(new Table)
    , m_state(new StateView)
    , m_stack(new QStackedWidget)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto *splitter = new QSplitter;
    splitter->setChildrenCollapsible(false);
    m_quotas->setModel(m_quotaRows);
    m_holders->setModel(m_holderRows);
    for (Table *table : {m_quotas, m_holders})
        table->setSelectionMode(QAbstractItemView::SingleSelection);
    splitter->addWidget(makeSide(m_quotaHead, m_quotas));
    splitter->addWidget(makeSide(m_holderHead, m_holders));
    splitter->setSizes({420, 420});
    m_stack->addWidget(splitter);
    m_stack->addWidget(m_state);
    column->addWidget(m_stack);
    const auto lineAt = [this](const QModelIndex &index) { return m_lines.value(index.row()); };
    m_quotas->setItemDelegateForColumn(
        ResourceColumn, new TextDelegate({.weight = QFont::Medium}, m_quotas));
    m_quotas->setItemDelegateForColumn(UseColumn,
        new UseBarDelegate(
            [this, lineAt](const QModelIndex &index) {
                const QuotaLine line = lineAt(index);
                return UseBarDelegate::Use {line.limit > 0 ? line.used / line.limit : 1,
                    ProjectWords::isFull(line) ? UseBar::Tone::Full : UseBar::Tone::Normal,
                    m_wordsWidth};
            },
            m_quotas));
    m_quotas->setItemDelegateForColumn(
        LeftColumn, new TextDelegate({.ink = Token::Secondary}, m_quotas));
    m_holders->setItemDelegateForColumn(JobColumn,
        new NameDelegate(
            [this](const QModelIndex &index) {
                NameDelegate::Extras extras;
                if (const models::JobSummary *job
                    = m_session.jobs()->find(m_holderRows->keyAt(index.row())))
                    extras.mark = models::JobKinds::markOf(job->gvk.kind);
                return extras;
            },
            m_holders));
    m_holders->setItemDelegateForColumn(AmountColumn, new TextDelegate({}, m_holders));
    m_holders->setItemDelegateForColumn(DurationColumn, new TextDelegate({}, m_holders));
    connect(m_quotas->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &QuotaPane::fillHolders);
    connect(m_holders, &Table::opened, this, [this](const QModelIndex &index, OpenMode mode) {
        const models::JobSummary *job = m_session.jobs()->find(m_holderRows->keyAt(index.row()));
        if (job)
            m_session.open({.kind = Place::Kind::Job,
                               .gvk = job->gvk,
                               .nameSpace = job->nameSpace,
                               .name = job->name},
                mode);
    });
    retranslate();
}

QWidget *QuotaPane::makeSide(SectionHead *&head, Table *table)
{
    auto *side = new QWidget;
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    head = new SectionHead({}, side);
    auto *padded = new QVBoxLayout;
    padded->setContentsMargins(10, 0, 10, 0);
    padded->addWidget(head);
    column->addLayout(padded);
    column->addWidget(table, 1);
    return side;
}

void QuotaPane::retranslate()
{
    m_quotaRows->setTitles({tr("Resource"), tr("Used / limit"), tr("Free")}, {LeftColumn});
    m_holderRows->setTitles(
        {tr("Job"), tr("Holds"), tr("Duration")}, {AmountColumn, DurationColumn});
    m_quotas->setColumnWidths({116, 200, 112});
    m_quotas->setStretchColumn(UseColumn);
    m_holders->setColumnWidths({220, 80, 100});
    m_holders->setStretchColumn(JobColumn);
    m_quotas->setAccessibleName(tr("Quota"));
    m_holders->setAccessibleName(tr("Who holds it"));
    fillQuotas();
}

void QuotaPane::setQuotas(const QList<QJsonObject> &quotas, const models::WatchState &state)
{
    m_lines = models::quotaLines(quotas);
    fillQuotas();
    m_stack->setCurrentIndex(m_lines.isEmpty() ? 1 : 0);
    if (m_lines.isEmpty())
        explain(state);
}

void QuotaPane::explain(const models::WatchState &state)
{
    using Phase = models::WatchState::Phase;
    const QString where = Format::list(m_session.projects());
    if (state.isSynced && state.phase == Phase::Live) {
        m_state->setContent(StateView::Kind::Empty,
            where.isEmpty() ? tr("No project has a quota.")
                            : tr("There is no quota in %1.").arg(where),
            tr("Only the queues and the nodes limit what runs here."));
        return;
    }
    WatchWords::explain(*m_state, state, {.what = tr("quotas"), .where = where});
}

void QuotaPane::fillQuotas()
{
    QList<CellsModel::Row> rows;
    const bool isMany = m_session.projects().size() != 1;
    QStringList quotas;
    m_wordsWidth = 72;
    const QFontMetricsF metrics(Theme::font(Type::Secondary));
    for (const QuotaLine &line : std::as_const(m_lines)) {
        QString name = ProjectWords::resource(line);
        if (isMany)
            name = line.nameSpace + u" · "_s + name;
        rows.append({keyOf(line), {name, ProjectWords::used(line), ProjectWords::left(line)},
            {line.quota + u": "_s + line.resource, u"%1 / %2"_s.arg(line.usedText, line.limitText),
                {}}});
        m_wordsWidth
            = std::max(m_wordsWidth, metrics.horizontalAdvance(ProjectWords::used(line)) + 12);
        if (!quotas.contains(line.quota))
            quotas.append(line.quota);
    }
    m_quotaRows->setRows(rows);
    const QString project = m_session.projects().value(0);
    m_quotaHead->setTitle(isMany ? tr("Quota of the projects") : tr("Quota of %1").arg(project));
    m_quotaHead->setSummary(Format::list(quotas));
    if (!m_quotas->currentIndex().isValid() && !rows.isEmpty())
        m_quotas->selectRow(0);
    if (!m_wanted.isEmpty())
        selectResource(m_wanted);
    fillHolders();
}

void QuotaPane::selectResource(const QString &resource)
{
    m_wanted = resource;
    for (int i = 0; i < m_lines.size(); ++i) {
        if (m_lines[i].resource == resource || m_lines[i].plainResource() == resource) {
            m_quotas->selectRow(i);
            m_wanted.clear();
            return;
        }
    }
}

const QuotaLine *QuotaPane::selected() const
{
    const int row = m_quotas->currentIndex().row();
    return row >= 0 && row < m_lines.size() ? &m_lines[row] : nullptr;
}

void QuotaPane::fillHolders()
{
    const QuotaLine *line = selected();
    QList<CellsModel::Row> rows;
    double held = 0;
    QList<std::pair<double, const models::JobSummary *>> holders;
    const models::JobsModel *jobs = m_session.jobs();
    for (int i = 0; line && jobs && i < jobs->rowCount(); ++i) {
        const models::JobSummary *job = jobs->at(i);
        if (job->nameSpace != line->nameSpace)
            continue;
        const double amount = models::askedFor(jobs->facts(job->uid).pods, line->plainResource());
        if (amount > 0)
            holders.append({amount, job});
    }
    std::ranges::stable_sort(holders, std::greater(), &decltype(holders)::value_type::first);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (const auto &[amount, job] : std::as_const(holders)) {
        held += amount;
        rows.append({job->uid,
            {job->name, ProjectWords::amount(*line, amount), JobWords::duration(*job, now)}});
    }
    m_holderRows->setRows(rows);
    if (!line) {
        m_holderHead->setTitle(tr("Who holds it"));
        m_holderHead->setSummary({});
        return;
    }
    m_holderHead->setTitle(tr("Jobs that hold %1").arg(ProjectWords::resource(*line)));
    QString summary = ProjectWords::amount(*line, held);
    if (line->used - held > 0.5)
        summary = tr("%1, and %2 by others")
                      .arg(summary, ProjectWords::amount(*line, line->used - held));
    m_holderHead->setSummary(summary);
}

} // namespace ui
