// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/jobs/summarize.h"

#include <QAbstractTableModel>

#include <array>
#include <functional>
#include <optional>

namespace models {

/// One table over all job kinds, worst first. Fed with summaries; knows no server.
class JobsModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        StateColumn,
        NameColumn,
        ReplicasColumn,
        GpuColumn,
        QueueColumn,
        DurationColumn,
        ReasonColumn,
        ColumnCount
    };
    enum Role { UidRole = Qt::UserRole, SummaryRole, SortRole, StateRole };
    enum class Order { WorstFirst, NewestFirst, ByName };

    explicit JobsModel(QObject *parent = nullptr);

    /// All jobs that there are, in any order. Rows move, change, come and go as little as possible.
    void setJobs(QList<JobSummary> jobs);
    void upsert(const QList<JobSummary> &jobs);
    void remove(const QStringList &uids);
    /// Free text over name, queue, image, kind and reason; tokens `kind:`, `queue:`, `ns:`,
    /// `status:`. Counts obey it, the shown state does not change them.
    void setFilter(const QString &text);
    /// Only this state; nothing = all.
    void setShownState(std::optional<JobState> state);
    void setOrder(Order order);
    /// Clocks: emits dataChanged for durations that run.
    void tick(const QDateTime &now);

    [[nodiscard]] int count(JobState state) const { return m_counts[size_t(state)]; }
    [[nodiscard]] int total() const { return m_total; } ///< under the filter
    [[nodiscard]] int jobCount() const { return int(m_all.size()); } ///< whatever the filter
    [[nodiscard]] const JobSummary *at(int row) const;
    [[nodiscard]] const JobSummary *find(const QString &uid) const;
    [[nodiscard]] int rowOf(const QString &uid) const;
    [[nodiscard]] const JobSummary *find(
        const QString &kind, const QString &nameSpace, const QString &name) const;
    [[nodiscard]] QDateTime now() const { return m_now; }

    /// Where the objects behind a summary come from; whoever feeds the model sets it.
    using FactsOf = std::function<JobFacts(const QString &uid)>;
    void setFactsSource(FactsOf factsOf) { m_factsOf = std::move(factsOf); }
    [[nodiscard]] JobFacts facts(const QString &uid) const
    {
        return m_factsOf ? m_factsOf(uid) : JobFacts {};
    }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void countsChanged();

private:
    [[nodiscard]] bool matches(const JobSummary &job) const;
    [[nodiscard]] bool isBefore(const JobSummary &a, const JobSummary &b) const;
    [[nodiscard]] QString text(const JobSummary &job, int column) const;
    void arrange();
    void recount();

    QHash<QString, JobSummary> m_all;
    QList<QString> m_rows; // uids, shown, in order
    std::array<int, jobStateCount> m_counts {};
    int m_total = 0;
    QString m_filter;
    std::optional<JobState> m_shownState;
    Order m_order = Order::WorstFirst;
    QDateTime m_now;
    FactsOf m_factsOf;
};

} // namespace models

Q_DECLARE_METATYPE(models::JobSummary)
