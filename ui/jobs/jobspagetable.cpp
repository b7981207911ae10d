// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/jobspage.h"

#include "models/jobs/jobkinds.h"
#include "models/jobs/jobsmodel.h"
#include "models/jobs/jobswatch.h"
#include "ui/jobs/jobwords.h"
#include "ui/shared/banner.h"
#include "ui/shared/celldelegate.h"
#include "ui/shared/formatting.h"
#include "ui/shared/paint.h"
#include "ui/shared/stateview.h"
#include "ui/shared/table.h"
#include "ui/shared/tokenfilteredit.h"

#include <QStackedWidget>

// The table of the jobs page, and what stands in its place while it has no rows.

using namespace Qt::StringLiterals;

namespace ui {

using models::JobsModel;
using models::WatchState;

namespace {

const models::JobSummary *summaryAt(const QModelIndex &index)
{
    const auto *model = qobject_cast<const JobsModel *>(index.model());
    return model ? model->at(index.row()) : nullptr;
}

/// Clock of a job: the raw seconds of the model, in the reader's units.
class DurationDelegate final : public CellDelegate
{
public:
    using CellDelegate::CellDelegate;

protected:
    void paintCell(QPainter &painter, const QRectF &box, const QStyleOptionViewItem &,
        const QModelIndex &index) const override
    {
        paint::text(painter, box, textOf(index), Theme::color(Token::Text));
    }
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override
    {
        return QFontMetrics(Theme::font(Type::Content)).horizontalAdvance(textOf(index)) + 2;
    }

private:
    static QString textOf(const QModelIndex &index)
    {
        return Format::duration(std::chrono::seconds(index.data().toLongLong()));
    }
};

} // namespace

void JobsPage::makeTable()
{
    m_table = new Table(this);
    m_table->setModel(m_model);
    const auto stateOf = [](const QModelIndex &index) -> std::optional<State> {
        const models::JobSummary *job = summaryAt(index);
        return job ? std::optional(JobWords::state(job->state)) : std::nullopt;
    };
    const auto extrasOf = [](const QModelIndex &index) {
        NameDelegate::Extras extras;
        if (const models::JobSummary *job = summaryAt(index)) {
            extras.mark = models::JobKinds::markOf(job->gvk.kind);
            if (job->debug) {
                extras.tags.append(JobsPage::tr("debug"));
            }
        }
        return extras;
    };
    const auto tilesOf = [](const QModelIndex &index) {
        const models::JobSummary *job = summaryAt(index);
        return job ? JobWords::tiles(*job) : QList<TileState> {};
    };
    m_table->setItemDelegateForColumn(JobsModel::StateColumn, new PillDelegate(stateOf, m_table));
    m_table->setItemDelegateForColumn(JobsModel::NameColumn, new NameDelegate(extrasOf, m_table));
    m_table->setItemDelegateForColumn(
        JobsModel::ReplicasColumn, new TilesDelegate(tilesOf, m_table));
    m_table->setItemDelegateForColumn(JobsModel::GpuColumn, new TextDelegate({}, m_table));
    m_table->setItemDelegateForColumn(JobsModel::QueueColumn, new TextDelegate({}, m_table));
    m_table->setItemDelegateForColumn(JobsModel::DurationColumn, new DurationDelegate(m_table));
    auto *reasons = new TextDelegate({}, m_table);
    reasons->setLookOf([](const QModelIndex &index) {
        const models::JobSummary *job = summaryAt(index);
        const bool isUrgent = job && isTinted(JobWords::state(job->state));
        return TextDelegate::Look {.ink = isUrgent ? Token::Text : Token::Secondary};
    });
    m_table->setItemDelegateForColumn(JobsModel::ReasonColumn, reasons);
    m_table->setColumnWidths({116, 204, 170, 50, 76, 92, 220});
    m_table->setStretchColumn(JobsModel::ReasonColumn);
    m_table->setLeavingColumns({JobsModel::QueueColumn, JobsModel::GpuColumn});
    m_table->rememberColumns(session().settings(), u"jobs.columns"_s);
    m_table->setSortingEnabled(false);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex &current) {
            const models::JobSummary *job = m_model->at(current.row());
            if (job) {
                m_selectedUid = job->uid;
            }
            showSelected();
        });
    connect(m_table, &Table::opened, this, [this](const QModelIndex &index, OpenMode mode) {
        if (const models::JobSummary *job = m_model->at(index.row())) {
            m_commands->setJob(job);
            session().open(m_commands->placeOf(), mode);
        }
    });
}

void JobsPage::showState()
{
    using Kind = StateView::Kind;
    const WatchState state
        = m_watch ? m_watch->state() : WatchState {.phase = WatchState::Phase::Live};
    const bool isKnown = !m_watch || state.isSynced;
    const QString why = state.error ? state.error->text() : QString();
    const bool isPartly = m_watch && m_watch->isFallback() && m_model->jobCount() > 0;
    m_partly->setVisible(isPartly);
    if (isPartly)
        m_partly->setWarning(tr("No right to list all projects at once."),
            tr("Shown are those of: %1.").arg(Format::list(session().knownProjects(), 3)));
    const QList<BannerAction> again {{tr("Try again"), [this] { reload(); }}};
    if (m_model->rowCount() > 0) {
        m_stack->setCurrentWidget(m_table);
        if (!selected()) {
            m_table->selectRow(0);
        }
    } else {
        m_stack->setCurrentWidget(m_stateView);
        if (state.phase == WatchState::Phase::NoAccess) {
            m_stateView->setContent(
                Kind::NoAccess, tr("The jobs here may not be listed."), why, again);
        } else if (state.phase == WatchState::Phase::LoginExpired) {
            m_stateView->setContent(Kind::LoginExpired, tr("The login has expired."), why, again);
        } else if (state.phase == WatchState::Phase::Offline) {
            m_stateView->setContent(
                Kind::Offline, tr("The cluster cannot be reached."), why, again);
        } else if (state.phase == WatchState::Phase::Retrying) {
            m_stateView->setContent(
                Kind::Error, tr("The server answered with an error."), why, again);
        } else if (!isKnown) {
            m_stateView->setContent(Kind::Loading, tr("Jobs are being read."), {});
            m_stateView->setProgress(state.received, std::max<qint64>(0, state.expected));
        } else if (m_model->jobCount() > 0) {
            m_stateView->setContent(Kind::NoMatch, tr("No job matches the filter."),
                tr("%n job(s) are hidden.", nullptr, m_model->jobCount()),
                {{tr("Clear filter"), [this] {
                      m_filter->clearAll();
                      choose(0);
                  }}});
        } else {
            m_stateView->setContent(Kind::Empty, tr("There are no jobs in this project yet."),
                tr("Start from a kind of job, a copy or a file."),
                {{tr("New job"), [this] { session().open({.kind = Place::Kind::NewJob}); }}}, true);
        }
    }
    showSelected();
    emit changed();
}

ViewStatus JobsPage::viewStatus() const
{
    using Phase = WatchState::Phase;
    ViewStatus status {.phase = ViewStatus::Phase::Live};
    if (m_watch) {
        switch (m_watch->state().phase) {
        case Phase::Loading:
        case Phase::CatchingUp:
            status.phase = ViewStatus::Phase::CatchingUp;
            break;
        case Phase::Retrying:
            status.phase = ViewStatus::Phase::Retrying;
            break;
        case Phase::Offline:
            status.phase = ViewStatus::Phase::Offline;
            break;
        case Phase::NoAccess:
            status.phase = ViewStatus::Phase::NoAccess;
            break;
        case Phase::LoginExpired:
            status.phase = ViewStatus::Phase::LoginExpired;
            break;
        default:
            break;
        }
    }
    status.size = tr("%n job(s)", nullptr, m_model->jobCount());
    return status;
}

} // namespace ui
