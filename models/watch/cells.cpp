// SPDX-License-Identifier: Apache-2.0
#include "models/watch/cells.h"

#include <algorithm>
#include <cstring>
#include <limits>

namespace models {
namespace {

// Layout: the width of an end (2 or 4), the number of texts (4), then for each text its type (1)
// and its end among the texts (width), then the texts. The object's own come first.
constexpr qsizetype headSize = 1 + sizeof(quint32);
constexpr qsizetype ownCount = 3;
constexpr char sameAsFirstCell = '='; ///< names are, as a rule

quint32 load(const char *from, qsizetype width)
{
    if (width == sizeof(quint16)) {
        quint16 value = 0;
        std::memcpy(&value, from, sizeof value);
        return value;
    }
    quint32 value = 0;
    std::memcpy(&value, from, sizeof value);
    return value;
}

void store(char *to, quint32 value, qsizetype width)
{
    const auto narrow = quint16(value);
    if (width == sizeof narrow)
        std::memcpy(to, &narrow, sizeof narrow);
    else
        std::memcpy(to, &value, sizeof value);
}

} // namespace

qsizetype Cells::count() const
{
    return m_packed.isEmpty() ? 0 : qsizetype(load(m_packed.constData() + 1, sizeof(quint32)));
}

qsizetype Cells::size() const
{
    return std::max<qsizetype>(0, count() - ownCount);
}

Cells::Item Cells::item(qsizetype index) const
{
    const qsizetype all = count();
    if (index < 0 || index >= all)
        return {};
    const char *base = m_packed.constData();
    const auto width = qsizetype(base[0]);
    const char *entry = base + headSize + index * (1 + width);
    const auto from = index == 0 ? 0 : qsizetype(load(entry - width, width));
    const auto end = qsizetype(load(entry + 1, width));
    const char *texts = base + headSize + all * (1 + width);
    return {*entry, {texts + from, end - from}};
}

QByteArrayView Cells::bytes(qsizetype index) const
{
    return index < 0 ? QByteArrayView() : item(index + ownCount).text;
}

QByteArrayView Cells::own(Own what) const
{
    const Item found = item(qsizetype(what));
    return found.type == sameAsFirstCell ? bytes(0) : found.text;
}

QString Cells::text(qsizetype index) const
{
    return QString::fromUtf8(bytes(index));
}

std::optional<double> Cells::number(qsizetype index) const
{
    const Item found = index < 0 ? Item {} : item(index + ownCount);
    if (found.type != 'n')
        return std::nullopt;
    bool ok = false;
    const double value = found.text.toDouble(&ok);
    return ok ? std::optional(value) : std::nullopt;
}

void Cells::Builder::setOwn(Own what, QByteArrayView utf8)
{
    QByteArray &own = m_own[size_t(what)];
    own.resize(0); // keeps its room
    own.append(utf8);
}

void Cells::Builder::add(char type, QByteArrayView text)
{
    m_types.append(type);
    m_texts.append(text);
    m_ends.append(quint32(m_texts.size()));
}

Cells Cells::Builder::take()
{
    const qsizetype firstCell = m_ends.isEmpty() ? 0 : qsizetype(m_ends.first());
    std::array<char, ownCount> types {'t', 't', 't'};
    QByteArray &name = m_own[size_t(Own::Name)];
    if (!m_types.isEmpty() && name == QByteArrayView(m_texts).first(firstCell)) {
        types[size_t(Own::Name)] = sameAsFirstCell;
        name.resize(0);
    }
    qsizetype ownSize = 0;
    for (const QByteArray &own : m_own)
        ownSize += own.size();
    const qsizetype textSize = ownSize + m_texts.size();
    const qsizetype all = ownCount + m_types.size();
    const qsizetype width = textSize > std::numeric_limits<quint16>::max() ? 4 : 2;

    Cells cells;
    cells.m_packed = QByteArray(headSize + all * (1 + width) + textSize, Qt::Uninitialized);
    char *to = cells.m_packed.data();
    *to = char(width);
    store(to + 1, quint32(all), sizeof(quint32));
    to += headSize;
    const auto enter = [&](char type, qsizetype end) {
        *to = type;
        store(to + 1, quint32(end), width);
        to += 1 + width;
    };
    qsizetype end = 0;
    for (size_t i = 0; i < m_own.size(); ++i)
        enter(types[i], end += m_own[i].size());
    for (qsizetype i = 0; i < m_types.size(); ++i)
        enter(m_types[i], ownSize + qsizetype(m_ends[i]));
    for (const QByteArray *text : {&m_own[0], &m_own[1], &m_own[2], &m_texts})
        to = std::copy(text->cbegin(), text->cend(), to);
    clear();
    return cells;
}

void Cells::Builder::clear()
{
    for (QByteArray *text : {&m_own[0], &m_own[1], &m_own[2], &m_texts, &m_types})
        text->resize(0); // keeps their room
    m_ends.resize(0);
}

std::optional<QString> Labels::value(QStringView key) const
{
    const QByteArray wanted = key.toUtf8() + '=';
    for (qsizetype at = 0; at < m_packed.size();) {
        qsizetype end = m_packed.indexOf('\n', at);
        if (end < 0)
            end = m_packed.size();
        const QByteArrayView line = QByteArrayView(m_packed).sliced(at, end - at);
        if (line.startsWith(wanted))
            return QString::fromUtf8(line.sliced(wanted.size()));
        at = end + 1;
    }
    return std::nullopt;
}

QList<std::pair<QString, QString>> Labels::all() const
{
    QList<std::pair<QString, QString>> list;
    for (const QByteArray &line : m_packed.split('\n')) {
        if (const qsizetype sign = line.indexOf('='); sign > 0)
            list.append(
                {QString::fromUtf8(line.first(sign)), QString::fromUtf8(line.sliced(sign + 1))});
    }
    return list;
}

} // namespace models
