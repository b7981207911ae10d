// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/engine/jsontext.h"
#include "models/sandbox/kinds/eventshape.h"
#include "models/sandbox/kinds/resourcerules.h"
#include "models/sandbox/kinds/rules.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace models::sandbox::rules {

namespace {

/// The login data of a registry.
void registryConfig(const QJsonObject &data, const QString &key, Causes &causes)
{
    const QString at = keyPath(u"data"_s, key);
    if (!data.contains(key)) {
        causes.required(at);
        return;
    }
    const QByteArray text = QByteArray::fromBase64(data.value(key).toString().toLatin1());
    QJsonParseError error;
    if (!QJsonDocument::fromJson(text, &error).isObject())
        causes.invalid(at, u"<secret contents redacted>"_s, error.errorString());
}

} // namespace

void secret(const QJsonObject &object, Causes &causes)
{
    configData(object, causes);
    const QString type = object.value("type"_L1).toString();
    const QJsonObject data = object.value("data"_L1).toObject();
    const auto needs = [&](const QString &key) {
        if (!data.contains(key))
            causes.required(keyPath(u"data"_s, key));
    };
    if (type == "kubernetes.io/service-account-token"_L1) {
        const QString account = u"kubernetes.io/service-account.name"_s;
        const QJsonObject annotations = at(object, {"metadata"_L1, "annotations"_L1}).toObject();
        if (annotations.value(account).toString().isEmpty())
            causes.required(keyPath(u"metadata.annotations"_s, account));
    } else if (type == "kubernetes.io/dockercfg"_L1) {
        registryConfig(data, u".dockercfg"_s, causes);
    } else if (type == "kubernetes.io/dockerconfigjson"_L1) {
        registryConfig(data, u".dockerconfigjson"_s, causes);
    } else if (type == "kubernetes.io/basic-auth"_L1) {
        if (!data.contains("username"_L1) && !data.contains("password"_L1)) {
            needs(u"username"_s);
            needs(u"password"_s);
        }
    } else if (type == "kubernetes.io/ssh-auth"_L1) {
        if (data.value("ssh-privatekey"_L1).toString().isEmpty())
            causes.required(keyPath(u"data"_s, u"ssh-privatekey"_s));
    } else if (type == "kubernetes.io/tls"_L1) {
        needs(u"tls.crt"_s);
        needs(u"tls.key"_s);
    }
}

void quota(const QJsonObject &object, Causes &causes)
{
    quotaAmounts(at(object, {"spec"_L1, "hard"_L1}).toObject(), u"spec.hard"_s, causes);
}

void event(const QJsonObject &object, Causes &causes)
{
    const QJsonObject event = toCoreEvent(object);
    const QString own = at(event, {"metadata"_L1, "namespace"_L1}).toString();
    const QString about = at(event, {"involvedObject"_L1, "namespace"_L1}).toString();
    const bool isTimed = event.value("eventTime"_L1).isString();
    // What is in no namespace has its events in the default one, those of the new sort also in
    // kube-system.
    const bool isSame = !about.isEmpty()
        ? isTimed || about == own
        : own == "default"_L1 || (isTimed && own == "kube-system"_L1);
    if (!isSame)
        causes.invalid(u"involvedObject.namespace"_s, about, u"does not match event.namespace"_s);
}

} // namespace models::sandbox::rules
