// SPDX-License-Identifier: Apache-2.0
#include "ui/project/queueinspector.h"

#include "models/jobs/jobsmodel.h"
#include "ui/jobs/jobwords.h"
#include "ui/project/projectwords.h"
#include "ui/project/queueorderrow.h"
#include "ui/shared/banner.h"
#include "ui/shared/formatting.h"
#include "ui/shared/heads.h"
#include "ui/shared/infogrid.h"
#include "ui/shared/sectionhead.h"
#include "ui/shared/theme.h"
#include "ui/shared/usebar.h"

#include <QAction>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr qsizetype shownEntries = 12;
} // namespace

QueueInspector::QueueInspector(Session &session, QWidget *parent)
    : ColumnArea(QPalette::AlternateBase, {14, 12, 14, 12}, 6, parent)
    , m_session(session)
    , m_newJob(new QAction(this))
    , m_open(new QAction(this))
    , m_yaml(new QAction(this))
{
    QWidget *content = widget();
    m_head = new InspectorHead(content);
    m_head->setFlush();
    m_banner = new Banner(content);
    m_orderHead = new SectionHead({}, content);
    auto *rows = new QWidget(content);
    m_rows = new QVBoxLayout(rows);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
    m_rulesHead = new SectionHead({}, content);
    m_rules = new InfoGrid(content);
    for (SectionHead *head : {m_orderHead, m_rulesHead})
        head->setQuiet(true);
    add({m_head, m_banner, m_orderHead, rows, m_rulesHead, m_rules});
    column()->addStretch(1);
    setWrapping({m_head, m_banner});
    m_head->setActions({m_newJob, m_open, m_yaml});
    connect(m_head, &InspectorHead::closeRequested, this, &QueueInspector::closeRequested);
    connect(m_newJob, &QAction::triggered, this,
        [this] { m_session.open({.kind = Place::Kind::NewJob}); });
    const auto openObject = [this](const QString &part) {
        m_session.open({.kind = Place::Kind::Object,
            .gvk = m_gvk,
            .nameSpace = m_queue.nameSpace,
            .name = m_queue.name,
            .part = part});
    };
    connect(m_open, &QAction::triggered, this, [openObject] { openObject({}); });
    connect(m_yaml, &QAction::triggered, this, [openObject] { openObject(u"yaml"_s); });
    retranslate();
}

void QueueInspector::retranslate()
{
    setAccessibleName(tr("Queue details"));
    m_newJob->setText(tr("New job"));
    m_open->setText(tr("Open"));
    m_yaml->setText(u"YAML"_s);
    m_orderHead->setTitle(tr("Order of the queue"));
    m_rulesHead->setTitle(tr("Rules and use"));
    m_newJob->setVisible(!m_session.isReadOnly());
    if (!m_queue.uid.isEmpty())
        setQueue(std::exchange(m_queue, {}), m_gvk, m_order, m_isOrderKnown);
}

void QueueInspector::setQueue(const models::QueueSummary &queue,
    const models::GroupVersionKind &gvk, const QList<models::QueueEntry> &order, bool isOrderKnown)
{
    if (queue == m_queue && order == m_order && isOrderKnown == m_isOrderKnown)
        return; // nothing is rebuilt under the reader's eyes
    m_queue = queue;
    m_gvk = gvk;
    m_order = order;
    m_isOrderKnown = isOrderKnown;
    const QString preempt = queue.isPreemptible ? tr("may be pre-empted") : tr("is not pre-empted");
    m_head->setObject(u"Q"_s, queue.name, queue.isClosed ? State::Paused : State::Succeeded,
        queue.isClosed ? tr("Closed", "queue") : tr("Open", "queue"),
        tr("Queue · priority %1 · %2").arg(queue.priority).arg(preempt));
    showBanner();
    showOrder();
    showRules();
    fit();
}

// The first own job that waits here: all it waits for.
void QueueInspector::showBanner()
{
    const auto mine = std::ranges::find_if(
        m_order, [](const models::QueueEntry &entry) { return entry.isMine; });
    const models::JobSummary *job = mine == m_order.end() || !m_session.jobs()
        ? nullptr
        : m_session.jobs()->find(mine->jobUid);
    m_banner->setVisible(job != nullptr);
    if (!job)
        return;
    const QString title = mine->position > 0
        ? tr("%1 is number %2").arg(job->name).arg(mine->position)
        : tr("%1 is not in the order yet").arg(job->name);
    QString text = job->reason.text();
    if (const QString more = JobWords::joined(job->reasonDetail); !more.isEmpty())
        text += (text.isEmpty() ? QString() : u"\n"_s) + more;
    const Place place {
        .kind = Place::Kind::Job, .gvk = job->gvk, .nameSpace = job->nameSpace, .name = job->name};
    m_banner->setContent(
        State::Waiting, title, text, {{tr("Open job"), [this, place] { m_session.open(place); }}});
}

void QueueInspector::showOrder()
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    int gpus = 0;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (qsizetype i = 0; i < m_order.size(); ++i) {
        const models::QueueEntry &entry = m_order[i];
        gpus += entry.gpus;
        if (i >= shownEntries)
            continue;
        auto *row = new QueueOrderRow(entry, now, widget());
        connect(row, &QAbstractButton::clicked, this, [this, uid = entry.jobUid] {
            const models::JobSummary *job
                = m_session.jobs() ? m_session.jobs()->find(uid) : nullptr;
            if (job)
                m_session.open({.kind = Place::Kind::Job,
                    .gvk = job->gvk,
                    .nameSpace = job->nameSpace,
                    .name = job->name});
        });
        m_rows->addWidget(row);
    }
    if (!m_isOrderKnown)
        m_orderHead->setSummary(tr("only jobs of the chosen projects may be seen"));
    else if (m_order.isEmpty())
        m_orderHead->setSummary(tr("nobody waits"));
    else
        m_orderHead->setSummary(tr("%n waiting, %1 in all", nullptr, int(m_order.size()))
                .arg(ProjectWords::gpus(gpus)));
}

void QueueInspector::showRules()
{
    m_rules->clear();
    if (!m_queue.gpuResource.isEmpty()) {
        auto *bar = new UseBar(m_rules);
        const bool isLimited = m_queue.gpuLimit > 0;
        const double share = isLimited ? double(m_queue.gpusUsed) / double(m_queue.gpuLimit) : -1;
        const QString words = isLimited ? u"%1 / %2"_s.arg(m_queue.gpusUsed).arg(m_queue.gpuLimit)
                                        : tr("%1, no limit").arg(m_queue.gpusUsed);
        bar->setUse(share, words, share >= 1 ? UseBar::Tone::Full : UseBar::Tone::Normal);
        bar->setAccessibleName(tr("GPUs in use: %1").arg(words));
        m_rules->addWidget(tr("In use"), bar);
    }
    m_rules->add(tr("Order"), tr("higher priority first, then by time of submission"));
    m_rules->add(
        tr("Who may submit"), m_queue.projects.isEmpty() ? tr("every project") : m_queue.projects);
    m_rules->add(tr("Limits"), m_queue.limits.isEmpty() ? tr("none") : m_queue.limits);
    m_rules->add(tr("Nodes"), m_queue.nodes.isEmpty() ? tr("all") : m_queue.nodes);
    m_rules->add(
        tr("Longest run"), m_queue.longestRun.isEmpty() ? tr("no limit") : m_queue.longestRun);
}

} // namespace ui
