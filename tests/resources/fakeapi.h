// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/kube/scriptedserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

/// The documents of an API server whose kinds a test makes up, and that answers as it is told.
class FakeApi
{
public:
    /// A group in version v1 with one kind, of those fields (all strings) under `spec`.
    void set(const QString &group, const QString &kind, const QStringList &fields)
    {
        m_groups[group] = {kind, fields};
    }
    void remove(const QString &group) { m_groups.remove(group); }
    /// These documents answer with that status; 0: as they should.
    void setStatus(const QString &group, int status) { m_status[group] = status; }
    void setIndexStatus(int status) { m_indexStatus = status; }
    /// Documents of this group are not answered before letGo().
    void hold(const QString &group) { m_held.insert(group); }
    void letGo()
    {
        m_held.clear();
        const QList<Exchange> waiting = std::exchange(m_waiting, {});
        for (const Exchange &exchange : waiting)
            document(exchange);
    }
    [[nodiscard]] int documentsServed() const { return m_served; }

    void operator()(const Exchange &exchange)
    {
        const QByteArray path = exchange.path();
        const QByteArray list = "application/json;g=apidiscovery.k8s.io;v=v2;"
                                "as=APIGroupDiscoveryList";
        if (path == "/api")
            exchange.answer(200, discovery(QStringList()), list);
        else if (path == "/apis")
            exchange.answer(200, discovery(m_groups.keys()), list);
        else if (path == "/version")
            exchange.answer(200, R"({"gitVersion":"v1.32.0"})");
        else if (path == "/openapi/v3")
            exchange.answer(m_indexStatus, m_indexStatus == 200 ? index() : status(m_indexStatus));
        else if (path.startsWith("/openapi/v3/"))
            document(exchange);
        else
            exchange.answer(404, "404 page not found", "text/plain");
    }

private:
    struct Group
    {
        QString kind;
        QStringList fields;
    };

    static QByteArray text(const QJsonObject &object)
    {
        return QJsonDocument(object).toJson(QJsonDocument::Compact);
    }
    static QByteArray status(int code)
    {
        return text({{QStringLiteral("kind"), QStringLiteral("Status")},
            {QStringLiteral("apiVersion"), QStringLiteral("v1")},
            {QStringLiteral("status"), QStringLiteral("Failure")},
            {QStringLiteral("message"), QStringLiteral("told to fail")},
            {QStringLiteral("code"), code}});
    }

    [[nodiscard]] QByteArray discovery(const QStringList &groups) const
    {
        QJsonArray items;
        for (const QString &group : groups) {
            const QString kind = m_groups[group].kind;
            items.append(QJsonObject {
                {QStringLiteral("metadata"), QJsonObject {{QStringLiteral("name"), group}}},
                {QStringLiteral("versions"),
                    QJsonArray {QJsonObject {{QStringLiteral("version"), QStringLiteral("v1")},
                        {QStringLiteral("freshness"), QStringLiteral("Current")},
                        {QStringLiteral("resources"),
                            QJsonArray {
                                QJsonObject {{QStringLiteral("resource"), kind.toLower() + u's'},
                                    {QStringLiteral("responseKind"),
                                        QJsonObject {{QStringLiteral("group"), group},
                                            {QStringLiteral("version"), QStringLiteral("v1")},
                                            {QStringLiteral("kind"), kind}}},
                                    {QStringLiteral("scope"), QStringLiteral("Namespaced")},
                                    {QStringLiteral("singularResource"), kind.toLower()},
                                    {QStringLiteral("verbs"),
                                        QJsonArray {
                                            QStringLiteral("get"), QStringLiteral("list")}}}}}}}}});
        }
        return text({{QStringLiteral("kind"), QStringLiteral("APIGroupDiscoveryList")},
            {QStringLiteral("apiVersion"), QStringLiteral("apidiscovery.k8s.io/v2")},
            {QStringLiteral("items"), items}});
    }

    [[nodiscard]] QByteArray index() const
    {
        QJsonObject paths;
        for (const auto &[group, content] : m_groups.asKeyValueRange()) {
            const QString path = QStringLiteral("apis/%1/v1").arg(group);
            paths.insert(path,
                QJsonObject {{QStringLiteral("serverRelativeURL"),
                    QStringLiteral("/openapi/v3/%1?hash=%2")
                        .arg(path)
                        .arg(qHash(content.fields.join(u',')))}});
        }
        return text({{QStringLiteral("paths"), paths}});
    }

    void document(const Exchange &exchange)
    {
        const QString group = QString::fromUtf8(exchange.path().split('/').value(4));
        if (m_held.contains(group)) {
            m_waiting.append(exchange);
            return;
        }
        ++m_served;
        if (const int code = m_status.value(group); code != 0) {
            exchange.answer(code, status(code));
            return;
        }
        QJsonObject fields;
        for (const QString &field : m_groups[group].fields) {
            fields.insert(field,
                QJsonObject {{QStringLiteral("type"), QStringLiteral("string")},
                    {QStringLiteral("description"), QStringLiteral("Is the %1.").arg(field)}});
        }
        const QJsonObject spec {{QStringLiteral("type"), QStringLiteral("object")},
            {QStringLiteral("properties"), fields}};
        const QString kind = m_groups[group].kind;
        const QJsonObject root {{QStringLiteral("type"), QStringLiteral("object")},
            {QStringLiteral("properties"), QJsonObject {{QStringLiteral("spec"), spec}}},
            {QStringLiteral("x-kubernetes-group-version-kind"),
                QJsonArray {QJsonObject {{QStringLiteral("group"), group},
                    {QStringLiteral("version"), QStringLiteral("v1")},
                    {QStringLiteral("kind"), kind}}}}};
        exchange.answer(200,
            text({{QStringLiteral("openapi"), QStringLiteral("3.0.0")},
                {QStringLiteral("components"),
                    QJsonObject {
                        {QStringLiteral("schemas"), QJsonObject {{group + u'.' + kind, root}}}}}}));
    }

    QMap<QString, Group> m_groups;
    QHash<QString, int> m_status;
    QSet<QString> m_held;
    QList<Exchange> m_waiting;
    int m_indexStatus = 200;
    int m_served = 0;
};
