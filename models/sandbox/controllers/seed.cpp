// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/controllers/seed.h"

#include "models/base/json.h"
#include "models/sandbox/controllers/demofile.h"
#include "models/sandbox/controllers/fate.h"
#include "models/sandbox/controllers/generated.h"
#include "models/sandbox/controllers/simulation.h"

#include <algorithm>
#include <map>

using namespace Qt::Literals::StringLiterals;

namespace models::sandbox {
namespace {

struct Scene
{
    QString plural;
    QJsonObject object;
    double age = 0; ///< seconds before now
};

QString pluralFor(const QJsonObject &object)
{
    const QString kind = textAt(object, u"kind");
    const QStringList plurals = watchedPlurals();
    for (const QString &plural : plurals) {
        if (kindOf(plural) == kind)
            return plural;
    }
    return kind.toLower() + u's'; // Project, Notebook: kinds that no controller here knows
}

double takeAge(QJsonObject &object, QStringView name)
{
    QJsonObject annotations = objectAt(object, u"metadata.annotations");
    const QString key = fateKey(name);
    const double age = secondsOf(annotations.value(key).toString());
    annotations.remove(key);
    setAt(object, u"metadata.annotations",
        annotations.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(annotations));
    return age;
}

/// What a server does with a Secret that is written in plain text.
void encode(QJsonObject &secret)
{
    QJsonObject data = objectAt(secret, u"data");
    const QJsonObject plain = objectAt(secret, u"stringData");
    for (auto it = plain.begin(); it != plain.end(); ++it)
        data[it.key()] = QString::fromLatin1(it.value().toString().toUtf8().toBase64());
    secret.remove(u"stringData"_s);
    secret[u"data"] = data;
}

Result<QList<Scene>> scenes(const QDateTime &now)
{
    QList<Scene> out;
    const Result<QJsonArray> machines = readYaml(u":/sandbox/demo/nodes.yaml"_s);
    if (!machines)
        return std::unexpected(machines.error());
    const QJsonArray lines = machines->first().toArray();
    for (const QJsonValue &line : lines) {
        const QList<QJsonObject> nodes = nodesFor(line.toObject(), now);
        for (const QJsonObject &node : nodes)
            out.append({u"nodes"_s, node, 90 * 86400.0});
    }
    for (const QString &name : {u"project"_s, u"apps"_s, u"jobs"_s}) {
        const Result<QJsonArray> documents = readYaml(u":/sandbox/demo/%1.yaml"_s.arg(name));
        if (!documents)
            return std::unexpected(documents.error());
        for (const QJsonValue &document : *documents) {
            Scene scene {.object = document.toObject()};
            scene.plural = pluralFor(scene.object);
            if (scene.plural == "secrets"_L1)
                encode(scene.object);
            if (scene.plural == "namespaces"_L1) {
                setAt(scene.object, u"status.phase", u"Active"_s);
                setAt(scene.object, u"spec.finalizers", QJsonArray {u"kubernetes"_s});
            }
            scene.age = std::max(0.0, takeAge(scene.object, u"age"));
            out.append(scene);
        }
    }
    std::ranges::stable_sort(out, [](const Scene &a, const Scene &b) { return a.age > b.age; });
    return out;
}

/// Owners come before what they own, so a store can be filled in order.
QList<QJsonObject> collected(const World &world)
{
    QStringList order = watchedPlurals();
    const QList<QString> known = world.plurals();
    for (const QString &plural : known) {
        if (!order.contains(plural))
            order.append(plural);
    }
    QList<QJsonObject> out;
    for (const QString &plural : std::as_const(order))
        out.append(world.list(plural));
    return out;
}

} // namespace

Result<QList<QJsonObject>> demoObjects(const QDateTime &now)
{
    const Result<QList<Scene>> all = scenes(now);
    if (!all)
        return std::unexpected(all.error());
    if (all->isEmpty())
        return QList<QJsonObject> {};
    Simulation life(now.addMSecs(-qint64(all->first().age * 1000)));
    std::multimap<QDateTime, std::pair<QString, QJsonObject>> pauses;
    for (const Scene &scene : *all) {
        QJsonObject object = scene.object;
        const double paused = takeAge(object, u"paused");
        if (paused >= 0)
            pauses.emplace(now.addMSecs(-qint64(paused * 1000)), std::pair(scene.plural, object));
        const QDateTime born = now.addMSecs(-qint64(scene.age * 1000));
        while (!pauses.empty() && pauses.begin()->first <= born) {
            const auto [plural, job] = pauses.begin()->second;
            life.advanceTo(pauses.begin()->first);
            QJsonObject current = life.world().find(plural, namespaceOf(job), nameOf(job));
            setAt(current, u"spec.runMode.pause.enabled", true);
            life.update(plural, current);
            pauses.erase(pauses.begin());
        }
        life.advanceTo(born);
        life.create(scene.plural, object);
    }
    life.advanceTo(now);
    return collected(life.world());
}

} // namespace models::sandbox
