// SPDX-License-Identifier: Apache-2.0
#include "app/tour.h"

#include "models/resources/fieldcatalog.h"
#include "ui/explorer/explainpane.h"
#include "ui/explorer/explorerpage.h"
#include "ui/explorer/fieldhitsmodel.h"
#include "ui/explorer/kindpane.h"
#include "ui/shared/session.h"
#include "ui/shell/mainwindow.h"

using namespace Qt::StringLiterals;

namespace app {

namespace {

models::GroupVersionKind deepSpeed()
{
    return {u"batch.tensorstack.dev"_s, u"v1beta1"_s, u"DeepSpeedJob"_s};
}

} // namespace

/// A field, explained; a search through every kind; what it found, explained.
void Tour::addExplorer()
{
    m_steps.append({u"explorer"_s,
        [this] {
            ui::Place place {ui::Place::Kind::Explorer, deepSpeed()};
            place.part = u"spec.config.run"_s;
            window().open(place, ui::OpenMode::NewTab);
        },
        [this] {
            const auto *explorer = qobject_cast<ui::ExplorerPage *>(page());
            return explorer != nullptr
                && explorer->explainPane().text().startsWith(
                    "GROUP:      batch.tensorstack.dev"_L1);
        },
        u"the API explorer explains spec.config.run"_s});
    m_steps.append({u"explorer-search"_s,
        [this] {
            page()->find();
            auto *explorer = qobject_cast<ui::ExplorerPage *>(page());
            explorer->kindPane().setSearchText(u"elastic"_s);
        },
        [this] {
            const auto *hits = page()->findChild<ui::FieldHitsModel *>();
            const auto &catalog = models::FieldCatalog::of(*window().session()->cluster(), nullptr);
            return hits != nullptr && !catalog.isReading() && catalog.problems().isEmpty()
                && hits->kindCount() > 5 && hits->indexOf(deepSpeed(), u"spec.elastic"_s).isValid();
        },
        u"a search through every kind finds spec.elastic of DeepSpeedJob"_s});
    m_steps.append({u"explorer-found"_s,
        [this] {
            auto *explorer = qobject_cast<ui::ExplorerPage *>(page());
            emit explorer->kindPane().fieldChosen(deepSpeed(), u"spec.elastic"_s);
        },
        [this] {
            const auto *explorer = qobject_cast<ui::ExplorerPage *>(page());
            return page()->place().part == "spec.elastic"_L1
                && explorer->explainPane().text().contains("FIELD: elastic"_L1);
        },
        u"what was found is explained beside its place in the tree"_s});
}

} // namespace app
