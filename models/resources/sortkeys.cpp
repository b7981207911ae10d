// SPDX-License-Identifier: Apache-2.0
#include "models/resources/sortkeys.h"

#include <QStringEncoder>
#include <QtEndian>

#include <algorithm>
#include <bit>

namespace models {
namespace {

bool isDigit(char code)
{
    return code >= '0' && code <= '9';
}

} // namespace

SortKeys::SortKeys(size_t rows)
{
    m_bytes.reserve(rows * 64);
    m_entries.reserve(rows);
}

void SortKeys::begin(quint32 row)
{
    const auto at = quint32(m_bytes.size());
    m_entries.push_back({.from = at, .end = at, .row = row});
}

/// One byte for the sign, then as many as there are: most keys have no number.
void SortKeys::appendNumber(double number)
{
    if (number == 0) {
        m_bytes.push_back('\x80');
    } else {
        auto bits = std::bit_cast<quint64>(number);
        m_bytes.push_back(number < 0 ? '\x40' : '\xc0');
        bits = qToBigEndian(number < 0 ? ~bits : bits);
        m_bytes.append(reinterpret_cast<const char *>(&bits), sizeof bits);
    }
    m_entries.back().end = quint32(m_bytes.size());
}

/// A run of digits becomes its length and its digits; at the end the whole length, for 01 after 1.
void SortKeys::appendNatural(QByteArrayView text)
{
    const char *at = text.begin();
    while (at != text.end()) {
        if (!isDigit(*at)) {
            m_bytes.push_back(*at++);
            continue;
        }
        at = std::find_if(at, text.end(), [](char code) { return code != '0'; });
        const char *end = std::find_if_not(at, text.end(), isDigit);
        m_bytes.push_back('0'); // among the digits, so that other letters stand before and after
        m_bytes.push_back(char(std::min<qsizetype>(end - at, 255)));
        m_bytes.append(at, end);
        at = end;
    }
    m_bytes.push_back('\0');
    const auto size = quint16(std::min<qsizetype>(text.size(), 0xffff));
    m_bytes.push_back(char(size >> 8));
    m_bytes.push_back(char(size & 0xff));
    m_entries.back().end = quint32(m_bytes.size());
}

void SortKeys::appendText(QStringView text)
{
    QStringEncoder encoder(QStringEncoder::Utf8);
    const size_t from = m_bytes.size();
    m_bytes.resize(from + size_t(encoder.requiredSpace(text.size())));
    const char *end = encoder.appendToBuffer(m_bytes.data() + from, text);
    m_bytes.resize(size_t(end - m_bytes.data()));
    m_bytes.push_back('\0');
    m_entries.back().end = quint32(m_bytes.size());
}

void SortKeys::invert()
{
    for (auto it = m_bytes.begin() + m_entries.back().from; it != m_bytes.end(); ++it)
        *it = char(~*it);
}

std::string_view SortKeys::key(const Entry &entry) const
{
    return std::string_view(m_bytes).substr(entry.from, entry.end - entry.from);
}

void SortKeys::setHeads()
{
    if (m_entries.empty())
        return;
    std::string_view common = key(m_entries.front());
    for (const Entry &entry : m_entries) {
        const std::string_view own = key(entry);
        common = common.substr(0, size_t(std::ranges::mismatch(common, own).in1 - common.begin()));
    }
    for (Entry &entry : m_entries) {
        char head[sizeof entry.head] = {};
        const std::string_view rest = key(entry).substr(common.size());
        rest.copy(head, sizeof head);
        entry.head = qFromBigEndian<quint64>(head);
    }
}

std::vector<quint32> SortKeys::sorted(const Less &tie)
{
    setHeads();
    std::ranges::sort(m_entries, [&](const Entry &a, const Entry &b) {
        if (a.head != b.head)
            return a.head < b.head;
        const int order = key(a).compare(key(b));
        return order != 0 ? order < 0 : tie(a.row, b.row);
    });
    std::vector<quint32> order;
    order.reserve(m_entries.size());
    for (const Entry &entry : m_entries)
        order.push_back(entry.row);
    return order;
}

} // namespace models
