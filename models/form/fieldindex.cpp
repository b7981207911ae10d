// SPDX-License-Identifier: Apache-2.0
#include "models/form/fieldindex.h"

#include "models/form/widgetchoice.h"

#include <QJsonDocument>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace models {

namespace {

constexpr int deepest = 30;
constexpr qsizetype mostFields = 30'000;

class Indexer
{
public:
    explicit Indexer(const Guide *guide)
        : m_guide(guide)
    {
    }

    void members(const SchemaNode &node, const QString &pattern, int depth, QStringList types)
    {
        if (!node.refName.isEmpty()) {
            if (types.contains(node.refName))
                return;
            types.append(node.refName);
        }
        struct Member
        {
            int order;
            QString name;
            const SchemaNode *node;
        };
        QList<Member> sorted;
        const auto &properties = node.properties();
        for (auto it = properties.begin(); it != properties.end(); ++it) {
            if (!(*it)->serverOwned)
                sorted.append({orderOf(node, it.key(), pattern), it.key(), *it});
        }
        std::ranges::stable_sort(sorted, {}, &Member::order);
        for (const Member &member : std::as_const(sorted)) {
            const QString full = pattern.isEmpty() ? member.name : pattern + u'.' + member.name;
            add(*member.node, full, member.name, node.required.contains(member.name), depth, types);
        }
    }

    QList<FieldInfo> take() { return std::move(m_fields); }

private:
    int orderOf(const SchemaNode &parent, const QString &name, const QString &pattern) const
    {
        constexpr int unknown = 2000;
        if (pattern.isEmpty()) { // the root: as everyone writes it
            const QStringList head {u"apiVersion"_s, u"kind"_s, u"metadata"_s, u"spec"_s};
            const qsizetype position = head.indexOf(name);
            return position < 0 ? unknown : int(position);
        }
        const FieldGuide *guide = m_guide ? m_guide->fieldFor(pattern + u'.' + name) : nullptr;
        if (guide)
            return guide->order;
        return unknown + (parent.required.contains(name) ? 0 : 1);
    }

    void add(const SchemaNode &node, const QString &pattern, const QString &key, bool required,
        int depth, const QStringList &types)
    {
        if (depth > deepest || m_fields.size() >= mostFields)
            return;
        FieldInfo field;
        field.pattern = pattern;
        field.key = key;
        field.guide = m_guide ? m_guide->fieldFor(pattern) : nullptr;
        field.node = &node;
        field.widget = chooseWidget(&node, field.guide, key);
        field.required = required || (field.guide && field.guide->required);
        field.level = field.guide ? field.guide->level : Level::All;
        field.label
            = field.guide && !field.guide->label.isEmpty() ? field.guide->label : Text {key, key};
        field.depth = depth;
        m_fields.append(field);
        if (node.hasProperties() && field.widget != "island"_L1)
            members(node, pattern, depth + 1, types);
        else if (node.items() && node.items()->hasProperties())
            members(*node.items(), pattern + "[]"_L1, depth + 1, types);
        else if (node.additional() && node.additional()->hasProperties())
            members(*node.additional(), pattern + "{}"_L1, depth + 1, types);
    }

    const Guide *m_guide;
    QList<FieldInfo> m_fields;
};

/// Letters of `typed` in order, with dots as borders of segments: lower is better, -1 no.
int pathScore(const QString &typed, const QString &pattern)
{
    const QStringList wanted = typed.split(u'.', Qt::SkipEmptyParts);
    const QStringList parts = QString(pattern).remove("[]"_L1).remove("{}"_L1).split(u'.');
    qsizetype at = 0;
    qsizetype skipped = 0;
    for (const QString &word : wanted) {
        while (at < parts.size() && !parts[at].contains(word, Qt::CaseInsensitive)) {
            ++at;
            ++skipped;
        }
        if (at == parts.size())
            return -1;
        skipped += parts[at].startsWith(word, Qt::CaseInsensitive) ? 0 : 3;
        ++at;
    }
    return int(skipped + (parts.size() - at) * 2);
}

} // namespace

int fieldScore(const FieldInfo &field, const QString &typed)
{
    const auto contains
        = [&](const QString &text) { return text.contains(typed, Qt::CaseInsensitive); };
    const int bonus = field.level == Level::All ? field.depth : 0;
    if (field.key.compare(typed, Qt::CaseInsensitive) == 0 || field.label.zh == typed)
        return bonus;
    if (field.key.startsWith(typed, Qt::CaseInsensitive))
        return 20 + bonus;
    if (contains(field.label.zh) || contains(field.label.en))
        return 40 + bonus;
    if (contains(field.key))
        return 60 + bonus;
    if (const int path = pathScore(typed, field.pattern); typed.contains(u'.') && path >= 0)
        return 80 + path;
    if (field.guide && (contains(field.guide->help.zh) || contains(field.guide->help.en)))
        return 120 + bonus;
    if (typed.size() > 2 && field.node && contains(field.node->description))
        return 160 + bonus;
    return -1;
}

QList<FieldInfo> fieldIndex(const SchemaNode *root, const Guide *guide)
{
    if (!root)
        return {};
    Indexer indexer(guide);
    indexer.members(*root, {}, 0, {});
    return indexer.take();
}

QJsonObject toJson(const FieldInfo &field, const QString &language)
{
    constexpr std::array levels {"required"_L1, "common"_L1, "all"_L1};
    return {{"path"_L1, field.pattern}, {"widget"_L1, field.widget},
        {"level"_L1, QString(levels[size_t(field.level)])}, {"required"_L1, field.required},
        {"label"_L1, field.label.in(language)}};
}

QByteArray rowsAsJson(const SchemaNode *root, const Guide *guide, const QString &language)
{
    QByteArray lines;
    const QList<FieldInfo> fields = fieldIndex(root, guide);
    for (const FieldInfo &field : fields)
        lines += QJsonDocument(toJson(field, language)).toJson(QJsonDocument::Compact) + '\n';
    return lines;
}

} // namespace models
