// SPDX-License-Identifier: Apache-2.0
#include "models/yaml/emit.h"

#include "models/yaml/quoting.h"
#include "models/yaml/scalar.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace models::yaml {

using namespace Qt::StringLiterals;

namespace {

QString numberText(const QJsonValue &value)
{
    const QVariant variant = value.toVariant();
    if (variant.typeId() == QMetaType::LongLong)
        return QString::number(variant.toLongLong());
    const double number = value.toDouble();
    if (std::floor(number) == number && std::abs(number) < 9e15)
        return QString::number(qint64(number));
    return QString::number(number, 'g', QLocale::FloatingPointShortest);
}

class Emitter
{
public:
    explicit Emitter(const EmitOptions &options)
        : m_options(options)
    {
    }

    /// Behind `key:` or `-`: the blank or the line break comes first.
    void child(const QJsonValue &value, const Path &path, int column, bool isItem)
    {
        if (value.isObject() && !value.toObject().isEmpty()) {
            if (isItem) {
                m_text += u' ';
                map(value.toObject(), path, column + 2, true);
            } else {
                m_text += m_options.newline;
                map(value.toObject(), path, column + m_options.step, false);
            }
        } else if (value.isArray() && !value.toArray().isEmpty()) {
            if (isItem) {
                m_text += u' ';
                list(value.toArray(), path, column + 2, true);
            } else {
                m_text += m_options.newline;
                list(value.toArray(), path, column + m_options.listOffset, false);
            }
        } else {
            m_text += u' ' + scalar(value, column, isItem);
        }
    }

    void map(const QJsonObject &object, const Path &path, int column, bool isStarted)
    {
        QStringList keys = object.keys();
        if (m_options.order)
            keys = m_options.order(path, keys);
        for (const QString &key : std::as_const(keys)) {
            if (!isStarted)
                m_text += QString(column, u' ');
            isStarted = false;
            m_text += quoted(key, QuoteContext::Key) + u':';
            child(object.value(key), path.child(key), column, false);
        }
    }

    void list(const QJsonArray &array, const Path &path, int column, bool isStarted)
    {
        for (int i = 0; i < array.size(); ++i) {
            if (!isStarted)
                m_text += QString(column, u' ');
            isStarted = false;
            m_text += u'-';
            child(array[i], path.child(i), column, true);
        }
    }

    QString flow(const QJsonValue &value, const Path &path)
    {
        if (value.isArray()) {
            QStringList items;
            const QJsonArray array = value.toArray();
            for (int i = 0; i < array.size(); ++i)
                items += flow(array[i], path.child(i));
            return u'[' + items.join(", "_L1) + u']';
        }
        if (!value.isObject())
            return emitScalar(value, QuoteContext::Flow);
        QStringList entries;
        const QJsonObject object = value.toObject();
        QStringList keys = object.keys();
        if (m_options.order)
            keys = m_options.order(path, keys);
        for (const QString &key : std::as_const(keys))
            entries += quoted(key, QuoteContext::FlowKey) + u": "_s
                + flow(object.value(key), path.child(key));
        return u'{' + entries.join(", "_L1) + u'}';
    }

    QString take() { return std::move(m_text); }

private:
    QString scalar(const QJsonValue &value, int column, bool isItem) const
    {
        const QString text = value.toString();
        if (!value.isString() || !text.contains(u'\n') || !isLiteralSafe(text))
            return emitScalar(value) + m_options.newline;
        const int body = std::max(0, column) + (isItem ? 2 : m_options.step);
        return literalBlock(text, body, body - std::max(0, column), m_options.newline)
            + m_options.newline;
    }

    const EmitOptions &m_options;
    QString m_text;
};

} // namespace

QString literalBlock(const QString &text, int column, int indicator, const QString &newline)
{
    qsizetype breaks = 0;
    while (breaks < text.size() && text[text.size() - 1 - breaks] == u'\n')
        ++breaks;
    QString result = u"|"_s;
    qsizetype first = 0;
    while (first < text.size() && text[first] == u'\n')
        ++first;
    if (first == text.size() || text[first] == u' ' || first > 0)
        result += QString::number(indicator);
    const bool isOnlyBreaks = breaks == text.size();
    result += breaks == 0 ? u"-"_s : breaks > 1 || isOnlyBreaks ? u"+"_s : QString();
    const QStringView body = QStringView(text).chopped(breaks ? 1 : 0);
    for (const QStringView line : body.split(u'\n')) {
        result += newline;
        if (!line.isEmpty())
            result.append(QString(column, u' ')).append(line);
    }
    return result;
}

QStringList conventionalOrder(const Path &path, const QStringList &keys)
{
    const auto rank = [&](const QString &key) {
        static const QStringList root = {u"apiVersion"_s, u"kind"_s, u"metadata"_s, u"spec"_s};
        if (!path.isEmpty())
            return key == "name"_L1 ? 0 : 1;
        const qsizetype at = root.indexOf(key);
        return at >= 0 ? int(at) : key == "status"_L1 ? 9 : 5;
    };
    QStringList sorted = keys;
    std::ranges::stable_sort(sorted, [&](const QString &one, const QString &other) {
        const int a = rank(one);
        const int b = rank(other);
        return a != b ? a < b : one < other;
    });
    return sorted;
}

QString emitScalar(const QJsonValue &value, QuoteContext context)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool() ? u"true"_s : u"false"_s;
    case QJsonValue::Double:
        return numberText(value);
    case QJsonValue::String:
        return quoted(value.toString(), context);
    case QJsonValue::Array:
        return u"[]"_s;
    case QJsonValue::Object:
        return u"{}"_s;
    default:
        return u"null"_s;
    }
}

QString emitBlock(const QJsonValue &value, int column, const EmitOptions &options)
{
    Emitter emitter(options);
    if (value.isObject())
        emitter.map(value.toObject(), options.base, column, true);
    else
        emitter.list(value.toArray(), options.base, column, true);
    QString text = emitter.take();
    text.chop(options.newline.size());
    return text;
}

QString emitYaml(const QJsonValue &value, const EmitOptions &options)
{
    const bool isBlock = (value.isObject() && !value.toObject().isEmpty())
        || (value.isArray() && !value.toArray().isEmpty());
    return (isBlock ? emitBlock(value, 0, options) : emitScalar(value)) + options.newline;
}

QString emitFlow(const QJsonValue &value, const EmitOptions &options)
{
    return Emitter(options).flow(value, options.base);
}

} // namespace models::yaml
