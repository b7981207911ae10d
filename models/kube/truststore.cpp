// SPDX-License-Identifier: Apache-2.0
#include "models/kube/truststore.h"

#include "models/kube/smallfile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models {

TrustStore::TrustStore(QString file)
    : m_file(std::move(file))
{
    if (m_file.isEmpty())
        return;
    // A file that cannot be read means that nothing was agreed to.
    const Result<QByteArray> content = readSmallFile(m_file);
    if (!content)
        return;
    const QJsonArray digests = QJsonDocument::fromJson(*content).object()[u"trusted"_s].toArray();
    for (const QJsonValue &digest : digests)
        m_digests.insert(digest.toString().toLatin1());
}

QString TrustStore::defaultFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + u"/sampan/trust.json"_s;
}

bool TrustStore::isTrusted(const TrustQuestion &question) const
{
    return m_digests.contains(question.digest);
}

Result<void> TrustStore::trust(const TrustQuestion &question)
{
    m_digests.insert(question.digest);
    return save();
}

Result<void> TrustStore::forget(const TrustQuestion &question)
{
    m_digests.remove(question.digest);
    return save();
}

Result<void> TrustStore::save() const
{
    if (m_file.isEmpty())
        return {};
    QStringList digests;
    for (const QByteArray &digest : m_digests)
        digests.append(QString::fromLatin1(digest));
    std::ranges::sort(digests);
    const QJsonObject content {{u"trusted"_s, QJsonArray::fromStringList(digests)}};
    return writePrivateFile(m_file, QJsonDocument(content).toJson());
}

} // namespace models
