// SPDX-License-Identifier: Apache-2.0
#include "models/kube/kubeconfigdata.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models {

namespace {

Error fault(const char *source, const QStringList &arguments)
{
    return {.kind = Error::Kind::BadInput, .message = Message(source, arguments)};
}

QString lineOf(const ConfigNode *node)
{
    return QString::number(node ? node->line : 0);
}

void addEntries(const ConfigNode &root, const QString &listName, const QString &bodyName,
    const QString &file, QList<ConfigEntry> &entries, QList<Error> &problems)
{
    const ConfigNode *list = root.find(listName);
    if (!list || list->kind == ConfigNode::Kind::Null)
        return;
    if (list->kind != ConfigNode::Kind::List) {
        problems.append(fault(QT_TRANSLATE_NOOP("models", "%1, line %2: %3 must be a list."),
            {file, lineOf(list), listName}));
        return;
    }
    QList<ConfigEntry> own;
    for (const ConfigNode::Ref &item : list->items) {
        const QString name = item ? item->string(u"name") : QString();
        if (name.isEmpty()) {
            problems.append(
                fault(QT_TRANSLATE_NOOP("models", "%1, line %2: an entry of %3 has no name."),
                    {file, lineOf(item.get()), listName}));
            continue;
        }
        ConfigEntry entry {.name = name, .file = file, .line = item->line, .body = {}};
        for (const auto &[key, value] : item->fields) {
            if (key == bodyName)
                entry.body = value;
        }
        const auto twin = std::ranges::find(own, name, &ConfigEntry::name);
        if (twin == own.end()) {
            own.append(entry);
            continue;
        }
        twin->problem
            = fault(QT_TRANSLATE_NOOP("models",
                        "%1: the name %2 comes twice in %3, in lines %4 and %5. Rename or "
                        "remove one of them."),
                {file, name, listName, QString::number(twin->line), QString::number(entry.line)});
        problems.append(*twin->problem);
    }
    for (const ConfigEntry &entry : std::as_const(own)) {
        if (!std::ranges::contains(entries, entry.name, &ConfigEntry::name))
            entries.append(entry);
    }
}

} // namespace

void KubeConfigData::add(const ConfigNode &root, const QString &file)
{
    if (root.kind == ConfigNode::Kind::Null)
        return; // an empty file says nothing
    if (root.kind != ConfigNode::Kind::Map) {
        problems.append(fault(
            QT_TRANSLATE_NOOP("models", "%1 is not a kubeconfig: it holds no fields."), {file}));
        return;
    }
    const QString kind = root.string(u"kind");
    const QString version = root.string(u"apiVersion");
    if ((!kind.isEmpty() && kind != "Config"_L1) || (!version.isEmpty() && version != "v1"_L1)) {
        problems.append(fault(QT_TRANSLATE_NOOP("models",
                                  "%1 is not a kubeconfig: it is a %2 of %3, not a Config of v1."),
            {file, kind.isEmpty() ? u"-"_s : kind, version.isEmpty() ? u"-"_s : version}));
        return;
    }
    addEntries(root, u"clusters"_s, u"cluster"_s, file, clusters, problems);
    addEntries(root, u"users"_s, u"user"_s, file, users, problems);
    addEntries(root, u"contexts"_s, u"context"_s, file, contexts, problems);
    if (currentContext.isEmpty())
        currentContext = root.string(u"current-context");
}

} // namespace models
