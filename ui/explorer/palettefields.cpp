// SPDX-License-Identifier: Apache-2.0
#include "ui/explorer/palettefields.h"

#include "models/guide/guidelibrary.h"
#include "models/kube/cluster.h"
#include "models/resources/fieldcatalog.h"
#include "models/resources/fieldsearcher.h"
#include "ui/shared/marks.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr qsizetype shortest = 2; ///< letters; one fits nearly every field
constexpr qsizetype most = 60;
constexpr qsizetype mostOfAKind = 3; ///< at first: the same field of many kinds is not an answer
} // namespace

PaletteFields::PaletteFields(Session &session)
    : QObject(&session)
    , m_session(session)
{
    session.addPaletteSource([this](const QString &needle) { return find(needle); });
}

QList<PaletteItem> PaletteFields::find(const QString &needle)
{
    models::Cluster *cluster = m_session.cluster();
    if (!cluster || needle.size() < shortest)
        return {};
    if (!m_searcher) {
        models::FieldCatalog &catalog = models::FieldCatalog::of(*cluster, m_session.guides());
        catalog.read();
        m_searcher = new models::FieldSearcher(catalog, this);
        connect(m_searcher, &models::FieldSearcher::found, &m_session, &Session::paletteNews);
    }
    const QStringList words = models::searchWords(needle);
    if (words != m_searcher->words())
        m_searcher->setText(needle);
    return m_searcher->hits().words == words ? known() : QList<PaletteItem>();
}

QList<PaletteItem> PaletteFields::known() const
{
    const models::FieldHits &hits = m_searcher->hits();
    QList<PaletteItem> items;
    for (const models::KindHits &kind : hits.kinds) {
        const models::Guide *guide
            = m_session.guides() ? m_session.guides()->find(kind.gvk()) : nullptr;
        const qsizetype shown = std::min(mostOfAKind, kind.hits.size());
        for (const models::FieldHit &hit : kind.hits.first(shown)) {
            if (items.size() >= most)
                return items;
            const QString path = kind.table->path(hit.field);
            PaletteItem item {PaletteItem::Group::Fields, path};
            item.mark = guide && !guide->mark.isEmpty() ? guide->mark
                                                        : KindMark::lettersOf(kind.gvk().kind);
            const auto *guided = kind.table->guide(hit.field);
            item.note = guided ? guided->label.in(QLocale().name()) : QString();
            item.right = kind.gvk().kind;
            item.place = Place {.kind = Place::Kind::Explorer, .gvk = kind.gvk(), .part = path};
            item.answers = 900 - 100 * int(hit.rank) - int(items.size());
            items.append(item);
        }
    }
    return items;
}

} // namespace ui
