// SPDX-License-Identifier: Apache-2.0
#include "models/schema/completion.h"

#include "models/schema/validator.h"
#include "models/yaml/emit.h"
#include "models/yaml/quoting.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models {

namespace {

QString firstParagraph(const QString &text)
{
    return text.section(u"\n\n"_s, 0, 0).simplified();
}

/// Makes the completions of one place.
class Completer
{
public:
    Completer(const yaml::Place &place, const SchemaNode *root, const CompletionContext &context)
        : m_place(place)
        , m_root(root)
        , m_context(context)
    {
    }

    QList<Completion> run()
    {
        switch (m_place.role) {
        case yaml::Place::Role::Key:
            keys();
            break;
        case yaml::Place::Role::Value:
            values(m_place.path);
            break;
        case yaml::Place::Role::Item:
            items();
            break;
        default:
            break;
        }
        filter();
        return std::move(m_found);
    }

private:
    const FieldGuide *guideOf(const Path &path) const
    {
        return m_context.guide ? m_context.guide->fieldFor(path) : nullptr;
    }

    QString documentation(const Path &path, const SchemaNode &node) const
    {
        const FieldGuide *guide = guideOf(path);
        if (guide && !guide->help.isEmpty())
            return firstParagraph(guide->help.in(m_context.language));
        return firstParagraph(node.description);
    }

    int rankOf(const QString &name, const SchemaNode &map, const SchemaNode &node) const
    {
        const FieldGuide *guide = guideOf(m_place.path.child(name));
        if (node.deprecated || node.serverOwned)
            return 3;
        if (map.required.contains(name) || (guide && guide->required))
            return 0;
        return guide && guide->level != Level::All ? 1 : 2;
    }

    /// Union members stay offered only while none of their siblings is chosen.
    bool isBlockedByUnion(const SchemaNode &map, const QString &name) const
    {
        return std::ranges::any_of(map.unions, [&](const SchemaNode::Union &choice) {
            return choice.members.contains(name)
                && std::ranges::any_of(choice.members,
                    [&](const QString &member) { return m_place.siblings.contains(member); });
        });
    }

    void keys()
    {
        const SchemaNode *map = schemaAt(m_root, m_place.path);
        if (!map) {
            addObjects();
            return;
        }
        struct Ranked
        {
            int rank;
            QString name;
            const SchemaNode *node;
        };
        QList<Ranked> offered;
        const auto &properties = map->properties();
        for (auto it = properties.begin(); it != properties.end(); ++it) {
            if (!m_place.siblings.contains(it.key()) && !isBlockedByUnion(*map, it.key()))
                offered.append({rankOf(it.key(), *map, **it), it.key(), *it});
        }
        std::ranges::stable_sort(offered, {}, &Ranked::rank);
        QStringList missing;
        for (const Ranked &candidate : std::as_const(offered)) {
            const bool isRequired = map->required.contains(candidate.name);
            if (isRequired)
                missing.append(candidate.name);
            addKey(candidate.name, *candidate.node, isRequired);
        }
        if (missing.size() > 1 && !m_place.isFlow && m_place.role == yaml::Place::Role::Key)
            addSkeleton(missing, *map);
        addLiveKeys(*map);
        addObjects();
    }

    /// At the head of a document: what it may be.
    void addObjects()
    {
        const bool isHead = m_place.path.isEmpty() && !m_place.isFlow
            && !m_place.siblings.contains(u"apiVersion"_s) && !m_place.siblings.contains(u"kind"_s);
        if (!isHead)
            return;
        for (const ApiResource &resource : m_context.resources) {
            const QString version = resource.groupVersion.toString();
            Completion item;
            item.kind = Completion::Kind::Object;
            item.label = resource.kind;
            item.type = version;
            item.insert = u"apiVersion: %1\nkind: %2\nmetadata:\n%3name: "_s.arg(
                version, resource.kind, QString(m_context.step, u' '));
            const bool isKnown = std::ranges::any_of(m_found, [&](const Completion &other) {
                return other.kind == Completion::Kind::Object && other.insert == item.insert;
            });
            if (!isKnown)
                m_found.append(item);
        }
    }

    void addKey(const QString &name, const SchemaNode &node, bool isRequired)
    {
        Completion item;
        item.kind = Completion::Kind::Key;
        item.label = name;
        item.type = node.typeName();
        item.documentation = documentation(m_place.path.child(name), node);
        item.required = isRequired;
        item.deprecated = node.deprecated;
        const QString key = yaml::quoted(
            name, m_place.isFlow ? yaml::QuoteContext::FlowKey : yaml::QuoteContext::Key);
        const FieldGuide *guide = guideOf(m_place.path.child(name));
        item.opensValues = node.type == SchemaNode::Type::Boolean || !node.enumValues.isEmpty()
            || (guide && !guide->picker.isEmpty());
        item.insert = key + u':' + opening(node, item.caret, key.size() + 1);
        m_found.append(item);
    }

    /// What follows `key:` — a space, or the first line of what goes below.
    QString opening(const SchemaNode &node, qsizetype &caret, qsizetype offset) const
    {
        if (m_place.isFlow) {
            if (node.type == SchemaNode::Type::Array || node.isMap() || node.hasProperties()) {
                caret = offset + 2;
                return node.type == SchemaNode::Type::Array ? u" []"_s : u" {}"_s;
            }
            return u" "_s;
        }
        const QString newline = u'\n' + QString(m_place.column, u' ');
        if (node.type == SchemaNode::Type::Array) {
            const QString dash = newline + QString(m_context.listOffset, u' ') + "- "_L1;
            const SchemaNode *item = node.items();
            return dash
                + (item ? requiredLines(*item, m_place.column + m_context.listOffset + 2, true)
                        : QString());
        }
        if (node.isScalar())
            return u" "_s;
        if (node.hasProperties() || node.isMap()) {
            const qsizetype column = m_place.column + m_context.step;
            return newline + QString(m_context.step, u' ') + requiredLines(node, column, true);
        }
        return u" "_s;
    }

    /// `a: ` of each required member, one a line, the first without its indent.
    QString requiredLines(const SchemaNode &node, qsizetype column, bool isFirst) const
    {
        if (!node.hasProperties())
            return {};
        QStringList names(node.required.begin(), node.required.end());
        names.sort();
        for (const QString &key : node.listMapKeys) {
            names.removeAll(key);
            names.prepend(key);
        }
        QString result;
        for (const QString &name : std::as_const(names)) {
            if (!isFirst)
                result += u'\n' + QString(column, u' ');
            result += name + ": "_L1;
            isFirst = false;
        }
        return result;
    }

    void addSkeleton(const QStringList &missing, const SchemaNode &map)
    {
        QJsonObject value;
        for (const QString &name : missing)
            value.insert(name, skeleton(*map.property(name)));
        yaml::EmitOptions options;
        options.step = m_context.step;
        options.listOffset = m_context.listOffset;
        options.order = yaml::conventionalOrder;
        options.base = m_place.path;
        QString text = yaml::emitYaml(value, options).trimmed();
        text.replace(u"\n"_s, u'\n' + QString(m_place.column, u' '));
        Completion item;
        item.kind = Completion::Kind::Skeleton;
        item.label = missing.join(u", "_s);
        item.insert = text;
        item.required = true;
        m_found.prepend(item);
    }

    void addLiveKeys(const SchemaNode &map)
    {
        if (!m_context.names || !map.additional())
            return;
        const QStringList names = m_context.names(m_place.path);
        for (const QString &name : names) {
            if (!m_place.siblings.contains(name))
                addKey(name, *map.additional(), false);
        }
    }

    void addValue(const QString &label, const QString &insert, const QString &type = {})
    {
        if (std::ranges::contains(m_found, label, &Completion::label))
            return;
        Completion item;
        item.kind = Completion::Kind::Value;
        item.label = label;
        item.insert = (m_place.needsSpace ? u" "_s : QString()) + insert;
        item.type = type;
        m_found.append(item);
    }

    QString spelled(const QJsonValue &value) const
    {
        return value.isString()
            ? yaml::quoted(value.toString(),
                  m_place.isFlow ? yaml::QuoteContext::Flow : yaml::QuoteContext::Block)
            : yaml::emitFlow(value).trimmed();
    }

    /// The typed number in the units that the field's name suggests.
    void addAmounts(const QString &key)
    {
        static const QRegularExpression number(u"^[0-9]+([.][0-9]+)?$"_s);
        const QString typed = m_place.typed.trimmed();
        if (!number.match(typed).hasMatch())
            return;
        const bool isBytes = key.contains("memory"_L1, Qt::CaseInsensitive)
            || key.contains("storage"_L1, Qt::CaseInsensitive);
        const QStringList units = isBytes ? QStringList {u"Mi"_s, u"Gi"_s, u"Ti"_s}
            : key == "cpu"_L1             ? QStringList {u"m"_s}
                                          : QStringList();
        for (const QString &unit : units)
            addValue(typed + unit, typed + unit);
    }

    void values(const Path &path)
    {
        if (path == Path {u"apiVersion"_s} || path == Path {u"kind"_s}) {
            addKinds(path.lastKey());
            return;
        }
        const SchemaNode *node = schemaAt(m_root, path);
        const FieldGuide *guide = guideOf(path);
        if (m_context.names) {
            const QStringList names = m_context.names(path);
            for (const QString &name : names)
                addValue(name, spelled(name), guide ? guide->picker : QString());
        }
        if (!node)
            return;
        if (node->tag == SchemaNode::Tag::Quantity)
            addAmounts(path.lastKey());
        QJsonArray words;
        if (!node->defaultValue.isUndefined() && node->isScalar())
            words.append(node->defaultValue);
        for (const QJsonValue &word : node->enumValues) {
            if (word != node->defaultValue)
                words.append(word);
        }
        for (const QJsonValue &word : std::as_const(words))
            addValue(word.isString() ? word.toString() : spelled(word), spelled(word));
        if (node->type == SchemaNode::Type::Boolean) {
            for (const auto &word : {u"true"_s, u"false"_s}) {
                if (node->defaultValue != QJsonValue(word == "true"_L1))
                    addValue(word, word);
            }
        }
        if (guide && !guide->example.isEmpty() && node->isScalar() && words.isEmpty())
            addValue(guide->example, spelled(guide->example));
    }

    void addKinds(const QString &key)
    {
        QStringList seen;
        for (const ApiResource &resource : m_context.resources) {
            const QString word
                = key == "kind"_L1 ? resource.kind : resource.groupVersion.toString();
            if (seen.contains(word))
                continue;
            // A kind brings its version along where none is written.
            const bool isAlone = key == "kind"_L1 && !m_place.isFlow
                && !m_place.siblings.contains(u"apiVersion"_s);
            addValue(word,
                isAlone ? word + u"\napiVersion: "_s + resource.groupVersion.toString() : word,
                resource.groupVersion.toString());
            seen.append(word);
        }
    }

    void items()
    {
        Path list = m_place.path;
        if (!list.isEmpty() && std::holds_alternative<int>(list.last()))
            list = list.parent();
        const SchemaNode *node = schemaAt(m_root, list);
        const SchemaNode *item = node ? node->items() : nullptr;
        if (!item)
            return;
        if (item->isScalar()) {
            values(list.child(0));
            return;
        }
        Completion entry;
        entry.kind = Completion::Kind::Item;
        entry.label = item->typeName();
        entry.insert = m_place.isFlow ? QString() : requiredLines(*item, m_place.column, true);
        entry.type = item->typeName();
        entry.documentation = documentation(list, *node);
        if (!entry.insert.isEmpty())
            m_found.append(entry);
        if (!m_place.isFlow)
            keys();
    }

    /// Prefix first, then anywhere, then as letters in order.
    void filter()
    {
        const QString typed = m_place.typed.trimmed();
        if (typed.isEmpty())
            return;
        const auto score = [&](const Completion &item) {
            if (item.label.startsWith(typed, Qt::CaseInsensitive))
                return 0;
            if (item.label.contains(typed, Qt::CaseInsensitive))
                return 1;
            qsizetype at = 0;
            for (const QChar letter : typed) {
                at = item.label.indexOf(letter, at, Qt::CaseInsensitive);
                if (at < 0)
                    return 9;
                ++at;
            }
            return 2;
        };
        m_found.removeIf([&](const Completion &item) {
            return score(item) == 9 || item.kind == Completion::Kind::Skeleton;
        });
        std::ranges::stable_sort(m_found, {}, score);
    }

    const yaml::Place &m_place;
    const SchemaNode *m_root;
    const CompletionContext &m_context;
    QList<Completion> m_found;
};

} // namespace

QList<Completion> complete(
    const yaml::Place &place, const SchemaNode *root, const CompletionContext &context)
{
    return Completer(place, root, context).run();
}

} // namespace models
