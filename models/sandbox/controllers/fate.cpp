// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/controllers/fate.h"

#include "models/base/json.h"
#include "models/base/quantity.h"
#include "models/sandbox/controllers/plan.h"

#include <QJsonArray>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace models::sandbox {
namespace {

/// True when "worker-5", "worker-3..6" or "worker" names this replica.
bool selects(const QString &selector, const QString &replica)
{
    static const QRegularExpression range(u"^(.+)-(\\d+)\\.\\.(\\d+)$"_s);
    if (const auto match = range.match(selector); match.hasMatch()) {
        const QString role = replica.section(u'-', 0, -2);
        const int rank = replica.section(u'-', -1).toInt();
        return role == match.captured(1) && rank >= match.captured(2).toInt()
            && rank <= match.captured(3).toInt();
    }
    return selector == replica || replica.startsWith(selector + u'-');
}

QString replicaName(const QJsonObject &pod)
{
    return annotationOf(pod, fateKey(u"replica"));
}

/// The words of the first clause that is meant for this replica, without its selector.
QStringList clauseFor(const QJsonObject &pod, const QString &key)
{
    const QString text = annotationOf(pod, fateKey(key));
    const QStringList clauses = text.split(u';', Qt::SkipEmptyParts);
    const QString replica = replicaName(pod);
    for (const QString &clause : clauses) {
        QStringList words = clause.simplified().split(u' ', Qt::SkipEmptyParts);
        if (words.isEmpty())
            continue;
        if (words.first().front().isLetter() && words.first() != "forever"_L1) {
            if (!selects(words.takeFirst(), replica))
                continue;
        }
        return words;
    }
    return {};
}

/// What a shell line says about itself: "sleep 30", "exit 3", "sleep inf".
void readCommand(const QJsonObject &container, Fate &fate)
{
    QStringList words;
    for (const QString &key : {u"command"_s, u"args"_s}) {
        const QJsonArray parts = container[key].toArray();
        for (const QJsonValue &part : parts)
            words.append(part.toString());
    }
    const QString line = words.join(u' ');
    if (line.contains("sleep inf"_L1) || line.contains("/sshd"_L1) || line.contains("tail -f"_L1))
        fate.runSeconds = -1;
    static const QRegularExpression sleeping(u"\\bsleep (\\d+(?:\\.\\d+)?)"_s);
    if (const auto match = sleeping.match(line); match.hasMatch())
        fate.runSeconds = match.captured(1).toDouble();
    static const QRegularExpression leaving(u"\\bexit (\\d+)"_s);
    if (const auto match = leaving.match(line); match.hasMatch()) {
        fate.exitCode = match.captured(1).toInt() & 0xff;
        if (!sleeping.match(line).hasMatch())
            fate.runSeconds = 1;
    }
    if (words == QStringList {u"false"_s} || words == QStringList {u"/bin/false"_s}) {
        fate.exitCode = 1;
        fate.runSeconds = 0.5;
    }
}

void readMemory(const QJsonObject &pod, const QJsonObject &container, Fate &fate)
{
    const QStringList words = clauseFor(pod, u"needs-memory"_s);
    const auto needed = Quantity::parse(words.value(0));
    const auto limit = Quantity::parse(textAt(container, u"resources.limits.memory"));
    if (!needed || !limit || *limit >= *needed)
        return;
    fate.exitCode = 137;
    fate.reason = u"OOMKilled"_s;
    if (words.value(1) == "after"_L1)
        fate.runSeconds = secondsOf(words.value(2));
    else
        fate.runSeconds = std::min(fate.runSeconds < 0 ? 40.0 : fate.runSeconds, 40.0);
}

void readFailure(const QJsonObject &pod, Fate &fate)
{
    QStringList words = clauseFor(pod, u"fail"_s);
    if (words.isEmpty())
        return;
    const int attempt = annotationOf(pod, fateKey(u"attempt")).toInt();
    if (const qsizetype times = words.indexOf("times"_L1); times >= 0 && times + 1 < words.size()) {
        if (attempt >= words[times + 1].toInt())
            return;
    }
    fate.exitCode = words.first().toInt();
    fate.reason = words.size() > 1 && words[1] != "after"_L1 && words[1] != "times"_L1 ? words[1]
                                                                                       : u"Error"_s;
    if (const qsizetype after = words.indexOf("after"_L1); after >= 0 && after + 1 < words.size())
        fate.runSeconds = secondsOf(words[after + 1]);
}

bool isMissing(const World &world, const QString &image)
{
    const QString tag = image.section(u':', -1);
    if (tag.contains("missing"_L1) || tag.contains("notfound"_L1))
        return true;
    const QString list = textAt(
        world.find(u"configmaps"_s, u"t9k-system"_s, u"sandbox-images"_s), u"data.missing");
    return list.split(u'\n', Qt::SkipEmptyParts).contains(image);
}

bool isImageName(const QString &text)
{
    static const QRegularExpression valid(u"^[a-z0-9][a-z0-9._:/@-]*(:[A-Za-z0-9_.-]+)?$"_s);
    return valid.match(text).hasMatch();
}

double usualRun(const QJsonObject &pod)
{
    const QString owner = controllerOf(pod)[u"kind"].toString();
    static const QStringList serving {
        u"ReplicaSet"_s, u"StatefulSet"_s, u"DaemonSet"_s, u"Deployment"_s};
    if (serving.contains(owner))
        return -1;
    if (owner.isEmpty() && textAt(pod, u"spec.restartPolicy") != "Never"_L1)
        return -1;
    // All ranks of a job end together, give or take a moment.
    const QString seed = controllerOf(pod)[u"uid"].toString();
    return 75 + drawn(seed, 30) + drawn(uidOf(pod), 20) / 10.0;
}

} // namespace

QString fateKey(QStringView name)
{
    return u"sandbox.sampan.dev/"_s + name.toString();
}

bool isFateKey(QStringView annotation)
{
    return annotation.startsWith(u"sandbox.sampan.dev/");
}

double secondsOf(const QString &duration)
{
    static const QRegularExpression part(u"(\\d+(?:\\.\\d+)?)(d|h|m|s)"_s);
    static const QRegularExpression whole(u"^(\\d+(?:\\.\\d+)?(d|h|m|s))+$"_s);
    if (!whole.match(duration).hasMatch())
        return -1;
    double seconds = 0;
    for (auto it = part.globalMatch(duration); it.hasNext();) {
        const auto match = it.next();
        const QChar unit = match.captured(2).front();
        const double factor = unit == u'd' ? 86400 : unit == u'h' ? 3600 : unit == u'm' ? 60 : 1;
        seconds += match.captured(1).toDouble() * factor;
    }
    return seconds;
}

Fate fateOf(const World &world, const QJsonObject &pod)
{
    Fate fate;
    const QJsonArray containers = arrayAt(pod, u"spec.containers");
    const QJsonObject container = containers.first().toObject();
    const QString image = textAt(container, u"image");

    fate.isImageMissing = isMissing(world, image);
    fate.isImageInvalid = !isImageName(image);
    fate.pullSeconds = 2 + drawn(image + textAt(pod, u"spec.nodeName"), 40) / 10.0;
    fate.runSeconds = usualRun(pod);
    readCommand(container, fate);
    if (const QStringList run = clauseFor(pod, u"run"_s); !run.isEmpty())
        fate.runSeconds = secondsOf(run.first());
    if (const QStringList pull = clauseFor(pod, u"pull"_s); !pull.isEmpty())
        fate.pullSeconds = secondsOf(pull.first());
    readMemory(pod, container, fate);
    readFailure(pod, fate);
    if (fate.reason.isEmpty())
        fate.reason = fate.exitCode == 0 ? u"Completed"_s : u"Error"_s;
    fate.isCollective = annotationOf(pod, fateKey(u"collective")) == "true"_L1;
    return fate;
}

QString imageRefusal(const World &world, const QString &image)
{
    if (!isImageName(image))
        return u"InvalidImageName"_s;
    return isMissing(world, image) ? u"ImagePullBackOff"_s : QString();
}

} // namespace models::sandbox
