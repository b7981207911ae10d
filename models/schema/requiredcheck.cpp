// SPDX-License-Identifier: Apache-2.0
#include "models/schema/requiredcheck.h"

#include <QStringList>

#include <utility>

using namespace Qt::StringLiterals;

namespace models {

namespace {

using Check = yaml::Diagnostic::Check;

/// One required field in every object that its pattern leads to.
class RequiredField final
{
public:
    RequiredField(Problems &problems, const SchemaNode *schema, const QString &pattern)
        : m_problems(problems)
        , m_schema(schema)
        , m_steps(pattern.split(u'.'))
    {
    }

    void check(
        const yaml::Node &node, const Path &path, qsizetype step) // NOLINT(misc-no-recursion)
    {
        const yaml::Node *map = node.resolved();
        if (!map || !map->isMap())
            return; // not there, or of a wrong type: said elsewhere
        const QString &name = m_steps[step];
        const bool isList = name.endsWith("[]"_L1);
        const bool isAnyKey = name.endsWith("{}"_L1);
        const QString key = isList || isAnyKey ? name.chopped(2) : name;
        const bool isLast = step == m_steps.size() - 1;
        const yaml::Node *value = yaml::memberOf(*map, key);
        const Path here = path.child(key);
        if (!value) {
            if (isLast && !isList && !isAnyKey)
                missing(node, key, here);
            return;
        }
        if (isLast && !isList && !isAnyKey)
            present(*value);
        else if (!isList && !isAnyKey)
            check(*value, here, step + 1);
        else if (isList && !isLast)
            checkItems(*value, here, step + 1);
    }

private:
    void checkItems( // NOLINT(misc-no-recursion)
        const yaml::Node &list, const Path &path, qsizetype step)
    {
        const yaml::Node *items = list.resolved();
        if (!items || !items->isList())
            return;
        for (qsizetype i = 0; i < items->children.size(); ++i)
            check(*items->children[i], path.child(int(i)), step);
    }

    void missing(const yaml::Node &parent, const QString &key, const Path &path)
    {
        const SchemaNode *node = m_schema ? schemaAt(m_schema, path) : nullptr;
        if (!node || !node->defaultValue.isUndefined())
            return;
        m_problems.onMissing(parent, key, Check::MissingRequired,
            Message(QT_TRANSLATE_NOOP("models", "%1 is required and missing."), {key}));
    }

    void present(const yaml::Node &value)
    {
        const yaml::Node *scalar = value.resolved();
        if (scalar && scalar->isScalar() && (scalar->isNull() || scalar->text.trimmed().isEmpty()))
            m_problems.onValue(value, Check::MissingRequired,
                Message(QT_TRANSLATE_NOOP(
                    "models", "It is required and still empty: nothing can start without it.")));
    }

    Problems &m_problems;
    const SchemaNode *m_schema;
    QStringList m_steps;
};

} // namespace

void checkRequired(
    Problems &problems, const yaml::Node &root, const Guide &guide, const SchemaNode *schema)
{
    const auto fields = guide.allFields();
    for (const auto &[pattern, field] : fields) {
        if (field->required && !field->hidden)
            RequiredField(problems, schema, pattern).check(root, {}, 0);
    }
}

} // namespace models
