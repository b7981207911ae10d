// SPDX-License-Identifier: Apache-2.0
#include "models/yaml/builder.h"

#include "models/yaml/composer.h"
#include "models/yaml/lint.h"
#include "models/yaml/recovery.h"
#include "models/yaml/scan.h"

#include <algorithm>

namespace models::yaml {

using namespace Qt::StringLiterals;

namespace {

bool isReadable(QChar c)
{
    const char16_t u = c.unicode();
    return u == 0x09 || u == 0x0A || u == 0x0D || (u >= 0x20 && u <= 0x7E) || u == 0x85
        || (u >= 0xA0 && u <= 0xFFFD && u != 0xFEFF);
}

int mostCommon(const QHash<int, int> &counts, int otherwise)
{
    int best = otherwise;
    int most = 0;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
        if (it.value() > most || (it.value() == most && it.key() < best)) {
            best = it.key();
            most = it.value();
        }
    }
    return best;
}

} // namespace

TreeBuilder::TreeBuilder(const QString &text, int revision)
    : m_tree(new Tree)
    , m_masked(text)
{
    m_tree->m_text = text;
    m_tree->m_revision = revision;
}

TreePtr TreeBuilder::build()
{
    findLines();
    maskForeign();
    for (const TextRange &chunk : chunks())
        readChunk(chunk);
    dropBlankDocuments();
    checkMarkers();
    learnStyle();
    m_tree->m_diagnostics += lint(*m_tree, m_masked);
    std::ranges::stable_sort(m_tree->m_diagnostics, {},
        [](const Diagnostic &diagnostic) { return diagnostic.range.start; });
    return m_tree;
}

void TreeBuilder::findLines()
{
    const QStringView text = m_tree->m_text;
    m_tree->m_lineStarts.reserve(text.size() / 24 + 1);
    m_tree->m_lineStarts.append(0);
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'\n' || (text[i] == u'\r' && scan::at(text, i + 1) != u'\n'))
            m_tree->m_lineStarts.append(i + 1);
    }
}

void TreeBuilder::note(
    TextRange range, Severity severity, int check, Message message, QList<Fix> fixes)
{
    Diagnostic diagnostic = m_tree->diagnosticAt(range, severity, check, std::move(message));
    diagnostic.fixes = std::move(fixes);
    diagnostic.document = std::max(0, m_tree->documentAt(range.start));
    m_tree->m_diagnostics.append(std::move(diagnostic));
}

/// The byte order mark, and characters that no YAML reader takes.
void TreeBuilder::maskForeign()
{
    for (qsizetype i = 0; i < m_masked.size(); ++i) {
        const QChar c = m_masked[i];
        if (isReadable(c) && !c.isSurrogate())
            continue;
        if (c.isHighSurrogate() && scan::at(m_masked, i + 1).isLowSurrogate()) {
            ++i;
            continue;
        }
        m_masked[i] = u' ';
        if (i == 0 && c == QChar::ByteOrderMark) {
            m_tree->m_style.hasBom = true;
            continue;
        }
        m_tree->m_damaged.append({i, 1});
        note({i, 1}, Severity::Error, Diagnostic::Syntax,
            Message(QT_TRANSLATE_NOOP("models",
                        "The character U+%1 is not allowed in YAML. Write it as \\u%1 in double "
                        "quotes, or remove it."),
                {QString::number(c.unicode(), 16).toUpper().rightJustified(4, u'0')}),
            {{Message(QT_TRANSLATE_NOOP("models", "Remove it")), {{i, 1, {}}}}});
    }
}

QList<TextRange> TreeBuilder::chunks() const
{
    QList<TextRange> chunks;
    qsizetype start = m_tree->m_style.hasBom ? 1 : 0;
    for (const qsizetype line : std::as_const(m_tree->m_lineStarts)) {
        if (line <= start || !scan::isMarkerLine(m_masked, line, u'-'))
            continue;
        chunks.append(TextRange::between(start, line));
        start = line;
    }
    chunks.append(TextRange::between(start, m_masked.size()));
    return chunks;
}

void TreeBuilder::maskDirectives(TextRange chunk)
{
    for (qsizetype line = chunk.start; line < chunk.end();) {
        const bool isDirective = scan::at(m_masked, line) == u'%';
        if (isDirective) {
            const TextRange range = TextRange::between(line, scan::lineEnd(m_masked, line));
            note(range, Severity::Error, Diagnostic::TagOrDirective,
                Message(QT_TRANSLATE_NOOP(
                    "models", "YAML directives are of no use here and kubectl refuses them.")),
                {{Message(QT_TRANSLATE_NOOP("models", "Remove the line")),
                    {{line, scan::nextLine(m_masked, line) - line, {}}}}});
            for (qsizetype i = range.start; i < range.end(); ++i)
                m_masked[i] = u' ';
        } else if (!scan::isBlankLine(m_masked, line) && !scan::isCommentLine(m_masked, line)
            && !scan::isMarkerLine(m_masked, line, u'.')) {
            break;
        }
        const qsizetype next = scan::nextLine(m_masked, line);
        if (next == line)
            break;
        line = next;
    }
}

void TreeBuilder::readChunk(TextRange chunk)
{
    maskDirectives(chunk);
    Recovery recovery(m_masked, chunk);
    const QList<Event> events = recovery.read();
    const qsizetype first = m_tree->m_documents.size();
    Composer(m_masked, m_tree->m_nodes).compose(events, chunk, m_tree->m_documents);
    if (m_tree->m_documents.size() == first)
        m_tree->m_documents.append({.range = chunk,
            .contentStart = chunk.start,
            .contentEnd = chunk.end(),
            .isBlank = true});
    for (qsizetype i = first; i < m_tree->m_documents.size(); ++i) {
        Document &document = m_tree->m_documents[i];
        if (!document.root) {
            Node &root = m_tree->m_nodes.emplace_back();
            root.scalar.type = Scalar::Type::Null;
            root.range = {document.contentStart, 0};
            document.root = &root;
        }
        document.isBlank
            = document.root->kind == Node::Kind::Empty && document.root->properties.length == 0;
    }
    for (const Damage &damage : recovery.damages()) {
        m_tree->m_damaged.append(damage.region);
        for (qsizetype i = first; i < m_tree->m_documents.size(); ++i) {
            Document &document = m_tree->m_documents[i];
            document.isBroken |= document.range.overlaps(damage.region);
        }
        Diagnostic diagnostic
            = m_tree->diagnosticAt(damage.range, Severity::Error, damage.check, damage.message);
        diagnostic.fixes = damage.fixes;
        diagnostic.serverText = damage.detail;
        m_tree->m_diagnostics.append(std::move(diagnostic));
    }
}

/// Comments between two `---` are no document, to kubectl neither.
void TreeBuilder::dropBlankDocuments()
{
    QList<Document> &documents = m_tree->m_documents;
    const auto isDroppable
        = [](const Document &document) { return document.isBlank && !document.isBroken; };
    if (std::ranges::all_of(documents, isDroppable))
        documents.resize(1);
    else
        documents.removeIf(isDroppable);
    for (Diagnostic &diagnostic : m_tree->m_diagnostics) {
        diagnostic.document = std::max(0, m_tree->documentAt(diagnostic.range.start));
        diagnostic.path = m_tree->pathAt(diagnostic.range.start);
    }
}

/// `---x` is not a separator but text, and the server stumbles over it.
void TreeBuilder::checkMarkers()
{
    const QStringView text = m_tree->m_text;
    for (const qsizetype line : std::as_const(m_tree->m_lineStarts)) {
        const bool isGlued = text.mid(line, 3) == "---"_L1 && !scan::isMarkerLine(text, line, u'-')
            && scan::at(text, line + 3) != u'-';
        const Node *node = isGlued ? m_tree->nodeAtOffset(line) : nullptr;
        if (isGlued && (!node || node->range.start == line))
            note({line, 3}, Severity::Error, Diagnostic::Documents,
                Message(
                    QT_TRANSLATE_NOOP("models", "A blank or a line break must follow --- here.")));
    }
}

void TreeBuilder::learnStyle()
{
    QHash<int, int> steps;
    QHash<int, int> offsets;
    for (const Node &node : m_tree->m_nodes) {
        if (!node.parent || node.isFlow() || node.children.isEmpty() || node.parent->isFlow()
            || !node.keyNode)
            continue;
        const int gap = int(node.column - node.parent->column);
        if (node.isMap() && gap > 0)
            ++steps[gap];
        else if (node.isList() && gap >= 0)
            ++offsets[gap];
    }
    FileStyle &style = m_tree->m_style;
    style.step = std::clamp(mostCommon(steps, 2), 1, 8);
    style.listOffset = mostCommon(offsets, 2);
    const QStringView text = m_tree->m_text;
    const qsizetype firstBreak = text.indexOf(u'\n');
    if (firstBreak > 0 && text[firstBreak - 1] == u'\r')
        style.newline = u"\r\n"_s;
    style.hasFinalNewline = text.isEmpty() || scan::isBreak(text.back());
}

TreePtr parse(const QString &text, int revision)
{
    return TreeBuilder(text, revision).build();
}

} // namespace models::yaml
