// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/base/groupversion.h"
#include "models/kube/waiters.h"

#include <QCache>
#include <QCoroTask>
#include <QHash>
#include <QObject>

#include <memory>

namespace models {

class Transport;

/// The server's OpenAPI documents as bytes: v3 per group-version, kept on disk by the server's own
/// hash; /openapi/v2 where v3 is not served.
class OpenApiStore final : public QObject
{
    Q_OBJECT
public:
    /// `cacheFolder` empty: nothing on disk.
    OpenApiStore(Transport &transport, QString cacheFolder, QObject *parent = nullptr);
    ~OpenApiStore() override;

    /// The v3 document of one group-version. When the server has no v3: the whole v2 document
    /// ("swagger": "2.0" tells them apart). NotFound: the server describes no such group-version.
    QCoro::Task<Result<QByteArray>> document(GroupVersion groupVersion);
    /// Names the content of document(): the same as before, the same document. Empty: the server
    /// gives no name for it. NotFound as above.
    QCoro::Task<Result<QString>> version(GroupVersion groupVersion);
    /// /openapi/v2, whole.
    QCoro::Task<Result<QByteArray>> documentV2();
    /// Forgets the index: the next document() asks whether something changed. To be called when
    /// discovery changed.
    void invalidate();

signals:
    /// The document of this group-version is another one now; seen when the index is read again.
    void changed(const models::GroupVersion &groupVersion);

private:
    QCoro::Task<Result<void>> index();
    QCoro::Task<void> readIndex();
    QCoro::Task<Result<QByteArray>> fetch(QString url);
    void takeIndex(const QJsonObject &paths);
    [[nodiscard]] QString cacheFile(const QString &key, const QString &url) const;
    void writeCache(const QString &key, const QString &url, const QByteArray &content) const;

    Transport &m_transport;
    QString m_cacheFolder;
    QHash<QString, QString> m_index; // "apis/apps/v1" -> server-relative URL with ?hash=
    struct Held
    {
        QString url;
        QByteArray content;
    };
    void hold(const QString &key, const QString &url, const QByteArray &content);
    QCache<QString, Held> m_memory; // the same key; by bytes, as a search reads them all
    QByteArray m_v2;
    Waiters<void> m_waiting;
    bool m_hasIndex = false;
    bool m_isReading = false;
    bool m_hasNoV3 = false;
};

} // namespace models
