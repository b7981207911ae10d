// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/outlinemodel.h"

#include "models/form/formmodel.h"
#include "ui/forms/formwords.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int deepestShown = 4;

} // namespace

void OutlineModel::fill(const models::FormModel &model)
{
    QList<Entry> entries;
    for (const models::FormRow &row : model.rows()) {
        if (!row.isSection() || row.id.startsWith("found:"_L1) || row.id.startsWith("group:more"_L1)
            || row.depth > deepestShown)
            continue;
        const bool isClosed = !row.id.startsWith("group:"_L1) && !row.isSet && !row.isExpanded;
        if (isClosed && row.depth > 1)
            continue;
        entries.append({row.id, FormWords::section(row), row.fields, row.errors, row.depth});
    }
    const bool isShort = model.level() == models::FormLevel::Common
        || model.level() == models::FormLevel::Required;
    if (isShort && model.searchText().isEmpty()) {
        const int more = model.allFields() - model.shownFields();
        if (more > 0)
            entries.append({u"more"_s, tr("More fields"), more, 0, 0});
    }
    if (entries.size() == m_entries.size()) {
        for (int i = 0; i < entries.size(); ++i) {
            if (entries[i] != m_entries[i]) {
                m_entries[i] = entries[i];
                emit dataChanged(index(i), index(i));
            }
        }
        return;
    }
    beginResetModel();
    m_entries = std::move(entries);
    endResetModel();
}

int OutlineModel::rowOf(const QString &id) const
{
    const auto found = std::ranges::find(m_entries, id, &Entry::id);
    return found == m_entries.end() ? -1 : int(std::distance(m_entries.begin(), found));
}

int OutlineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

QVariant OutlineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Entry &entry = m_entries[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return entry.title;
    case Qt::AccessibleTextRole:
        return entry.errors > 0 ? tr("%1, %n errors", nullptr, entry.errors).arg(entry.title)
                                : tr("%1, %n fields", nullptr, entry.count).arg(entry.title);
    case IdRole:
        return entry.id;
    case CountRole:
        return entry.count;
    case ErrorsRole:
        return entry.errors;
    case DepthRole:
        return entry.depth;
    default:
        return {};
    }
}

} // namespace ui
