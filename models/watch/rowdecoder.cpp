// SPDX-License-Identifier: Apache-2.0
#include "models/watch/rowdecoder.h"

#include "models/watch/stringpool.h"
#include "models/watch/timestamp.h"

#include <simdjson.h>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace models {
namespace {

namespace json = simdjson::ondemand;
using std::string_view;

/// The text of a string value; empty for any other.
string_view textOf(json::value value)
{
    string_view text;
    return value.get_string(true).get(text) ? string_view() : text;
}

template <typename T> T valueOr(simdjson::simdjson_result<T> result, T otherwise)
{
    T value {};
    return std::move(result).get(value) ? otherwise : value;
}

string_view trimmed(string_view text)
{
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n' || text.back() == '\r'))
        text.remove_suffix(1);
    return text;
}

QByteArrayView viewOf(string_view text)
{
    return {text.data(), qsizetype(text.size())};
}

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

/// What a list or a Table says about itself.
struct ListMeta
{
    QString version;
    QString continueToken;
    qint64 remaining = -1;
};

struct ObjectMeta
{
    string_view managedFields; ///< where they are in the text
    bool isEndOfList = false;
};

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
    DecodedEvent readEvent(string_view frame, size_t allocated);

private:
    void readObject(json::object object, DecodedEvent &event);
    void readColumns(json::value value, QList<Column> &columns);
    void readTableRows(json::value value, QList<RowRef> &rows, bool *isEndOfList);
    void readItems(json::value value, QList<RowRef> &rows);
    void readCells(json::value value, Row &row);
    bool readPlain(json::object object, QList<RowRef> &rows, QString *version, bool *isEndOfList);
    ObjectMeta readMeta(json::value value, Row &row);
    void readOwners(json::value value, Row &row);
    Labels readLabels(json::value value);
    static ListMeta readListMeta(json::value value);
    static bool hasEndMark(json::value annotations);
    static void finish(Row &row);

    bool m_fullObjects;
    json::parser m_parser;
    StringPool m_pool;
    Cells::Builder m_builder;
};

// --- metadata ----------------------------------------------------------------------------------

ListMeta RowDecoder::Private::readListMeta(json::value value)
{
    ListMeta meta;
    json::object object;
    if (value.get_object().get(object))
        return meta;
    for (auto member : object) {
        json::field field;
        if (std::move(member).get(field))
            break;
        const string_view key = field.escaped_key();
        if (key == "resourceVersion")
            meta.version = QString::fromUtf8(viewOf(textOf(field.value())));
        else if (key == "continue")
            meta.continueToken = QString::fromUtf8(viewOf(textOf(field.value())));
        else if (key == "remainingItemCount")
            meta.remaining = valueOr(field.value().get_int64(), int64_t(-1));
    }
    return meta;
}

bool RowDecoder::Private::hasEndMark(json::value annotations)
{
    json::object object;
    if (annotations.get_object().get(object))
        return false;
    for (auto member : object) {
        json::field field;
        if (std::move(member).get(field))
            return false;
        if (field.escaped_key() == "k8s.io/initial-events-end")
            return textOf(field.value()) == "true";
    }
    return false;
}

Labels RowDecoder::Private::readLabels(json::value value)
{
    json::object object;
    if (value.get_object().get(object))
        return {};
    std::vector<std::pair<string_view, string_view>> pairs;
    for (auto member : object) {
        json::field field;
        string_view key;
        if (std::move(member).get(field) || field.unescaped_key(true).get(key))
            break;
        pairs.emplace_back(key, textOf(field.value()));
    }
    std::ranges::sort(pairs);
    QByteArray packed;
    for (const auto &[key, text] : pairs) {
        if (!packed.isEmpty())
            packed += '\n';
        packed.append(key.data(), qsizetype(key.size()));
        packed += '=';
        packed.append(text.data(), qsizetype(text.size()));
    }
    return Labels(m_pool.bytes(packed));
}

void RowDecoder::Private::readOwners(json::value value, Row &row)
{
    json::array array;
    if (value.get_array().get(array))
        return;
    for (auto element : array) {
        json::object owner;
        if (element.get_object().get(owner))
            return;
        string_view kind, name, uid;
        bool isController = false;
        for (auto member : owner) {
            json::field field;
            if (std::move(member).get(field))
                return;
            const string_view key = field.escaped_key();
            if (key == "kind")
                kind = textOf(field.value());
            else if (key == "name")
                name = textOf(field.value());
            else if (key == "uid")
                uid = textOf(field.value());
            else if (key == "controller")
                isController = valueOr(field.value().get_bool(), false);
        }
        if (row.ownerUid.isEmpty() || isController) {
            row.ownerKind = m_pool.string(kind);
            row.ownerName = m_pool.string(name);
            row.ownerUid = m_pool.string(uid);
        }
    }
}

ObjectMeta RowDecoder::Private::readMeta(json::value value, Row &row)
{
    ObjectMeta meta;
    json::object object;
    if (value.get_object().get(object))
        return meta;
    for (auto member : object) {
        json::field field;
        if (std::move(member).get(field))
            break;
        const string_view key = field.escaped_key();
        if (key == "name")
            row.name = QString::fromUtf8(viewOf(textOf(field.value())));
        else if (key == "namespace")
            row.nameSpace = m_pool.string(textOf(field.value()));
        else if (key == "uid")
            row.uid = QString::fromUtf8(viewOf(textOf(field.value())));
        else if (key == "resourceVersion")
            row.resourceVersion = QString::fromUtf8(viewOf(textOf(field.value())));
        else if (key == "creationTimestamp")
            row.created = parseTimestamp(textOf(field.value()));
        else if (key == "deletionTimestamp")
            row.deleted = parseTimestamp(textOf(field.value()));
        else if (key == "labels")
            row.labels = readLabels(field.value());
        else if (key == "ownerReferences")
            readOwners(field.value(), row);
        else if (key == "annotations")
            meta.isEndOfList = hasEndMark(field.value());
        else if (key == "managedFields")
            meta.managedFields = valueOr(field.value().raw_json(), string_view());
    }
    return meta;
}

void RowDecoder::Private::finish(Row &row)
{
    if (row.uid.isEmpty())
        row.uid = row.nameSpace + u'/' + row.name;
}

// --- tables ------------------------------------------------------------------------------------

void RowDecoder::Private::readColumns(json::value value, QList<Column> &columns)
{
    json::array array;
    if (value.get_array().get(array)) // null after the first event of a watch
        return;
    for (auto element : array) {
        json::object object;
        if (element.get_object().get(object))
            return;
        Column column;
        for (auto member : object) {
            json::field field;
            if (std::move(member).get(field))
                return;
            const string_view key = field.escaped_key();
            if (key == "name")
                column.name = m_pool.string(textOf(field.value()));
            else if (key == "type")
                column.type = m_pool.string(textOf(field.value()));
            else if (key == "format")
                column.format = m_pool.string(textOf(field.value()));
            else if (key == "description")
                column.description = m_pool.string(textOf(field.value()));
            else if (key == "priority")
                column.priority = int(valueOr(field.value().get_int64(), int64_t(0)));
        }
        columns.append(column);
    }
}

void RowDecoder::Private::readCells(json::value value, Row &row)
{
    json::array array;
    if (value.get_array().get(array))
        return;
    for (auto element : array) {
        json::value cell;
        json::json_type type {};
        if (std::move(element).get(cell) || cell.type().get(type))
            break;
        bool truth = false;
        string_view raw;
        if (type == json::json_type::string)
            m_builder.addText(viewOf(textOf(cell)));
        else if (type == json::json_type::number && !cell.raw_json().get(raw))
            m_builder.addNumber(viewOf(trimmed(raw)));
        else if (type == json::json_type::boolean && !cell.get_bool().get(truth))
            m_builder.addBool(truth);
        else if ((type == json::json_type::array || type == json::json_type::object)
            && !cell.raw_json().get(raw))
            m_builder.addText(viewOf(trimmed(raw)));
        else
            m_builder.addNull();
    }
    row.cells = m_builder.take();
}

void RowDecoder::Private::readTableRows(json::value value, QList<RowRef> &rows, bool *isEndOfList)
{
    json::array array;
    if (value.get_array().get(array))
        return;
    for (auto element : array) {
        json::object object;
        if (element.get_object().get(object))
            return;
        auto row = std::make_shared<Row>();
        for (auto member : object) {
            json::field field;
            if (std::move(member).get(field))
                return;
            const string_view key = field.escaped_key();
            if (key == "cells") {
                readCells(field.value(), *row);
            } else if (key == "object") {
                json::object inner;
                json::value meta;
                if (!field.value().get_object().get(inner) && !inner["metadata"].get(meta)) {
                    const ObjectMeta read = readMeta(meta, *row);
                    *isEndOfList = *isEndOfList || read.isEndOfList;
                }
            }
        }
        finish(*row);
        rows.append(std::move(row));
    }
}

// --- plain objects -----------------------------------------------------------------------------

bool RowDecoder::Private::readPlain(
    json::object object, QList<RowRef> &rows, QString *version, bool *isEndOfList)
{
    string_view raw;
    if (object.raw_json().get(raw) || object.reset().error())
        return false;
    auto row = std::make_shared<Row>();
    ObjectMeta read;
    json::value meta;
    if (!object["metadata"].get(meta))
        read = readMeta(meta, *row);
    *version = row->resourceVersion;
    *isEndOfList = read.isEndOfList;
    if (m_fullObjects) {
        raw = trimmed(raw);
        row->object = read.managedFields.empty() ? QByteArray(raw.data(), qsizetype(raw.size()))
                                                 : without(raw, read.managedFields);
    }
    m_builder.addText(row->name.toUtf8());
    m_builder.addNull();
    row->cells = m_builder.take();
    finish(*row);
    rows.append(std::move(row));
    return true;
}

void RowDecoder::Private::readItems(json::value value, QList<RowRef> &rows)
{
    json::array array;
    if (value.get_array().get(array)) // null is an empty list
        return;
    for (auto element : array) {
        json::object object;
        QString version;
        bool isEnd = false;
        if (element.get_object().get(object) || !readPlain(object, rows, &version, &isEnd))
            return;
    }
}

// --- entries -----------------------------------------------------------------------------------

bool RowDecoder::Private::readPage(json::document &document, DecodedPage &page)
{
    json::object object;
    if (document.get_object().get(object))
        return false;
    bool isEnd = false;
    for (auto member : object) {
        json::field field;
        if (std::move(member).get(field))
            return false;
        const string_view key = field.escaped_key();
        if (key == "kind") {
            page.isTable = textOf(field.value()) == "Table";
        } else if (key == "metadata") {
            const ListMeta meta = readListMeta(field.value());
            page.version = meta.version;
            page.continueToken = meta.continueToken;
            page.remaining = meta.remaining;
        } else if (key == "columnDefinitions") {
            readColumns(field.value(), page.columns);
        } else if (key == "rows") {
            readTableRows(field.value(), page.rows, &isEnd);
        } else if (key == "items") {
            readItems(field.value(), page.rows);
        }
    }
    if (!page.isTable)
        page.columns = plainColumns();
    return document.at_end();
}

void RowDecoder::Private::readObject(json::object object, DecodedEvent &event)
{
    string_view kind;
    json::value value;
    if (!object["kind"].get(value))
        kind = textOf(value);
    const bool isTable = kind == "Table";
    if (object.reset().error())
        return;
    if (!isTable) {
        readPlain(object, event.rows, &event.version, &event.isEndOfList);
        return;
    }
    for (auto member : object) {
        json::field field;
        if (std::move(member).get(field))
            return;
        const string_view key = field.escaped_key();
        if (key == "metadata")
            event.version = readListMeta(field.value()).version;
        else if (key == "columnDefinitions")
            readColumns(field.value(), event.columns);
        else if (key == "rows")
            readTableRows(field.value(), event.rows, &event.isEndOfList);
    }
    if (event.version.isEmpty() && !event.rows.isEmpty())
        event.version = event.rows.first()->resourceVersion;
}

DecodedEvent RowDecoder::Private::readEvent(string_view frame, size_t allocated)
{
    DecodedEvent event;
    json::document document;
    json::object object;
    json::value value;
    const simdjson::padded_string_view padded(frame.data(), frame.size(), allocated);
    if (m_parser.iterate(padded).get(document) || document.get_object().get(object)
        || object["type"].get(value))
        return event;
    event.type = typeOf(textOf(value));
    json::object inner;
    if (object["object"].get(value) || value.get_object().get(inner)) {
        if (event.type != DecodedEvent::Type::Error)
            event.type = DecodedEvent::Type::Unknown;
        return event;
    }
    if (event.type == DecodedEvent::Type::Error) {
        string_view raw;
        if (!inner.raw_json().get(raw))
            event.status = QByteArray(raw.data(), qsizetype(raw.size()));
        return event;
    }
    readObject(inner, event);
    if (event.type == DecodedEvent::Type::Bookmark)
        event.rows.clear();
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

QList<DecodedEvent> RowDecoder::events(const FrameSplitter::Frames &frames)
{
    QByteArray bytes = frames.bytes;
    bytes.reserve(bytes.size() + qsizetype(simdjson::SIMDJSON_PADDING));
    const char *base = bytes.constData();
    QList<DecodedEvent> events;
    events.reserve(frames.spans.size());
    for (const auto &[offset, length] : frames.spans)
        events.append(
            d->readEvent({base + offset, size_t(length)}, size_t(bytes.capacity() - offset)));
    return events;
}

QList<Column> RowDecoder::plainColumns()
{
    return {{u"Name"_s, u"string"_s, u"name"_s, {}, 0}, {u"Age"_s, u"date"_s, {}, {}, 0}};
}

} // namespace models
