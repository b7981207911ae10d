// SPDX-License-Identifier: Apache-2.0
#include "models/schema/fieldtable.h"

#include "models/schema/schemareader.h"

using namespace Qt::StringLiterals;

namespace models {

namespace {

constexpr int deepest = 30;
constexpr quint32 mostFields = 30'000; // of one kind

} // namespace

/// Reads a place, its fields, and forgets it: no tree of nodes stays behind.
class FieldTableMaker final
{
public:
    FieldTableMaker(const OpenApiDocument &document, FieldTable &table)
        : m_reader(document)
        , m_document(document)
        , m_table(table)
    {
    }

    void addKind(const GroupVersionKind &gvk, const Guide *guide)
    {
        const SchemaNode *root = m_document.root(gvk);
        if (!root)
            return;
        m_guide = guide;
        m_guided.clear();
        m_kindStart = quint32(m_table.m_fields.size());
        constexpr int category = 100'000;
        const int order = guide ? (guide->isJob() ? 0 : category) + guide->order : 2 * category;
        members(*root, FieldTable::none, {}, 0);
        m_table.m_kinds.append({gvk, m_kindStart, quint32(m_table.m_fields.size()), order});
    }

private:
    /// The fields of a node that is no list and no map.
    void members(const SchemaNode &owner, quint32 parent, const QString &pattern, int depth)
    {
        if (depth > deepest || (!owner.refName.isEmpty() && m_types.contains(owner.refName)))
            return;
        if (!owner.refName.isEmpty())
            m_types.append(owner.refName);
        const QJsonObject properties = owner.raw()["properties"_L1].toObject();
        for (auto it = properties.begin(); it != properties.end(); ++it) {
            if (m_table.m_fields.size() - m_kindStart >= mostFields)
                break;
            const auto node = m_reader.read(it.value().toObject(), owner.isGoType);
            add(*node, it.key(), owner, parent, pattern, depth);
        }
        if (!owner.refName.isEmpty())
            m_types.removeLast();
    }

    void add(const SchemaNode &node, const QString &name, const SchemaNode &owner, quint32 parent,
        QString pattern, int depth)
    {
        if (!pattern.isEmpty())
            pattern += u'.';
        pattern += name;
        const bool inStatus
            = parent == FieldTable::none ? name == "status"_L1 : m_table.m_fields[parent].inStatus;
        const FieldGuide *guide = m_guide ? m_guide->fieldFor(pattern) : nullptr;
        const auto index = quint32(m_table.m_fields.size());
        m_table.m_fields.push_back({.parent = parent,
            .name = m_table.m_pool->id(name),
            .type = m_table.m_pool->id(node.typeName()),
            .description = m_table.m_pool->id(node.description),
            .guided = guide ? guided(*guide) : -1,
            .depth = quint8(depth),
            .required = owner.required.contains(name) || (guide && guide->required),
            .inStatus = inStatus});
        descend(node, index, std::move(pattern), depth + 1);
    }

    /// Through lists and maps to what has fields.
    void descend(const SchemaNode &node, quint32 parent, QString pattern, int depth)
    {
        if (node.hasProperties()) {
            members(node, parent, pattern, depth);
            return;
        }
        const bool isList = node.raw()["items"_L1].isObject();
        const QJsonObject inside
            = node.raw()[isList ? "items"_L1 : "additionalProperties"_L1].toObject();
        if (inside.isEmpty() || depth > deepest)
            return;
        const auto below = m_reader.read(inside, node.isGoType);
        descend(*below, parent, pattern + (isList ? "[]"_L1 : "{}"_L1), depth + 1);
    }

    int guided(const FieldGuide &guide)
    {
        if (const auto known = m_guided.constFind(&guide); known != m_guided.cend())
            return *known;
        const auto index = int(m_table.m_guided.size());
        m_guided.insert(&guide, index);
        m_table.m_guided.append({guide.label, guide.help, guide.example});
        return index;
    }

    SchemaReader m_reader;
    const OpenApiDocument &m_document;
    FieldTable &m_table;
    const Guide *m_guide = nullptr;
    QHash<const FieldGuide *, int> m_guided;
    QStringList m_types; // named types that we are inside of
    quint32 m_kindStart = 0;
};

std::shared_ptr<const FieldTable> FieldTable::make(const OpenApiDocument &document,
    const QList<GroupVersionKind> &kinds, std::shared_ptr<const GuideLibrary> guides,
    std::shared_ptr<TextPool> pool)
{
    std::shared_ptr<FieldTable> table(new FieldTable);
    table->m_pool = std::move(pool);
    FieldTableMaker maker(document, *table);
    for (const GroupVersionKind &gvk : kinds)
        maker.addKind(gvk, guides ? guides->find(gvk) : nullptr);
    table->m_fields.shrink_to_fit();
    return table;
}

QString FieldTable::path(quint32 field) const
{
    QString path = name(field);
    for (quint32 at = m_fields[field].parent; at != none; at = m_fields[at].parent)
        path.prepend(name(at) + u'.');
    return path;
}

QString FieldTable::description(quint32 field) const
{
    return m_pool->text(m_fields[field].description);
}

const FieldTable::Guided *FieldTable::guide(quint32 field) const
{
    const qint32 index = m_fields[field].guided;
    return index < 0 ? nullptr : &m_guided[index];
}

} // namespace models
