// SPDX-License-Identifier: Apache-2.0
#include "ui/explorer/explorerpages.h"

#include "ui/explorer/explorerpage.h"
#include "ui/shared/pagefactory.h"

namespace ui {

void addExplorerPages(PageFactory &factory)
{
    factory.add(
        Place::Kind::Explorer, [](const Place &place, Session &session, QWidget *parent) -> Page * {
            return new ExplorerPage(place, session, parent);
        });
}

} // namespace ui
