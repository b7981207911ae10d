// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace ui {

class PageFactory;

/// Place::Kind::Explorer.
void addExplorerPages(PageFactory &factory);

} // namespace ui
