// SPDX-License-Identifier: Apache-2.0
#include "models/kube/smallfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace models {

Result<QByteArray> readSmallFile(const QString &path, qint64 largest)
{
    const QFileInfo info(path);
    if (!info.exists())
        return failure(Error::Kind::NotFound,
            Message(QT_TRANSLATE_NOOP("models", "The file %1 does not exist."), {path}));
    if (!info.isFile())
        return failure(Error::Kind::BadInput,
            Message(QT_TRANSLATE_NOOP("models", "%1 is not a regular file."), {path}));
    const Error tooLarge {.kind = Error::Kind::TooLarge,
        .message = Message(QT_TRANSLATE_NOOP("models", "The file %1 is larger than %2 MiB."),
            {path, QString::number(largest >> 20)})};
    if (info.size() > largest)
        return std::unexpected(tooLarge);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Kind::Forbidden,
            Message(QT_TRANSLATE_NOOP("models", "The file %1 cannot be read."), {path}),
            file.errorString());
    const QByteArray content = file.read(largest + 1); // it may grow meanwhile
    if (content.size() > largest)
        return std::unexpected(tooLarge);
    return content;
}

Result<void> writePrivateFile(const QString &path, const QByteArray &content)
{
    const auto failed = [&path](const QString &why) {
        return failure(Error::Kind::Internal,
            Message(
                QT_TRANSLATE_NOOP("models",
                    "The file %1 cannot be written. Check the folder and the space on the disk."),
                {path}),
            why);
    };
    // mkpath with permissions of its own: the folder is never open to others, not even for a moment
    const QString folder = QFileInfo(path).absolutePath();
    QStringList missing;
    for (QString step = folder; !QFileInfo::exists(step); step = QFileInfo(step).absolutePath())
        missing.prepend(step);
    for (const QString &step : std::as_const(missing)) {
        if (!QDir().mkdir(step, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner)
            && !QFileInfo(step).isDir())
            return failed(step);
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) // made as 0600, QSaveFile's temporary files always are
        return failed(file.errorString());
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    if (file.write(content) != content.size() || !file.commit())
        return failed(file.errorString());
    return {};
}

} // namespace models
