// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/pagefactory.h"

namespace ui {

/// The gallery of jobs, and a new object of any kind by form (NewJob, and Create with the argument
/// "form"); `yamlPage` makes the page for new objects from YAML.
void addFormPages(PageFactory &factory, PageFactory::Maker yamlPage);

} // namespace ui
