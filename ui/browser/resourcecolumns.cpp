// SPDX-License-Identifier: Apache-2.0
#include "ui/browser/resourcecolumns.h"

#include "models/resources/resourcetablemodel.h"
#include "ui/browser/objectwords.h"
#include "ui/shared/celldelegate.h"
#include "ui/shared/table.h"

#include <QHeaderView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

using models::ResourceTableModel;
using Meaning = models::ColumnLayout::Meaning;

int widthOf(const models::ColumnLayout::Item &item)
{
    switch (item.meaning) {
    case Meaning::Name:
        return 260;
    case Meaning::Namespace:
        return 120;
    case Meaning::Status:
        return 172; // CrashLoopBackOff
    case Meaning::Reason:
        return item.column.name.compare("message"_L1, Qt::CaseInsensitive) == 0 ? 360 : 150;
    case Meaning::Number:
        return item.column.name.compare("restarts"_L1, Qt::CaseInsensitive) == 0
            ? 110 // 58 (8s ago)
            : 76;
    case Meaning::Ready:
        return 76;
    case Meaning::Age:
    case Meaning::Duration:
        return 100; // 20 时 00 分
    default:
        return 140;
    }
}

QAbstractItemDelegate *delegateFor(Meaning meaning, bool isFirst, QObject *parent)
{
    if (isFirst)
        return new NameDelegate({}, parent);
    if (meaning == Meaning::Status)
        return new PillDelegate(
            [](const QModelIndex &index) {
                return shownState(
                    models::ObjectState(index.data(ResourceTableModel::StateRole).toInt()));
            },
            parent);
    const bool isQuiet = meaning == Meaning::Age || meaning == Meaning::Namespace;
    return new TextDelegate({.ink = isQuiet ? Token::Secondary : Token::Text}, parent);
}

/// The first to go comes first: age, node, then the rest from the right.
QList<int> leavingOrder(const models::ColumnLayout &layout)
{
    QList<int> leaving;
    for (const Meaning meaning : {Meaning::Age, Meaning::Node}) {
        if (const int column = layout.find(meaning); column > 0)
            leaving.append(column);
    }
    for (int column = layout.size() - 1; column > 0; --column) {
        const Meaning meaning = layout.items()[column].meaning;
        const bool mayGo = meaning == Meaning::Text || meaning == Meaning::Duration;
        if (mayGo)
            leaving.append(column);
    }
    return leaving;
}

/// A sentence needs the room more than a name that was made by a machine.
int stretchedColumn(const models::ColumnLayout &layout)
{
    for (int column = 0; column < layout.size(); ++column) {
        const auto &item = layout.items()[column];
        if (item.column.name.compare("message"_L1, Qt::CaseInsensitive) == 0
            && item.column.priority == 0)
            return column;
    }
    return std::max(0, layout.find(Meaning::Name));
}

} // namespace

void dressColumns(Table &table, const ResourceTableModel &model)
{
    const models::ColumnLayout &layout = model.layout();
    if (layout.size() == 0)
        return; // nothing was heard of the server yet
    QList<int> widths;
    for (int i = 0; i < layout.size(); ++i) {
        const models::ColumnLayout::Item &item = layout.items()[i];
        widths.append(widthOf(item));
        delete table.itemDelegateForColumn(i);
        table.setItemDelegateForColumn(i, delegateFor(item.meaning, i == 0, &table));
        table.setColumnHidden(i, item.column.priority > 0 && item.meaning != Meaning::Node);
    }
    table.setColumnWidths(widths);
    table.setStretchColumn(stretchedColumn(layout));
    table.setLeavingColumns(leavingOrder(layout));
    const int status = layout.find(Meaning::Status);
    if (model.sortColumn() < 0)
        table.sortByColumn(status >= 0 ? status : 0, Qt::AscendingOrder);
}

} // namespace ui
