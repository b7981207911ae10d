// SPDX-License-Identifier: Apache-2.0
#include "app/tableprinter.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace app {

namespace {

QString escaped(const QString &text)
{
    QString out;
    for (const QChar c : text) {
        if (c == u'\x1b')
            out += "^["_L1;
        else if (c == u'\r')
            out += "\\r"_L1;
        else if ((c.unicode() < 0x20 && c != u'\t') || (c.unicode() >= 0x7f && c.unicode() < 0xa0))
            // kubectl lets these through; terminals obey those of eight bits as they obey ESC
            out += u"\\u%1"_s.arg(uint(c.unicode()), 4, 16, QChar(u'0'));
        else
            out += c;
    }
    return out;
}

QString cellText(const QJsonValue &cell)
{
    if (cell.isString()) {
        const QString text = cell.toString();
        const auto end = std::ranges::find_if(
            text, [](QChar c) { return c == u'\f' || c == u'\n' || c == u'\r'; });
        const QString line = escaped(text.first(end - text.begin()));
        return end == text.end() ? line : line + u"..."_s;
    }
    if (cell.isDouble())
        return QString::fromUtf8(kubectlJson(cell).trimmed());
    if (cell.isBool())
        return cell.toBool() ? u"true"_s : u"false"_s;
    return {};
}

QString labelText(const QJsonObject &labels)
{
    QStringList parts;
    for (auto label = labels.begin(); label != labels.end(); ++label)
        parts.append(label.key() + u'=' + label.value().toString());
    return parts.isEmpty() ? u"<none>"_s : parts.join(u',');
}

} // namespace

void TablePrinter::add(const QJsonObject &table)
{
    const QJsonArray columns = table[u"columnDefinitions"_s].toArray();
    if (!columns.isEmpty() && columns != m_columns) {
        m_columns = columns;
        m_hasHeaders = false;
    }
    const QJsonArray rows = table[u"rows"_s].toArray();
    const auto isShown = [this](qsizetype column) {
        return m_look.isWide || m_columns[column][u"priority"_s].toInt() == 0;
    };
    if (!m_hasHeaders && !m_look.noHeaders && !rows.isEmpty()) {
        QStringList head;
        if (m_look.withNamespace)
            head.append(u"NAMESPACE"_s);
        for (qsizetype i = 0; i < m_columns.size(); ++i) {
            if (isShown(i))
                head.append(m_columns[i][u"name"_s].toString().toUpper());
        }
        if (m_look.withLabels)
            head.append(u"LABELS"_s);
        m_writer.addRow(head);
        m_hasHeaders = true;
    }
    for (const QJsonValue &row : rows) {
        QStringList cells;
        const QJsonValue metadata = row[u"object"_s][u"metadata"_s];
        if (m_look.withNamespace)
            cells.append(metadata[u"namespace"_s].toString());
        const QJsonArray values = row[u"cells"_s].toArray();
        for (qsizetype i = 0; i < std::min(values.size(), m_columns.size()); ++i) {
            if (isShown(i))
                cells.append(cellText(values[i]));
        }
        if (m_look.withLabels)
            cells.append(labelText(metadata[u"labels"_s].toObject()));
        m_writer.addRow(cells);
    }
}

} // namespace app
