// SPDX-License-Identifier: Apache-2.0
#include "models/kube/kubeconfigdata.h"

#include "models/kube/token.h"

#include <QDir>
#include <QFileInfo>

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

QStringList strings(const ConfigNode *list)
{
    QStringList texts;
    if (list) {
        for (const ConfigNode::Ref &item : list->items)
            texts.append(item ? item->text : QString());
    }
    return texts;
}

// A field that is there must be a list: one that is read as empty would be a lost argument or
// group.
Result<void> mustBeList(const ConfigNode &map, const QString &field, const QString &owner)
{
    const ConfigNode *node = map.find(field);
    if (node && node->kind != ConfigNode::Kind::List && node->kind != ConfigNode::Kind::Null)
        return refuse(QT_TRANSLATE_NOOP("models", "%1 of user %2 must be a list."), {field, owner});
    return {};
}

// What becomes the value of a header must not begin another one.
Result<void> mustBeOneLine(const QStringList &values, const QString &field, const QString &user)
{
    const auto breaks = [](const QString &value) {
        return std::ranges::any_of(value, [](QChar c) { return c.unicode() < 0x20; });
    };
    if (std::ranges::any_of(values, breaks))
        return refuse(QT_TRANSLATE_NOOP("models",
                          "%1 of user %2 holds a line break or another control character. Write it "
                          "on one line."),
            {field, user});
    return {};
}

Result<QByteArray> decodedData(const QString &user, const ConfigNode &node, const QString &field)
{
    const QByteArray data = node.string(field).simplified().remove(u' ').toLatin1();
    if (data.isEmpty())
        return QByteArray();
    const auto decoded
        = QByteArray::fromBase64Encoding(data, QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return refuse(
            QT_TRANSLATE_NOOP("models", "%2 of user %1 is not valid base64."), {user, field});
    if (!decoded.decoded.contains("-----BEGIN "))
        return refuse(QT_TRANSLATE_NOOP("models", "%2 of user %1 is not PEM text."), {user, field});
    return decoded.decoded;
}

Result<void> planCertificate(AccessPlan &plan, const ConfigEntry &entry, const ConfigNode &user)
{
    struct Part
    {
        QString field;
        QByteArray Access::*data;
        QString Access::*file;
    };
    for (const Part &part :
        {Part {u"client-certificate"_s, &Access::certificate, &Access::certificateFile},
            Part {u"client-key"_s, &Access::key, &Access::keyFile}}) {
        const Result<QByteArray> data = decodedData(entry.name, user, part.field + u"-data"_s);
        if (!data)
            return std::unexpected(data.error());
        plan.access.*part.data = *data;
        if (data->isEmpty())
            plan.access.*part.file = absolute(user.string(part.field), entry.file);
        else if (!user.string(part.field).isEmpty())
            plan.notes.append(
                Message(QT_TRANSLATE_NOOP("models", "%1 is not read: %1-data is given as well."),
                    {part.field}));
    }
    const bool hasCertificate
        = !plan.access.certificate.isEmpty() || !plan.access.certificateFile.isEmpty();
    const bool hasKey = !plan.access.key.isEmpty() || !plan.access.keyFile.isEmpty();
    if (hasCertificate && !hasKey)
        return refuse(QT_TRANSLATE_NOOP("models",
                          "User %1 has a client certificate without its key. Add client-key."),
            {entry.name});
    if (hasKey && !hasCertificate)
        return refuse(
            QT_TRANSLATE_NOOP("models",
                "User %1 has a client key without its certificate. Add client-certificate."),
            {entry.name});
    return {};
}

Result<void> planImpersonation(AccessPlan &plan, const ConfigEntry &entry, const ConfigNode &user)
{
    Impersonation &as = plan.access.impersonation;
    as.user = user.string(u"as");
    as.uid = user.string(u"as-uid");
    as.groups = strings(user.find(u"as-groups"));
    if (const ConfigNode *extra = user.find(u"as-user-extra")) {
        for (const auto &[key, values] : extra->fields)
            as.extra.insert(key, strings(values.get()));
    }
    if (const Result<void> list = mustBeList(user, u"as-groups"_s, entry.name); !list)
        return list;
    QStringList extras = as.extra.keys();
    for (const QStringList &values : as.extra)
        extras += values;
    for (const auto &[field, values] :
        {std::pair(u"as"_s, QStringList(as.user)), std::pair(u"as-uid"_s, QStringList(as.uid)),
            std::pair(u"as-groups"_s, as.groups), std::pair(u"as-user-extra"_s, extras)}) {
        if (const Result<void> line = mustBeOneLine(values, field, entry.name); !line)
            return line;
    }
    if (as.user.isEmpty() && (!as.uid.isEmpty() || !as.groups.isEmpty() || !as.extra.isEmpty()))
        return refuse(
            QT_TRANSLATE_NOOP("models",
                "User %1 sets as-groups, as-uid or as-user-extra without as: nobody to act "
                "for is named."),
            {entry.name});
    return {};
}

Result<void> planInteractive(ExecPlugin &plugin, const QString &name, const QString &mode)
{
    if (mode == "Never"_L1)
        plugin.interactive = ExecPlugin::Interactive::Never;
    else if (mode == "Always"_L1)
        plugin.interactive = ExecPlugin::Interactive::Always;
    else if (mode == "IfAvailable"_L1
        || (mode.isEmpty() && plugin.apiVersion.endsWith("/v1beta1"_L1)))
        plugin.interactive = ExecPlugin::Interactive::IfAvailable;
    else if (mode.isEmpty())
        return refuse(QT_TRANSLATE_NOOP("models",
                          "exec of user %1 has no interactiveMode, which v1 requires: Never, "
                          "IfAvailable or Always."),
            {name});
    else
        return refuse(QT_TRANSLATE_NOOP("models",
                          "exec of user %1 has the interactiveMode %2; only Never, IfAvailable and "
                          "Always are possible."),
            {name, mode});
    return {};
}

Result<void> planExec(AccessPlan &plan, const ConfigEntry &entry, const ConfigNode &exec)
{
    ExecPlugin plugin {.apiVersion = exec.string(u"apiVersion"),
        .command = exec.string(u"command"),
        .arguments = strings(exec.find(u"args")),
        .environment = {},
        .installHint = exec.string(u"installHint"),
        .provideClusterInfo = exec.string(u"provideClusterInfo") == "true"_L1};
    if (plugin.command.isEmpty())
        return refuse(QT_TRANSLATE_NOOP("models", "exec of user %1 has no command."), {entry.name});
    if (plugin.apiVersion.isEmpty())
        return refuse(
            QT_TRANSLATE_NOOP("models", "exec of user %1 has no apiVersion."), {entry.name});
    if (plugin.apiVersion != "client.authentication.k8s.io/v1"_L1
        && plugin.apiVersion != "client.authentication.k8s.io/v1beta1"_L1)
        return refuse(
            QT_TRANSLATE_NOOP("models",
                "exec of user %1 has the apiVersion %2; only client.authentication.k8s.io/v1 "
                "and v1beta1 are possible."),
            {entry.name, plugin.apiVersion});
    for (const QString &field : {u"args"_s, u"env"_s}) {
        if (const Result<void> list = mustBeList(exec, field, entry.name); !list)
            return list;
    }
    if (const Result<void> mode
        = planInteractive(plugin, entry.name, exec.string(u"interactiveMode"));
        !mode)
        return mode;
    if (const ConfigNode *environment = exec.find(u"env")) {
        for (const ConfigNode::Ref &item : environment->items) {
            const QString name = item ? item->string(u"name") : QString();
            if (name.isEmpty() || name.contains(u'='))
                return refuse(QT_TRANSLATE_NOOP(
                                  "models", "An env entry in exec of user %1 has no usable name."),
                    {entry.name});
            plugin.environment.emplaceBack(name, item->string(u"value"));
        }
    }
    if (plugin.command.contains(u'/') || plugin.command.contains(QDir::separator()))
        plugin.command = absolute(plugin.command, entry.file);
    plan.access.exec = plugin;
    return {};
}

QString replacementOf(const QString &provider)
{
    if (provider == "gcp"_L1)
        return u"gke-gcloud-auth-plugin"_s;
    if (provider == "azure"_L1)
        return u"kubelogin"_s;
    if (provider == "oidc"_L1)
        return u"kubectl oidc-login"_s;
    return u"an exec plugin"_s;
}

} // namespace

Result<void> planUser(AccessPlan &plan, const ConfigEntry &entry)
{
    static const ConfigNode nothing;
    const ConfigNode &user = entry.body ? *entry.body : nothing;
    plan.userFile = entry.file;
    Access &access = plan.access;
    if (const ConfigNode *provider = user.find(u"auth-provider");
        provider && provider->kind == ConfigNode::Kind::Map)
        return refuse(
            QT_TRANSLATE_NOOP("models",
                "User %1 logs in by the auth-provider %2, which Kubernetes has removed. Set "
                "up %3 under exec instead."),
            {entry.name, provider->string(u"name"), replacementOf(provider->string(u"name"))});
    const Result<QByteArray> token = checkedToken(user.string(u"token").toUtf8(), entry.name);
    if (!token)
        return std::unexpected(token.error());
    access.token = *token;
    access.tokenFile = absolute(user.string(u"tokenFile"), entry.file);
    access.userName = user.string(u"username");
    access.password = user.string(u"password");
    if ((!access.token.isEmpty() || !access.tokenFile.isEmpty())
        && (!access.userName.isEmpty() || !access.password.isEmpty()))
        return refuse(
            QT_TRANSLATE_NOOP("models",
                "User %1 has a token and a password: more than one login method. Keep one "
                "of them."),
            {entry.name});
    if (const Result<void> planned = planCertificate(plan, entry, user); !planned)
        return planned;
    if (const Result<void> planned = planImpersonation(plan, entry, user); !planned)
        return planned;
    const ConfigNode *exec = user.find(u"exec");
    if (exec && exec->kind != ConfigNode::Kind::Null) {
        if (exec->kind != ConfigNode::Kind::Map)
            return refuse(
                QT_TRANSLATE_NOOP("models", "exec of user %1 must be a map."), {entry.name});
        if (const Result<void> planned = planExec(plan, entry, *exec); !planned)
            return planned;
        // What is given outright needs no program.
        if (!access.token.isEmpty() || !access.tokenFile.isEmpty() || !access.userName.isEmpty())
            access.exec.reset();
    }
    if (access.server.scheme() == "http"_L1) { // nothing of it may go over an open line
        access.token.clear();
        access.tokenFile.clear();
        access.userName.clear();
        access.password.clear();
        access.exec.reset();
    }
    return {};
}

} // namespace models
