// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/jobs/jobtypes.h"
#include "models/kube/logstream.h"
#include "ui/shared/session.h"

#include <QWidget>

#include <memory>

class QComboBox;
class QLabel;
class QPlainTextEdit;

namespace ui {

/// The log of one replica at a time, followed while it runs.
class JobLogView final : public QWidget
{
    Q_OBJECT
public:
    JobLogView(Session &session, const models::JobSummary &job, QWidget *parent = nullptr);

    /// `focus`: "worker-5", or empty for the one to look at first.
    void setJob(const models::JobSummary &job, const QString &focus);

private:
    void follow(const QString &pod);
    void append(const QList<models::LogLine> &lines);
    void tell(models::LogStream::State state);

    Session &m_session;
    models::JobSummary m_job;
    QComboBox *m_replica;
    QLabel *m_state;
    QPlainTextEdit *m_text;
    std::unique_ptr<models::LogStream> m_stream;
    QString m_pod;
};

} // namespace ui
