// SPDX-License-Identifier: Apache-2.0
#include "models/cel/opaque.h"

#include "models/cel/time.h"
#include "models/cel/value.h"

#include <re2/re2.h>

#include <array>

using namespace Qt::StringLiterals;

namespace models::cel {

namespace {

struct Facts
{
    QLatin1StringView name;
    int patternSize;
};

// Sizes as API servers count them, for the cost.
constexpr std::array formats {Facts {"dns1123Label"_L1, 30}, Facts {"dns1123Subdomain"_L1, 60},
    Facts {"dns1035Label"_L1, 30}, Facts {"qualifiedName"_L1, 60},
    Facts {"dns1123LabelPrefix"_L1, 30}, Facts {"dns1123SubdomainPrefix"_L1, 60},
    Facts {"dns1035LabelPrefix"_L1, 30}, Facts {"labelValue"_L1, 40}, Facts {"uri"_L1, 1104},
    Facts {"uuid"_L1, 72}, Facts {"byte"_L1, 84}, Facts {"date"_L1, 72}, Facts {"datetime"_L1, 72}};

bool matches(const QString &text, const QString &pattern)
{
    const QByteArray utf8 = text.toUtf8();
    return re2::RE2::FullMatch(
        {utf8.constData(), size_t(utf8.size())}, re2::RE2(pattern.toStdString()));
}

const QString labelPattern = u"[a-z0-9]([-a-z0-9]*[a-z0-9])?"_s;
const QString label1035Pattern = u"[a-z]([-a-z0-9]*[a-z0-9])?"_s;
const QString namePattern = u"([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]"_s;
const QString valuePattern = u"(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?"_s;

QString tooLong(int most)
{
    return u"must be no more than %1 characters"_s.arg(most);
}

QStringList labelFaults(const QString &text)
{
    QStringList out;
    if (text.size() > 63)
        out << tooLong(63);
    if (!matches(text, labelPattern))
        out << u"a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '%1')"_s
                   .arg(labelPattern);
    return out;
}

QStringList label1035Faults(const QString &text)
{
    QStringList out;
    if (text.size() > 63)
        out << tooLong(63);
    if (!matches(text, label1035Pattern))
        out << u"a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '%1')"_s
                   .arg(label1035Pattern);
    return out;
}

QStringList subdomainFaults(const QString &text)
{
    const QString pattern = labelPattern + u"(\\."_s + labelPattern + u")*"_s;
    QStringList out;
    if (text.size() > 253)
        out << tooLong(253);
    if (!matches(text, pattern))
        out << u"a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '%1')"_s
                   .arg(pattern);
    return out;
}

QStringList qualifiedNameFaults(const QString &text)
{
    const QString example
        = u"must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '%1')"_s
              .arg(namePattern);
    const QStringList parts = text.split(u'/');
    if (parts.size() > 2)
        return {u"a qualified name "_s + example
            + u" with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')"_s};
    QStringList out;
    if (parts.size() == 2 && parts.first().isEmpty())
        out << u"prefix part must be non-empty"_s;
    else if (parts.size() == 2) {
        for (const QString &fault : subdomainFaults(parts.first()))
            out << u"prefix part "_s + fault;
    }
    const QString &name = parts.last();
    if (name.isEmpty())
        out << u"name part must be non-empty"_s;
    else if (name.size() > 63)
        out << u"name part must be no more than 63 characters"_s;
    if (!matches(name, namePattern))
        out << u"name part "_s + example;
    return out;
}

QStringList labelValueFaults(const QString &text)
{
    QStringList out;
    if (text.size() > 63)
        out << tooLong(63);
    if (!matches(text, valuePattern))
        out << u"a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '%1')"_s
                   .arg(valuePattern);
    return out;
}

/// A prefix of a generated name may end with a dash.
QString withoutDash(const QString &text)
{
    return text.size() > 1 && text.endsWith(u'-') ? text.chopped(1) + u'a' : text;
}

QStringList unless(bool isRight, const QString &fault)
{
    return isRight ? QStringList() : QStringList {fault};
}

} // namespace

bool NamedFormat::isKnown(const QString &name)
{
    return names().contains(name);
}

QStringList NamedFormat::names()
{
    QStringList out;
    for (const Facts &facts : formats)
        out << facts.name;
    return out;
}

QStringList NamedFormat::faults(const QString &text) const
{
    if (name.startsWith("dns1123Label"_L1))
        return labelFaults(name.endsWith("Prefix"_L1) ? withoutDash(text) : text);
    if (name.startsWith("dns1123Subdomain"_L1))
        return subdomainFaults(name.endsWith("Prefix"_L1) ? withoutDash(text) : text);
    if (name.startsWith("dns1035Label"_L1))
        return label1035Faults(name.endsWith("Prefix"_L1) ? withoutDash(text) : text);
    if (name == "qualifiedName"_L1)
        return qualifiedNameFaults(text);
    if (name == "labelValue"_L1)
        return labelValueFaults(text);
    if (name == "uri"_L1) {
        const auto url = Url::parse(text);
        return url ? QStringList() : QStringList {url.error()};
    }
    if (name == "uuid"_L1)
        return unless(
            matches(
                text, u"(?i)[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}"_s),
            u"does not match the UUID format"_s);
    if (name == "byte"_L1)
        return unless(decodedBase64(text).has_value(), u"invalid base64"_s);
    const bool isDate = name == "date"_L1;
    return unless(
        parseTimestamp(text, isDate ? TimeSyntax::Date : TimeSyntax::DateTime).has_value(),
        isDate ? u"invalid date"_s : u"invalid datetime"_s);
}

int NamedFormat::patternSize() const
{
    for (const Facts &facts : formats) {
        if (name == facts.name)
            return facts.patternSize;
    }
    return 0;
}

} // namespace models::cel
