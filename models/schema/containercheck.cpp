// SPDX-License-Identifier: Apache-2.0
#include "models/schema/containercheck.h"

#include "models/schema/noderead.h"
#include "models/schema/resourcecheck.h"
#include "models/schema/validator.h"
#include "models/yaml/operation.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models {

namespace {

using Check = yaml::Diagnostic::Check;
using yaml::Severity;

void offerRemoval(
    Problems &problems, yaml::Diagnostic &problem, const yaml::Node &node, const QString &name)
{
    const auto edits = yaml::plan(problems.tree(),
        {.kind = yaml::Operation::Kind::Remove,
            .document = problems.document(),
            .path = node.path()});
    if (edits)
        problem.fixes.append({Message(QT_TRANSLATE_NOOP("models", "Remove %1"), {name}), *edits});
}

// --- environment -------------------------------------------------------------------------------

bool isEnvironmentName(const QString &name)
{
    return !name.isEmpty()
        && std::ranges::all_of(name, [](QChar c) { return c >= u' ' && c <= u'~' && c != u'='; });
}

void checkVariable(Problems &problems, const yaml::Node &variable)
{
    const QString name = textIn(variable, u"name");
    const yaml::Node *nameNode = yaml::memberOf(variable, u"name");
    if (nameNode && !isEnvironmentName(name)) {
        problems.onValue(*nameNode, Check::PodField,
            Message(QT_TRANSLATE_NOOP("models",
                        "“%1” cannot name an environment variable: printable ASCII without =."),
                {name}));
    }
    const yaml::Node *from = yaml::memberOf(variable, u"valueFrom");
    if (from && !textIn(variable, u"value").isEmpty()) {
        yaml::Diagnostic &problem = problems.onKey(*from, Check::PodField,
            Message(QT_TRANSLATE_NOOP(
                        "models", "%1 has a value and a source; only one of the two may be set."),
                {name}));
        offerRemoval(problems, problem, *from, u"valueFrom"_s);
        offerRemoval(problems, problem, *yaml::memberOf(variable, u"value"), u"value"_s);
    }
}

void checkEnvironment(Problems &problems, const yaml::Node &container, bool hasKeyedLists)
{
    QHash<QString, const yaml::Node *> seen;
    for (const yaml::Node *variable : mapsIn(container, u"env")) {
        checkVariable(problems, *variable);
        const QString name = textIn(*variable, u"name");
        const yaml::Node *earlier = name.isEmpty() ? nullptr : seen.value(name);
        if (earlier && !hasKeyedLists) {
            yaml::Diagnostic &problem = problems.onValue(*earlier, Check::PodReference,
                Message(QT_TRANSLATE_NOOP(
                            "models", "%1 is set again further down; only the last one counts."),
                    {name}),
                Severity::Warning);
            problem.related = variable->range;
            offerRemoval(problems, problem, *earlier, name);
        }
        if (!name.isEmpty())
            seen.insert(name, variable);
    }
}

// --- ports and probes --------------------------------------------------------------------------

void checkPorts(Problems &problems, const yaml::Node &container)
{
    QSet<QString> names;
    for (const yaml::Node *port : mapsIn(container, u"ports")) {
        checkPortNumber(problems, yaml::memberOf(*port, u"containerPort"));
        if (integerIn(*port, u"hostPort").value_or(0) != 0)
            checkPortNumber(problems, yaml::memberOf(*port, u"hostPort"));
        const QString name = textIn(*port, u"name");
        const yaml::Node *nameNode = yaml::memberOf(*port, u"name");
        if (!name.isEmpty()) {
            if (const Message wrong = portNameProblem(name); !wrong.isEmpty())
                problems.onValue(*nameNode, Check::PodField, wrong);
            else if (names.contains(name))
                problems.onValue(*nameNode, Check::PodReference,
                    Message(
                        QT_TRANSLATE_NOOP("models", "Another port is called %1 as well."), {name}));
            names.insert(name);
        }
    }
}

QStringList portNames(const yaml::Node &container)
{
    QStringList names;
    for (const yaml::Node *port : mapsIn(container, u"ports")) {
        if (const QString name = textIn(*port, u"name"); !name.isEmpty())
            names.append(name);
    }
    return names;
}

void checkHandlerPort(Problems &problems, const yaml::Node &handler, const QStringList &names)
{
    const yaml::Node *port = yaml::memberOf(handler, u"port");
    const QString text = textIn(handler, u"port");
    if (!port || text.isEmpty())
        return;
    if (integerIn(handler, u"port")) {
        checkPortNumber(problems, port);
        return;
    }
    if (const Message wrong = portNameProblem(text); !wrong.isEmpty()) {
        problems.onValue(*port, Check::PodField, wrong);
    } else if (!names.contains(text)) {
        yaml::Diagnostic &problem = problems.onValue(*port, Check::PodReference,
            Message(QT_TRANSLATE_NOOP("models", "This container has no port called %1."), {text}),
            Severity::Warning);
        offerText(problem, *port, nearest(text, names));
    }
}

void checkHandlers(
    Problems &problems, const yaml::Node &container, const QString &key, const QStringList &kinds)
{
    const yaml::Node *probe = mapIn(container, key);
    if (!probe)
        return;
    QStringList set;
    for (const QString &kind : kinds) {
        if (mapIn(*probe, kind))
            set.append(kind);
    }
    const QStringList ports = portNames(container);
    for (const auto &kind : {u"httpGet"_s, u"tcpSocket"_s}) {
        if (const yaml::Node *handler = mapIn(*probe, kind))
            checkHandlerPort(problems, *handler, ports);
    }
    const QString all = kinds.join(u", "_s);
    if (set.isEmpty()) {
        problems.onKey(*yaml::memberOf(container, key), Check::PodField,
            Message(QT_TRANSLATE_NOOP("models", "%1 needs one of %2."), {key, all}));
    } else if (set.size() > 1) {
        yaml::Diagnostic &problem = problems.onKey(*yaml::memberOf(*probe, set[1]), Check::PodField,
            Message(QT_TRANSLATE_NOOP("models", "Only one of %1 may be set; %2 are."),
                {all, set.join(u", "_s)}));
        for (const QString &kind : std::as_const(set))
            offerRemoval(problems, problem, *yaml::memberOf(*probe, kind), kind);
    }
}

// --- image and mounts --------------------------------------------------------------------------

void checkImage(Problems &problems, const yaml::Node &container)
{
    const yaml::Node *node = yaml::memberOf(container, u"image");
    const QString image = textIn(container, u"image");
    if (!node || image.trimmed().isEmpty()) // said where it is required
        return;
    if (image.trimmed() != image) {
        yaml::Diagnostic &problem = problems.onValue(*node, Check::PodField,
            Message(
                QT_TRANSLATE_NOOP("models", "The image's name has blanks before or behind it.")));
        offerText(problem, *node, image.trimmed());
        return;
    }
    // https://pkg.go.dev/github.com/distribution/reference
    static const QRegularExpression shape(
        uR"(^(?:(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:]+\])(?::\d+)?/)?)"
        uR"([a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*)"
        uR"((?::\w[\w.-]{0,127})?(?:@[A-Za-z][A-Za-z0-9+._-]*:[0-9A-Fa-f]{32,})?$)"_s);
    if (shape.match(image).hasMatch())
        return;
    yaml::Diagnostic &problem = problems.onValue(*node, Check::PodField,
        Message(QT_TRANSLATE_NOOP(
                    "models", "“%1” is no name of an image; a node would refuse to pull it."),
            {image}),
        Severity::Warning);
    if (const QString small = image.toLower(); shape.match(small).hasMatch())
        offerText(problem, *node, small);
}

void checkSubPath(Problems &problems, const yaml::Node &mount)
{
    for (const auto &key : {u"subPath"_s, u"subPathExpr"_s}) {
        const QString path = textIn(mount, key);
        if (path.startsWith(u'/') || path.split(u'/').contains(".."_L1)) {
            problems.onValue(*yaml::memberOf(mount, key), Check::PodField,
                Message(QT_TRANSLATE_NOOP("models",
                            "%1 is a path inside the volume: without / before it and "
                            "without .. in it."),
                    {key}));
        }
    }
    if (!textIn(mount, u"subPath").isEmpty() && !textIn(mount, u"subPathExpr").isEmpty()) {
        problems.onKey(*yaml::memberOf(mount, u"subPathExpr"), Check::PodField,
            Message(QT_TRANSLATE_NOOP("models", "Only one of %1 may be set; %2 are."),
                {u"subPath, subPathExpr"_s, u"subPath, subPathExpr"_s}));
    }
}

void checkMounts(Problems &problems, const yaml::Node &container, bool hasKeyedLists)
{
    static const QRegularExpression windows(uR"(^[A-Za-z]:[\\/]|^\\\\)"_s);
    QSet<QString> paths;
    for (const yaml::Node *mount : mapsIn(container, u"volumeMounts")) {
        checkSubPath(problems, *mount);
        const yaml::Node *node = yaml::memberOf(*mount, u"mountPath");
        const QString path = textIn(*mount, u"mountPath");
        if (!node || path.isEmpty())
            continue;
        if (windows.match(path).hasMatch()) {
            // nothing to say of its inside here
        } else if (path.contains(u':')) {
            problems.onValue(*node, Check::PodField,
                Message(QT_TRANSLATE_NOOP(
                    "models", "A mount path with a colon is one that a node may not mount.")),
                Severity::Warning);
        } else if (!path.startsWith(u'/')) {
            yaml::Diagnostic &problem = problems.onValue(*node, Check::PodField,
                Message(QT_TRANSLATE_NOOP(
                    "models", "A mount path begins with /: where else it ends up is not sure.")),
                Severity::Warning);
            offerText(problem, *node, u'/' + path);
        }
        if (paths.contains(path) && !hasKeyedLists) {
            problems.onValue(*node, Check::PodReference,
                Message(QT_TRANSLATE_NOOP("models", "Another volume is mounted at %1 already."),
                    {path}));
        }
        paths.insert(path);
    }
}

} // namespace

Message portNameProblem(const QString &name)
{
    static const QRegularExpression shape(u"^[a-z0-9]+(-[a-z0-9]+)*$"_s);
    static const QRegularExpression letter(u"[a-z]"_s);
    constexpr int longest = 15;
    if (name.size() <= longest && shape.match(name).hasMatch() && letter.match(name).hasMatch())
        return {};
    return Message(QT_TRANSLATE_NOOP("models",
                       "“%1” cannot name a port: at most 15 small letters, digits and single -, "
                       "at least one of them a letter."),
        {name});
}

void checkPortNumber(Problems &problems, const yaml::Node *port)
{
    constexpr qint64 highest = 65535;
    const yaml::Node *value = port ? port->resolved() : nullptr;
    if (!value || !value->isScalar() || value->scalar.type != yaml::Scalar::Type::Int)
        return;
    const qint64 number = value->scalar.integer;
    if (number < 1 || number > highest) {
        problems.onValue(*port, Check::PodField,
            Message(QT_TRANSLATE_NOOP("models", "A port is a number from 1 to 65535, not %1."),
                {value->text}));
    }
}

void checkContainer(Problems &problems, const yaml::Node &container, bool hasKeyedLists)
{
    static const QStringList probes {u"exec"_s, u"httpGet"_s, u"tcpSocket"_s, u"grpc"_s};
    checkImage(problems, container);
    checkEnvironment(problems, container, hasKeyedLists);
    checkPorts(problems, container);
    for (const auto &probe : {u"livenessProbe"_s, u"readinessProbe"_s, u"startupProbe"_s})
        checkHandlers(problems, container, probe, probes);
    checkMounts(problems, container, hasKeyedLists);
    if (const yaml::Node *resources = mapIn(container, u"resources"))
        checkResources(problems, *resources);
}

} // namespace models
