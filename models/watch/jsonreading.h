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
