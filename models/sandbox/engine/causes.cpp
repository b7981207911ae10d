// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/engine/causes.h"

#include "models/sandbox/engine/jsontext.h"

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

QString withDetail(const QString &text, const QString &detail)
{
    return detail.isEmpty() ? text : text + u": "_s + detail;
}

} // namespace

void Causes::required(const QString &field, const QString &detail)
{
    add({u"FieldValueRequired"_s, withDetail(u"Required value"_s, detail), field});
}

void Causes::invalid(const QString &field, const QJsonValue &value, const QString &detail)
{
    add({u"FieldValueInvalid"_s, withDetail(u"Invalid value: "_s + print(value), detail), field});
}

void Causes::invalid(const QString &field, const QJsonValue &value, const QStringList &details)
{
    for (const QString &detail : details)
        invalid(field, value, detail);
}

void Causes::typeInvalid(const QString &field, const QJsonValue &value, const QString &detail)
{
    add({u"FieldValueTypeInvalid"_s, withDetail(u"Invalid value: "_s + print(value), detail),
        field});
}

void Causes::unsupported(
    const QString &field, const QJsonValue &value, const QStringList &supported)
{
    QStringList quoted;
    for (const QString &one : supported)
        quoted << quote(one);
    add({u"FieldValueNotSupported"_s,
        withDetail(u"Unsupported value: "_s + print(value),
            quoted.isEmpty() ? QString() : u"supported values: "_s + quoted.join(u", "_s)),
        field});
}

void Causes::forbidden(const QString &field, const QString &detail)
{
    add({u"FieldValueForbidden"_s, withDetail(u"Forbidden"_s, detail), field});
}

void Causes::duplicate(const QString &field, const QJsonValue &value)
{
    add({u"FieldValueDuplicate"_s, u"Duplicate value: "_s + print(value), field});
}

void Causes::notFound(const QString &field, const QJsonValue &value)
{
    add({u"FieldValueNotFound"_s, u"Not found: "_s + print(value), field});
}

void Causes::tooLong(const QString &field, qint64 most)
{
    add({u"FieldValueTooLong"_s,
        u"Too long: may not be more than %1 %2"_s.arg(most).arg(most == 1 ? u"byte"_s : u"bytes"_s),
        field});
}

void Causes::tooMany(const QString &field, qint64 actual, qint64 most)
{
    add({u"FieldValueTooMany"_s,
        u"Too many: %1: must have at most %2 %3"_s.arg(actual).arg(most).arg(
            most == 1 ? u"item"_s : u"items"_s),
        field});
}

void Causes::add(StatusCause cause)
{
    m_causes << std::move(cause);
}

QString Causes::quote(const QString &text)
{
    QString out = u"\""_s;
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\')
            out += u'\\' + QString(c);
        else if (c == u'\n')
            out += u"\\n"_s;
        else if (c == u'\t')
            out += u"\\t"_s;
        else if (c == u'\r')
            out += u"\\r"_s;
        else if (c.unicode() < 0x20 || c.unicode() == 0x7f)
            out += u"\\x"_s + QString::number(c.unicode(), 16).rightJustified(2, u'0');
        else
            out += c;
    }
    return out + u'"';
}

QString Causes::print(const QJsonValue &value)
{
    return value.isString() ? quote(value.toString()) : jsonText(value);
}

QString childPath(const QString &parent, const QString &key)
{
    return parent.isEmpty() ? key : parent + u'.' + key;
}

QString itemPath(const QString &parent, qsizetype index)
{
    return parent + u'[' + QString::number(index) + u']';
}

QString keyPath(const QString &parent, const QString &key)
{
    return parent + u'[' + key + u']';
}

} // namespace models::sandbox
