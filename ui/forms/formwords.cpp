// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/formwords.h"

#include "models/form/convertvalue.h"
#include "models/form/descriptions.h"
#include "models/form/formedits.h"
#include "models/form/formmodel.h"

#include "models/base/quantity.h"
#include "models/schema/formats.h"
#include "models/yaml/emit.h"
#include "ui/shared/formatting.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace ui {

QString FormWords::language()
{
    return Format::isChinese() ? u"zh_CN"_s : u"en"_s;
}

QString FormWords::placeholder(const models::FormRow &row)
{
    if (!row.placeholder.isEmpty())
        return tr("default: %1").arg(row.placeholder);
    if (row.guide && !row.guide->example.isEmpty())
        return tr("such as %1").arg(row.guide->example);
    if (!row.node)
        return {};
    if (const QString usual = models::usualValue(row.node->description); !usual.isEmpty())
        return tr("usually %1").arg(usual);
    if (const QString example = models::formatExample(row.node->format);
        !example.isEmpty() && row.widget == "text"_L1)
        return tr("such as %1").arg(example);
    if (row.node->intOrString && row.widget == "intOrString"_L1)
        return tr("number or text");
    return tr("not set");
}

QString FormWords::trail(const models::Path &path)
{
    QStringList steps;
    for (const models::Path::Segment &segment : path.segments()) {
        if (const auto *key = std::get_if<QString>(&segment))
            steps.append(*key);
        else if (!steps.isEmpty())
            steps.last() += u'[' + QString::number(std::get<int>(segment)) + u']';
    }
    return steps.join(u" › "_s);
}

QString FormWords::imageNote(const QString &image)
{
    const models::ImageParts parts = models::imageParts(image);
    if (!parts.digest.isEmpty())
        return tr("digest %1").arg(parts.digest.left(19) + u'…');
    return parts.tag.isEmpty() ? tr("no tag: latest") : tr("tag %1").arg(parts.tag);
}

QString FormWords::option(const models::FormRow &row, const QString &value)
{
    if (row.guide) {
        const models::Text text = row.guide->valueLabels.value(value);
        if (!text.isEmpty())
            return text.in(language());
    }
    return value.isEmpty() ? u"\"\""_s : value;
}

QString FormWords::frozen(const models::FormRow &row)
{
    if (!row.isFrozen)
        return {};
    if (row.frozenWhy.isEmpty() && !row.isSet)
        return tr("Was not set when the object was made and cannot be added any more.");
    return row.frozenWhy.isEmpty() ? tr("Cannot be changed any more: the object exists.")
                                   : tr("Cannot be changed any more: %1").arg(row.frozenWhy);
}

QString FormWords::converted(const models::FormRow &row)
{
    constexpr qsizetype most = 60;
    const auto value = models::convertedValue(row);
    const QString text = value ? models::yaml::emitFlow(*value).trimmed() : QString();
    return text.size() > most ? text.left(most - 1) + u'…' : text;
}

QString FormWords::help(const models::FormRow &row)
{
    if (row.guide && !row.guide->help.isEmpty())
        return models::firstSentence(row.guide->help.in(language()));
    return row.node ? models::firstSentence(row.node->description) : QString();
}

QString FormWords::section(const models::FormRow &head)
{
    if (head.id.startsWith("group:unknown"_L1))
        return tr("Unknown fields");
    if (head.id.startsWith("group:wanted"_L1))
        return head.label.in(language()) + tr("Often used here"); // of a role
    if (head.id.startsWith("group:more"_L1))
        return tr("%n more set fields", nullptr, head.fields);
    if (head.id.startsWith("group:problems"_L1))
        return tr("Other fields with problems");
    return head.label.in(language());
}

QString FormWords::chip(const models::FormRow &row)
{
    if (row.state == models::ValueState::Null)
        return tr("null");
    if (row.state != models::ValueState::Empty)
        return {};
    if (row.value.isArray())
        return tr("empty list");
    return row.value.isObject() ? tr("empty object") : tr("empty text");
}

QString FormWords::fate(const models::FormRow &row)
{
    if (row.state == models::ValueState::Empty)
        return tr("The server keeps it; it is not the same as not set.");
    if (row.state != models::ValueState::Null)
        return {};
    if (row.node && row.node->nullable)
        return tr("The server keeps it.");
    return row.placeholder.isEmpty() ? tr("The server drops it.")
                                     : tr("The server replaces it by the default.");
}

QString FormWords::humanSize(const QString &quantity)
{
    const auto parsed = models::Quantity::parse(quantity);
    constexpr double mega = 1e6;
    if (!parsed || parsed->toDouble() < mega)
        return {};
    double value = parsed->toDouble() / mega;
    for (const auto &unit : {u"MB"_s, u"GB"_s, u"TB"_s, u"PB"_s}) {
        if (value < 1000 || unit == "PB"_L1)
            return u"= %1 %2"_s.arg(QLocale().toString(value, 'g', 4), unit);
        value /= 1000;
    }
    return {};
}

QString FormWords::fieldName(const models::FormModel &form, const models::Path &path)
{
    if (path.isEmpty())
        return {};
    const models::FieldGuide *guide = form.guide() ? form.guide()->fieldFor(path) : nullptr;
    if (guide && !guide->label.isEmpty())
        return guide->label.in(language());
    const QString key = path.lastKey();
    return key.isEmpty() ? path.toString() : key;
}

} // namespace ui
