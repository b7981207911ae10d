// SPDX-License-Identifier: Apache-2.0
#include "models/jobs/jobactions.h"

#include "models/kube/resourceclient.h"

#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace models {
namespace {

QString pointerOf(const Path &path)
{
    QString out;
    for (const Path::Segment &segment : path.segments()) {
        if (const QString *key = std::get_if<QString>(&segment))
            out += u'/' + QString(*key).replace(u'~', u"~0"_s).replace(u'/', u"~1"_s);
        else
            out += u'/' + QString::number(std::get<int>(segment));
    }
    return out;
}

Result<void> outcomeOf(const Result<ResourceReply> &reply)
{
    if (!reply)
        return std::unexpected(reply.error());
    return {};
}

} // namespace

QCoro::Task<Result<void>> setPaused(
    Transport *transport, ApiResource resource, QString nameSpace, QString name, bool isPaused)
{
    QJsonObject spec {{u"suspend"_s, isPaused}};
    if (resource.kind != "CronWorkflowRun"_L1)
        spec = {{u"runMode"_s, QJsonObject {{u"pause"_s, QJsonObject {{u"enabled"_s, isPaused}}}}}};
    const QByteArray body
        = QJsonDocument(QJsonObject {{u"spec"_s, spec}}).toJson(QJsonDocument::Compact);
    ResourceClient client(*transport);
    co_return outcomeOf(co_await client.patch(resource, nameSpace, name, PatchKind::Merge, body));
}

QCoro::Task<Result<void>> removeJob(
    Transport *transport, ApiResource resource, QString nameSpace, QString name, QString uid)
{
    ResourceClient client(*transport);
    RemoveOptions options;
    options.uid = uid;
    co_return outcomeOf(co_await client.remove(resource, nameSpace, name, options));
}

QCoro::Task<Result<void>> setReplicas(Transport *transport, ApiResource resource, QString nameSpace,
    QString name, Path path, int replicas)
{
    const QJsonArray operations {
        QJsonObject {{u"op"_s, u"add"_s}, {u"path"_s, pointerOf(path)}, {u"value"_s, replicas}}};
    ResourceClient client(*transport);
    co_return outcomeOf(co_await client.patch(resource, nameSpace, name, PatchKind::Json,
        QJsonDocument(operations).toJson(QJsonDocument::Compact)));
}

} // namespace models
