// SPDX-License-Identifier: Apache-2.0
#include "app/output.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace app {

void print(const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stdout);
}

void print(const QString &text)
{
    print(text.toUtf8());
}

void flushOutput()
{
    std::fflush(stdout);
}

void printError(const QString &text)
{
    flushOutput(); // what was said before stands before
    const QByteArray line = "sampan: " + text.toUtf8() + '\n';
    std::fwrite(line.constData(), 1, size_t(line.size()), stderr);
}

int printError(const models::Error &error)
{
    QString text = error.message.text();
    if (!error.detail.isEmpty())
        text += (text.isEmpty() ? QString() : u" "_s) + error.detail.simplified();
    printError(text);
    return 1;
}

QString ColumnWriter::flush()
{
    // A column ends where a row has no cell behind it: the last cell of a row is not padded.
    QString text;
    for (const QStringList &row : std::as_const(m_rows)) {
        m_widths.resize(std::max(m_widths.size(), row.size()));
        for (qsizetype i = 0; i + 1 < row.size(); ++i)
            m_widths[i]
                = std::max({m_widths[i], qsizetype(6), qsizetype(row[i].toUcs4().size()) + 3});
    }
    for (const QStringList &row : std::as_const(m_rows)) {
        for (qsizetype i = 0; i < row.size(); ++i) {
            text += row[i];
            if (i + 1 < row.size())
                text += QString(m_widths[i] - row[i].toUcs4().size(), u' ');
        }
        text += u'\n';
    }
    m_rows.clear();
    return text;
}

namespace {

QByteArray goString(const QString &text)
{
    QByteArray out = "\"";
    for (const char32_t c : text.toUcs4()) {
        switch (c) {
        case U'"':
            out += "\\\"";
            break;
        case U'\\':
            out += "\\\\";
            break;
        case U'\n':
            out += "\\n";
            break;
        case U'\r':
            out += "\\r";
            break;
        case U'\t':
            out += "\\t";
            break;
        case U'\b':
            out += "\\b";
            break;
        case U'\f':
            out += "\\f";
            break;
        default:
            if (c < 0x20 || c == U'<' || c == U'>' || c == U'&' || c == 0x2028 || c == 0x2029)
                out += "\\u" + QByteArray::number(uint(c), 16).rightJustified(4, '0');
            else
                out += QString::fromUcs4(&c, 1).toUtf8();
        }
    }
    return out + '"';
}

QByteArray goNumber(const QJsonValue &value)
{
    const QVariant variant = value.toVariant();
    if (variant.typeId() == QMetaType::LongLong)
        return QByteArray::number(variant.toLongLong());
    const double number = value.toDouble();
    const double size = std::abs(number);
    std::array<char, 400> text {};
    const bool isExponent = size != 0 && (size < 1e-6 || size >= 1e21);
    const auto end = std::to_chars(text.data(), text.data() + text.size(), number,
        isExponent ? std::chars_format::scientific : std::chars_format::fixed);
    return {text.data(), end.ptr - text.data()};
}

void write(const QJsonValue &value, int depth, QByteArray &out)
{
    const QByteArray inner(4 * (depth + 1), ' ');
    const QByteArray outer(4 * depth, ' ');
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        QList<std::pair<QByteArray, QJsonValue>> fields;
        for (auto field = object.begin(); field != object.end(); ++field)
            fields.emplaceBack(field.key().toUtf8(), field.value());
        std::ranges::sort(fields, {}, [](const auto &field) { return field.first; });
        out += fields.isEmpty() ? "{}" : "{\n";
        for (qsizetype i = 0; i < fields.size(); ++i) {
            out += inner + goString(QString::fromUtf8(fields[i].first)) + ": ";
            write(fields[i].second, depth + 1, out);
            out += i + 1 < fields.size() ? QByteArray(",\n") : '\n' + outer + '}';
        }
    } else if (value.isArray()) {
        const QJsonArray array = value.toArray();
        out += array.isEmpty() ? "[]" : "[\n";
        for (qsizetype i = 0; i < array.size(); ++i) {
            out += inner;
            write(array[i], depth + 1, out);
            out += i + 1 < array.size() ? QByteArray(",\n") : '\n' + outer + ']';
        }
    } else if (value.isString()) {
        out += goString(value.toString());
    } else if (value.isDouble()) {
        out += goNumber(value);
    } else if (value.isBool()) {
        out += value.toBool() ? "true" : "false";
    } else {
        out += "null";
    }
}

} // namespace

QByteArray kubectlJson(const QJsonValue &value)
{
    QByteArray out;
    write(value, 0, out);
    return out + '\n';
}

} // namespace app
