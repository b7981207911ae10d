// SPDX-License-Identifier: Apache-2.0
#include "models/yaml/events.h"

#include <yaml.h>

#include <algorithm>

namespace models::yaml {

using namespace Qt::StringLiterals;

namespace {

constexpr int deepest = 500; ///< no object of an API comes near; libyaml slows down beyond

/// libyaml counts code points; Qt counts UTF-16 units. They differ behind an emoji.
class Offsets
{
public:
    explicit Offsets(const QString &text)
        : m_size(text.size())
    {
        for (qsizetype i = 0; i + 1 < text.size(); ++i) {
            if (text[i].isHighSurrogate() && text[i + 1].isLowSurrogate()) {
                m_pairs.append(i - m_pairs.size()); // in code points
                ++i;
            }
        }
    }
    [[nodiscard]] qsizetype operator()(size_t codePoints) const
    {
        const auto before
            = std::lower_bound(m_pairs.cbegin(), m_pairs.cend(), qsizetype(codePoints));
        return std::min(qsizetype(codePoints) + (before - m_pairs.cbegin()), m_size);
    }

private:
    QList<qsizetype> m_pairs;
    qsizetype m_size;
};

QString string(const yaml_char_t *text)
{
    return text ? QString::fromUtf8(reinterpret_cast<const char *>(text)) : QString();
}

Node::Style scalarStyle(yaml_scalar_style_t style)
{
    switch (style) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE:
        return Node::Style::SingleQuoted;
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
        return Node::Style::DoubleQuoted;
    case YAML_LITERAL_SCALAR_STYLE:
        return Node::Style::Literal;
    case YAML_FOLDED_SCALAR_STYLE:
        return Node::Style::Folded;
    default:
        return Node::Style::Plain;
    }
}

void fillScalar(Event &event, const yaml_event_t &raw)
{
    const auto &scalar = raw.data.scalar;
    event.type = Event::Type::Scalar;
    event.style = scalarStyle(scalar.style);
    event.anchor = string(scalar.anchor);
    event.tag = string(scalar.tag);
    const QByteArrayView bytes(scalar.value, qsizetype(scalar.length));
    event.text = QString::fromUtf8(bytes);
    if (bytes.startsWith("\xEF\xBB\xBF")) // Qt takes it for a byte order mark of its own
        event.text.prepend(QChar::ByteOrderMark);
    event.isPlain = scalar.plain_implicit != 0;
}

/// False for events that nobody needs.
bool fill(Event &event, const yaml_event_t &raw)
{
    switch (raw.type) {
    case YAML_DOCUMENT_START_EVENT:
        event.type = Event::Type::DocumentStart;
        event.isExplicit = raw.data.document_start.implicit == 0;
        return true;
    case YAML_DOCUMENT_END_EVENT:
        event.type = Event::Type::DocumentEnd;
        event.isExplicit = raw.data.document_end.implicit == 0;
        return true;
    case YAML_ALIAS_EVENT:
        event.type = Event::Type::Alias;
        event.anchor = string(raw.data.alias.anchor);
        return true;
    case YAML_SCALAR_EVENT:
        fillScalar(event, raw);
        return true;
    case YAML_SEQUENCE_START_EVENT:
        event.type = Event::Type::ListStart;
        event.anchor = string(raw.data.sequence_start.anchor);
        event.tag = string(raw.data.sequence_start.tag);
        event.style = raw.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
            ? Node::Style::Flow
            : Node::Style::Block;
        return true;
    case YAML_SEQUENCE_END_EVENT:
        event.type = Event::Type::ListEnd;
        return true;
    case YAML_MAPPING_START_EVENT:
        event.type = Event::Type::MapStart;
        event.anchor = string(raw.data.mapping_start.anchor);
        event.tag = string(raw.data.mapping_start.tag);
        event.style = raw.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE ? Node::Style::Flow
                                                                              : Node::Style::Block;
        return true;
    case YAML_MAPPING_END_EVENT:
        event.type = Event::Type::MapEnd;
        return true;
    default:
        return false;
    }
}

GrammarError errorOf(const yaml_parser_t &parser, const Offsets &offsets)
{
    GrammarError error;
    error.problem = QString::fromUtf8(parser.problem ? parser.problem : "");
    error.context = QString::fromUtf8(parser.context ? parser.context : "");
    error.at = offsets(parser.problem_mark.index);
    if (parser.context)
        error.contextAt = offsets(parser.context_mark.index);
    return error;
}

} // namespace

EventList readEvents(const QString &text)
{
    EventList list;
    const QByteArray bytes = text.toUtf8();
    const Offsets offsets(text);
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser)) {
        list.error = GrammarError {};
        return list;
    }
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(
        &parser, reinterpret_cast<const unsigned char *>(bytes.constData()), size_t(bytes.size()));
    list.events.reserve(bytes.size() / 12 + 16);
    int depth = 0;
    for (bool isOver = false; !isOver;) {
        yaml_event_t raw;
        if (!yaml_parser_parse(&parser, &raw)) {
            list.error = errorOf(parser, offsets);
            break;
        }
        Event event;
        event.start = offsets(raw.start_mark.index);
        event.end = offsets(raw.end_mark.index);
        isOver = raw.type == YAML_STREAM_END_EVENT;
        const bool isStart
            = raw.type == YAML_MAPPING_START_EVENT || raw.type == YAML_SEQUENCE_START_EVENT;
        const bool isEnd
            = raw.type == YAML_MAPPING_END_EVENT || raw.type == YAML_SEQUENCE_END_EVENT;
        depth += isStart ? 1 : isEnd ? -1 : 0;
        if (depth > deepest) {
            list.error = GrammarError {.problem = u"nested too deep"_s, .at = event.start};
            isOver = true;
        } else if (fill(event, raw)) {
            list.events.append(std::move(event));
        }
        yaml_event_delete(&raw);
    }
    yaml_parser_delete(&parser);
    return list;
}

} // namespace models::yaml
