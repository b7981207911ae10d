// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace models {
class ResourceTableModel;
}

namespace ui {

class Table;

/// How the server's columns look: who paints them, how wide they are, and which give way when there
/// is no room for all. Name, state and reason stay.
void dressColumns(Table &table, const models::ResourceTableModel &model);

} // namespace ui
