// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/joblogview.h"

#include "models/kube/cluster.h"
#include "ui/jobs/jobwords.h"
#include "ui/shared/icons.h"

#include <QComboBox>
#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

JobLogView::JobLogView(Session &session, const models::JobSummary &job, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_job(job)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 8, 16, 12);
    column->setSpacing(8);
    auto *row = new QHBoxLayout;
    auto *label = new QLabel(tr("Replica"), this);
    m_replica = new QComboBox(this);
    m_replica->setMinimumWidth(180);
    m_replica->setAccessibleName(tr("Replica"));
    label->setBuddy(m_replica);
    m_state = new QLabel(this);
    Theme::setInk(m_state, Token::Secondary);
    row->addWidget(label);
    row->addWidget(m_replica);
    row->addWidget(m_state, 1);
    m_text = new QPlainTextEdit(this);
    m_text->setReadOnly(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setMaximumBlockCount(50'000);
    m_text->setFont(Theme::font(Type::Mono));
    m_text->setAccessibleName(tr("Log"));
    column->addLayout(row);
    column->addWidget(m_text, 1);
    connect(m_replica, &QComboBox::currentIndexChanged, this,
        [this] { follow(m_replica->currentData().toString()); });
}

void JobLogView::setJob(const models::JobSummary &job, const QString &focus)
{
    m_job = job;
    const QSignalBlocker quiet(m_replica);
    const QString before = m_replica->currentText();
    m_replica->clear();
    QString wanted = focus.isEmpty() ? before : focus;
    for (const models::Replica &replica : job.replicas) {
        if (replica.pod.isEmpty()) {
            continue;
        }
        m_replica->addItem(Icons::state(JobWords::replicaState(replica.state)),
            JobWords::replicaName(replica), replica.pod);
        if (wanted.isEmpty() && replica.failureOrder == 1) {
            wanted = JobWords::replicaName(replica);
        }
    }
    m_replica->setCurrentIndex(std::max(0, m_replica->findText(wanted)));
    follow(m_replica->currentData().toString());
}

void JobLogView::follow(const QString &pod)
{
    if (pod == m_pod && m_stream) {
        return;
    }
    m_pod = pod;
    m_text->clear();
    m_stream.reset();
    if (pod.isEmpty() || !m_session.cluster()) {
        m_state->setText(tr("No replica has started yet."));
        return;
    }
    models::LogOptions options;
    options.nameSpace = m_job.nameSpace;
    options.pod = pod;
    options.follow = true;
    options.tailLines = 2000;
    m_stream = std::make_unique<models::LogStream>(m_session.cluster()->transport(), options);
    connect(m_stream.get(), &models::LogStream::lines, this, &JobLogView::append);
    connect(m_stream.get(), &models::LogStream::stateChanged, this, &JobLogView::tell);
    m_stream->start();
}

void JobLogView::append(const QList<models::LogLine> &lines)
{
    QStringList texts;
    for (const models::LogLine &line : lines) {
        const QDateTime time = QDateTime::fromMSecsSinceEpoch(line.time / 1'000'000);
        texts.append((line.time > 0 ? time.toString(u"HH:mm:ss.zzz  ") : QString())
            + QString::fromUtf8(line.text));
    }
    const QScrollBar *bar = m_text->verticalScrollBar();
    const bool isAtEnd = bar->value() >= bar->maximum() - 2;
    m_text->appendPlainText(texts.join(u'\n'));
    if (isAtEnd) {
        m_text->verticalScrollBar()->setValue(m_text->verticalScrollBar()->maximum());
    }
}

void JobLogView::tell(models::LogStream::State state)
{
    switch (state) {
    case models::LogStream::State::Connecting:
        m_state->setText(tr("Connecting"));
        break;
    case models::LogStream::State::Streaming:
        m_state->setText(tr("Following"));
        break;
    case models::LogStream::State::Reconnecting:
        m_state->setText(tr("The connection was lost; it is made again."));
        break;
    case models::LogStream::State::Ended:
        m_state->setText(tr("The container has ended."));
        break;
    case models::LogStream::State::Failed:
        m_state->setText(m_stream->error() ? m_stream->error()->text() : QString());
        break;
    }
}

} // namespace ui
