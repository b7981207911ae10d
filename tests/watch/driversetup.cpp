// SPDX-License-Identifier: Apache-2.0
#include "driversetup.h"

using namespace models;
using namespace Qt::StringLiterals;

WatchScope pods()
{
    return {.resource = {.groupVersion = {{}, u"v1"_s},
                .plural = u"configmaps"_s,
                .singular = u"configmap"_s,
                .kind = u"ConfigMap"_s,
                .shortNames = {},
                .verbs = {u"list"_s, u"watch"_s},
                .categories = {},
                .subresources = {},
                .namespaced = true},
        .nameSpace = u"demo"_s,
        .labelSelector = {},
        .fieldSelector = {},
        .fullObjects = false};
}

QByteArray json(QByteArray text)
{
    return text.replace('\'', '"');
}

QByteArray object(const QByteArray &name, int version)
{
    return json("{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'" + name
        + "','namespace':'demo','uid':'u-" + name + "','resourceVersion':'"
        + QByteArray::number(version) + "'}}");
}

QByteArray page(const QByteArray &names, int version, const QByteArray &next)
{
    QByteArrayList items;
    for (const QByteArray &name : names.split(' ')) {
        if (!name.isEmpty())
            items += object(name, version);
    }
    return json("{'kind':'ConfigMapList','apiVersion':'v1','metadata':{'resourceVersion':'"
        + QByteArray::number(version) + "','continue':'" + next + "'},'items':[" + items.join(',')
        + "]}");
}

QByteArray frame(const QByteArray &type, const QByteArray &inner)
{
    return json("{'type':'" + type + "','object':") + inner + "}\n";
}

QByteArray bookmark(int version, bool isEnd)
{
    const QByteArray mark
        = isEnd ? ",'annotations':{'k8s.io/initial-events-end':'true'}" : QByteArray();
    return frame("BOOKMARK",
        json("{'kind':'ConfigMap','apiVersion':'v1','metadata':{'resourceVersion':'"
            + QByteArray::number(version) + "'" + mark + "}}"));
}

QByteArray status(int code, const QByteArray &reason, const QByteArray &meta)
{
    return json("{'kind':'Status','apiVersion':'v1','metadata':" + meta
        + ",'status':'Failure','message':'said so','reason':'" + reason
        + "','code':" + QByteArray::number(code) + "}");
}

Error unreachable()
{
    return {Error::Kind::Unreachable, Message(QT_TRANSLATE_NOOP("models", "No way."))};
}

Error invalid()
{
    Error error {Error::Kind::Invalid, Message(QT_TRANSLATE_NOOP("models", "Not known."))};
    error.httpStatus = 422;
    return error;
}
