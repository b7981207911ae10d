// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/engine/engine.h"

using namespace Qt::StringLiterals;

namespace models::sandbox {

class Engine::Private
{
};

Engine::Engine(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
}

Engine::~Engine() = default;

QList<KindInfo> Engine::kinds() const
{
    return {};
}

const KindInfo *Engine::find(const QString &, const QString &, const QString &) const
{
    return nullptr;
}

const KindInfo *Engine::findKind(const GroupVersionKind &) const
{
    return nullptr;
}

const KindInfo *Engine::storageOf(const KindInfo &kind) const
{
    return &kind;
}

QJsonObject Engine::convert(const KindInfo &, const QJsonObject &object) const
{
    return object;
}

Answer<Prepared> Engine::decode(const KindInfo &, const QByteArray &, bool, FieldValidation) const
{
    return std::unexpected(internalError(u"not built yet"_s));
}

Answer<Prepared> Engine::decodeObject(
    const KindInfo &, const QJsonObject &object, FieldValidation) const
{
    return Prepared {object, {}};
}

Answer<QJsonObject> Engine::decodeApply(const KindInfo &, const QByteArray &) const
{
    return std::unexpected(internalError(u"not built yet"_s));
}

Answer<Prepared> Engine::prepareCreate(const KindInfo &, const QJsonObject &object) const
{
    return Prepared {object, {}};
}

QJsonObject Engine::prepareTrusted(const KindInfo &, QJsonObject object) const
{
    return object;
}

Answer<Prepared> Engine::prepareUpdate(
    const KindInfo &, const QJsonObject &, const QJsonObject &next, const QString &) const
{
    return Prepared {next, {}};
}

Answer<Prepared> Engine::patch(const KindInfo &, const QJsonObject &current, PatchType,
    const QByteArray &, FieldValidation) const
{
    return Prepared {current, {}};
}

Answer<Prepared> Engine::apply(const KindInfo &, const std::optional<QJsonObject> &,
    const QJsonObject &applied, const QString &, bool, const QString &, const QDateTime &) const
{
    return Prepared {applied, {}};
}

QJsonObject Engine::recordUpdate(const KindInfo &, QJsonObject next, const QJsonObject &,
    const QString &, const QString &, const QDateTime &) const
{
    return next;
}

QJsonObject Engine::scaleOf(const KindInfo &, const QJsonObject &) const
{
    return {};
}

Answer<QJsonObject> Engine::withScale(
    const KindInfo &, QJsonObject object, const QJsonObject &) const
{
    return object;
}

QList<PrinterColumn> Engine::columns(const KindInfo &kind) const
{
    return kind.columns;
}

QJsonArray Engine::cells(const KindInfo &, const QJsonObject &, const QDateTime &) const
{
    return {};
}

std::optional<QString> Engine::fieldValue(
    const KindInfo &, const QJsonObject &, const QString &) const
{
    return {};
}

StatusError Engine::unknownField(const KindInfo &, const QString &path) const
{
    return badRequest(u"field label not supported: "_s + path);
}

QList<GroupVersion> Engine::openApiGroupVersions() const
{
    return {};
}

QByteArray Engine::openApiV3(const GroupVersion &) const
{
    return {};
}

QString Engine::openApiHash(const GroupVersion &) const
{
    return {};
}

QByteArray Engine::openApiV2() const
{
    return {};
}

QList<QJsonObject> Engine::builtInCrds()
{
    return {};
}

QJsonObject Engine::crdChanged(const QJsonObject &crd, const QDateTime &)
{
    return crd;
}

void Engine::crdRemoved(const QString &)
{
}

} // namespace models::sandbox
