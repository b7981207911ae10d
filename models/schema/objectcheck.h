// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/schema/problems.h"
#include "models/schema/schemanode.h"
#include "models/schema/validator.h"

namespace models {

/// Walks a document beside its schema: structure here, single values in scalarcheck.h.
class ObjectCheck final
{
public:
    ObjectCheck(Problems &problems, const ValidationContext &context)
        : m_problems(problems)
        , m_context(context)
    {
    }

    void check(const yaml::Node &written, const SchemaNode &schema, const SchemaNode *parentSchema);

private:
    using Check = yaml::Diagnostic::Check;

    void checkMap(const yaml::Node &written, const yaml::Node &map, const SchemaNode &schema,
        const SchemaNode *parentSchema);
    void checkList(const yaml::Node &written, const yaml::Node &list, const SchemaNode &schema);
    void checkNull(const yaml::Node &written, const SchemaNode &schema);
    void checkMissing(const yaml::Node &written, const QHash<QString, const yaml::Node *> &present,
        const SchemaNode &schema);
    void checkUnions(const yaml::Node &written, const QHash<QString, const yaml::Node *> &present,
        const SchemaNode &schema);
    void checkBranches(const yaml::Node &written, const SchemaNode &schema);
    void checkCounts(const yaml::Node &written, qsizetype size, std::optional<qint64> least,
        std::optional<qint64> most, bool isMap);
    void checkDuplicates(const yaml::Node &list, const SchemaNode &schema);
    void unknownField(const yaml::Node &map, const yaml::Node &value, const QString &key,
        const QHash<QString, const yaml::Node *> &present, const SchemaNode &schema,
        const SchemaNode *parentSchema);
    void addMoveFix(yaml::Diagnostic &problem, const Path &from, const Path &to) const;
    [[nodiscard]] static Message missingSentence(const QString &key, const QString &parent);

    Problems &m_problems;
    const ValidationContext &m_context;
    int m_depth = 0; // aliases may make a short text deep
    int m_visited = 0;
    int m_moveFixes = 0;
};

} // namespace models
