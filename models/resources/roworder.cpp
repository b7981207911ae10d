// SPDX-License-Identifier: Apache-2.0
#include "models/resources/roworder.h"

#include "models/resources/durationtext.h"
#include "models/resources/sortkeys.h"

#include <algorithm>
#include <limits>

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

std::vector<quint32> RowOrder::sorted(std::span<const RowRef> rows) const
{
    SortKeys keys(rows.size());
    for (size_t i = 0; i < rows.size(); ++i) {
        if (!rows[i])
            continue;
        const Key own = key(*rows[i]);
        keys.begin(quint32(i));
        keys.appendNumber(own.number);
        if (own.text.isEmpty())
            keys.appendNatural(own.bytes);
        else
            keys.appendNatural(own.text.toUtf8());
        if (m_isDescending)
            keys.invert();
        keys.appendText(rows[i]->nameSpace);
        keys.appendNatural(rows[i]->nameBytes());
    }
    return keys.sorted(
        [&](quint32 a, quint32 b) { return rows[a]->uidBytes().compare(rows[b]->uidBytes()) < 0; });
}

} // namespace models
