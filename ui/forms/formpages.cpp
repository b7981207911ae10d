// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/formpages.h"

#include "ui/forms/jobgallerypage.h"
#include "ui/forms/newjobpage.h"
#include "ui/shared/pagefactory.h"

namespace ui {

void addFormPages(PageFactory &factory)
{
    factory.add(
        Place::Kind::NewJob, [](const Place &place, Session &session, QWidget *parent) -> Page * {
            if (place.gvk.kind.isEmpty())
                return new JobGalleryPage(session, parent);
            return new NewJobPage(place, session, parent);
        });
    factory.add(
        Place::Kind::Create, [](const Place &place, Session &session, QWidget *parent) -> Page * {
            if (place.gvk.kind.isEmpty())
                return new JobGalleryPage(session, parent);
            return new NewJobPage(place, session, parent);
        });
}

} // namespace ui
