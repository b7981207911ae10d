// SPDX-License-Identifier: Apache-2.0
#include "models/watch/rowdecoder.h"

#include "models/watch/tablereader.h"

using namespace Qt::StringLiterals;

namespace models {

using namespace reading;
using std::string_view;

namespace {

DecodedEvent::Type typeOf(string_view text)
{
    using Type = DecodedEvent::Type;
    if (text == "ADDED")
        return Type::Added;
    if (text == "MODIFIED")
        return Type::Modified;
    if (text == "DELETED")
        return Type::Deleted;
    if (text == "BOOKMARK")
        return Type::Bookmark;
    return text == "ERROR" ? Type::Error : Type::Unknown;
}

/// `raw` without the member whose value is `value`, nor the comma that parted it from others.
QByteArray without(string_view raw, string_view value)
{
    auto from = size_t(value.data() - raw.data());
    size_t to = from + value.size();
    from = raw.rfind('"', from);
    from = from == string_view::npos || from == 0 ? 0 : raw.rfind('"', from - 1);
    if (from == string_view::npos)
        return QByteArray(raw.data(), qsizetype(raw.size()));
    const auto isSpace = [&](size_t at) { return string_view(" \t\r\n").contains(raw[at]); };
    while (to < raw.size() && isSpace(to))
        ++to;
    if (to < raw.size() && raw[to] == ',') {
        ++to;
    } else {
        size_t before = from;
        while (before > 0 && isSpace(before - 1))
            --before;
        if (before > 0 && raw[before - 1] == ',')
            from = before - 1;
    }
    QByteArray kept;
    kept.reserve(qsizetype(raw.size() - (to - from)));
    kept.append(raw.data(), qsizetype(from));
    kept.append(raw.data() + to, qsizetype(raw.size() - to));
    return kept;
}

} // namespace

class RowDecoder::Private
{
public:
    explicit Private(bool fullObjects)
        : m_fullObjects(fullObjects)
    {
    }

    json::parser &parser() { return m_parser; }

    bool readPage(json::document &document, DecodedPage &page);
    /// What follows the first object of the frame comes back in `rest`.
    DecodedEvent readEvent(string_view frame, size_t allocated, string_view &rest);
    /// Each object of the frame; one, as a rule.
    void readFrame(string_view frame, size_t allocated, QList<DecodedEvent> &events);
    /// A frame that is part of an object over several lines: false when it is none.
    bool hold(string_view frame, QList<DecodedEvent> &events);

private:
    void readObject(json::object object, DecodedEvent &event);
    void readItems(json::value value, const TakeRow &take);
    bool readPlain(json::object object, const TakeRow &take, bool *isEndOfList);

    bool m_fullObjects;
    json::parser m_parser;
    TableReader m_table;
    QByteArray m_held; ///< lines of an object that has not ended
};

bool RowDecoder::Private::readPlain(json::object object, const TakeRow &take, bool *isEndOfList)
{
    string_view raw;
    if (object.raw_json().get(raw) || object.reset().error())
        return false;
    m_table.texts().clear();
    auto row = std::make_shared<Row>();
    ObjectMeta read;
    json::value meta;
    if (findMember(object, "metadata", meta))
        read = m_table.meta().read(meta, *row, m_table.texts());
    *isEndOfList = read.isEndOfList;
    if (m_fullObjects) {
        raw = trimmed(raw);
        row->object = read.managedFields.empty() ? QByteArray(raw.data(), qsizetype(raw.size()))
                                                 : without(raw, read.managedFields);
    }
    m_table.texts().addText(m_table.texts().own(Cells::Own::Name));
    m_table.texts().addNull();
    take(m_table.finish(std::move(row)));
    return true;
}

void RowDecoder::Private::readItems(json::value value, const TakeRow &take)
{
    json::array array;
    if (value.get_array().get(array)) // null is an empty list
        return;
    for (auto element : array) {
        json::object object;
        bool isEnd = false;
        if (element.get_object().get(object))
            continue; // null or text among objects: the others are still rows
        if (!readPlain(object, take, &isEnd))
            return;
    }
}

bool RowDecoder::Private::readPage(json::document &document, DecodedPage &page)
{
    json::object object;
    if (document.get_object().get(object))
        return false;
    const TakeRow take = [&page](RowRef row) { page.rows.append(std::move(row)); };
    bool isEnd = false;
    for (auto member : object) {
        json::field field;
        if (std::move(member).get(field))
            return false;
        const string_view key = keyOf(field);
        if (key == "kind") {
            page.isTable = textOf(field.value()) == "Table";
        } else if (key == "metadata") {
            const ListMeta meta = readListMeta(field.value());
            page.version = QString::fromUtf8(viewOf(meta.version));
            page.continueToken = QString::fromUtf8(viewOf(meta.continueToken));
            page.remaining = meta.remaining;
        } else if (key == "columnDefinitions") {
            m_table.readColumns(field.value(), page.columns);
        } else if (key == "rows") {
            m_table.readRows(field.value(), take, &isEnd);
        } else if (key == "items") {
            readItems(field.value(), take);
        }
    }
    if (!page.isTable)
        page.columns = plainColumns();
    // a fault inside a value, met by who read it, ends the document: it has no end to ask for then
    return document.is_alive() && document.at_end();
}

void RowDecoder::Private::readObject(json::object object, DecodedEvent &event)
{
    string_view kind;
    json::value value;
    if (findMember(object, "kind", value))
        kind = textOf(value);
    const bool isTable = kind == "Table";
    if (!isTable && event.type == DecodedEvent::Type::Bookmark)
        event.kind = QString::fromUtf8(kind.data(), qsizetype(kind.size()));
    if (object.reset().error())
        return;
    const TakeRow take = [&event](RowRef row) { event.rows.append(std::move(row)); };
    if (!isTable) {
        readPlain(object, take, &event.isEndOfList);
        return;
    }
    QByteArrayView version;
    for (auto member : object) {
        json::field field;
        if (std::move(member).get(field))
            return;
        const string_view key = keyOf(field);
        if (key == "metadata")
            version = viewOf(readListMeta(field.value()).version);
        else if (key == "columnDefinitions")
            m_table.readColumns(field.value(), event.columns);
        else if (key == "rows")
            m_table.readRows(field.value(), take, &event.isEndOfList);
    }
    if (!version.isEmpty() && version != event.version())
        event.ownVersion = version.toByteArray();
}

void RowDecoder::Private::readFrame(
    string_view frame, size_t allocated, QList<DecodedEvent> &events)
{
    while (!frame.empty()) {
        string_view rest;
        DecodedEvent event = readEvent(frame, allocated, rest);
        const size_t end = frame.rfind('}');
        if (event.type == DecodedEvent::Type::Unknown && end != string_view::npos
            && end + 1 < frame.size()) { // whole, with rubbish behind it
            event = readEvent(frame.substr(0, end + 1), allocated, rest);
            if (event.type != DecodedEvent::Type::Unknown)
                rest = frame.substr(end + 1);
        }
        events.append(event);
        while (!rest.empty() && (rest.front() == ' ' || rest.front() == '\r'))
            rest.remove_prefix(1);
        allocated -= frame.size() - rest.size();
        frame = rest;
    }
}

// API servers write an object a line. What stands between may print it nicely.
bool RowDecoder::Private::hold(string_view frame, QList<DecodedEvent> &events)
{
    const string_view line = trimmed(frame);
    const bool isEnd = line.ends_with('}');
    if (m_held.isEmpty()) {
        if (!line.starts_with('{') || isEnd)
            return false;
        m_held = QByteArray(frame.data(), qsizetype(frame.size()));
        return true;
    }
    if (line.starts_with("{\"type\"")) { // what was held never came to its end: read as it is
        QByteArray held = std::exchange(m_held, {});
        const qsizetype size = held.size();
        held.reserve(size + qsizetype(simdjson::SIMDJSON_PADDING));
        readFrame({held.constData(), size_t(size)}, size_t(held.capacity()), events);
        return hold(frame, events);
    }
    m_held += '\n';
    m_held.append(frame.data(), qsizetype(frame.size()));
    if (isEnd) {
        const qsizetype size = m_held.size();
        m_held.reserve(size + qsizetype(simdjson::SIMDJSON_PADDING));
        string_view rest;
        const DecodedEvent event
            = readEvent({m_held.constData(), size_t(size)}, size_t(m_held.capacity()), rest);
        if (event.type != DecodedEvent::Type::Unknown) {
            events.append(event);
            m_held.clear();
        }
    }
    if (m_held.size() > FrameSplitter::limit) {
        m_held.clear();
        events.append(DecodedEvent {});
    }
    return true;
}

DecodedEvent RowDecoder::Private::readEvent(string_view frame, size_t allocated, string_view &rest)
{
    DecodedEvent event;
    json::document document;
    json::object object;
    json::value value;
    const simdjson::padded_string_view padded(frame.data(), frame.size(), allocated);
    if (m_parser.iterate(padded).get(document) || document.get_object().get(object)
        || !findMember(object, "type", value))
        return event;
    event.type = typeOf(textOf(value));
    json::object inner;
    if (!findMember(object, "object", value) || value.get_object().get(inner)) {
        if (event.type != DecodedEvent::Type::Error)
            event.type = DecodedEvent::Type::Unknown;
        return event;
    }
    string_view raw;
    if (event.type == DecodedEvent::Type::Error) {
        if (!inner.raw_json().get(raw))
            event.status = QByteArray(raw.data(), qsizetype(raw.size()));
    } else {
        readObject(inner, event);
        if (event.type == DecodedEvent::Type::Bookmark) { // its row is no object
            event.ownVersion = event.version().toByteArray();
            event.rows.clear();
        }
    }
    if (!document.is_alive()) // a fault inside ended it: there is nothing to go back to
        return event;
    document.rewind();
    if (!document.raw_json().get(raw)) {
        const size_t end = size_t(raw.data() - frame.data()) + trimmed(raw).size();
        rest = trimmed(frame.substr(std::min(end, frame.size())));
    }
    return event;
}

RowDecoder::RowDecoder(bool fullObjects)
    : d(std::make_unique<Private>(fullObjects))
{
}

RowDecoder::~RowDecoder() = default;

Result<DecodedPage> RowDecoder::page(const QByteArray &body)
{
    QByteArray bytes = body;
    bytes.reserve(bytes.size() + qsizetype(simdjson::SIMDJSON_PADDING));
    json::document document;
    DecodedPage page;
    const simdjson::padded_string_view padded(
        bytes.constData(), size_t(bytes.size()), size_t(bytes.capacity()));
    const simdjson::error_code error = d->parser().iterate(padded).get(document);
    if (error || !d->readPage(document, page))
        return failure(Error::Kind::NotKubernetes,
            Message(QT_TRANSLATE_NOOP("models",
                "The answer to the list request is not whole JSON. It is asked for again.")),
            error ? QString::fromUtf8(simdjson::error_message(error)) : QString());
    return page;
}

QList<DecodedEvent> RowDecoder::events(FrameSplitter::Frames frames)
{
    QByteArray &bytes = frames.bytes;
    bytes.reserve(bytes.size() + qsizetype(simdjson::SIMDJSON_PADDING));
    const char *base = bytes.constData();
    QList<DecodedEvent> events;
    events.reserve(frames.spans.size());
    for (const auto &[offset, length] : std::as_const(frames.spans)) {
        const string_view frame(base + offset, size_t(length));
        if (!d->hold(frame, events))
            d->readFrame(frame, size_t(bytes.capacity() - offset), events);
    }
    return events;
}

QList<Column> RowDecoder::plainColumns()
{
    return {{u"Name"_s, u"string"_s, u"name"_s, {}, 0}, {u"Age"_s, u"date"_s, {}, {}, 0}};
}

} // namespace models
