// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/engine/schemarules.h"

#include "models/sandbox/engine/jsontext.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

#include <re2/re2.h>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

const QString noField = u"<nil>"_s;

QString keyOf(const Schema &list, const QJsonValue &item)
{
    QStringList parts;
    const QJsonObject object = item.toObject();
    for (const QString &key : list.listKeys) {
        const QJsonValue value = object.value(key);
        parts << (value.isUndefined() ? QString() : key + u':' + jsonText(value));
    }
    return parts.join(u'\n');
}

/// The item that was the same one before; undefined where none can be told to be.
QJsonValue sameItem(const Schema &list, const QJsonValue &item, const QJsonArray &before)
{
    if (list.listType != Schema::ListType::Map)
        return QJsonValue::Undefined;
    const QString key = keyOf(list, item);
    for (const QJsonValue old : before) {
        if (keyOf(list, old) == key)
            return old;
    }
    return QJsonValue::Undefined;
}

/// Is it what it was? Items of lists with keys may have moved.
bool isSame( // NOLINT(misc-no-recursion)
    const Schema &schema, const QJsonValue &now, const QJsonValue &old)
{
    if (now == old)
        return true;
    if (now.isArray() && old.isArray() && schema.listType == Schema::ListType::Map) {
        const QJsonArray list = now.toArray();
        const QJsonArray before = old.toArray();
        return schema.items && list.size() == before.size()
            && std::ranges::all_of(list, [&](const QJsonValue &item) {
                   const QJsonValue same = sameItem(schema, item, before);
                   return !same.isUndefined() && isSame(*schema.items, item, same);
               });
    }
    if (!now.isObject() || !old.isObject())
        return false;
    const QJsonObject object = now.toObject();
    const QJsonObject before = old.toObject();
    if (object.size() != before.size())
        return false;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const Schema *member = schema.member(it.key());
        const auto same = before.constFind(it.key());
        if (same == before.constEnd()
            || !(member ? isSame(*member, it.value(), same.value()) : it.value() == same.value()))
            return false;
    }
    return true;
}

/// What one check found, and how many of its parts were passed: the best of several failures is the
/// one that got furthest.
struct Finding
{
    Causes causes;
    int passed = 0;

    void merge(const Finding &other)
    {
        causes.add(other.causes);
        passed += other.passed;
    }
};

class Checker
{
public:
    /// `old`: the value that was there; what is wrong with a value that stayed as it was is let
    /// pass.
    Finding check(const Schema &schema, const QJsonValue &value, const QString &path,
        const QJsonValue &old = QJsonValue::Undefined)
    {
        Finding finding = checkAnew(schema, value, path, old);
        if (!finding.causes.isEmpty() && !old.isUndefined() && isSame(schema, value, old))
            finding.causes = {};
        return finding;
    }

private:
    Finding checkAnew(
        const Schema &schema, const QJsonValue &value, const QString &path, const QJsonValue &old)
    {
        Finding finding;
        if (value.isNull()) {
            checkType(schema, value, path, finding);
            checkEnum(schema, value, path, finding);
            return finding;
        }
        checkType(schema, value, path, finding);
        finding.passed += 2;
        checkLogic(schema, value, path, finding);
        if (value.isString())
            checkString(schema, value.toString(), path, finding);
        else if (value.isDouble())
            checkNumber(schema, value, path, finding);
        else if (value.isArray())
            checkArray(schema, value.toArray(), path, old, finding);
        checkEnum(schema, value, path, finding);
        if (value.isObject())
            checkObject(schema, value.toObject(), path, old, finding);
        return finding;
    }

    static QString in(const QString &path) { return path + u" in body"_s; }

    static void checkType(
        const Schema &schema, const QJsonValue &value, const QString &path, Finding &finding)
    {
        ++finding.passed;
        if (schema.isIntOrString) {
            if (value.isString() || isWhole(value))
                return;
            mismatch(u"integer,string"_s, value, path, finding);
            return;
        }
        if (schema.type == Schema::Type::Any)
            return;
        if (value.isNull()) {
            if (!schema.isNullable)
                mismatch(schema.typeName(), value, path, finding);
            return;
        }
        const bool isNumeric
            = schema.type == Schema::Type::Integer || schema.type == Schema::Type::Number;
        if (!isNumeric && !schema.format.isEmpty() && (value.isString() || value.isArray()))
            return; // the format check speaks for it
        const bool isRight = (schema.type == Schema::Type::Object && value.isObject())
            || (schema.type == Schema::Type::Array && value.isArray())
            || (schema.type == Schema::Type::String && value.isString())
            || (schema.type == Schema::Type::Boolean && value.isBool())
            || (schema.type == Schema::Type::Number && value.isDouble())
            || (schema.type == Schema::Type::Integer && isWhole(value));
        if (!isRight)
            mismatch(schema.typeName(), value, path, finding);
    }

    static QString typeOf(const QJsonValue &value)
    {
        switch (value.type()) {
        case QJsonValue::Bool:
            return u"boolean"_s;
        case QJsonValue::Double:
            return isWhole(value) ? u"integer"_s : u"number"_s;
        case QJsonValue::String:
            return u"string"_s;
        case QJsonValue::Array:
            return u"array"_s;
        case QJsonValue::Object:
            return u"object"_s;
        default:
            return u"null"_s;
        }
    }

    static void mismatch(
        const QString &wanted, const QJsonValue &value, const QString &path, Finding &finding)
    {
        --finding.passed;
        const QString found = typeOf(value);
        finding.causes.typeInvalid(path.isEmpty() ? noField : path, found,
            u"%1 must be of type %2: %3"_s.arg(in(path), wanted, Causes::quote(found)));
    }

    static void fail(
        const QString &path, const QJsonValue &value, const QString &rest, Finding &finding)
    {
        finding.causes.invalid(path.isEmpty() ? noField : path, value, in(path) + u' ' + rest);
    }

    static void checkString(
        const Schema &schema, const QString &text, const QString &path, Finding &finding)
    {
        const qsizetype length = text.toUcs4().size();
        if (schema.maxLength && length > *schema.maxLength)
            finding.causes.tooLong(path, *schema.maxLength);
        else if (schema.minLength && length < *schema.minLength)
            fail(path, text, u"should be at least %1 chars long"_s.arg(*schema.minLength), finding);
        else if (schema.regex && !matches(schema, text))
            fail(path, text, u"should match '%1'"_s.arg(schema.pattern), finding);
        else
            ++finding.passed;
        if (schema.format.isEmpty() || isOfFormat(schema.format, text)) {
            ++finding.passed;
            return;
        }
        finding.causes.typeInvalid(path, text,
            u"%1 must be of type %2: %3"_s.arg(in(path), schema.format, Causes::quote(text)));
    }

    static bool matches(const Schema &schema, const QString &text)
    {
        const QByteArray utf8 = text.toUtf8();
        return !schema.regex->ok()
            || re2::RE2::PartialMatch({utf8.constData(), size_t(utf8.size())}, *schema.regex);
    }

    static void checkNumber(
        const Schema &schema, const QJsonValue &value, const QString &path, Finding &finding)
    {
        const double number = value.toDouble();
        const auto text = [](double limit) { return jsonText(QJsonValue(limit)); };
        bool passed = true;
        if (schema.multipleOf && *schema.multipleOf > 0
            && std::floor(number / *schema.multipleOf) != number / *schema.multipleOf) {
            fail(path, value, u"should be a multiple of "_s + text(*schema.multipleOf), finding);
            passed = false;
        }
        if (schema.minimum
            && (number < *schema.minimum
                || (schema.isMinimumExclusive && number == *schema.minimum))) {
            fail(path, value,
                (schema.isMinimumExclusive ? u"should be greater than "_s
                                           : u"should be greater than or equal to "_s)
                    + text(*schema.minimum),
                finding);
            passed = false;
        }
        if (schema.maximum
            && (number > *schema.maximum
                || (schema.isMaximumExclusive && number == *schema.maximum))) {
            fail(path, value,
                (schema.isMaximumExclusive ? u"should be less than "_s
                                           : u"should be less than or equal to "_s)
                    + text(*schema.maximum),
                finding);
            passed = false;
        }
        finding.passed += passed ? 1 : 0;
    }

    void checkArray(const Schema &schema, const QJsonArray &array, const QString &path,
        const QJsonValue &old, Finding &finding)
    {
        for (qsizetype i = 0; schema.items && i < array.size(); ++i)
            finding.merge(check(*schema.items, array.at(i), itemPath(path, i),
                sameItem(schema, array.at(i), old.toArray())));
        if (schema.minItems && array.size() < *schema.minItems)
            fail(path, array.size(), u"should have at least %1 items"_s.arg(*schema.minItems),
                finding);
        if (schema.maxItems && array.size() > *schema.maxItems)
            finding.causes.tooMany(path, array.size(), *schema.maxItems);
        if (schema.hasUniqueItems && hasDuplicates(array))
            fail(path, QString(), u"shouldn't contain duplicates"_s, finding);
        ++finding.passed;
    }

    static bool hasDuplicates(const QJsonArray &array)
    {
        QSet<QByteArray> seen;
        for (const QJsonValue item : array) {
            const QByteArray text = jsonBytes(item);
            if (seen.contains(text))
                return true;
            seen << text;
        }
        return false;
    }

    static void checkEnum(
        const Schema &schema, const QJsonValue &value, const QString &path, Finding &finding)
    {
        if (schema.enumValues.isEmpty() || schema.enumValues.contains(value)) {
            ++finding.passed;
            return;
        }
        QStringList supported;
        for (const QJsonValue one : schema.enumValues)
            supported << (one.isString() ? one.toString() : jsonText(one));
        finding.causes.unsupported(path.isEmpty() ? noField : path, value, supported);
    }

    void checkObject(const Schema &schema, const QJsonObject &object, const QString &path,
        const QJsonValue &old, Finding &finding)
    {
        const QJsonObject before = old.toObject();
        if (schema.minProperties && object.size() < *schema.minProperties)
            fail(path, object.size(),
                u"should have at least %1 properties"_s.arg(*schema.minProperties), finding);
        if (schema.maxProperties && object.size() > *schema.maxProperties)
            finding.causes.tooMany(path, object.size(), *schema.maxProperties);
        if (schema.values) {
            for (auto it = object.begin(); it != object.end(); ++it) {
                if (!schema.field(it.key()))
                    finding.merge(check(*schema.values, it.value(), childPath(path, it.key()),
                        before.value(it.key())));
            }
        }
        for (const Field &field : schema.fields) {
            if (const auto found = object.constFind(field.name); found != object.constEnd())
                finding.merge(check(*field.schema, found.value(), childPath(path, field.name),
                    before.value(field.name)));
        }
        for (const QString &name : schema.required) {
            if (!object.contains(name))
                finding.causes.required(childPath(path, name));
        }
        ++finding.passed;
    }

    void checkLogic(
        const Schema &schema, const QJsonValue &value, const QString &path, Finding &finding)
    {
        const QString subject = Causes::quote(path);
        const auto complain = [&](const QString &text) {
            finding.causes.invalid(noField, QString(), subject + u' ' + text);
        };
        checkAnyOf(schema, value, path, complain, finding);
        checkOneOf(schema, value, path, complain, finding);
        int passed = 0;
        for (const Schema *one : schema.allOf) {
            const Finding result = check(*one, value, path);
            passed += result.causes.isEmpty() ? 1 : 0;
            finding.merge(result);
        }
        if (passed != schema.allOf.size())
            complain(u"must validate all the schemas (allOf)%1"_s.arg(
                passed == 0 ? u". None validated"_s : QString()));
        if (schema.negated && check(*schema.negated, value, path).causes.isEmpty())
            complain(u"must not validate the schema (not)"_s);
        ++finding.passed;
    }

    template <typename Complain>
    void checkAnyOf(const Schema &schema, const QJsonValue &value, const QString &path,
        const Complain &complain, Finding &finding)
    {
        std::optional<Finding> best;
        for (const Schema *one : schema.anyOf) {
            Finding result = check(*one, value, path);
            if (result.causes.isEmpty()) {
                finding.merge(result);
                return;
            }
            if (!best || result.passed > best->passed)
                best = std::move(result);
        }
        if (best) {
            complain(u"must validate at least one schema (anyOf)"_s);
            finding.merge(*best);
        }
    }

    template <typename Complain>
    void checkOneOf(const Schema &schema, const QJsonValue &value, const QString &path,
        const Complain &complain, Finding &finding)
    {
        if (schema.oneOf.isEmpty())
            return;
        std::optional<Finding> best;
        int valid = 0;
        for (const Schema *one : schema.oneOf) {
            Finding result = check(*one, value, path);
            if (result.causes.isEmpty()) {
                ++valid;
                best.reset();
            } else if (valid == 0 && (!best || result.passed > best->passed)) {
                best = std::move(result);
            }
        }
        if (valid == 1)
            return;
        complain(u"must validate one and only one schema (oneOf). "_s
            + (valid == 0 ? u"Found none valid"_s : u"Found %1 valid alternatives"_s.arg(valid)));
        if (best)
            finding.merge(*best);
    }
};

void checkList(const Schema &schema, const QJsonArray &array, const QString &path, Causes &causes)
{
    QSet<QString> seen;
    for (qsizetype i = 0; i < array.size(); ++i) {
        const bool isMap = schema.listType == Schema::ListType::Map;
        const QString key = isMap ? keyOf(schema, array.at(i)) : jsonText(array.at(i));
        if (seen.contains(key)) {
            QJsonValue shown = array.at(i);
            if (isMap) {
                QJsonObject keys;
                for (const QString &name : schema.listKeys) {
                    if (const QJsonValue part = shown.toObject().value(name); !part.isUndefined())
                        keys.insert(name, part);
                }
                shown = keys;
            }
            causes.duplicate(itemPath(path, i), shown);
        }
        seen << key;
    }
}

} // namespace

Causes checkSchema(
    const Schema &schema, const QJsonValue &value, const QString &path, const QJsonValue &old)
{
    return Checker().check(schema, value, path, old).causes;
}

Causes checkListTypes(const Schema &schema, const QJsonValue &value, const QString &path)
{
    Causes causes;
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        if (schema.listType == Schema::ListType::Set || schema.listType == Schema::ListType::Map)
            checkList(schema, array, path, causes);
        for (qsizetype i = 0; schema.items && i < array.size(); ++i)
            causes.add(checkListTypes(*schema.items, array.at(i), itemPath(path, i)));
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            const Field *field = schema.field(it.key());
            if (const Schema *member = field ? field->schema : schema.values)
                causes.add(checkListTypes(*member, it.value(),
                    field ? childPath(path, it.key()) : keyPath(path, it.key())));
        }
    }
    return causes;
}

} // namespace models::sandbox
