// SPDX-License-Identifier: Apache-2.0
#include "models/kube/kubeconfigdata.h"
#include "models/kube/kubestatus.h"
#include "models/kube/pem.h"
#include "models/kube/smallfile.h"
#include "models/kube/token.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QHostAddress>
#include <QRegularExpression>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models {

namespace {

std::unexpected<Error> refuse(const char *source, const QStringList &arguments)
{
    return failure(Error::Kind::BadInput, Message(source, arguments));
}

QString absolute(const QString &path, const QString &holder)
{
    return path.isEmpty() ? path
                          : QDir::cleanPath(QFileInfo(holder).absoluteDir().absoluteFilePath(path));
}

bool isLabel(const QString &text)
{
    static const QRegularExpression label(u"\\A[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\\z"_s);
    return label.match(text).hasMatch();
}

// It stands in the URL in place of the address: nothing in it may lead elsewhere.
bool isHostName(const QString &text)
{
    static const QRegularExpression name(u"\\A[A-Za-z0-9_.-]*\\z"_s);
    return name.match(text).hasMatch() || !QHostAddress(text).isNull();
}

bool isTrue(const ConfigNode &node, QStringView key)
{
    return node.string(key) == "true"_L1;
}

// "kube.example", "https://kube.example:6443/prefix", "[fe80::1]:6443".
Result<QUrl> serverUrl(AccessPlan &plan, QString text)
{
    const QString &cluster = plan.access.cluster;
    const auto bad = [&](const char *source) { return refuse(source, {cluster, text}); };
    text = text.trimmed();
    if (text.isEmpty())
        return bad(QT_TRANSLATE_NOOP("models", "Cluster %1 has no server."));
    if (!text.contains("://"_L1)) {
        plan.notes.append(Message(QT_TRANSLATE_NOOP("models",
                                      "The server %1 of cluster %2 has no scheme; it is taken as "
                                      "https."),
            {text, cluster}));
        text.prepend("https://"_L1);
    }
    QUrl url(text, QUrl::StrictMode);
    if (const QString scheme = text.section(u':', 0, 0).toLower();
        scheme != "https"_L1 && scheme != "http"_L1)
        return bad(QT_TRANSLATE_NOOP(
            "models", "The server %2 of cluster %1 begins with neither https nor http."));
    if (text.section(u'/', 2, 2).isEmpty())
        return bad(QT_TRANSLATE_NOOP("models", "The server %2 of cluster %1 names no host."));
    if (!url.isValid() || url.port() == 0)
        return bad(QT_TRANSLATE_NOOP(
            "models", "The server %2 of cluster %1 is not a URL: check its host and port."));
    if (url.host().isEmpty())
        return bad(QT_TRANSLATE_NOOP("models", "The server %2 of cluster %1 names no host."));
    if (url.scheme() == "http"_L1)
        plan.notes.append(
            Message(QT_TRANSLATE_NOOP("models",
                        "The connection to %1 is not encrypted; no login is sent over "
                        "it."),
                {url.host()}));
    url.setQuery(QString());
    url.setFragment(QString());
    url.setUserInfo(QString());
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path);
    return url;
}

Result<QByteArray> authorityOf(const AccessPlan &plan, const ConfigNode &cluster)
{
    const QString field = u"certificate-authority-data"_s;
    const QByteArray data = cluster.string(field).simplified().remove(u' ').toLatin1();
    if (data.isEmpty())
        return QByteArray();
    const auto decoded
        = QByteArray::fromBase64Encoding(data, QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return refuse(QT_TRANSLATE_NOOP("models", "%2 of cluster %1 is not valid base64."),
            {plan.access.cluster, field});
    if (!decoded.decoded.contains("-----BEGIN "))
        return refuse(QT_TRANSLATE_NOOP("models", "%2 of cluster %1 is not PEM text."),
            {plan.access.cluster, field});
    if (!countCertificates(decoded.decoded))
        return refuse(
            QT_TRANSLATE_NOOP("models", "%2 of cluster %1 holds no certificate that can be read."),
            {plan.access.cluster, field});
    return decoded.decoded;
}

Result<void> planProxy(AccessPlan &plan, const QString &text)
{
    if (text.isEmpty())
        return {};
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return refuse(QT_TRANSLATE_NOOP("models", "proxy-url of cluster %1 is not a URL: %2."),
            {plan.access.cluster, text});
    if (!QStringList {u"http"_s, u"https"_s, u"socks5"_s}.contains(url.scheme()))
        return refuse(QT_TRANSLATE_NOOP("models",
                          "proxy-url of cluster %1 begins with %2; only http, https and socks5 are "
                          "possible."),
            {plan.access.cluster, url.scheme()});
    plan.access.proxy = url.toString(QUrl::FullyEncoded); // its scheme in small letters
    return {};
}

void noteIgnored(AccessPlan &plan, const ConfigNode &node, const QString &file)
{
    if (!node.string(file).isEmpty())
        plan.notes.append(Message(
            QT_TRANSLATE_NOOP("models", "%1 is not read: %1-data is given as well."), {file}));
}

Result<void> planCluster(AccessPlan &plan, const ConfigEntry &entry)
{
    static const ConfigNode nothing;
    const ConfigNode &cluster = entry.body ? *entry.body : nothing;
    plan.clusterFile = entry.file;
    const Result<QUrl> url = serverUrl(plan, cluster.string(u"server"));
    if (!url)
        return std::unexpected(url.error());
    plan.access.server = *url;
    const Result<QByteArray> authority = authorityOf(plan, cluster);
    if (!authority)
        return std::unexpected(authority.error());
    plan.access.ca = *authority;
    if (authority->isEmpty())
        plan.access.caFile = absolute(cluster.string(u"certificate-authority"), entry.file);
    else
        noteIgnored(plan, cluster, u"certificate-authority"_s);
    plan.access.insecure = isTrue(cluster, u"insecure-skip-tls-verify");
    if (plan.access.insecure && (!plan.access.ca.isEmpty() || !plan.access.caFile.isEmpty()))
        return refuse(QT_TRANSLATE_NOOP("models",
                          "Cluster %1 gives a certificate authority and insecure-skip-tls-verify, "
                          "which contradict each other. Remove one of them."),
            {entry.name});
    plan.access.tlsServerName = cluster.string(u"tls-server-name");
    if (!isHostName(plan.access.tlsServerName))
        return refuse(
            QT_TRANSLATE_NOOP("models", "tls-server-name of cluster %1 is no host name: %2."),
            {entry.name, shownText(plan.access.tlsServerName, 200)});
    plan.access.compression = !isTrue(cluster, u"disable-compression");
    return planProxy(plan, cluster.string(u"proxy-url").trimmed());
}

const ConfigNode *clusterExecConfig(const ConfigNode *cluster)
{
    const ConfigNode *extensions = cluster ? cluster->find(u"extensions") : nullptr;
    if (!extensions)
        return nullptr;
    for (const ConfigNode::Ref &item : extensions->items) {
        if (item && item->string(u"name") == "client.authentication.k8s.io/exec"_L1)
            return item->find(u"extension");
    }
    return nullptr;
}

bool isInside(const QString &file, const QString &holder)
{
    const QString folder = QFileInfo(holder).absolutePath();
    // links do not lead out: what they point to counts
    const QString real = QFileInfo(file).canonicalFilePath();
    const QString realFolder = QFileInfo(folder).canonicalFilePath();
    return file.startsWith(folder + u'/') && (real.isEmpty() || real.startsWith(realFolder + u'/'));
}

} // namespace

Result<AccessPlan> planAccess(const KubeConfigData &data, const ConfigEntry &context)
{
    if (context.problem)
        return std::unexpected(*context.problem);
    static const ConfigNode nothing;
    const ConfigNode &body = context.body ? *context.body : nothing;
    AccessPlan plan;
    plan.access.context = context.name;
    plan.access.cluster = body.string(u"cluster");
    plan.access.user = body.string(u"user");
    if (const QString name = body.string(u"namespace"); !name.isEmpty()) {
        if (!isLabel(name))
            return refuse(QT_TRANSLATE_NOOP("models",
                              "Context %1 has the namespace %2, which no namespace can be called."),
                {context.name, name});
        plan.access.nameSpace = name;
    }
    if (plan.access.cluster.isEmpty())
        return refuse(QT_TRANSLATE_NOOP("models", "Context %1 names no cluster."), {context.name});
    const auto cluster = std::ranges::find(data.clusters, plan.access.cluster, &ConfigEntry::name);
    if (cluster == data.clusters.end())
        return refuse(QT_TRANSLATE_NOOP("models", "Context %1 names the unknown cluster %2."),
            {context.name, plan.access.cluster});
    if (cluster->problem)
        return std::unexpected(*cluster->problem);
    if (const Result<void> planned = planCluster(plan, *cluster); !planned)
        return std::unexpected(planned.error());
    if (plan.access.user.isEmpty()) {
        plan.notes.append(Message(
            QT_TRANSLATE_NOOP("models", "Context %1 names no user: requests are anonymous."),
            {context.name}));
        return plan;
    }
    const auto user = std::ranges::find(data.users, plan.access.user, &ConfigEntry::name);
    if (user == data.users.end())
        return refuse(QT_TRANSLATE_NOOP("models", "Context %1 names the unknown user %2."),
            {context.name, plan.access.user});
    if (user->problem)
        return std::unexpected(*user->problem);
    if (const Result<void> planned = planUser(plan, *user); !planned)
        return std::unexpected(planned.error());
    if (plan.access.exec) {
        if (const ConfigNode *config = clusterExecConfig(cluster->body.get()))
            plan.access.exec->clusterConfig = toJson(*config);
    }
    return plan;
}

std::optional<TrustQuestion> questionOf(const AccessPlan &plan)
{
    const Access &access = plan.access;
    TrustQuestion question {.context = access.context,
        .file = plan.userFile.isEmpty() ? plan.clusterFile : plan.userFile,
        .server = access.server.toString(),
        .proxy = QUrl(access.proxy).toString(QUrl::RemoveUserInfo),
        .insecure = access.insecure};
    question.sendsLogin = access.insecure
        && (!access.token.isEmpty() || !access.tokenFile.isEmpty() || !access.password.isEmpty()
            || access.exec.has_value());
    if (access.exec) {
        const QString found = QStandardPaths::findExecutable(access.exec->command);
        question.program = found.isEmpty() ? access.exec->command : found;
        question.arguments = access.exec->arguments;
        for (const auto &[name, value] : access.exec->environment)
            question.environment.append(name + u'=' + value);
    }
    const auto addFile = [&question](const QString &file, const QString &holder) {
        if (!file.isEmpty() && !isInside(file, holder))
            question.files.append(file);
    };
    addFile(access.caFile, plan.clusterFile);
    addFile(access.certificateFile, plan.userFile);
    addFile(access.keyFile, plan.userFile);
    addFile(access.tokenFile, plan.userFile);
    if (question.program.isEmpty() && question.files.isEmpty() && !question.insecure)
        return {};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto add = [&hash](const QString &part) {
        const QByteArray bytes = part.toUtf8();
        hash.addData(QByteArray::number(bytes.size()) + ':' + bytes);
    };
    for (const QString &part : {plan.clusterFile, plan.userFile, question.server, access.proxy,
             question.program, access.caFile, access.tokenFile})
        add(part);
    add(question.insecure ? u"insecure"_s : QString());
    add(question.sendsLogin ? u"login"_s : QString());
    hash.addData(access.ca); // who the server may be decides where the login goes
    for (const QStringList &list : {question.arguments, question.environment, question.files}) {
        add(QString::number(list.size()));
        for (const QString &part : list)
            add(part);
    }
    question.digest = hash.result().toHex();
    return question;
}

Result<Access> carryOut(AccessPlan plan)
{
    Access access = std::move(plan.access);
    const auto missing = [](const Error &error, const QString &owner, const QString &field) {
        Error named = error;
        named.message = Message(QT_TRANSLATE_NOOP("models", "%2 of %1 cannot be used: %3"),
            {owner, field, error.message.text()});
        return std::unexpected(named);
    };
    if (!access.caFile.isEmpty()) {
        const Result<QByteArray> content = readSmallFile(access.caFile);
        if (!content)
            return missing(content.error(), plan.clusterFile, u"certificate-authority"_s);
        if (const Result<int> count = countCertificates(*content); !count)
            return missing(count.error(), plan.clusterFile, access.caFile);
        access.ca = *content;
    }
    if (!access.tokenFile.isEmpty()) {
        const Result<QByteArray> content = readSmallFile(access.tokenFile);
        if (!content)
            return missing(content.error(), plan.userFile, u"tokenFile"_s);
        const Result<QByteArray> token = checkedToken(*content, access.tokenFile);
        if (!token)
            return std::unexpected(token.error());
        if (token->isEmpty())
            return refuse(QT_TRANSLATE_NOOP("models",
                              "The file %1 is empty where a token should be. Log in again, or ask "
                              "whoever writes it."),
                {access.tokenFile});
    }
    if (!access.certificateFile.isEmpty()) {
        const Result<QByteArray> content = readSmallFile(access.certificateFile);
        if (!content)
            return missing(content.error(), plan.userFile, u"client-certificate"_s);
        access.certificate = *content;
    }
    if (!access.keyFile.isEmpty()) {
        const Result<QByteArray> content = readSmallFile(access.keyFile);
        if (!content)
            return missing(content.error(), plan.userFile, u"client-key"_s);
        access.key = *content;
    }
    if (!access.certificate.isEmpty()) {
        if (const Result<void> fit = checkPair(access.certificate, access.key); !fit)
            return missing(fit.error(), plan.userFile, access.user);
    }
    return access;
}

} // namespace models
