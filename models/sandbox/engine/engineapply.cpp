// SPDX-License-Identifier: Apache-2.0
// Engine: server-side apply and managedFields.
#include "models/sandbox/engine/body.h"
#include "models/sandbox/engine/engineprivate.h"

using namespace Qt::StringLiterals;

namespace models::sandbox {

Answer<QJsonObject> Engine::decodeApply(const KindInfo &, const QByteArray &body) const
{
    const auto read = readEitherBody(body);
    if (!read)
        return std::unexpected(badRequest(u"error decoding YAML: "_s + read.error()));
    if (!read->value.isObject())
        return std::unexpected(badRequest(
            u"error decoding YAML: json: cannot unmarshal value into Go value of type map[string]interface {}"_s));
    return read->value.toObject();
}

Answer<Prepared> Engine::apply(const KindInfo &kind, const std::optional<QJsonObject> &current,
    const QJsonObject &applied, const QString &, bool, const QString &subresource,
    const QDateTime &) const
{
    const auto decoded = decodeObject(kind, applied, FieldValidation::Strict);
    if (!decoded)
        return decoded;
    return current ? prepareUpdate(kind, *current, decoded->object, subresource)
                   : prepareCreate(kind, decoded->object);
}

QJsonObject Engine::recordUpdate(const KindInfo &, QJsonObject next, const QJsonObject &,
    const QString &, const QString &, const QDateTime &) const
{
    return next;
}

} // namespace models::sandbox
