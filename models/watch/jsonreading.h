// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>

#include <simdjson.h>

#include <string_view>
#include <utility>

/// Small steps over simdjson's on-demand values, for the readers of this room.
namespace models::reading {

namespace json = simdjson::ondemand;

/// The text of a string value; empty for any other.
inline std::string_view textOf(json::value value)
{
    std::string_view text;
    return value.get_string(true).get(text) ? std::string_view() : text;
}

/// The key of a member, whole even where it is written in escapes.
inline std::string_view keyOf(json::field &field)
{
    const std::string_view written = field.escaped_key();
    std::string_view key;
    const bool isPlain = written.find('\\') == std::string_view::npos;
    return isPlain || field.unescaped_key(true).get(key) ? written : key;
}

/// The first member of that name, looked for from where the object was read last; a name in escapes
/// is looked for from the start, when there is none in plain letters.
inline bool findMember(json::object &object, std::string_view name, json::value &value)
{
    if (!object[name].get(value))
        return true;
    if (object.reset().error())
        return false;
    for (auto member : object) {
        json::field field;
        if (std::move(member).get(field))
            return false;
        if (keyOf(field) == name) {
            value = field.value();
            return true;
        }
    }
    return false;
}

template <typename T> T valueOr(simdjson::simdjson_result<T> result, T otherwise)
{
    T value {};
    return std::move(result).get(value) ? otherwise : value;
}

inline std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n' || text.back() == '\r'))
        text.remove_suffix(1);
    return text;
}

inline QByteArrayView viewOf(std::string_view text)
{
    return {text.data(), qsizetype(text.size())};
}

} // namespace models::reading
