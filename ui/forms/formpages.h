// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace ui {

class PageFactory;

/// The pages of this room: the gallery of kinds, and the form of a new object.
void addFormPages(PageFactory &factory);

} // namespace ui
