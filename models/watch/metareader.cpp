// SPDX-License-Identifier: Apache-2.0
#include "models/watch/metareader.h"

#include "models/watch/timestamp.h"

#include <algorithm>

namespace models {

using namespace reading;

namespace {

bool hasEndMark(json::value annotations)
{
    json::object object;
    if (annotations.get_object().get(object))
        return false;
    for (auto member : object) {
        json::field field;
        if (std::move(member).get(field))
            return false;
        if (keyOf(field) == "k8s.io/initial-events-end")
            return textOf(field.value()) == "true";
    }
    return false;
}

} // namespace

ListMeta readListMeta(json::value value)
{
    ListMeta meta;
    json::object object;
    if (value.get_object().get(object))
        return meta;
    for (auto member : object) {
        json::field field;
        if (std::move(member).get(field))
            break;
        const std::string_view key = keyOf(field);
        if (key == "resourceVersion")
            meta.version = textOf(field.value());
        else if (key == "continue")
            meta.continueToken = textOf(field.value());
        else if (key == "remainingItemCount")
            meta.remaining = valueOr(field.value().get_int64(), int64_t(-1));
    }
    return meta;
}

Labels MetaReader::readLabels(json::value value)
{
    json::object object;
    if (value.get_object().get(object))
        return {};
    m_pairs.clear();
    for (auto member : object) {
        json::field field;
        std::string_view key;
        if (std::move(member).get(field) || field.unescaped_key(true).get(key))
            break;
        m_pairs.emplace_back(key, textOf(field.value()));
    }
    std::ranges::sort(m_pairs);
    m_packed.resize(0); // keeps its room
    for (const auto &[key, text] : m_pairs) {
        if (!m_packed.isEmpty())
            m_packed += '\n';
        m_packed.append(viewOf(key)).append('=').append(viewOf(text));
    }
    return Labels(m_pool.bytes(m_packed));
}

void MetaReader::readOwners(json::value value, Row &row)
{
    json::array array;
    if (value.get_array().get(array))
        return;
    for (auto element : array) {
        json::object owner;
        if (element.get_object().get(owner))
            return;
        std::string_view kind, name, uid;
        bool isController = false;
        for (auto member : owner) {
            json::field field;
            if (std::move(member).get(field))
                return;
            const std::string_view key = keyOf(field);
            if (key == "kind")
                kind = textOf(field.value());
            else if (key == "name")
                name = textOf(field.value());
            else if (key == "uid")
                uid = textOf(field.value());
            else if (key == "controller")
                isController = valueOr(field.value().get_bool(), false);
        }
        if (!row.owner || isController)
            row.owner = ownerOf(kind, name, uid);
    }
}

ObjectMeta MetaReader::read(json::value value, Row &row, Cells::Builder &texts)
{
    ObjectMeta meta;
    json::object object;
    if (value.get_object().get(object))
        return meta;
    for (auto member : object) {
        json::field field;
        if (std::move(member).get(field))
            break;
        const std::string_view key = keyOf(field);
        if (key == "name")
            texts.setOwn(Cells::Own::Name, viewOf(textOf(field.value())));
        else if (key == "namespace")
            row.nameSpace = m_pool.string(textOf(field.value()));
        else if (key == "uid")
            texts.setOwn(Cells::Own::Uid, viewOf(textOf(field.value())));
        else if (key == "resourceVersion")
            texts.setOwn(Cells::Own::Version, viewOf(textOf(field.value())));
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
            meta.managedFields = valueOr(field.value().raw_json(), std::string_view());
    }
    return meta;
}

std::shared_ptr<const RowOwner> MetaReader::ownerOf(
    std::string_view kind, std::string_view name, std::string_view uid)
{
    const QString own = m_pool.string(uid);
    if (!m_lastOwner || m_lastOwner->uid != own)
        m_lastOwner
            = std::make_shared<RowOwner>(RowOwner {own, m_pool.string(kind), m_pool.string(name)});
    return m_lastOwner;
}

} // namespace models
