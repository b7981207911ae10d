// SPDX-License-Identifier: Apache-2.0
#include "models/watch/tablereader.h"

namespace models {

using namespace reading;

void TableReader::readColumns(json::value value, QList<Column> &columns)
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
            const std::string_view key = keyOf(field);
            if (key == "name")
                column.name = m_meta.pool().string(textOf(field.value()));
            else if (key == "type")
                column.type = m_meta.pool().string(textOf(field.value()));
            else if (key == "format")
                column.format = m_meta.pool().string(textOf(field.value()));
            else if (key == "description")
                column.description = m_meta.pool().string(textOf(field.value()));
            else if (key == "priority")
                column.priority = int(valueOr(field.value().get_int64(), int64_t(0)));
        }
        columns.append(column);
    }
}

void TableReader::readCells(json::value value)
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
        std::string_view raw;
        if (type == json::json_type::string)
            m_texts.addText(viewOf(textOf(cell)));
        else if (type == json::json_type::number && !cell.raw_json().get(raw))
            m_texts.addNumber(viewOf(trimmed(raw)));
        else if (type == json::json_type::boolean && !cell.get_bool().get(truth))
            m_texts.addBool(truth);
        else if ((type == json::json_type::array || type == json::json_type::object)
            && !cell.raw_json().get(raw))
            m_texts.addText(viewOf(trimmed(raw)));
        else
            m_texts.addNull();
    }
}

void TableReader::readRows(json::value value, const TakeRow &take, bool *isEndOfList)
{
    json::array array;
    if (value.get_array().get(array))
        return;
    for (auto element : array) {
        json::object object;
        if (element.get_object().get(object))
            continue; // null or text among rows
        m_texts.clear();
        auto row = std::make_shared<Row>();
        for (auto member : object) {
            json::field field;
            if (std::move(member).get(field))
                return;
            const std::string_view key = keyOf(field);
            if (key == "cells") {
                readCells(field.value());
            } else if (key == "object") {
                json::object inner;
                json::value meta;
                if (!field.value().get_object().get(inner) && findMember(inner, "metadata", meta)) {
                    const ObjectMeta read = m_meta.read(meta, *row, m_texts);
                    *isEndOfList = *isEndOfList || read.isEndOfList;
                }
            }
        }
        take(finish(std::move(row)));
    }
}

RowRef TableReader::finish(std::shared_ptr<Row> row)
{
    using Own = Cells::Own;
    if (m_texts.own(Own::Uid).isEmpty()) {
        QByteArray place = row->nameSpace.toUtf8() + '/';
        place.append(m_texts.own(Own::Name));
        m_texts.setOwn(Own::Uid, place);
    }
    row->cells = m_texts.take();
    return row;
}

} // namespace models
