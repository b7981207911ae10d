// SPDX-License-Identifier: Apache-2.0
#include "models/jobs/jobactions.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

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

} // namespace

QByteArray pausePatch(const ApiResource &resource, bool isPaused)
{
    QJsonObject spec {{u"suspend"_s, isPaused}};
    if (resource.kind != "CronWorkflowRun"_L1)
        spec = {{u"runMode"_s, QJsonObject {{u"pause"_s, QJsonObject {{u"enabled"_s, isPaused}}}}}};
    return QJsonDocument(QJsonObject {{u"spec"_s, spec}}).toJson(QJsonDocument::Compact);
}

QByteArray replicasPatch(const Path &path, int replicas)
{
    const QJsonArray operations {
        QJsonObject {{u"op"_s, u"add"_s}, {u"path"_s, pointerOf(path)}, {u"value"_s, replicas}}};
    return QJsonDocument(operations).toJson(QJsonDocument::Compact);
}

} // namespace models
