// SPDX-License-Identifier: Apache-2.0
#include "models/writes/debugcontainer.h"

#include "models/base/json.h"

#include <QRandomGenerator>
#include <QSet>

using namespace Qt::StringLiterals;

namespace models {

namespace {

QString freeName(const QJsonObject &pod)
{
    QSet<QString> taken;
    for (const QStringView list :
        {u"spec.containers", u"spec.initContainers", u"spec.ephemeralContainers"}) {
        const QJsonArray containers = arrayAt(pod, list);
        for (const QJsonValue &container : containers)
            taken.insert(container[u"name"].toString());
    }
    static constexpr QStringView letters = u"bcdfghjklmnpqrstvwxz2456789";
    QString name;
    do {
        name = u"debugger-"_s;
        for (int i = 0; i < 5; ++i)
            name += letters[QRandomGenerator::global()->bounded(int(letters.size()))];
    } while (taken.contains(name));
    return name;
}

} // namespace

QJsonObject debugContainer(const QJsonObject &pod, const QString &image, const QString &target)
{
    QJsonObject container {{u"name"_s, freeName(pod)}, {u"image"_s, image.trimmed()},
        {u"stdin"_s, true}, {u"tty"_s, true}};
    if (!target.isEmpty())
        container[u"targetContainerName"_s] = target;
    return container;
}

} // namespace models
