// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/author.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace models;

namespace {

QString rowOf(const QJsonObject &object)
{
    const QJsonObject metadata = object[u"metadata"].toObject();
    return metadata[u"name"].toString() + u'@' + metadata[u"resourceVersion"].toString();
}

} // namespace

Author::Author(const TestServer &server, QString nameSpace, QString label, quint32 seed)
    : m_server(server)
    , m_nameSpace(std::move(nameSpace))
    , m_label(std::move(label))
    , m_dice(seed)
{
}

WatchScope Author::scope() const
{
    WatchScope scope;
    scope.resource = coreResource(u"configmaps"_s, u"ConfigMap"_s);
    scope.nameSpace = m_nameSpace;
    scope.labelSelector = u"row="_s + m_label;
    return scope;
}

void Author::keep(const QJsonObject &object)
{
    m_held.insert(rowOf(object));
}

void Author::create()
{
    const QString name = m_label + u'-' + QString::number(m_made++);
    const TestServer::Answer answer = m_server.call("POST", scope().resource.path(m_nameSpace),
        {{u"apiVersion"_s, u"v1"_s}, {u"kind"_s, u"ConfigMap"_s},
            {u"metadata"_s,
                QJsonObject {
                    {u"name"_s, name}, {u"labels"_s, QJsonObject {{u"row"_s, m_label}}}}}});
    if (answer.status != 201)
        qWarning("not created: %s", answer.reply.body.constData());
    m_names.append(name);
    keep(answer.json);
}

void Author::fill(int objects)
{
    for (int i = 0; i < objects; ++i)
        create();
}

void Author::write(int times)
{
    for (int i = 0; i < times; ++i) {
        const int what = m_names.size() < 4 ? 0 : int(m_dice.bounded(10));
        if (what < 4) {
            create();
        } else if (what < 7) {
            change(1);
        } else {
            const QString name = m_names.takeAt(m_dice.bounded(m_names.size()));
            m_server.call("DELETE", scope().resource.path(m_nameSpace, name));
        }
    }
}

void Author::change(int times)
{
    for (int i = 0; i < times; ++i) {
        const QString &name = m_names.at(m_dice.bounded(m_names.size()));
        keep(m_server
                .call("PATCH", scope().resource.path(m_nameSpace, name),
                    {{u"data"_s, QJsonObject {{u"n"_s, QString::number(m_dice.generate())}}}})
                .json);
    }
}

QStringList Author::listed() const
{
    QStringList rows;
    const QJsonArray items
        = m_server
              .call(
                  "GET", scope().resource.path(m_nameSpace) + u"?labelSelector=row%3D"_s + m_label)
              .json[u"items"]
              .toArray();
    for (const QJsonValue &item : items)
        rows.append(rowOf(item.toObject()));
    rows.sort();
    return rows;
}
