// SPDX-License-Identifier: Apache-2.0
#include "models/jobs/drafts.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSaveFile>
#include <QUuid>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace models {
namespace {

constexpr auto ending = ".draft"_L1;

bool isSecret(const QString &text)
{
    static const QRegularExpression kind(
        u"^kind:\\s*[\"']?Secret[\"']?\\s*$"_s, QRegularExpression::MultilineOption);
    return kind.match(text).hasMatch();
}

std::optional<Draft> parsed(const QByteArray &bytes, const QString &id)
{
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    if (!object.contains(u"text"_s))
        return std::nullopt;
    Draft draft {.id = id,
        .cluster = object[u"cluster"].toString(),
        .nameSpace = object[u"namespace"].toString(),
        .name = object[u"name"].toString(),
        .gvk
        = {object[u"group"].toString(), object[u"version"].toString(), object[u"kind"].toString()},
        .text = object[u"text"].toString(),
        .loadedVersion = object[u"loadedVersion"].toString(),
        .isMasked = object[u"isMasked"].toBool()};
    draft.saved = QDateTime::fromString(object[u"saved"].toString(), Qt::ISODateWithMs);
    return draft;
}

} // namespace

Drafts::Drafts(QString folder)
    : m_folder(std::move(folder))
{
}

QString Drafts::newId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

QString Drafts::fileOf(const QString &id) const
{
    return m_folder + u'/' + QFileInfo(id).fileName() + ending;
}

Result<void> Drafts::save(const Draft &draft) const
{
    const QFileDevice::Permissions ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    if (!QDir().mkpath(m_folder)
        || !QFile::setPermissions(m_folder, ownerOnly | QFileDevice::ExeOwner))
        return failure(Error::Kind::BadInput,
            Message(QT_TRANSLATE_NOOP("models",
                        "The draft cannot be kept: folder %1 cannot be made. Check its rights."),
                {m_folder}));
    const QString text = masked(draft.text);
    const QJsonObject object {{u"cluster"_s, draft.cluster}, {u"namespace"_s, draft.nameSpace},
        {u"name"_s, draft.name}, {u"group"_s, draft.gvk.group}, {u"version"_s, draft.gvk.version},
        {u"kind"_s, draft.gvk.kind}, {u"text"_s, text}, {u"loadedVersion"_s, draft.loadedVersion},
        {u"isMasked"_s, draft.isMasked || text != draft.text},
        {u"saved"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)}};
    QSaveFile file(fileOf(draft.id));
    // The new file takes its rights before its content: nobody else may read it even for a moment.
    const bool isKept = file.open(QIODevice::WriteOnly) && file.setPermissions(ownerOnly)
        && file.write(QJsonDocument(object).toJson(QJsonDocument::Compact)) > 0 && file.commit();
    if (!isKept)
        return failure(Error::Kind::BadInput,
            Message(QT_TRANSLATE_NOOP("models", "The draft cannot be kept in %1: %2."),
                {m_folder, file.errorString()}));
    return {};
}

std::optional<Draft> Drafts::load(const QString &id) const
{
    QFile file(fileOf(id));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return parsed(file.readAll(), id);
}

QList<Draft> Drafts::all() const
{
    QList<Draft> out;
    const QStringList names
        = QDir(m_folder).entryList({u'*' + QString(ending)}, QDir::Files | QDir::Readable);
    for (const QString &name : names) {
        if (const auto draft = load(name.chopped(ending.size())))
            out.append(*draft);
    }
    std::ranges::sort(out, [](const Draft &a, const Draft &b) { return a.saved > b.saved; });
    return out;
}

void Drafts::remove(const QString &id) const
{
    QFile::remove(fileOf(id));
}

QString Drafts::masked(const QString &text)
{
    if (!isSecret(text))
        return text;
    // By lines, not by a parser: a text that does not parse must lose its values all the same.
    QStringList lines = text.split(u'\n');
    bool isInside = false;
    static const QRegularExpression top(u"^(data|stringData):(.*)$"_s);
    static const QRegularExpression entry(u"^(\\s+[^\\s:#][^:]*:)(.*)$"_s);
    QStringList out;
    qsizetype keyIndent = -1;
    for (const QString &line : std::as_const(lines)) {
        const bool isTop = !line.isEmpty() && !line.front().isSpace() && !line.startsWith(u'#');
        if (isTop) {
            const auto match = top.match(line);
            isInside = match.hasMatch();
            keyIndent = -1;
            out.append(isInside && !match.captured(2).trimmed().isEmpty()
                    ? match.captured(1) + u": {}"_s
                    : line);
            continue;
        }
        if (!isInside) {
            out.append(line);
            continue;
        }
        const auto match = entry.match(line);
        const auto indent = qsizetype(
            std::ranges::find_if(line, [](QChar c) { return !c.isSpace(); }) - line.begin());
        if (!match.hasMatch() || (keyIndent >= 0 && indent > keyIndent))
            continue; // a value's own lines
        keyIndent = indent;
        out.append(match.captured(1));
    }
    return out.join(u'\n');
}

} // namespace models
