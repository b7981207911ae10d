// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/resources/logrows.h"

#include <QObject>
#include <QSaveFile>
#include <QStringList>
#include <QTimer>

namespace ui {

/// Writes the rows that are shown to a file, a slice a turn so that the window goes on. Deletes
/// itself when it is done.
class LogSaver final : public QObject
{
    Q_OBJECT
public:
    struct Look
    {
        QStringList names {}; ///< by source; one alone is not named
        bool hasTimes = true;
    };
    LogSaver(const models::LogStore &store, const models::LogRows &rows, Look look,
        const QString &file, QObject *parent);

signals:
    void progressed(qint64 done, qint64 total);
    /// `problem` empty: the file is there.
    void finished(const QString &problem, qint64 lines);

private:
    void writeSome();
    void end(const QString &problem);
    [[nodiscard]] QByteArray lineText(qsizetype line) const;

    const models::LogStore &m_store;
    const models::LogRows &m_rows;
    Look m_look;
    QSaveFile m_file;
    QTimer m_timer;
    std::optional<models::LogStore::Key> m_last; // the last line written
    qsizetype m_row = 0;
    qint64 m_lines = 0;
};

} // namespace ui
