// SPDX-License-Identifier: Apache-2.0
// Url, by the rules of Go's net/url.
#include "models/cel/opaque.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace models::cel {

namespace {

bool isHex(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c.toLower() >= u'a' && c.toLower() <= u'f');
}

bool isAlphanumeric(QChar c)
{
    return c.unicode() < 0x80 && c.isLetterOrNumber();
}

QString quoted(QString text)
{
    return u'"' + text.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s) + u'"';
}

/// The first percent sign that is no escape; empty when all are.
QString badEscape(QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'%' && (i + 2 >= text.size() || !isHex(text[i + 1]) || !isHex(text[i + 2])))
            return text.sliced(i, std::min<qsizetype>(3, text.size() - i)).toString();
    }
    return {};
}

QString hostFault(const QString &host)
{
    static const QString allowed = u"-_.~!$&'()*+,;=:[]<>\"%"_s;
    for (const QChar c : host) {
        if (c.unicode() < 0x80 && !isAlphanumeric(c) && !allowed.contains(c))
            return u"invalid character "_s + quoted(QString(c)) + u" in host name"_s;
    }
    if (const QString bad = badEscape(host); !bad.isEmpty())
        return u"invalid URL escape "_s + quoted(bad);
    const qsizetype bracket = host.lastIndexOf(u']');
    if (host.startsWith(u'[') && bracket < 0)
        return u"missing ']' in host"_s;
    const qsizetype colon = host.startsWith(u'[') ? bracket + 1 : host.lastIndexOf(u':');
    const QString port = colon < 0 ? QString() : host.sliced(colon);
    for (qsizetype i = 0; i < port.size(); ++i) {
        if (i == 0 ? port[i] != u':' : !port[i].isDigit())
            return u"invalid port "_s + quoted(port) + u" after host"_s;
    }
    return {};
}

/// As a path is written: what may not stand in one is escaped.
QString escapedPath(const QString &path)
{
    static const QString kept = u"-_.~!$&'()*+,;=:@/%[]"_s;
    QString out;
    for (const QByteArray bytes = path.toUtf8(); const char byte : bytes) {
        const QChar c = QChar::fromLatin1(byte);
        if (isAlphanumeric(c) || kept.contains(c))
            out += c;
        else
            out += u'%' + QString::number(uchar(byte), 16).toUpper().rightJustified(2, u'0');
    }
    return out;
}

QString unescaped(QString text)
{
    return QUrl::fromPercentEncoding(text.replace(u'+', u' ').toUtf8());
}

qsizetype schemeEnd(const QString &text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c == u':')
            return i;
        const bool isPlain = c.unicode() < 0x80 && c.isLetter();
        if (!isPlain && (i == 0 || !(c.isDigit() || c == u'+' || c == u'-' || c == u'.')))
            return -1;
    }
    return -1;
}

} // namespace

std::expected<Url, QString> Url::parse(const QString &text)
{
    const auto refuse = [&](const QString &why) {
        return std::unexpected(u"parse "_s + quoted(text) + u": "_s + why);
    };
    if (text.isEmpty())
        return refuse(u"empty url"_s);
    for (const QChar c : text) {
        if (c.unicode() < 0x20 || c.unicode() == 0x7f)
            return refuse(u"net/url: invalid control character in URL"_s);
    }
    Url url;
    QString rest = text;
    if (rest.startsWith(u':'))
        return refuse(u"missing protocol scheme"_s);
    if (const qsizetype end = schemeEnd(rest); end > 0) {
        url.scheme = rest.first(end).toLower();
        rest = rest.sliced(end + 1);
    }
    if (url.scheme.isEmpty() && !rest.startsWith(u'/'))
        return refuse(u"invalid URI for request"_s);
    rest = rest.section(u'#', 0, 0);
    const QString query = rest.section(u'?', 1);
    rest = rest.section(u'?', 0, 0);
    if (rest.startsWith("//"_L1) && (!url.scheme.isEmpty() || !rest.startsWith("///"_L1))) {
        const qsizetype end = rest.indexOf(u'/', 2);
        const QString authority = rest.sliced(2, (end < 0 ? rest.size() : end) - 2);
        rest = end < 0 ? QString() : rest.sliced(end);
        url.host = authority.section(u'@', -1);
        if (const QString fault = hostFault(url.host); !fault.isEmpty())
            return refuse(fault);
    }
    if (const QString bad = badEscape(rest); !bad.isEmpty())
        return refuse(u"invalid URL escape "_s + quoted(bad));
    url.path = url.scheme.isEmpty() || rest.startsWith(u'/') ? escapedPath(rest) : QString();
    for (const QString &pair : query.split(u'&', Qt::SkipEmptyParts)) {
        if (badEscape(pair).isEmpty() && !pair.contains(u';'))
            url.query.append(
                {unescaped(pair.section(u'=', 0, 0)), unescaped(pair.section(u'=', 1))});
    }
    url.text = text;
    return url;
}

QString Url::hostname() const
{
    if (host.startsWith(u'['))
        return host.sliced(1, host.indexOf(u']') - 1);
    return host.section(u':', 0, 0);
}

QString Url::port() const
{
    const qsizetype colon = host.lastIndexOf(u':');
    return colon < 0 || host.endsWith(u']') ? QString() : host.sliced(colon + 1);
}

} // namespace models::cel
