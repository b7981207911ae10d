// SPDX-License-Identifier: Apache-2.0
#include "models/base/groupversion.h"

#include <QUrl>

namespace models {

using namespace Qt::StringLiterals;

namespace {

// "." and ".." would climb out of the collection: the server must see them as names, so their dots
// are encoded, too.
QString segment(const QString &text)
{
    if (text == "."_L1)
        return u"%2E"_s;
    if (text == ".."_L1)
        return u"%2E%2E"_s;
    return QString::fromLatin1(QUrl::toPercentEncoding(text, ":"));
}

} // namespace

GroupVersion GroupVersion::parse(QStringView text)
{
    const qsizetype slash = text.indexOf(u'/');
    if (slash < 0)
        return {{}, text.toString()};
    return {text.first(slash).toString(), text.sliced(slash + 1).toString()};
}

QString GroupVersion::toString() const
{
    return group.isEmpty() ? version : group + u'/' + version;
}

QString GroupVersion::urlPrefix() const
{
    return group.isEmpty() ? "/api/"_L1 + segment(version)
                           : "/apis/"_L1 + segment(group) + u'/' + segment(version);
}

QString GroupVersionKind::toString() const
{
    return group.isEmpty() ? kind + u'.' + version : kind + u'.' + version + u'.' + group;
}

ApiResource ApiResource::pods()
{
    ApiResource pods;
    pods.groupVersion = {QString(), u"v1"_s};
    pods.plural = u"pods"_s;
    pods.kind = u"Pod"_s;
    pods.namespaced = true;
    return pods;
}

QString ApiResource::qualifiedName() const
{
    return groupVersion.group.isEmpty() ? plural : plural + u'.' + groupVersion.group;
}

QString ApiResource::path(const QString &nameSpace, const QString &name) const
{
    QString path = groupVersion.urlPrefix();
    if (namespaced && !nameSpace.isEmpty())
        path += "/namespaces/"_L1 + segment(nameSpace);
    path += u'/' + segment(plural);
    if (!name.isEmpty())
        path += u'/' + segment(name);
    return path;
}

size_t qHash(const GroupVersion &gv, size_t seed)
{
    return qHashMulti(seed, gv.group, gv.version);
}

size_t qHash(const GroupVersionKind &gvk, size_t seed)
{
    return qHashMulti(seed, gvk.group, gvk.version, gvk.kind);
}

} // namespace models
