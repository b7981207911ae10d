// SPDX-License-Identifier: Apache-2.0
#include "app/textfile.h"

#include "app/output.h"
#include "models/schema/noderead.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStringDecoder>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;
using models::Error;
using models::failure;
using models::Message;
using models::Result;

namespace app {

Result<QString> readText(const QString &file)
{
    constexpr qint64 largest = qint64(64) * 1024 * 1024;
    QFile in(file);
    const bool isOpen
        = file == "-"_L1 ? in.open(stdin, QIODevice::ReadOnly) : in.open(QIODevice::ReadOnly);
    if (!isOpen || (file != "-"_L1 && !QFileInfo(file).isFile()))
        return failure(Error::Kind::BadInput,
            Message(QT_TRANSLATE_NOOP("models", "The file %1 cannot be read."), {file}),
            in.errorString());
    const QByteArray bytes = in.read(largest + 1);
    if (bytes.size() > largest)
        return failure(Error::Kind::TooLarge,
            Message(QT_TRANSLATE_NOOP("models", "The file %1 is larger than %2 MiB."),
                {file, u"64"_s}));
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    const QString text = decoder.decode(bytes);
    if (decoder.hasError())
        return failure(Error::Kind::BadInput,
            Message(
                QT_TRANSLATE_NOOP("models", "%1 is not valid UTF-8 at byte %2. Save it as UTF-8."),
                {file,
                    QString::number(
                        text.first(
                                std::max<qsizetype>(0, text.indexOf(QChar::ReplacementCharacter)))
                            .toUtf8()
                            .size())}));
    return text;
}

QStringList filesIn(const QStringList &names)
{
    QStringList files;
    for (const QString &name : names) {
        if (!QFileInfo(name).isDir()) {
            files.append(name);
            continue;
        }
        QStringList inside;
        QDirIterator folder(name, {u"*.yaml"_s, u"*.yml"_s, u"*.json"_s}, QDir::Files,
            QDirIterator::Subdirectories);
        while (folder.hasNext())
            inside.append(folder.next());
        inside.sort();
        files += inside;
    }
    return files;
}

Result<void> writeText(const QString &file, const QString &text)
{
    QSaveFile out(file);
    const QFile::Permissions permissions = QFile::permissions(file);
    const QByteArray bytes = text.toUtf8();
    if (!out.open(QIODevice::WriteOnly) || !out.setPermissions(permissions)
        || out.write(bytes) != bytes.size() || !out.commit())
        return failure(Error::Kind::Internal,
            Message(
                QT_TRANSLATE_NOOP("models",
                    "The file %1 cannot be written. Check the folder and the space on the disk."),
                {file}),
            out.errorString());
    return {};
}

void printDiagnostics(const QString &file, const QList<models::yaml::Diagnostic> &diagnostics)
{
    using models::yaml::Severity;
    for (const models::yaml::Diagnostic &diagnostic : diagnostics) {
        const QString word = diagnostic.severity == Severity::Error ? u"error"_s
            : diagnostic.severity == Severity::Warning              ? u"warning"_s
                                                                    : u"note"_s;
        const QString path = diagnostic.path.toString();
        QString text = diagnostic.message.english();
        if (!diagnostic.serverText.isEmpty() && !text.contains(diagnostic.serverText))
            text += (text.isEmpty() ? QString() : u" "_s) + diagnostic.serverText.simplified();
        print(u"%1:%2:%3: %4: "_s.arg(file).arg(diagnostic.line).arg(diagnostic.column).arg(word)
            + (path.isEmpty() ? QString() : path + u": "_s) + text + u'\n');
    }
}

bool hasErrors(const QList<models::yaml::Diagnostic> &diagnostics)
{
    return std::ranges::any_of(diagnostics, [](const models::yaml::Diagnostic &diagnostic) {
        return diagnostic.severity == models::yaml::Severity::Error;
    });
}

models::GroupVersionKind kindOf(const QJsonObject &object)
{
    const auto groupVersion = models::GroupVersion::parse(object[u"apiVersion"_s].toString());
    return {groupVersion.group, groupVersion.version, object[u"kind"_s].toString()};
}

models::GroupVersionKind kindOf(const models::yaml::Node &object)
{
    const auto groupVersion = models::GroupVersion::parse(models::textIn(object, u"apiVersion"));
    return {groupVersion.group, groupVersion.version, models::textIn(object, u"kind")};
}

Result<QJsonObject> readDefinition(const QString &file)
{
    const Result<QString> text = readText(file);
    if (!text)
        return std::unexpected(text.error());
    const models::yaml::TreePtr tree = models::yaml::parse(*text);
    for (int i = 0; i < tree->documents().size(); ++i) {
        const QJsonObject object = tree->toJson(i).toObject();
        if (object[u"kind"_s].toString() == "CustomResourceDefinition"_L1)
            return object;
    }
    return failure(Error::Kind::BadInput,
        Message(
            QT_TRANSLATE_NOOP("models", "%1 holds no CustomResourceDefinition that can be read."),
            {file}));
}

} // namespace app
