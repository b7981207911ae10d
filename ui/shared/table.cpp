// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/table.h"

#include "ui/shared/celldelegate.h"
#include "ui/shared/settings.h"

#include <QDateTime>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>

#include <algorithm>

namespace ui {

namespace {
constexpr qint64 flashTime = 600;
constexpr int leastStretch = 160;
} // namespace

Table::Table(QWidget *parent)
    : QTableView(parent)
{
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setCornerButtonEnabled(false);
    setAlternatingRowColors(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setMouseTracking(true);
    setItemDelegate(new CellDelegate(this));
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView *head = horizontalHeader();
    head->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    head->setHighlightSections(false);
    head->setTextElideMode(Qt::ElideNone); // the style elides, and knows its margins
    head->setSectionsMovable(true);
    head->setMinimumSectionSize(40);
    head->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(head, &QWidget::customContextMenuRequested, this,
        [this, head](const QPoint &at) { popupColumnMenu(head->mapToGlobal(at)); });
    connect(head, &QHeaderView::sectionResized, this, [this] {
        if (!m_fitting) {
            fit();
            m_saveTimer.start();
        }
    });
    connect(head, &QHeaderView::sectionMoved, this, [this] { m_saveTimer.start(); });
    connect(head, &QHeaderView::sortIndicatorChanged, this, [this] { m_saveTimer.start(); });
    m_saveTimer.setSingleShot(true);
    m_saveTimer.setInterval(500);
    connect(&m_saveTimer, &QTimer::timeout, this, &Table::saveColumns);
    m_flashTimer.setSingleShot(true);
    connect(&m_flashTimer, &QTimer::timeout, this, [this] {
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        m_flashing.removeIf([now](const auto &entry) { return entry.second <= now; });
        viewport()->update();
        if (!m_flashing.isEmpty()) {
            m_flashTimer.start(flashTime / 4);
        }
    });
    applyHeights();
}

void Table::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    if (model != nullptr) {
        connect(model, &QAbstractItemModel::columnsInserted, this, &Table::fit);
        connect(model, &QAbstractItemModel::modelReset, this, &Table::fit);
    }
    fit();
}

void Table::applyHeights()
{
    verticalHeader()->setMinimumSectionSize(18);
    verticalHeader()->setDefaultSectionSize(Theme::scaled(m_dense || Theme::isDense() ? 28 : 30));
    horizontalHeader()->setFixedHeight(Theme::scaled(28));
}

void Table::setDense(bool dense)
{
    m_dense = dense;
    applyHeights();
}

void Table::setStretchColumn(int column)
{
    m_stretch = column;
    fit();
}

void Table::setLeavingColumns(const QList<int> &columns)
{
    m_leaving = columns;
    fit();
}

void Table::setColumnWidths(const QList<int> &widths)
{
    m_widths = widths;
    m_fitting = true;
    for (int column = 0; column < widths.size() && column < horizontalHeader()->count(); ++column) {
        if (widths.at(column) > 0) {
            setColumnWidth(column, Theme::scaled(widths.at(column)));
        }
    }
    m_fitting = false;
    fit();
}

int Table::wantedWidth(int column) const
{
    const int own = m_widths.value(column);
    return own > 0 ? Theme::scaled(own) : horizontalHeader()->defaultSectionSize();
}

// Columns give way in the agreed order until the rest fits; the stretched one takes what is left.
void Table::fit()
{
    if (m_fitting || model() == nullptr || viewport()->width() <= 0) {
        return;
    }
    m_fitting = true;
    const int room = viewport()->width();
    for (const int column : std::as_const(m_left)) {
        setColumnHidden(column, false);
    }
    m_left.clear();
    const auto used = [this] {
        int sum = 0;
        for (int column = 0; column < horizontalHeader()->count(); ++column) {
            if (!isColumnHidden(column)) {
                sum += column == m_stretch ? qMin(leastStretch, wantedWidth(column))
                                           : columnWidth(column);
            }
        }
        return sum;
    };
    for (const int column : std::as_const(m_leaving)) {
        if (used() <= room) {
            break;
        }
        if (!isColumnHidden(column)) {
            setColumnHidden(column, true);
            m_left.append(column);
        }
    }
    if (m_stretch >= 0 && m_stretch < horizontalHeader()->count() && !isColumnHidden(m_stretch)) {
        int others = 0;
        for (int column = 0; column < horizontalHeader()->count(); ++column) {
            others += column == m_stretch || isColumnHidden(column) ? 0 : columnWidth(column);
        }
        setColumnWidth(m_stretch, qMax(qMin(leastStretch, wantedWidth(m_stretch)), room - others));
    }
    m_fitting = false;
}

void Table::rememberColumns(Settings &settings, const QString &name)
{
    m_settings = &settings;
    m_layoutName = name;
    const QByteArray state = settings.layout(name);
    if (!state.isEmpty()) {
        m_fitting = true;
        // Another number of columns means another kind of table: the old widths say nothing.
        const int before = horizontalHeader()->count();
        if (!horizontalHeader()->restoreState(state) || horizontalHeader()->count() != before) {
            settings.setLayout(name, {});
        }
        m_fitting = false;
        applyHeights();
        fit();
    }
}

void Table::saveColumns()
{
    if (m_settings == nullptr) {
        return;
    }
    m_fitting = true;
    for (const int column : std::as_const(m_left)) {
        setColumnHidden(column, false); // only what the user hid is remembered
    }
    m_settings->setLayout(m_layoutName, horizontalHeader()->saveState());
    for (const int column : std::as_const(m_left)) {
        setColumnHidden(column, true);
    }
    m_fitting = false;
}

void Table::popupColumnMenu(const QPoint &global)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = 0; column < horizontalHeader()->count(); ++column) {
        const QString name = model()->headerData(column, Qt::Horizontal).toString();
        if (name.isEmpty()) {
            continue;
        }
        QAction *action = menu->addAction(name);
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column) || m_left.contains(column));
        action->setEnabled(column != m_stretch);
        connect(action, &QAction::toggled, this, [this, column](bool on) {
            m_left.removeAll(column);
            setColumnHidden(column, !on);
            if (on && columnWidth(column) < 20) {
                setColumnWidth(column, wantedWidth(column));
            }
            fit();
            m_saveTimer.start();
        });
    }
    menu->popup(global);
}

void Table::flash(const QModelIndex &index)
{
    const qint64 end = QDateTime::currentMSecsSinceEpoch() + flashTime;
    m_flashing.append({QPersistentModelIndex(index), end});
    update(index);
    if (!m_flashTimer.isActive()) {
        m_flashTimer.start(flashTime);
    }
}

bool Table::isFlashing(const QModelIndex &index) const
{
    return std::ranges::any_of(
        m_flashing, [&index](const auto &entry) { return entry.first == index; });
}

void Table::setHovered(int row)
{
    if (row != m_hovered) {
        m_hovered = row;
        viewport()->update();
    }
}

void Table::mouseMoveEvent(QMouseEvent *event)
{
    setHovered(rowAt(event->pos().y()));
    QTableView::mouseMoveEvent(event);
}

void Table::mousePressEvent(QMouseEvent *event)
{
    m_keyboard = false;
    if (event->button() != Qt::MiddleButton) {
        QTableView::mousePressEvent(event);
    }
}

void Table::mouseReleaseEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    if (event->button() == Qt::MiddleButton && index.isValid()) {
        emit opened(index, OpenMode::NewTabBehind);
        return;
    }
    QTableView::mouseReleaseEvent(event);
}

void Table::mouseDoubleClickEvent(QMouseEvent *event)
{
    QTableView::mouseDoubleClickEvent(event);
    const QModelIndex index = indexAt(event->pos());
    if (event->button() == Qt::LeftButton && index.isValid()) {
        emit opened(index, OpenMode::Here);
    }
}

void Table::keyPressEvent(QKeyEvent *event)
{
    m_keyboard = true;
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && currentIndex().isValid()) {
        const bool control = event->modifiers().testFlag(Qt::ControlModifier);
        emit opened(currentIndex(), control ? OpenMode::NewTab : OpenMode::Here);
        return;
    }
    QTableView::keyPressEvent(event);
}

void Table::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (index.isValid()) {
        const QPoint at
            = byKey ? viewport()->mapToGlobal(visualRect(index).bottomLeft()) : event->globalPos();
        emit menuRequested(index, at);
    }
}

bool Table::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave) {
        setHovered(-1);
    }
    return QTableView::viewportEvent(event);
}

void Table::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fit();
}

void Table::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange
        || event->type() == QEvent::StyleChange) {
        applyHeights();
    }
}

} // namespace ui
