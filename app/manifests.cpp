// SPDX-License-Identifier: Apache-2.0
#include "app/manifests.h"

#include "app/textfile.h"
#include "models/kube/discovery.h"
#include "models/yaml/emit.h"
#include "models/yaml/linediff.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using models::Error;
using models::failure;
using models::Message;
using models::Result;

namespace app {

QString Manifest::label() const
{
    const QString kind = resource.kind.toLower();
    const QString group = resource.groupVersion.group;
    return (group.isEmpty() ? kind : kind + u'.' + group) + u'/'
        + object[u"metadata"_s][u"name"_s].toString();
}

namespace {

Result<Manifest> manifestOf(
    const QString &file, const QJsonObject &object, const Connection &connection)
{
    const models::GroupVersionKind kind = kindOf(object);
    if (kind.kind.isEmpty() || kind.version.isEmpty())
        return failure(Error::Kind::BadInput,
            Message(QT_TRANSLATE_NOOP("models", "%1: an object has no apiVersion or no kind."),
                {file}));
    const std::optional<models::ApiResource> resource = connection.cluster->discovery().find(kind);
    if (!resource)
        return failure(Error::Kind::NotFound,
            Message(QT_TRANSLATE_NOOP("models", "%1: the server has no kind %2 in %3."),
                {file, kind.kind, kind.groupVersion().toString()}));
    QString nameSpace = object[u"metadata"_s][u"namespace"_s].toString();
    if (nameSpace.isEmpty() && resource->namespaced)
        nameSpace = connection.nameSpace;
    return Manifest {.file = file, .object = object, .resource = *resource, .nameSpace = nameSpace};
}

QJsonObject withoutManagedFields(QJsonObject object)
{
    QJsonObject metadata = object[u"metadata"_s].toObject();
    metadata.remove(u"managedFields"_s);
    if (!metadata.isEmpty())
        object[u"metadata"_s] = metadata;
    return object;
}

} // namespace

Result<QList<Manifest>> readManifests(const QStringList &files, const Connection &connection)
{
    QList<Manifest> manifests;
    for (const QString &file : files) {
        const Result<QString> text = readText(file);
        if (!text)
            return std::unexpected(text.error());
        const models::yaml::TreePtr tree = models::yaml::parse(*text);
        if (tree->hasErrors()) {
            printDiagnostics(file, tree->diagnostics());
            return failure(Error::Kind::BadInput,
                Message(QT_TRANSLATE_NOOP("models", "%1 cannot be read; nothing was written."),
                    {file}));
        }
        QList<QJsonObject> objects;
        for (int i = 0; i < tree->documents().size(); ++i) {
            const QJsonObject object = tree->toJson(i).toObject();
            const QJsonValue items = object[u"items"_s];
            if (object[u"kind"_s].toString().endsWith("List"_L1) && items.isArray()) {
                const QJsonArray array = items.toArray();
                for (const QJsonValue &item : array)
                    objects.append(item.toObject());
            } else if (!object.isEmpty()) {
                objects.append(object);
            }
        }
        for (const QJsonObject &object : std::as_const(objects)) {
            const Result<Manifest> manifest = manifestOf(file, object, connection);
            if (!manifest)
                return std::unexpected(manifest.error());
            manifests.append(*manifest);
        }
    }
    if (manifests.isEmpty())
        return failure(Error::Kind::BadInput,
            Message(
                QT_TRANSLATE_NOOP("models", "There is no object in %1."), {files.join(u", "_s)}));
    return manifests;
}

QString diffText(const QJsonObject &before, const QJsonObject &after)
{
    const auto yaml = [](const QJsonObject &object) {
        return object.isEmpty() ? QString()
                                : models::yaml::emitKubectlYaml(withoutManagedFields(object));
    };
    using Kind = models::yaml::DiffLine::Kind;
    QString text;
    bool hasChanges = false;
    for (const models::yaml::DiffLine &line : models::yaml::diffLines(yaml(before), yaml(after))) {
        hasChanges = hasChanges || line.kind != Kind::Common;
        text += (line.kind == Kind::Added            ? u'+'
                        : line.kind == Kind::Removed ? u'-'
                                                     : u' ')
            + line.text + u'\n';
    }
    return hasChanges ? text : QString();
}

} // namespace app
