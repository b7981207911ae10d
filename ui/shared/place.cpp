// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/place.h"

#include <QUrl>
#include <QUrlQuery>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr std::array<std::pair<Place::Kind, QLatin1StringView>, 14> names {{
    {Place::Kind::Start, "start"_L1},
    {Place::Kind::Jobs, "jobs"_L1},
    {Place::Kind::Job, "job"_L1},
    {Place::Kind::NewJob, "new"_L1},
    {Place::Kind::Resources, "list"_L1},
    {Place::Kind::Object, "object"_L1},
    {Place::Kind::Create, "create"_L1},
    {Place::Kind::Edit, "edit"_L1},
    {Place::Kind::Explorer, "api"_L1},
    {Place::Kind::Activity, "activity"_L1},
    {Place::Kind::Settings, "settings"_L1},
    {Place::Kind::Queues, "queues"_L1},
    {Place::Kind::Storage, "storage"_L1},
    {Place::Kind::Apps, "apps"_L1},
}};

// Percent signs, '&', '=' and '#' are the grammar; everything else stays readable.
QString escaped(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text, "/:[]\"@ "));
}

void add(QStringList &items, QLatin1StringView key, const QString &value)
{
    if (!value.isEmpty()) {
        items.append(key + u'=' + escaped(value));
    }
}

} // namespace

QString Place::toString() const
{
    QString text;
    for (const auto &[value, word] : names) {
        if (value == kind) {
            text = word;
        }
    }
    QStringList items;
    add(items, "kind"_L1, gvk.kind);
    add(items, "version"_L1, gvk.version);
    add(items, "group"_L1, gvk.group);
    add(items, "ns"_L1, nameSpace);
    add(items, "name"_L1, name);
    add(items, "with"_L1, argument);
    if (!items.isEmpty()) {
        text += u'?' + items.join(u'&');
    }
    if (!part.isEmpty()) {
        text += u'#' + escaped(part);
    }
    return text;
}

std::optional<Place> Place::parse(const QString &text)
{
    const qsizetype hash = text.indexOf(u'#');
    const QString head = hash < 0 ? text : text.left(hash);
    const qsizetype mark = head.indexOf(u'?');
    const QString word = mark < 0 ? head : head.left(mark);
    for (const auto &[value, name] : names) {
        if (name != word) {
            continue;
        }
        const QUrlQuery query(mark < 0 ? QString() : head.mid(mark + 1));
        const auto item = [&query](const QString &key) {
            return query.queryItemValue(key, QUrl::FullyDecoded);
        };
        Place place;
        place.kind = value;
        place.gvk = {item(u"group"_s), item(u"version"_s), item(u"kind"_s)};
        place.nameSpace = item(u"ns"_s);
        place.name = item(u"name"_s);
        place.argument = item(u"with"_s);
        place.part = hash < 0 ? QString() : QUrl::fromPercentEncoding(text.mid(hash + 1).toUtf8());
        return place;
    }
    return std::nullopt;
}

bool Place::isSamePage(const Place &other) const
{
    Place mine = *this;
    mine.part = other.part;
    return mine == other;
}

} // namespace ui
