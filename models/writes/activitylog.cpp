// SPDX-License-Identifier: Apache-2.0
#include "models/writes/activitylog.h"

#include "models/writes/masking.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

#include <algorithm>
#include <array>

namespace models {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array Verbs {"create"_L1, "update"_L1, "patch"_L1, "apply"_L1, "delete"_L1,
    "scale"_L1, "pause"_L1, "resume"_L1, "evict"_L1, "debug"_L1};
constexpr std::array Outcomes {"done"_L1, "failed"_L1, "unknown"_L1};

template <typename Enum, size_t Size>
Enum fromWord(const std::array<QLatin1StringView, Size> &words, const QString &word)
{
    const auto found = std::ranges::find(words, word);
    return found == words.end() ? Enum {} : Enum(found - words.begin());
}

QByteArray lineOf(const Activity &activity)
{
    QJsonObject line {
        {u"time"_s, activity.time.toUTC().toString(Qt::ISODateWithMs)},
        {u"cluster"_s, activity.cluster},
        {u"verb"_s, Verbs[size_t(activity.verb)]},
        {u"group"_s, activity.gvk.group},
        {u"version"_s, activity.gvk.version},
        {u"kind"_s, activity.gvk.kind},
        {u"namespace"_s, activity.nameSpace},
        {u"name"_s, activity.name},
        {u"outcome"_s, Outcomes[size_t(activity.outcome)]},
    };
    if (!activity.serverText.isEmpty())
        line.insert(u"serverText"_s, activity.serverText);
    if (!activity.before.isEmpty())
        line.insert(u"before"_s, activity.before);
    if (!activity.after.isEmpty())
        line.insert(u"after"_s, activity.after);
    if (!activity.user.isEmpty())
        line.insert(u"user"_s, activity.user);
    if (!activity.from.isEmpty())
        line.insert(u"from"_s, activity.from);
    if (!activity.warnings.isEmpty())
        line.insert(u"warnings"_s, QJsonArray::fromStringList(activity.warnings));
    if (activity.took > 0)
        line.insert(u"took"_s, activity.took);
    return QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
}

std::optional<Activity> activityOf(const QByteArray &line)
{
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    const QDateTime time
        = QDateTime::fromString(object.value("time"_L1).toString(), Qt::ISODateWithMs);
    if (!time.isValid())
        return std::nullopt;
    return Activity {
        .time = time,
        .cluster = object.value("cluster"_L1).toString(),
        .verb = fromWord<Activity::Verb>(Verbs, object.value("verb"_L1).toString()),
        .gvk = {object.value("group"_L1).toString(), object.value("version"_L1).toString(),
            object.value("kind"_L1).toString()},
        .nameSpace = object.value("namespace"_L1).toString(),
        .name = object.value("name"_L1).toString(),
        .outcome = fromWord<Activity::Outcome>(Outcomes, object.value("outcome"_L1).toString()),
        .serverText = object.value("serverText"_L1).toString(),
        .before = object.value("before"_L1).toObject(),
        .after = object.value("after"_L1).toObject(),
        .user = object.value("user"_L1).toString(),
        .from = object.value("from"_L1).toString(),
        .warnings = object.value("warnings"_L1).toVariant().toStringList(),
        .took = object.value("took"_L1).toInteger(),
    };
}

std::unexpected<Error> cannotWrite(const QFileDevice &file)
{
    return failure(Error::Kind::BadInput,
        Message(
            QT_TRANSLATE_NOOP("models",
                "The activity log %1 cannot be written, so what happens now is forgotten when the "
                "program ends. Free space or mend the rights of that folder."),
            {file.fileName()}),
        file.errorString());
}

} // namespace

ActivityLog::ActivityLog(QString file, QObject *parent)
    : QObject(parent)
    , m_file(std::move(file))
{
    load();
}

void ActivityLog::load()
{
    QFile file(m_file);
    if (!file.open(QIODevice::ReadOnly))
        return;
    while (!file.atEnd()) {
        ++m_linesInFile;
        if (std::optional<Activity> activity = activityOf(file.readLine()))
            m_entries.append(*std::move(activity));
    }
    if (m_entries.size() > MaxEntries)
        m_entries.remove(0, m_entries.size() - MaxEntries);
}

Result<void> ActivityLog::record(Activity activity)
{
    activity.before = masked(std::move(activity.before));
    activity.after = masked(std::move(activity.after));
    m_entries.append(activity);
    if (m_entries.size() > MaxEntries)
        m_entries.removeFirst();
    emit recorded(m_entries.last());
    return m_linesInFile >= 2 * MaxEntries ? rewrite() : append(activity);
}

Result<void> ActivityLog::append(const Activity &activity)
{
    QDir().mkpath(QFileInfo(m_file).path());
    QFile file(m_file);
    constexpr auto OwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    const bool opened = file.exists()
        ? file.open(QIODevice::Append)
        : file.open(QIODevice::WriteOnly | QIODevice::NewOnly, OwnerOnly);
    if (!opened)
        return cannotWrite(file);
    const QByteArray line = lineOf(activity);
    if (file.write(line) != line.size() || !file.flush())
        return cannotWrite(file);
    ++m_linesInFile;
    return {};
}

Result<void> ActivityLog::rewrite()
{
    QSaveFile file(m_file); // keeps the rights of the file that it replaces
    if (!file.open(QIODevice::WriteOnly))
        return cannotWrite(file);
    for (const Activity &activity : std::as_const(m_entries))
        file.write(lineOf(activity));
    if (!file.commit())
        return cannotWrite(file);
    m_linesInFile = int(m_entries.size());
    return {};
}

} // namespace models
