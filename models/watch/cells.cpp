// SPDX-License-Identifier: Apache-2.0
#include "models/watch/cells.h"

#include <cstring>

namespace models {
namespace {

constexpr qsizetype countSize = sizeof(quint32);
constexpr qsizetype entrySize = 1 + sizeof(quint32);

quint32 load(const char *from)
{
    quint32 value = 0;
    std::memcpy(&value, from, sizeof value);
    return value;
}

void store(char *to, quint32 value)
{
    std::memcpy(to, &value, sizeof value);
}

} // namespace

qsizetype Cells::size() const
{
    return m_packed.isEmpty() ? 0 : qsizetype(load(m_packed.constData()));
}

char Cells::type(qsizetype index) const
{
    return index < 0 || index >= size() ? '0' : m_packed[countSize + index * entrySize];
}

QByteArrayView Cells::bytes(qsizetype index) const
{
    const qsizetype count = size();
    if (index < 0 || index >= count)
        return {};
    const char *base = m_packed.constData();
    const auto end = [&](qsizetype i) { return load(base + countSize + i * entrySize + 1); };
    const qsizetype from = index == 0 ? 0 : qsizetype(end(index - 1));
    const char *texts = base + countSize + count * entrySize;
    return {texts + from, qsizetype(end(index)) - from};
}

QString Cells::text(qsizetype index) const
{
    return QString::fromUtf8(bytes(index));
}

std::optional<double> Cells::number(qsizetype index) const
{
    if (type(index) != 'n')
        return std::nullopt;
    bool ok = false;
    const double value = bytes(index).toDouble(&ok);
    return ok ? std::optional(value) : std::nullopt;
}

void Cells::Builder::add(char type, QByteArrayView text)
{
    m_types.append(type);
    m_texts.append(text);
    m_ends.append(quint32(m_texts.size()));
}

Cells Cells::Builder::take()
{
    Cells cells;
    cells.m_packed.resize(countSize + m_types.size() * entrySize + m_texts.size());
    char *to = cells.m_packed.data();
    store(to, quint32(m_types.size()));
    to += countSize;
    for (qsizetype i = 0; i < m_types.size(); ++i, to += entrySize) {
        *to = m_types[i];
        store(to + 1, m_ends[i]);
    }
    if (!m_texts.isEmpty())
        std::memcpy(to, m_texts.constData(), size_t(m_texts.size()));
    m_types.resize(0);
    m_ends.resize(0);
    m_texts.resize(0);
    return cells;
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
