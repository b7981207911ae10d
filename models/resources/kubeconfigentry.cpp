// SPDX-License-Identifier: Apache-2.0
#include "models/resources/kubeconfigentry.h"

#include "models/kube/smallfile.h"
#include "models/yaml/operation.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>

#include <array>

using namespace Qt::StringLiterals;

namespace models {

namespace {

constexpr std::array sections {"clusters"_L1, "contexts"_L1, "users"_L1};

std::unexpected<Error> badInput(const char *source, const QStringList &arguments = {})
{
    return failure(Error::Kind::BadInput, Message(source, arguments));
}

QJsonObject clusterOf(const Access &access)
{
    QJsonObject cluster {{u"server"_s, access.server.toString()}};
    if (access.insecure)
        cluster.insert(u"insecure-skip-tls-verify"_s, true);
    else if (!access.ca.isEmpty())
        cluster.insert(u"certificate-authority-data"_s, QString::fromLatin1(access.ca.toBase64()));
    return cluster;
}

QJsonObject entryOf(QLatin1StringView section, const Access &access)
{
    const QString name = access.context;
    if (section == "clusters"_L1)
        return {{u"name"_s, name}, {u"cluster"_s, clusterOf(access)}};
    if (section == "users"_L1) {
        const QJsonObject user {{u"token"_s, QString::fromLatin1(access.token)}};
        return {{u"name"_s, name}, {u"user"_s, user}};
    }
    const QJsonObject context {
        {u"cluster"_s, name}, {u"user"_s, name}, {u"namespace"_s, access.nameSpace}};
    return {{u"name"_s, name}, {u"context"_s, context}};
}

bool hasName(const QJsonValue &list, const QString &name)
{
    const QJsonArray entries = list.toArray();
    return std::ranges::any_of(
        entries, [&name](const QJsonValue &entry) { return entry["name"_L1].toString() == name; });
}

} // namespace

Result<QString> withContext(const QString &kubeconfig, const Access &access)
{
    const QString text = kubeconfig.trimmed().isEmpty()
        ? u"apiVersion: v1\nkind: Config\nclusters: []\ncontexts: []\nusers: []\n"_s
        : kubeconfig;
    const yaml::TreePtr tree = yaml::parse(text);
    const QJsonValue root = tree->toJson();
    if (!root.isObject() || root["kind"_L1].toString(u"Config"_s) != "Config"_L1)
        return badInput(QT_TRANSLATE_NOOP("models", "The file is not a kubeconfig."));
    QList<yaml::Operation> operations;
    for (const QLatin1StringView section : sections) {
        const QJsonValue entries = root[section];
        if (!entries.isUndefined() && !entries.isNull() && !entries.isArray())
            return badInput(QT_TRANSLATE_NOOP("models", "The file is not a kubeconfig."));
        if (hasName(entries, access.context)) {
            return badInput(
                QT_TRANSLATE_NOOP(
                    "models", "The file has an entry of the name %1 already. Choose another name."),
                {access.context});
        }
        operations.append({.kind = yaml::Operation::Kind::AppendItem,
            .path = Path {QString(section)},
            .value = entryOf(section, access)});
    }
    if (root["current-context"_L1].toString().isEmpty()) {
        operations.append({.kind = yaml::Operation::Kind::SetScalar,
            .path = Path {u"current-context"_s},
            .value = access.context});
    }
    const Result<QList<yaml::TextEdit>> edits = yaml::editAll(*tree, operations);
    if (!edits)
        return std::unexpected(edits.error());
    return yaml::applied(text, *edits);
}

namespace {

// As kubectl does: a file beside the kubeconfig, made only if it is not there yet.
class ConfigLock
{
public:
    explicit ConfigLock(const QString &file)
        : m_file(file + u".lock"_s)
    {
        QDir().mkpath(QFileInfo(file).absolutePath());
        m_isHeld = m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly);
        m_isBusy = !m_isHeld && m_file.exists();
    }
    ~ConfigLock()
    {
        if (m_isHeld)
            m_file.remove();
    }
    ConfigLock(const ConfigLock &) = delete;
    ConfigLock &operator=(const ConfigLock &) = delete;

    /// Another program's. A folder that cannot be written to is told by the write itself.
    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    [[nodiscard]] QString fileName() const { return m_file.fileName(); }

private:
    QFile m_file;
    bool m_isHeld = false;
    bool m_isBusy = false;
};

} // namespace

Result<void> saveContext(const QString &file, const Access &access)
{
    const ConfigLock lock(file);
    if (lock.isBusy())
        return badInput(
            QT_TRANSLATE_NOOP("models",
                "The kubeconfig %1 is being written by another program. If none is running, "
                "remove %2."),
            {file, lock.fileName()});
    QByteArray before;
    if (QFileInfo::exists(file)) {
        const Result<QByteArray> content = readSmallFile(file);
        if (!content)
            return std::unexpected(content.error());
        before = *content;
    }
    if (!QUtf8StringView(before).isValidUtf8())
        return badInput(QT_TRANSLATE_NOOP("models",
                            "The file %1 is not valid UTF-8; nothing was written. Save it as "
                            "UTF-8."),
            {file});
    const Result<QString> after = withContext(QString::fromUtf8(before), access);
    if (!after)
        return std::unexpected(after.error());
    // A link stays a link: what it leads to is written.
    const QString target = QFileInfo(file).canonicalFilePath();
    return writePrivateFile(target.isEmpty() ? file : target, after->toUtf8());
}

} // namespace models
