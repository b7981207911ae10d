// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/engine/fieldset.h"
#include "models/sandbox/engine/schema.h"

#include <QJsonArray>
#include <QJsonValue>

namespace models::sandbox {

/// Objects seen as trees of owned fields: what server-side apply works on. Lists without a type,
/// and lists and maps marked atomic, are owned as a whole.
/// https://kubernetes.io/docs/reference/using-api/server-side-apply/
class TypedTree
{
public:
    /// `objectMeta`: the schema of the root's metadata.
    TypedTree(const Schema *root, const Schema *objectMeta)
        : m_root(root)
        , m_objectMeta(objectMeta)
    {
    }

    /// What is wrong with an applied configuration; empty when nothing.
    [[nodiscard]] QString fault(const QJsonObject &object) const;
    /// Every field the object sets.
    [[nodiscard]] FieldSet fieldsOf(const QJsonObject &object) const;
    /// Fields that are new or other in `next`.
    [[nodiscard]] FieldSet changed(const QJsonObject &old, const QJsonObject &next) const;
    /// `object` with everything that `applied` sets.
    [[nodiscard]] QJsonObject merged(const QJsonObject &object, const QJsonObject &applied) const;
    /// `object` without these fields.
    [[nodiscard]] QJsonObject removed(const QJsonObject &object, const FieldSet &fields) const;

private:
    struct Place
    {
        const Schema *schema = nullptr;
        bool isRoot = false;
    };
    [[nodiscard]] Place member(const Place &place, const QString &key) const;
    [[nodiscard]] static bool isAtomic(const Place &place, const QJsonValue &value);
    [[nodiscard]] static QString itemStep(const Schema *list, const QJsonValue &item);
    QString faultOf(const Place &place, const QJsonValue &value, const QString &path) const;
    void collect(const Place &place, const QJsonValue &value, FieldSet &out) const;
    void compare(
        const Place &place, const QJsonValue &old, const QJsonValue &next, FieldSet &out) const;
    [[nodiscard]] QJsonValue mergedValue(
        const Place &place, const QJsonValue &old, const QJsonValue &applied) const;
    [[nodiscard]] QJsonValue withoutFields(
        const Place &place, const QJsonValue &value, const FieldSet &fields) const;

    const Schema *m_root;
    const Schema *m_objectMeta;
};

} // namespace models::sandbox
