// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/controllers/demofile.h"

#include "models/base/json.h"

#include <QFile>

#include <yaml-cpp/yaml.h>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace models::sandbox {
namespace {

QJsonValue scalarOf(const YAML::Node &node)
{
    const QString text = QString::fromStdString(node.Scalar());
    if (node.Tag() == "!") // quoted
        return text;
    if (text.isEmpty() || text == "null"_L1 || text == "~"_L1)
        return QJsonValue::Null;
    if (text == "true"_L1 || text == "false"_L1)
        return text == "true"_L1;
    bool isNumber = false;
    const qlonglong whole = text.toLongLong(&isNumber);
    if (isNumber)
        return whole;
    const double number = text.toDouble(&isNumber);
    return isNumber && std::isfinite(number) ? QJsonValue(number) : QJsonValue(text);
}

QJsonValue valueOf(const YAML::Node &node) // NOLINT(misc-no-recursion): as deep as the file
{
    if (node.IsSequence()) {
        QJsonArray out;
        for (const YAML::Node &item : node)
            out.append(valueOf(item));
        return out;
    }
    if (node.IsMap()) {
        QJsonObject out;
        for (const auto &pair : node)
            out.insert(QString::fromStdString(pair.first.Scalar()), valueOf(pair.second));
        return out;
    }
    return node.IsScalar() ? scalarOf(node) : QJsonValue(QJsonValue::Null);
}

QJsonObject readyCondition(const QString &type, bool holds, const QString &reason,
    const QString &message, const QDateTime &since, const QDateTime &now)
{
    return {{u"type"_s, type}, {u"status"_s, holds ? u"True"_s : u"False"_s}, {u"reason"_s, reason},
        {u"message"_s, message}, {u"lastHeartbeatTime"_s, timeText(now)},
        {u"lastTransitionTime"_s, timeText(since)}};
}

QJsonObject capacityOf(const QJsonObject &line)
{
    QJsonObject capacity {{u"cpu"_s, QString::number(line[u"cpu"].toInt())},
        {u"memory"_s, line[u"memory"].toString()}, {u"pods"_s, u"110"_s},
        {u"ephemeral-storage"_s, u"1800Gi"_s}};
    if (line[u"gpus"].toInt() > 0)
        capacity[u"nvidia.com/gpu"] = QString::number(line[u"gpus"].toInt());
    return capacity;
}

} // namespace

Result<QJsonArray> readYaml(const QString &file)
{
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        return failure(Error::Kind::BadInput,
            Message(QT_TRANSLATE_NOOP("models", "File %1 cannot be read: %2."),
                {file, source.errorString()}));
    try {
        QJsonArray out;
        const std::vector<YAML::Node> documents = YAML::LoadAll(source.readAll().toStdString());
        for (const YAML::Node &document : documents) {
            if (!document.IsNull())
                out.append(valueOf(document));
        }
        return out;
    } catch (const YAML::Exception &error) {
        return failure(Error::Kind::BadInput,
            Message(QT_TRANSLATE_NOOP("models", "File %1 is not valid YAML: line %2."),
                {file, QString::number(error.mark.line + 1)}),
            QString::fromUtf8(error.what()));
    }
}

QList<QJsonObject> nodesFor(const QJsonObject &line, const QDateTime &now)
{
    QList<QJsonObject> nodes;
    const QDateTime since = now.addDays(-90);
    const QJsonObject capacity = capacityOf(line);
    for (int i = 1; i <= line[u"count"].toInt(1); ++i) {
        const QString name = u"%1-%2"_s.arg(line[u"name"].toString()).arg(i, 2, 10, QChar(u'0'));
        QJsonObject labels {{u"kubernetes.io/hostname"_s, name},
            {u"kubernetes.io/os"_s, u"linux"_s}, {u"kubernetes.io/arch"_s, u"amd64"_s}};
        if (line.contains(u"product"_s))
            labels[u"nvidia.com/gpu.product"] = line[u"product"];
        const QString ip = u"10.0.%1.%2"_s.arg(line[u"name"].toString().size()).arg(i);
        const QJsonArray conditions {
            readyCondition(u"MemoryPressure"_s, false, u"KubeletHasSufficientMemory"_s,
                u"kubelet has sufficient memory available"_s, since, now),
            readyCondition(u"DiskPressure"_s, false, u"KubeletHasNoDiskPressure"_s,
                u"kubelet has no disk pressure"_s, since, now),
            readyCondition(u"PIDPressure"_s, false, u"KubeletHasSufficientPID"_s,
                u"kubelet has sufficient PID available"_s, since, now),
            readyCondition(u"Ready"_s, true, u"KubeletReady"_s,
                u"kubelet is posting ready status"_s, since, now)};
        QJsonObject node {{u"apiVersion"_s, u"v1"_s}, {u"kind"_s, u"Node"_s},
            {u"metadata"_s, QJsonObject {{u"name"_s, name}, {u"labels"_s, labels}}},
            {u"spec"_s, QJsonObject {{u"podCIDR"_s, u"10.244.%1.0/24"_s.arg(i)}}}};
        node[u"status"] = QJsonObject {{u"capacity"_s, capacity}, {u"allocatable"_s, capacity},
            {u"conditions"_s, conditions},
            {u"addresses"_s,
                QJsonArray {QJsonObject {{u"type"_s, u"InternalIP"_s}, {u"address"_s, ip}},
                    QJsonObject {{u"type"_s, u"Hostname"_s}, {u"address"_s, name}}}},
            {u"nodeInfo"_s,
                QJsonObject {{u"kubeletVersion"_s, u"v1.34.0"_s}, {u"osImage"_s, u"Sandbox"_s},
                    {u"kernelVersion"_s, u"6.12.0"_s}, {u"architecture"_s, u"amd64"_s},
                    {u"operatingSystem"_s, u"linux"_s},
                    {u"containerRuntimeVersion"_s, u"containerd://2.0.0"_s},
                    {u"kubeProxyVersion"_s, u""_s}, {u"machineID"_s, name}, {u"systemUUID"_s, name},
                    {u"bootID"_s, name}}}};
        nodes.append(node);
    }
    return nodes;
}

} // namespace models::sandbox
