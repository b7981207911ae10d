// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/server/filter.h"

using namespace Qt::StringLiterals;

namespace models::sandbox {

Answer<Filter> Filter::parse(const Registry &registry, const KindInfo &kind,
    const QString &nameSpace, const QString &labels, const QString &fields)
{
    Filter filter(registry, kind, nameSpace);
    auto labelSelector = LabelSelector::parse(labels);
    if (!labelSelector) {
        return std::unexpected(labelSelector.error());
    }
    auto fieldSelector = FieldSelector::parse(fields);
    if (!fieldSelector) {
        return std::unexpected(fieldSelector.error());
    }
    const QJsonObject sample {{u"metadata"_s, QJsonObject()}};
    for (const FieldSelector::Term &term : fieldSelector->terms()) {
        const bool isMetadata = term.path == u"metadata.name" || term.path == u"metadata.namespace";
        if (!isMetadata && !kind.selectableFields.contains(term.path)
            && !registry.engine().fieldValue(kind, sample, term.path)) {
            return std::unexpected(registry.engine().unknownField(kind, term.path));
        }
    }
    filter.m_labels = *std::move(labelSelector);
    filter.m_fields = *std::move(fieldSelector);
    return filter;
}

bool Filter::matches(const StoredObject &object) const
{
    if (!m_nameSpace.isEmpty() && object.nameSpace != m_nameSpace) {
        return false;
    }
    if (!m_labels.matches(object.labels)) {
        return false;
    }
    QJsonObject parsed;
    for (const FieldSelector::Term &term : m_fields.terms()) {
        QString value;
        if (term.path == u"metadata.name") {
            value = object.name;
        } else if (term.path == u"metadata.namespace") {
            value = object.nameSpace;
        } else {
            if (parsed.isEmpty()) {
                parsed = m_registry->read(m_kind, object);
            }
            value = m_registry->engine().fieldValue(m_kind, parsed, term.path).value_or(QString());
        }
        if ((value == term.value) != term.isEqual) {
            return false;
        }
    }
    return true;
}

} // namespace models::sandbox
