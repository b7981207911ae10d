// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/formpages.h"

#include "ui/forms/jobgallerypage.h"
#include "ui/forms/newjobpage.h"
#include "ui/shared/pagefactory.h"

using namespace Qt::StringLiterals;

namespace ui {

void addFormPages(PageFactory &factory, PageFactory::Maker yamlPage)
{
    factory.add(
        Place::Kind::NewJob, [](const Place &place, Session &session, QWidget *parent) -> Page * {
            if (place.gvk.kind.isEmpty())
                return new JobGalleryPage(session, parent);
            return new NewJobPage(place, session, parent);
        });
    factory.add(Place::Kind::Create,
        [yamlPage = std::move(yamlPage)](
            const Place &place, Session &session, QWidget *parent) -> Page * {
            if (place.argument == "form"_L1 && !place.gvk.kind.isEmpty())
                return new NewJobPage(place, session, parent);
            return yamlPage(place, session, parent);
        });
}

} // namespace ui
