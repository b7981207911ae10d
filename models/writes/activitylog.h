// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/base/groupversion.h"

#include <QDateTime>
#include <QJsonObject>
#include <QObject>

namespace models {

/// One write of this program's, done or failed.
struct Activity
{
    enum class Verb { Create, Update, Patch, Apply, Delete, Scale, Pause, Resume, Evict, Debug };
    enum class Outcome { Done, Failed, Unknown };

    QDateTime time; ///< UTC
    QString cluster; ///< context name
    Verb verb = Verb::Update;
    GroupVersionKind gvk;
    QString nameSpace;
    QString name;
    Outcome outcome = Outcome::Done;
    QString serverText; ///< of a failure
    QJsonObject before; ///< empty for Create; masked
    QJsonObject after; ///< empty for Delete; masked
    QString user {}; ///< who we were to the server
    QString from {}; ///< Create: the object it is a copy of
    QStringList warnings {}; ///< of the server
    qint64 took = 0; ///< ms

    bool operator==(const Activity &) const = default;
};

/// The writes of this machine, newest last, kept as one JSON object a line in a file of mode 0600.
/// Secrets are masked before they get here a second time: record() masks. Holds at most MaxEntries;
/// the file is shortened when it holds twice as many. GUI thread.
class ActivityLog final : public QObject
{
    Q_OBJECT
public:
    static constexpr int MaxEntries = 2000;

    /// Lines that cannot be read (a cut last line after a crash) are skipped.
    explicit ActivityLog(QString file, QObject *parent = nullptr);

    [[nodiscard]] const QList<Activity> &entries() const { return m_entries; }

    /// The entry is shown even when the disk refuses it; the error says why it will be gone after a
    /// restart.
    Result<void> record(Activity activity);

signals:
    void recorded(const models::Activity &activity);

private:
    void load();
    Result<void> append(const Activity &activity);
    Result<void> rewrite();

    QString m_file;
    QList<Activity> m_entries;
    int m_linesInFile = 0;
};

} // namespace models
