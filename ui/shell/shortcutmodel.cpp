// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/shortcutmodel.h"

#include "ui/shared/icons.h"

#include <algorithm>

namespace ui {

ShortcutModel::ShortcutModel(ActionTable &actions, QObject *parent)
    : QAbstractTableModel(parent)
    , m_actions(actions)
{
    rebuild();
    connect(&actions, &ActionTable::changed, this, &ShortcutModel::rebuild);
}

void ShortcutModel::setFilter(const QString &needle)
{
    m_filter = needle;
    rebuild();
}

QString ShortcutModel::keyText(ActionId id) const
{
    const QList<QKeySequence> keys = m_actions.keys(id);
    return keys.isEmpty() ? QString() : keys.first().toString(QKeySequence::NativeText);
}

void ShortcutModel::rebuild()
{
    beginResetModel();
    m_rows.clear();
    for (const ActionId id : m_actions.all()) {
        if (m_filter.isEmpty() || m_actions.text(id).contains(m_filter, Qt::CaseInsensitive)
            || keyText(id).contains(m_filter, Qt::CaseInsensitive)) {
            m_rows.append(id);
        }
    }
    std::ranges::stable_sort(m_rows, [this](ActionId a, ActionId b) {
        return m_actions.clashOf(a) != a && m_actions.clashOf(b) == b;
    });
    endResetModel();
}

QString ShortcutModel::scopeText(ActionId id) const
{
    const ActionId other = m_actions.clashOf(id);
    if (other != id) {
        return tr("same as “%1”").arg(m_actions.text(other));
    }
    const QKeySequence normal = m_actions.defaultKey(id);
    if (m_actions.keys(id).value(0) != normal) {
        return normal.isEmpty()
            ? tr("changed, was without a key")
            : tr("changed, was %1").arg(normal.toString(QKeySequence::NativeText));
    }
    switch (m_actions.scope(id)) {
    case ActionTable::Scope::Everywhere:
        return tr("everywhere");
    case ActionTable::Scope::List:
        return tr("lists");
    case ActionTable::Scope::Form:
        break;
    }
    return tr("forms");
}

int ShortcutModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ShortcutModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ShortcutModel::data(const QModelIndex &index, int role) const
{
    const ActionId id = m_rows.at(index.row());
    const bool clashes = m_actions.clashOf(id) != id;
    if (role == Qt::ForegroundRole && clashes && index.column() != ActionColumn) {
        return Theme::stateText(State::Failed);
    }
    if (role == Qt::DecorationRole && clashes && index.column() == ScopeColumn) {
        return Icons::state(State::Failed);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (index.column()) {
    case ActionColumn:
        return m_actions.text(id);
    case KeyColumn:
        return keyText(id);
    default:
        return scopeText(id);
    }
}

QVariant ShortcutModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    return section == ActionColumn ? tr("Action")
                                   : (section == KeyColumn ? tr("Key") : tr("Where"));
}

} // namespace ui
