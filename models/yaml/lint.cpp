// SPDX-License-Identifier: Apache-2.0
#include "models/yaml/lint.h"

#include "models/yaml/quoting.h"
#include "models/yaml/scan.h"

#include <QSet>

#include <algorithm>

namespace models::yaml {

using namespace Qt::StringLiterals;

namespace {

using Type = Scalar::Type;
constexpr qsizetype longLine = 1000;
constexpr qsizetype aliasLimit = 10'000;

class Linter
{
public:
    Linter(const Tree &tree, const QString &masked)
        : m_tree(tree)
        , m_text(tree.text())
        , m_masked(masked)
    {
    }

    QList<Diagnostic> run()
    {
        for (int i = 0; i < m_tree.documents().size(); ++i) {
            m_document = i;
            m_anchors.clear();
            m_used.clear();
            const Node *root = m_tree.root(i);
            checkStart(m_tree.documents()[i]);
            walk(*root);
            checkUnused();
            checkExpansion(*root);
            m_earlier.unite(QSet<QString>(m_anchors.keyBegin(), m_anchors.keyEnd()));
        }
        checkLines();
        return std::move(m_found);
    }

private:
    Diagnostic &add(
        TextRange range, Severity severity, int check, Message message, const Node *node = nullptr)
    {
        Diagnostic diagnostic = m_tree.diagnosticAt(
            range, severity, check, std::move(message), node ? node->path() : Path());
        diagnostic.document = m_document;
        m_found.append(std::move(diagnostic));
        return m_found.last();
    }

    void walk(const Node &node)
    {
        if (!node.anchor.isEmpty())
            m_anchors.insert(node.anchor, &node);
        checkTag(node);
        if (node.keyNode)
            checkKey(node);
        if (node.kind == Node::Kind::Alias)
            checkAlias(node);
        else if (node.kind == Node::Kind::Scalar)
            checkScalar(node);
        for (const Node *child : node.children)
            walk(*child);
    }

    void checkStart(const Document &document);
    void checkTag(const Node &node);
    void checkKey(const Node &value);
    void checkMerge(const Node &value);
    void checkAlias(const Node &node);
    void checkScalar(const Node &node);
    void checkNumber(const Node &node);
    void checkFlowText(const Node &node);
    void checkUnused();
    void checkExpansion(const Node &root);
    void checkLines();
    qsizetype expansion(const Node &node, qsizetype budget, int depth) const;
    [[nodiscard]] Fix quoteFix(const Node &node, QuoteContext context) const;

    const Tree &m_tree;
    const QString &m_text;
    const QString &m_masked;
    int m_document = 0;
    QList<Diagnostic> m_found;
    QHash<QString, const Node *> m_anchors;
    QSet<QString> m_used;
    QSet<QString> m_earlier; ///< anchors of documents above
};

Fix Linter::quoteFix(const Node &node, QuoteContext) const
{
    return {Message(QT_TRANSLATE_NOOP("models", "Put it in quotes")),
        {{node.range.start, node.range.length, doubleQuoted(node.range.in(m_text))}}};
}

void Linter::checkStart(const Document &document)
{
    const qsizetype end = scan::lineEnd(m_masked, document.contentStart);
    qsizetype first = document.contentStart;
    while (first < end && scan::isBlank(m_masked[first]))
        ++first;
    const bool isMarker = document.contentStart >= 3
        && QStringView(m_text).mid(document.contentStart - 3, 3) == "---"_L1;
    if (isMarker && first < end && m_masked[first] != u'#')
        add(TextRange::between(first, end), Severity::Error, Diagnostic::Documents,
            Message(QT_TRANSLATE_NOOP(
                "models", "Only a comment may follow ---. Start the document on the next line.")));
}

void Linter::checkTag(const Node &node)
{
    if (node.scalar.isTagMismatch) {
        add(node.whole(), Severity::Error, Diagnostic::TagOrDirective,
            Message(
                QT_TRANSLATE_NOOP("models", "The value is not of the type that its tag names.")),
            &node);
        return;
    }
    if (node.tag.isEmpty() || node.tag.endsWith(":merge"_L1))
        return;
    if (node.tag.endsWith(":binary"_L1)) {
        const auto decoded
            = QByteArray::fromBase64Encoding(node.text.simplified().remove(u' ').toLatin1(),
                QByteArray::AbortOnBase64DecodingErrors);
        if (!decoded)
            add(node.whole(), Severity::Error, Diagnostic::TagOrDirective,
                Message(QT_TRANSLATE_NOOP("models", "!!binary needs base64 text here.")), &node);
        else
            add(node.properties, Severity::Warning, Diagnostic::TagOrDirective,
                Message(QT_TRANSLATE_NOOP(
                    "models", "The server decodes !!binary and stores the plain text.")),
                &node);
        return;
    }
    if (!node.tag.startsWith("tag:yaml.org,2002:"_L1))
        add(node.properties, Severity::Warning, Diagnostic::TagOrDirective,
            Message(QT_TRANSLATE_NOOP("models", "The server ignores the tag %1."),
                {node.properties.in(m_text).toString()}),
            &node);
}

void Linter::checkKey(const Node &value)
{
    const Node &key = *value.keyNode;
    if (!key.anchor.isEmpty())
        m_anchors.insert(key.anchor, &key);
    if (value.isMergeKey)
        return checkMerge(value);
    const Node *meant = key.resolved();
    if (meant && !meant->isScalar()) {
        add(key.range, Severity::Error, Diagnostic::KeyType,
            Message(QT_TRANSLATE_NOOP("models", "A key must be text, not a list or an object.")),
            &value);
        return;
    }
    if (key.kind == Node::Kind::Alias)
        checkAlias(key);
    if (key.isNull()) {
        const qsizetype colon = std::min<qsizetype>(1, m_text.size() - value.entry.start);
        auto &found = add(
            key.kind == Node::Kind::Empty ? TextRange {value.entry.start, colon} : key.range,
            Severity::Error, Diagnostic::KeyType,
            key.kind == Node::Kind::Empty
                ? Message(QT_TRANSLATE_NOOP("models", "The key before the colon is missing."))
                : Message(
                      QT_TRANSLATE_NOOP("models",
                          "The server reads the key %1 as null and refuses it. Put it in quotes."),
                      {key.text}),
            &value);
        if (key.kind == Node::Kind::Scalar)
            found.fixes.append(quoteFix(key, QuoteContext::Key));
        return;
    }
    if (key.kind == Node::Kind::Scalar && key.scalar.type != Type::String) {
        add(key.range, Severity::Warning, Diagnostic::KeyType,
            Message(QT_TRANSLATE_NOOP("models",
                        "The server reads the key %1 as “%2”. Put it in quotes to keep it."),
                {key.range.in(m_text).toString(), value.key}),
            &value)
            .fixes.append(quoteFix(key, QuoteContext::Key));
    } else if (key.kind == Node::Kind::Scalar) {
        checkFlowText(key);
    }
    if (value.isShadowed) // told at the later one
        return;
    const auto &siblings = value.parent->children;
    for (const Node *other : siblings) {
        if (other == &value)
            break;
        if (!other->isMergeKey && other->isShadowed && other->key == value.key) {
            auto &found = add(key.range, Severity::Error, Diagnostic::DuplicateKey,
                Message(QT_TRANSLATE_NOOP(
                            "models", "The key %1 is there twice; the first is on line %2."),
                    {value.key, QString::number(m_tree.positionAt(other->keyRange().start).line)}),
                &value);
            found.related = other->keyRange();
            break;
        }
    }
}

void Linter::checkMerge(const Node &value)
{
    const Node *source = value.resolved();
    const auto isSource = [](const Node *node) {
        const Node *meant = node->resolved();
        return meant && meant->isMap();
    };
    const bool fits = source
        && (source->isMap()
            || (source->isList() && value.kind != Node::Kind::Alias
                && std::ranges::all_of(source->children, isSource)));
    if (!fits && (source || value.kind != Node::Kind::Alias))
        add(value.range, Severity::Error, Diagnostic::KeyType,
            Message(QT_TRANSLATE_NOOP(
                "models", "<< merges an object or a list of aliases to objects; this is neither.")),
            &value);
    if (!source || !source->isMap())
        return;
    for (const Node *own : value.parent->children) {
        if (own->isMergeKey || !source->child(own->key))
            continue;
        add(own->keyRange(), Severity::Warning, Diagnostic::DuplicateKey,
            Message(QT_TRANSLATE_NOOP("models",
                        "%1 overrides a key that << merges in. kubectl accepts it, a strict "
                        "server refuses it in YAML."),
                {own->key}),
            own);
    }
}

void Linter::checkAlias(const Node &node)
{
    m_used.insert(node.text);
    if (node.target)
        return;
    const bool isInside = m_anchors.contains(node.text);
    Message message(
        QT_TRANSLATE_NOOP("models", "There is no anchor &%1 above this alias."), {node.text});
    if (isInside)
        message = Message(QT_TRANSLATE_NOOP("models",
                              "The anchor &%1 contains this alias: the value would never end."),
            {node.text});
    else if (m_earlier.contains(node.text))
        message = Message(QT_TRANSLATE_NOOP("models",
                              "The anchor &%1 belongs to another document; an alias cannot "
                              "reach it."),
            {node.text});
    add(node.range, Severity::Error, Diagnostic::Alias, std::move(message),
        node.parent ? &node : nullptr);
}

void Linter::checkScalar(const Node &node)
{
    if (node.style == Node::Style::Plain) {
        checkNumber(node);
        checkFlowText(node);
    } else if (node.style == Node::Style::DoubleQuoted) {
        const QStringView written = node.range.in(m_text);
        for (qsizetype i = 0; i + 1 < written.size(); ++i) {
            if (written[i] != u'\\')
                continue;
            if (written[i + 1] == u'/')
                add({node.range.start + i, 2}, Severity::Error, Diagnostic::Syntax,
                    Message(QT_TRANSLATE_NOOP(
                        "models", "The server does not know \\/ in quotes. Write / alone.")),
                    &node)
                    .fixes.append({Message(QT_TRANSLATE_NOOP("models", "Remove the backslash")),
                        {{node.range.start + i, 1, {}}}});
            ++i;
        }
    }
    if (node.isBlockScalar()) {
        for (qsizetype line = scan::nextLine(m_text, node.range.start); line < node.range.end();
            line = scan::nextLine(m_text, line)) {
            const qsizetype end = scan::lineEnd(m_text, line);
            if (end > line && !scan::isBlankLine(m_text, line) && scan::isBlank(m_text[end - 1])) {
                add({end - 1, 1}, Severity::Info, Diagnostic::StyleHint,
                    Message(QT_TRANSLATE_NOOP(
                        "models", "Spaces at the end of this line belong to the text.")),
                    &node);
                break; // one remark per text is enough
            }
            if (end >= m_text.size())
                break;
        }
    }
}

void Linter::checkNumber(const Node &node)
{
    if (!node.scalar.isFinite()) {
        add(node.range, Severity::Error, Diagnostic::NotANumber,
            Message(
                QT_TRANSLATE_NOOP("models", "%1 is not a number that JSON can hold."), {node.text}),
            &node)
            .fixes.append(quoteFix(node, QuoteContext::Block));
        return;
    }
    if (node.scalar.isHuge) {
        add(node.range, Severity::Error, Diagnostic::NotANumber,
            Message(QT_TRANSLATE_NOOP("models",
                        "%1 does not fit into 64 bits and would lose digits. Put it in quotes."),
                {node.text}),
            &node)
            .fixes.append(quoteFix(node, QuoteContext::Block));
        return;
    }
    if ((node.scalar.type == Type::Int || node.scalar.type == Type::Float)
        && differsInYaml12(node.text))
        add(node.range, Severity::Warning, Diagnostic::DiffersInYaml12,
            Message(QT_TRANSLATE_NOOP("models",
                        "The server reads %1 as %2; other YAML readers may not. Write %2."),
                {node.text,
                    node.scalar.type == Type::Int ? QString::number(node.scalar.integer)
                                                  : QString::number(node.scalar.number)}),
            &node);
}

/// The server's reader is older than ours: a question mark ends an unquoted text in [ ] and { }.
void Linter::checkFlowText(const Node &node)
{
    const Node *holder = node.parent;
    const bool isInFlow = holder && holder->isFlow();
    const QStringView written = node.range.in(m_text);
    if (isInFlow && node.style == Node::Style::Plain && written.contains(u'?'))
        add(node.range, Severity::Error, Diagnostic::Syntax,
            Message(QT_TRANSLATE_NOOP("models",
                "The server cannot read an unquoted ? inside [ ] or { }. Put the text in quotes.")),
            &node)
            .fixes.append(quoteFix(node, QuoteContext::Flow));
}

void Linter::checkUnused()
{
    for (auto it = m_anchors.cbegin(); it != m_anchors.cend(); ++it) {
        if (!m_used.contains(it.key()) && it.value()->properties.length)
            add(it.value()->properties, Severity::Info, Diagnostic::Alias,
                Message(QT_TRANSLATE_NOOP("models", "No alias uses the anchor &%1."), {it.key()}),
                it.value()->parent ? it.value() : nullptr);
    }
}

qsizetype Linter::expansion(const Node &node, qsizetype budget, int depth) const
{
    if (budget <= 0 || depth > 200)
        return 1;
    const Node *meant = node.resolved();
    qsizetype count = 1;
    if (!meant)
        return count;
    for (const Node *child : meant->children) {
        count += expansion(*child, budget - count, depth + 1);
        if (count > budget)
            break;
    }
    return count;
}

void Linter::checkExpansion(const Node &root)
{
    if (m_used.isEmpty())
        return;
    const qsizetype written = qsizetype(m_text.size() / 2);
    const qsizetype limit = std::max(aliasLimit, written);
    if (expansion(root, limit, 0) > limit)
        add({root.range.start, 0}, Severity::Error, Diagnostic::Alias,
            Message(QT_TRANSLATE_NOOP(
                "models", "The aliases stand for more values than the server accepts.")));
}

void Linter::checkLines()
{
    for (qsizetype line = 0; line < m_text.size();) {
        const qsizetype end = scan::lineEnd(m_text, line);
        if (end - line > longLine)
            add({line + longLine, 1}, Severity::Info, Diagnostic::StyleHint,
                Message(QT_TRANSLATE_NOOP("models", "This line is %1 characters long."),
                    {QString::number(end - line)}));
        const qsizetype next = scan::nextLine(m_text, line);
        if (next == line)
            break;
        line = next;
    }
}

} // namespace

QList<Diagnostic> lint(const Tree &tree, const QString &masked)
{
    return Linter(tree, masked).run();
}

} // namespace models::yaml
