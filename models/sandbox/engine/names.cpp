// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/engine/names.h"

#include <re2/re2.h>

using namespace Qt::StringLiterals;

namespace models::sandbox::names {

namespace {

const QString labelPattern = u"[a-z0-9]([-a-z0-9]*[a-z0-9])?"_s;
const QString subdomainPattern = labelPattern + u"(\\."_s + labelPattern + u")*"_s;
const QString qualifiedPattern = u"([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]"_s;
const QString emptyError = u"must be non-empty"_s;

bool matches(const QString &value, const re2::RE2 &pattern)
{
    const QByteArray utf8 = value.toUtf8();
    return re2::RE2::FullMatch({utf8.constData(), size_t(utf8.size())}, pattern);
}

bool isSubdomain(const QString &value)
{
    static const re2::RE2 pattern(subdomainPattern.toStdString());
    return matches(value, pattern);
}

QStringList prefixed(const QString &prefix, const QStringList &texts)
{
    QStringList out;
    for (const QString &text : texts)
        out << prefix + text;
    return out;
}

} // namespace

QString lengthError(int most)
{
    return u"must be no more than %1 characters"_s.arg(most);
}

QString regexError(const QString &text, const QString &pattern, const QStringList &examples)
{
    if (examples.isEmpty())
        return u"%1 (regex used for validation is '%2')"_s.arg(text, pattern);
    QStringList quoted;
    for (const QString &example : examples)
        quoted << u'\'' + example + u'\'';
    return u"%1 (e.g. %2, regex used for validation is '%3')"_s.arg(
        text, quoted.join(u",  or "_s), pattern);
}

QStringList dnsLabel(const QString &value)
{
    static const re2::RE2 pattern(labelPattern.toStdString());
    QStringList errors;
    if (value.toUtf8().size() > 63)
        errors << lengthError(63);
    if (!matches(value, pattern)) {
        if (isSubdomain(value))
            errors << u"must not contain dots"_s;
        else
            errors << regexError(
                u"a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character"_s,
                labelPattern, {u"my-name"_s, u"123-abc"_s});
    }
    return errors;
}

QStringList dnsSubdomain(const QString &value)
{
    QStringList errors;
    if (value.toUtf8().size() > 253)
        errors << lengthError(253);
    if (!isSubdomain(value))
        errors << regexError(
            u"a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character"_s,
            subdomainPattern, {u"example.com"_s});
    return errors;
}

QStringList dns1035Label(const QString &value)
{
    static const QString text = u"[a-z]([-a-z0-9]*[a-z0-9])?"_s;
    static const re2::RE2 pattern(text.toStdString());
    QStringList errors;
    if (value.toUtf8().size() > 63)
        errors << lengthError(63);
    if (!matches(value, pattern))
        errors << regexError(
            u"a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character"_s,
            text, {u"my-name"_s, u"abc-123"_s});
    return errors;
}

QStringList wildcardSubdomain(const QString &value)
{
    static const QString text = u"\\*\\."_s + subdomainPattern;
    static const re2::RE2 pattern(text.toStdString());
    QStringList errors;
    if (value.toUtf8().size() > 253)
        errors << lengthError(253);
    if (!matches(value, pattern))
        errors << regexError(
            u"a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character"_s,
            text, {u"*.example.com"_s});
    return errors;
}

QStringList pathSegment(const QString &value)
{
    if (value == "."_L1 || value == ".."_L1)
        return {u"may not be '%1'"_s.arg(value)};
    QStringList errors;
    for (const QChar bad : u"/%"_s) {
        if (value.contains(bad))
            errors << u"may not contain '%1'"_s.arg(bad);
    }
    return errors;
}

QStringList qualified(const QString &value)
{
    static const re2::RE2 pattern(qualifiedPattern.toStdString());
    static const QString text
        = u"must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character"_s;
    const QStringList examples {u"MyName"_s, u"my.name"_s, u"123-abc"_s};
    QStringList errors;
    const QStringList parts = value.split(u'/');
    if (parts.size() > 2)
        return {u"a qualified name "_s + regexError(text, qualifiedPattern, examples)
            + u" with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')"_s};
    if (parts.size() == 2) {
        if (parts.first().isEmpty())
            errors << u"prefix part "_s + emptyError;
        else
            errors << prefixed(u"prefix part "_s, dnsSubdomain(parts.first()));
    }
    const QString &name = parts.last();
    if (name.isEmpty())
        errors << u"name part "_s + emptyError;
    else if (name.toUtf8().size() > 63)
        errors << u"name part "_s + lengthError(63);
    if (!matches(name, pattern))
        errors << u"name part "_s + regexError(text, qualifiedPattern, examples);
    return errors;
}

QStringList labelValue(const QString &value)
{
    static const QString text = u'(' + qualifiedPattern + u")?"_s;
    static const re2::RE2 pattern(text.toStdString());
    QStringList errors;
    if (value.toUtf8().size() > 63)
        errors << lengthError(63);
    if (!matches(value, pattern))
        errors << regexError(
            u"a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character"_s,
            text, {u"MyValue"_s, u"my_value"_s, u"12345"_s});
    return errors;
}

QStringList portName(const QString &value)
{
    static const re2::RE2 allowed("[-a-z0-9]+");
    static const re2::RE2 letter(".*[a-z].*");
    QStringList errors;
    if (value.toUtf8().size() > 15)
        errors << lengthError(15);
    if (!matches(value, allowed))
        errors << u"must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)"_s;
    if (!matches(value, letter))
        errors << u"must contain at least one letter (a-z)"_s;
    if (value.contains("--"_L1))
        errors << u"must not contain consecutive hyphens"_s;
    if (value.startsWith(u'-') || value.endsWith(u'-'))
        errors << u"must not begin or end with a hyphen"_s;
    return errors;
}

QStringList portNumber(qint64 value)
{
    if (value >= 1 && value <= 65535)
        return {};
    return {u"must be between 1 and 65535, inclusive"_s};
}

QStringList envName(const QString &value)
{
    if (value.isEmpty())
        return {u"environment variable name must be non-empty"_s};
    for (const QChar c : value) {
        if (c.unicode() <= 0x1f || c.unicode() >= 0x7f || c == u'=')
            return {
                u"a valid environment variable name must consist only of printable ASCII characters other than '='"_s};
    }
    return {};
}

QStringList configKey(const QString &value)
{
    static const QString text = u"[-._a-zA-Z0-9]+"_s;
    static const re2::RE2 pattern(text.toStdString());
    QStringList errors;
    if (value.toUtf8().size() > 253)
        errors << lengthError(253);
    if (!matches(value, pattern))
        errors << regexError(
            u"a valid config key must consist of alphanumeric characters, '-', '_' or '.'"_s, text,
            {u"key.name"_s, u"KEY_NAME"_s, u"key-name"_s});
    if (value == "."_L1)
        errors << u"must not be '.'"_s;
    else if (value == ".."_L1)
        errors << u"must not be '..'"_s;
    else if (value.startsWith(".."_L1))
        errors << u"must not start with '..'"_s;
    return errors;
}

QString maskedPrefix(const QString &value)
{
    if (value.size() > 1 && value.endsWith(u'-'))
        return value.left(value.size() - 2) + u'a';
    return value;
}

} // namespace models::sandbox::names
