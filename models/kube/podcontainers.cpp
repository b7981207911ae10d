// SPDX-License-Identifier: Apache-2.0
#include "models/kube/podcontainers.h"

#include "models/base/json.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace models {
namespace {

QStringList namesIn(const QJsonObject &pod, std::initializer_list<QStringView> lists)
{
    QStringList names;
    for (const QStringView list : lists) {
        const QJsonArray all = arrayAt(pod, list);
        for (const QJsonValue &one : all)
            names.append(one[u"name"].toString());
    }
    const QString main = annotationOf(pod, u"kubectl.kubernetes.io/default-container"_s);
    if (names.removeOne(main))
        names.prepend(main);
    return names;
}

} // namespace

QStringList containersOf(const QJsonObject &pod)
{
    return namesIn(pod, {u"spec.containers"});
}

QStringList allContainersOf(const QJsonObject &pod)
{
    return namesIn(pod, {u"spec.containers", u"spec.initContainers"});
}

} // namespace models
