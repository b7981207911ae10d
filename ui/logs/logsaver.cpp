// SPDX-License-Identifier: Apache-2.0
#include "ui/logs/logsaver.h"

#include <QDateTime>
#include <QElapsedTimer>

using namespace Qt::StringLiterals;

namespace ui {

LogSaver::LogSaver(const models::LogStore &store, const models::LogRows &rows, Look look,
    const QString &file, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_rows(rows)
    , m_look(std::move(look))
    , m_file(file)
{
    connect(&m_timer, &QTimer::timeout, this, &LogSaver::writeSome);
    m_timer.start(0);
}

QByteArray LogSaver::lineText(qsizetype index) const
{
    const models::LogStore::Line &line = m_store.line(index);
    QByteArray text;
    if (m_look.hasTimes && line.time > 0) {
        text += QDateTime::fromMSecsSinceEpoch(line.time / 1'000'000)
                    .toString(Qt::ISODateWithMs)
                    .toLatin1()
            + ' ';
    }
    if (m_look.names.size() > 1)
        text += '[' + m_look.names.value(line.source).toUtf8() + "] ";
    text.append(m_store.text(index));
    return text + '\n';
}

void LogSaver::writeSome()
{
    if (!m_file.isOpen() && !m_file.open(QIODevice::WriteOnly)) {
        end(m_file.errorString());
        return;
    }
    if (m_last) // lines may have come or gone before it
        m_row = m_rows.rowOf(m_store.indexOf(*m_last)) + (m_row > 0 ? 1 : 0);
    QElapsedTimer timer;
    timer.start();
    while (m_row < m_rows.size() && timer.elapsed() < 8) {
        const qsizetype line = m_rows.at(m_row++).line;
        if (line < 0)
            continue;
        m_file.write(lineText(line));
        m_last = m_store.key(line);
        ++m_lines;
    }
    emit progressed(m_row, m_rows.size());
    if (m_row < m_rows.size())
        return;
    end(m_file.commit() ? QString() : m_file.errorString());
}

void LogSaver::end(const QString &problem)
{
    m_timer.stop();
    emit finished(problem, m_lines);
    deleteLater();
}

} // namespace ui
