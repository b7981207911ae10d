// SPDX-License-Identifier: Apache-2.0
#include "models/kube/openapistore.h"

#include "models/kube/kubestatus.h"
#include "models/kube/smallfile.h"
#include "models/kube/transport.h"

#include <QCoroFuture>
#include <QCryptographicHash>
#include <QDir>
#include <QJsonObject>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace models {

namespace {

constexpr qint64 largestDocument = qint64(64) * 1024 * 1024;
constexpr qsizetype largestMemory = qsizetype(24) * 1024 * 1024; // the rest is on disk

Request requestFor(const QString &url)
{
    const QUrl parsed(url);
    return {.path = parsed.path(QUrl::FullyEncoded),
        .query = QUrlQuery(parsed),
        .largestBody = largestDocument};
}

QString keyOf(const GroupVersion &groupVersion)
{
    return groupVersion.urlPrefix().sliced(1); // "api/v1", "apis/apps/v1"
}

} // namespace

OpenApiStore::OpenApiStore(Transport &transport, QString cacheFolder, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_cacheFolder(std::move(cacheFolder))
    , m_memory(largestMemory)
{
}

OpenApiStore::~OpenApiStore() = default;

void OpenApiStore::invalidate()
{
    m_hasIndex = false;
    m_v2.clear();
}

QCoro::Task<Result<void>> OpenApiStore::index()
{
    if (m_hasIndex)
        co_return {};
    const QFuture<Result<void>> done = m_waiting.add();
    if (!m_isReading) {
        m_isReading = true;
        readIndex();
    }
    co_return co_await done;
}

QCoro::Task<void> OpenApiStore::readIndex()
{
    const QPointer<OpenApiStore> self(this);
    const Result<Reply> reply = co_await m_transport.send(requestFor(u"/openapi/v3"_s));
    if (!self)
        co_return;
    m_isReading = false;
    Result<void> result;
    if (!reply) {
        result = std::unexpected(reply.error());
    } else if (reply->status == 404 || reply->status == 406) {
        m_hasNoV3 = true;
        m_hasIndex = true;
    } else if (const Result<QJsonObject> root = objectOf(*reply); !root) {
        result = std::unexpected(root.error());
    } else {
        m_hasNoV3 = false;
        m_hasIndex = true;
        takeIndex((*root)[u"paths"_s].toObject());
        if (!self)
            co_return;
    }
    m_waiting.answer(result);
}

void OpenApiStore::takeIndex(const QJsonObject &paths)
{
    const QHash<QString, QString> before = std::exchange(m_index, {});
    for (auto path = paths.begin(); path != paths.end(); ++path)
        m_index.insert(path.key(), path.value()[u"serverRelativeURL"_s].toString());
    const QPointer<OpenApiStore> self(this);
    for (const auto &[key, url] : before.asKeyValueRange()) {
        if (m_index.value(key) == url)
            continue;
        const QString name = key.section(u'/', 1); // "v1" or "apps/v1"
        emit changed(GroupVersion::parse(name));
        if (!self)
            return;
    }
}

QCoro::Task<Result<QString>> OpenApiStore::version(GroupVersion groupVersion)
{
    const QPointer<OpenApiStore> self(this);
    const Result<void> known = co_await index();
    if (!self)
        co_return failure(Error::Kind::Cancelled, {});
    if (!known)
        co_return std::unexpected(known.error());
    if (m_hasNoV3)
        co_return QString();
    const QString url = m_index.value(keyOf(groupVersion));
    if (url.isEmpty())
        co_return failure(Error::Kind::NotFound,
            Message(QT_TRANSLATE_NOOP("models",
                        "The server does not describe %1. Its objects can be edited as YAML, "
                        "unchecked."),
                {groupVersion.toString()}));
    co_return QUrlQuery(QUrl(url)).hasQueryItem(u"hash"_s) ? url : QString();
}

QCoro::Task<Result<QByteArray>> OpenApiStore::document(GroupVersion groupVersion)
{
    const QPointer<OpenApiStore> self(this);
    const Result<QString> known = co_await version(groupVersion);
    if (!self)
        co_return failure(Error::Kind::Cancelled, {});
    if (!known)
        co_return std::unexpected(known.error());
    if (m_hasNoV3)
        co_return co_await documentV2();
    const QString key = keyOf(groupVersion);
    const QString url = m_index.value(key);
    if (const Held *held = m_memory.object(key); held && held->url == url)
        co_return QByteArray(held->content);
    // The hash in the URL names the content: what is kept under it never changes.
    if (const QString file = cacheFile(key, url); !file.isEmpty()) {
        Result<QByteArray> content
            = co_await QtConcurrent::run(&readSmallFile, file, largestDocument);
        if (!self)
            co_return failure(Error::Kind::Cancelled, {});
        if (content && content->startsWith('{') && content->endsWith("}\n")) {
            content->chop(1);
            hold(key, url, *content);
            co_return content;
        }
    }
    Result<QByteArray> content = co_await fetch(url);
    if (!self)
        co_return failure(Error::Kind::Cancelled, {});
    if (content) {
        hold(key, url, *content);
        writeCache(key, url, *content);
    }
    co_return content;
}

void OpenApiStore::hold(const QString &key, const QString &url, const QByteArray &content)
{
    m_memory.insert(key, new Held {url, content}, content.size());
}

QCoro::Task<Result<QByteArray>> OpenApiStore::fetch(QString url)
{
    const QPointer<OpenApiStore> self(this);
    Result<Reply> reply = co_await m_transport.send(requestFor(url));
    if (!self)
        co_return failure(Error::Kind::Cancelled, {});
    // A hash that is out of date leads to the current one, on this server only.
    if (reply && reply->status >= 301 && reply->status <= 308) {
        const QString target = QString::fromUtf8(reply->header("Location"));
        if (target.startsWith("/openapi/v3/"_L1))
            reply = co_await m_transport.send(requestFor(target));
    }
    if (!reply)
        co_return std::unexpected(reply.error());
    const Result<QJsonObject> object = objectOf(*reply);
    if (!object)
        co_return std::unexpected(object.error());
    co_return QByteArray(reply->body);
}

QCoro::Task<Result<QByteArray>> OpenApiStore::documentV2()
{
    const QPointer<OpenApiStore> self(this);
    if (!m_v2.isEmpty())
        co_return QByteArray(m_v2);
    Result<QByteArray> content = co_await fetch(u"/openapi/v2"_s);
    if (self && content)
        m_v2 = *content;
    co_return content;
}

QString OpenApiStore::cacheFile(const QString &key, const QString &url) const
{
    const QString hash = QUrlQuery(QUrl(url)).queryItemValue(u"hash"_s);
    if (m_cacheFolder.isEmpty() || hash.isEmpty())
        return {};
    // Both come from the server: neither may choose the place.
    const QByteArray name = QCryptographicHash::hash(key.toUtf8(), QCryptographicHash::Sha256);
    const QByteArray version = QCryptographicHash::hash(hash.toUtf8(), QCryptographicHash::Sha256);
    return m_cacheFolder + u'/' + QString::fromLatin1(name.toHex().first(24)) + u'-'
        + QString::fromLatin1(version.toHex().first(24)) + u".json"_s;
}

void OpenApiStore::writeCache(
    const QString &key, const QString &url, const QByteArray &content) const
{
    const QString file = cacheFile(key, url);
    if (file.isEmpty())
        return;
    QtConcurrent::run([file, content] {
        const QFileInfo info(file);
        // older documents of the same group-version
        const QString stem = info.fileName().section(u'-', 0, 0);
        QDir folder = info.absoluteDir();
        const QStringList old = folder.entryList({stem + u"-*"_s}, QDir::Files);
        for (const QString &name : old)
            folder.remove(name);
        std::ignore = writePrivateFile(file, content.trimmed() + '\n');
    }).then([] {});
}

} // namespace models
