// SPDX-License-Identifier: Apache-2.0
#include "models/resources/roworder.h"

#include "models/resources/durationtext.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <numeric>

namespace models {
namespace {

template <typename Char> char16_t codeOf(Char letter)
{
    if constexpr (std::is_same_v<Char, QChar>)
        return letter.unicode();
    else
        return static_cast<unsigned char>(letter);
}

bool isDigit(char16_t code)
{
    return code >= u'0' && code <= u'9';
}

template <typename View> int compareRuns(View a, View b, qsizetype &i, qsizetype &j)
{
    const auto skipZeros = [](View text, qsizetype &at) {
        while (at < text.size() && codeOf(text[at]) == u'0')
            ++at;
    };
    const auto endOfRun = [](View text, qsizetype at) {
        while (at < text.size() && isDigit(codeOf(text[at])))
            ++at;
        return at;
    };
    skipZeros(a, i);
    skipZeros(b, j);
    const qsizetype endA = endOfRun(a, i);
    const qsizetype endB = endOfRun(b, j);
    if (endA - i != endB - j)
        return endA - i < endB - j ? -1 : 1;
    for (; i < endA; ++i, ++j) {
        if (codeOf(a[i]) != codeOf(b[j]))
            return codeOf(a[i]) < codeOf(b[j]) ? -1 : 1;
    }
    return 0;
}

template <typename View> int compare(View a, View b)
{
    qsizetype i = 0, j = 0;
    while (i < a.size() && j < b.size()) {
        const char16_t left = codeOf(a[i]);
        const char16_t right = codeOf(b[j]);
        if (isDigit(left) && isDigit(right)) {
            if (const int order = compareRuns(a, b, i, j))
                return order;
        } else if (left != right) {
            return left < right ? -1 : 1;
        } else {
            ++i;
            ++j;
        }
    }
    if (i < a.size() || j < b.size())
        return i < a.size() ? 1 : -1;
    return a.size() == b.size() ? 0 : (a.size() < b.size() ? -1 : 1); // 01 after 1
}

/// Bytes that compare as compare() does: a run of digits becomes its length and its digits; at the
/// end the whole length, for 01 after 1.
void appendNaturalKey(QByteArray &keys, QByteArrayView text)
{
    for (qsizetype at = 0; at < text.size();) {
        if (!isDigit(codeOf(text[at]))) {
            keys.append(text[at++]);
            continue;
        }
        while (at < text.size() && text[at] == '0')
            ++at;
        qsizetype end = at;
        while (end < text.size() && isDigit(codeOf(text[end])))
            ++end;
        keys.append('0'); // among the digits, so that other letters stand before and after as ever
        keys.append(char(std::min<qsizetype>(end - at, 255)));
        keys.append(text.sliced(at, end - at));
        at = end;
    }
    keys.append('\0');
    const auto size = quint16(std::min<qsizetype>(text.size(), 0xffff));
    keys.append(char(size >> 8));
    keys.append(char(size & 0xff));
}

/// One byte for the sign, then as many as there are: most keys have no number.
void appendNumberKey(QByteArray &keys, double number)
{
    if (number == 0) {
        keys.append('\x80');
        return;
    }
    auto bits = std::bit_cast<quint64>(number);
    keys.append(number < 0 ? '\x40' : '\xc0');
    if (number < 0)
        bits = ~bits;
    for (int shift = 56; shift >= 0; shift -= 8)
        keys.append(char(bits >> shift));
}

int severity(ObjectState state)
{
    switch (state) {
    case ObjectState::Failed:
        return 0;
    case ObjectState::Waiting:
        return 1;
    case ObjectState::Starting:
        return 2;
    case ObjectState::Unknown:
        return 3;
    case ObjectState::Stopping:
        return 4;
    case ObjectState::Paused:
        return 5;
    case ObjectState::Running:
        return 6;
    case ObjectState::Succeeded:
        return 7;
    case ObjectState::None:
        break;
    }
    return 8;
}

} // namespace

int compareNaturally(QStringView a, QStringView b)
{
    return compare(a, b);
}

int compareNaturally(QByteArrayView a, QByteArrayView b)
{
    return compare(a, b);
}

RowOrder::RowOrder(const ColumnLayout &layout, int item, Qt::SortOrder order)
    : m_layout(&layout)
    , m_isDescending(order == Qt::DescendingOrder)
{
    if (item >= 0 && item < layout.size())
        m_item = layout.items()[item];
    else
        m_item.meaning = ColumnLayout::Meaning::Namespace;
}

RowOrder::Key RowOrder::key(const Row &row) const
{
    constexpr double last = std::numeric_limits<double>::max();
    using Meaning = ColumnLayout::Meaning;
    const auto cell = [&] { return row.cells.bytes(m_item.cell); };
    switch (m_item.meaning) {
    case Meaning::Name:
        return {0, row.nameBytes(), {}};
    case Meaning::Namespace:
        return {0, {}, row.nameSpace};
    case Meaning::Age: // young first: what a growing age means
        return {row.created > 0 ? -double(row.created) : last, {}, {}};
    case Meaning::Status:
        return {double(severity(m_layout->state(row))), row.deleted > 0 ? QByteArrayView() : cell(),
            {}};
    case Meaning::Duration: {
        const auto ms = parseDuration(QString::fromUtf8(cell()));
        return {ms ? double(*ms) : last, {}, {}};
    }
    default:
        break;
    }
    if (const auto number = row.cells.number(m_item.cell))
        return {*number, {}, {}};
    const QByteArrayView bytes = cell();
    const bool isEmpty = bytes.isEmpty() || bytes == "<none>" || bytes == "<unset>";
    return {isEmpty ? last : 0, isEmpty ? QByteArrayView() : bytes, {}};
}

bool RowOrder::less(const Key &keyA, const Row &a, const Key &keyB, const Row &b) const
{
    if (keyA.number != keyB.number)
        return (keyA.number < keyB.number) != m_isDescending;
    int order = compare(keyA.bytes, keyB.bytes);
    if (order == 0)
        order = compare(keyA.text, keyB.text);
    if (order != 0)
        return (order < 0) != m_isDescending;
    order = a.nameSpace.compare(b.nameSpace);
    if (order == 0)
        order = compare(a.nameBytes(), b.nameBytes());
    return order != 0 ? order < 0 : a.uidBytes().compare(b.uidBytes()) < 0;
}

bool RowOrder::less(const Row &a, const Row &b) const
{
    return less(key(a), a, key(b), b);
}

bool RowOrder::isSamePlace(const Row &a, const Row &b) const
{
    const Key keyA = key(a);
    const Key keyB = key(b);
    return keyA.number == keyB.number && keyA.bytes == keyB.bytes && keyA.text == keyB.text
        && a.nameBytes() == b.nameBytes() && a.nameSpace == b.nameSpace;
}

// --- sorting many ------------------------------------------------------------------------------

// Each row gets one string of bytes that compares as less() does: the number, the text, the
// namespace, the name. Comparing those is what sorting fifty thousand rows spends its time with.

void RowOrder::appendSortKey(QByteArray &keys, const Row &row) const
{
    const Key own = key(row);
    const qsizetype from = keys.size();
    appendNumberKey(keys, own.number);
    appendNaturalKey(keys, own.text.isEmpty() ? own.bytes : QByteArrayView(own.text.toUtf8()));
    if (m_isDescending) {
        for (auto it = keys.begin() + from; it != keys.end(); ++it)
            *it = char(~*it);
    }
    keys.append(row.nameSpace.toUtf8());
    keys.append('\0');
    appendNaturalKey(keys, row.nameBytes());
}

std::vector<quint32> RowOrder::sorted(std::span<const RowRef> rows) const
{
    struct Entry
    {
        quint32 from = 0;
        quint32 end = 0;
        quint32 row = 0;
    };
    QByteArray keys;
    keys.reserve(qsizetype(rows.size()) * 64);
    std::vector<Entry> entries;
    entries.reserve(rows.size());
    for (size_t i = 0; i < rows.size(); ++i) {
        if (!rows[i])
            continue;
        const auto from = quint32(keys.size());
        appendSortKey(keys, *rows[i]);
        entries.push_back({from, quint32(keys.size()), quint32(i)});
    }
    const QByteArrayView all(keys);
    std::ranges::sort(entries, [&](const Entry &a, const Entry &b) {
        const int order
            = all.sliced(a.from, a.end - a.from).compare(all.sliced(b.from, b.end - b.from));
        return order != 0 ? order < 0
                          : rows[a.row]->uidBytes().compare(rows[b.row]->uidBytes()) < 0;
    });
    std::vector<quint32> order;
    order.reserve(entries.size());
    for (const Entry &entry : entries)
        order.push_back(entry.row);
    return order;
}

} // namespace models
