// SPDX-License-Identifier: Apache-2.0
#include "models/form/hiddenfields.h"

#include "models/form/widgetchoice.h"

using namespace Qt::StringLiterals;

namespace models {

namespace {

class Counter final
{
public:
    Counter(const FormInput &input, const QList<FormRow> &rows)
        : m_guide(input.guide)
    {
        for (const FormRow &row : rows) {
            if (row.isSection() || row.widget == "union"_L1 || row.widget == "containerTabs"_L1)
                continue;
            m_shown.insert(row.path);
            if (row.widget != "volumes"_L1)
                continue;
            // Its editor shows the mounts of the pod's containers, too.
            for (const auto &list : {u"containers[]"_s, u"initContainers[]"_s})
                m_patterns.insert(row.path.parent().pattern() + u'.' + list + ".volumeMounts"_L1);
        }
    }

    void walk(const yaml::Node &node, const Path &path, const SchemaNode *schema, int depth)
    {
        constexpr int deepest = 60;
        if (depth > deepest || m_shown.contains(path))
            return;
        const QString pattern = path.pattern();
        if (m_patterns.contains(pattern) || (schema && schema->serverOwned))
            return;
        const FieldGuide *guide = m_guide ? m_guide->fieldFor(pattern) : nullptr;
        const bool isItem = !path.isEmpty() && path.last().index() == 1;
        const QString widget
            = path.isEmpty() ? u"section"_s : chooseWidget(schema, guide, path.lastKey());
        if (!path.isEmpty() && (node.isScalar() || (!isItem && isLeafWidget(widget)))) {
            ++m_count;
            return;
        }
        if (node.isMap()) {
            for (const yaml::Member &member : yaml::members(node))
                child(*member.value, path.child(member.key), schema, member.key, depth);
        } else if (node.isList()) {
            for (qsizetype i = 0; i < node.children.size(); ++i)
                child(*node.children[i], path.child(int(i)), schema, {}, depth);
        }
    }

    [[nodiscard]] int count() const { return m_count; }

private:
    void child(const yaml::Node &node, const Path &path, const SchemaNode *schema,
        const QString &key, int depth)
    {
        const bool isHousekeeping // the page says it
            = (path.size() == 1 && (key == "apiVersion"_L1 || key == "kind"_L1))
            || path == Path {u"metadata"_s, u"namespace"_s};
        const yaml::Node *value = node.resolved();
        if (!value || isHousekeeping)
            return;
        const SchemaNode *inner = nullptr;
        if (schema && key.isEmpty())
            inner = schema->items();
        else if (schema)
            inner = schema->property(key) ? schema->property(key) : schema->additional();
        walk(*value, path, inner, depth + 1);
    }

    const Guide *m_guide;
    QSet<Path> m_shown;
    QSet<QString> m_patterns;
    int m_count = 0;
};

} // namespace

int hiddenSetFields(const FormInput &input, const QList<FormRow> &rows)
{
    const yaml::Node *root = input.tree->root(input.document);
    if (!root)
        return 0;
    Counter counter(input, rows);
    counter.walk(*root, {}, input.root, 0);
    return counter.count();
}

} // namespace models
