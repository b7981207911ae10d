// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/jobusage.h"

#include "models/base/json.h"
#include "models/base/quantity.h"
#include "models/kube/cluster.h"
#include "models/kube/discovery.h"
#include "models/kube/resourceclient.h"
#include "ui/jobs/jobwords.h"
#include "ui/shared/celldelegate.h"
#include "ui/shared/formatting.h"
#include "ui/shared/stateview.h"
#include "ui/shared/table.h"

#include <QCoroTask>
#include <QEvent>
#include <QJsonArray>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ui {

namespace {

double numberOf(const QJsonValue &quantity)
{
    const auto read = models::Quantity::parse(quantity.toVariant().toString());
    return read ? read->toDouble() : -1;
}

// Of all containers together; -1 when none of them names it.
double sumOf(const QJsonObject &pod, const QString &resource)
{
    double sum = -1;
    const QJsonArray containers = models::arrayAt(pod, u"spec.containers");
    for (const QJsonValue &container : containers) {
        const QJsonObject resources = container[u"resources"].toObject();
        double one = numberOf(resources[u"limits"][resource]);
        if (one < 0)
            one = numberOf(resources[u"requests"][resource]);
        if (one >= 0)
            sum = std::max(sum, 0.0) + one;
    }
    return sum;
}

QString cores(double value)
{
    return value < 0 ? u"–"_s : QLocale().toString(value, 'f', value < 10 ? 2 : 1);
}

QString bytesText(double value)
{
    return value < 0 ? u"–"_s : Format::bytes(qint64(value));
}

} // namespace

QHash<QString, JobUsageModel::Use> JobUsageModel::read(const QJsonObject &list)
{
    QHash<QString, Use> used;
    const QJsonArray items = list[u"items"].toArray();
    for (const QJsonValue &item : items) {
        Use use {0, 0};
        const QJsonArray containers = item[u"containers"].toArray();
        for (const QJsonValue &container : containers) {
            use.cpu += std::max(0.0, numberOf(container[u"usage"][u"cpu"]));
            use.memory += std::max(0.0, numberOf(container[u"usage"][u"memory"]));
        }
        used.insert(item[u"metadata"][u"name"].toString(), use);
    }
    return used;
}

void JobUsageModel::setUse(const QList<models::Replica> &replicas, const QList<QJsonObject> &pods,
    const QHash<QString, Use> &used)
{
    QHash<QString, QJsonObject> byName;
    for (const QJsonObject &pod : pods)
        byName.insert(models::nameOf(pod), pod);
    beginResetModel();
    m_rows.clear();
    for (const models::Replica &replica : replicas) {
        const QJsonObject pod = byName.value(replica.pod);
        m_rows.append({JobWords::replicaName(replica), used.value(replica.pod),
            {sumOf(pod, u"cpu"_s), sumOf(pod, u"memory"_s)}});
    }
    endResetModel();
}

double JobUsageModel::shareAt(int row, int column) const
{
    const Row one = m_rows.value(row);
    const bool isCpu = column == Cpu || column == CpuBar;
    const double used = isCpu ? one.used.cpu : one.used.memory;
    const double limit = isCpu ? one.limit.cpu : one.limit.memory;
    return used < 0 || limit <= 0 ? -1 : used / limit;
}

int JobUsageModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int JobUsageModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant JobUsageModel::data(const QModelIndex &index, int role) const
{
    const Row row = m_rows.value(index.row());
    if (role == Qt::TextAlignmentRole && (index.column() == Cpu || index.column() == Memory))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Replica:
        return row.name;
    case Cpu:
        return u"%1 / %2"_s.arg(cores(row.used.cpu), cores(row.limit.cpu));
    case Memory:
        return u"%1 / %2"_s.arg(bytesText(row.used.memory), bytesText(row.limit.memory));
    default:
        return {};
    }
}

QVariant JobUsageModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Replica:
        return tr("Replica");
    case Cpu:
        return tr("CPU used / limit");
    case Memory:
        return tr("Memory used / limit");
    default:
        return QString();
    }
}

JobUsage::JobUsage(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(new JobUsageModel(this))
    , m_table(new Table(this))
    , m_state(new StateView(this))
    , m_stack(new QStackedWidget(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_state);
    column->addWidget(m_stack);
    m_table->setModel(m_model);
    m_table->setDense(true);
    const auto useOf = [this](const QModelIndex &index) {
        const double share = m_model->shareAt(index.row(), index.column());
        return UseBarDelegate::Use {
            share, share >= 0.95 ? UseBar::Tone::Full : UseBar::Tone::Normal};
    };
    m_table->setItemDelegateForColumn(JobUsageModel::CpuBar, new UseBarDelegate(useOf, m_table));
    m_table->setItemDelegateForColumn(JobUsageModel::MemoryBar, new UseBarDelegate(useOf, m_table));
    m_table->setItemDelegateForColumn(JobUsageModel::Replica, new TextDelegate({}, m_table));
    m_table->setItemDelegateForColumn(JobUsageModel::Cpu, new TextDelegate({}, m_table));
    m_table->setItemDelegateForColumn(JobUsageModel::Memory, new TextDelegate({}, m_table));
    m_table->setColumnWidths({160, 150, 140, 190, 140});
    m_table->setStretchColumn(JobUsageModel::MemoryBar);
    m_table->setAccessibleName(tr("Use by replica"));
    m_timer.setInterval(15s);
    connect(&m_timer, &QTimer::timeout, this, &JobUsage::ask);
    m_timer.start();
    explain({});
}

void JobUsage::setJob(const models::JobSummary &job, const QList<QJsonObject> &pods)
{
    const bool isOther = job.uid != m_job.uid;
    m_job = job;
    m_pods = pods;
    if (isOther)
        ask();
}

void JobUsage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    ask();
}

void JobUsage::ask()
{
    if (!isVisible() || m_job.uid.isEmpty())
        return;
    models::Cluster *cluster = m_session.cluster();
    const auto kind = cluster
        ? cluster->discovery().find({u"metrics.k8s.io"_s, u"v1beta1"_s, u"PodMetrics"_s})
        : std::nullopt;
    if (!kind) {
        m_isAsked = true;
        explain({});
        return;
    }
    models::ResourceClient client(cluster->transport());
    QCoro::connect(client.list(*kind, m_job.nameSpace), this,
        [this](const models::Result<models::ResourceReply> &reply) {
            m_isAsked = true;
            if (!reply) {
                explain(reply.error());
                return;
            }
            m_model->setUse(m_job.replicas, m_pods, JobUsageModel::read(reply->object));
            m_stack->setCurrentWidget(m_table);
        });
}

void JobUsage::explain(const std::optional<models::Error> &error)
{
    using Kind = StateView::Kind;
    m_stack->setCurrentWidget(m_state);
    if (!m_isAsked) {
        m_state->setContent(Kind::Loading, tr("Use is being read."), {});
    } else if (!error) {
        m_state->setContent(Kind::NotServed, tr("This cluster does not measure use."),
            tr("The API metrics.k8s.io is not served here. An administrator can install "
               "metrics-server; use then appears on this page."));
    } else if (error->kind == models::Error::Kind::Forbidden) {
        m_state->setContent(
            Kind::NoAccess, tr("Use may not be read in this project."), error->text());
    } else {
        m_state->setContent(Kind::Error, tr("Use cannot be read."), error->text(),
            {{tr("Try again"), [this] { ask(); }}});
    }
}

void JobUsage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_table->setAccessibleName(tr("Use by replica"));
        ask();
    }
}

} // namespace ui
