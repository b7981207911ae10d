// SPDX-License-Identifier: Apache-2.0
#include "ui/project/listpage.h"

#include "models/jobs/jobsmodel.h"
#include "models/kube/cluster.h"
#include "models/kube/discovery.h"
#include "models/resources/objectlist.h"
#include "ui/browser/watchwords.h"
#include "ui/shared/banner.h"
#include "ui/shared/countchip.h"
#include "ui/shared/formatting.h"
#include "ui/shared/icons.h"
#include "ui/shared/searchfield.h"
#include "ui/shared/stateview.h"
#include "ui/shared/table.h"

#include <QHBoxLayout>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

ListPage::ListPage(Session &session, const QString &layoutName, QWidget *parent)
    : Page(session, parent)
    , m_model(new CellsModel(this))
    , m_filter(new SearchField)
    , m_menu(new QToolButton)
    , m_table(new Table)
    , m_state(new StateView)
    , m_stack(new QStackedWidget)
    , m_partly(new Banner)
    , m_splitter(new QSplitter)
    , m_left(new QVBoxLayout)
    , m_layoutName(layoutName)
{
    m_table->setObjectName(u"list"_s);
    m_state->setObjectName(u"listState"_s);
    m_filling.setSingleShot(true);
    m_filling.setInterval(16);
    connect(&m_filling, &QTimer::timeout, this, &ListPage::fill);
    m_clock.setInterval(10'000); // ages and waiting times
    connect(&m_clock, &QTimer::timeout, this, [this] {
        if (isVisible())
            fill();
    });
    m_clock.start();
    connect(&session, &Session::projectsChanged, this, [this] {
        watchAll();
        touch();
    });
    if (session.cluster()) {
        connect(&session.cluster()->discovery(), &models::Discovery::changed, this, [this] {
            watchAll();
            touch();
        });
    }
    if (session.jobs()) {
        models::JobsModel *jobs = session.jobs();
        connect(jobs, &models::JobsModel::countsChanged, this, &ListPage::touch);
        connect(jobs, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &first) {
            if (first.column() != models::JobsModel::DurationColumn) // not only the clocks
                touch();
        });
    }
}

ListPage::~ListPage() = default;

void ListPage::build(int chips, QWidget *inspector, QWidget *below)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *left = new QWidget;
    left->setLayout(m_left);
    m_left->setContentsMargins(0, 0, 0, 0);
    m_left->setSpacing(0);
    m_left->addWidget(makeBar(chips));
    m_partly->setStrip(true);
    m_partly->hide();
    m_left->addWidget(m_partly);
    m_table->setModel(m_model);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_state);
    m_left->addWidget(m_stack, 1);
    if (below) {
        auto *line = new QWidget;
        line->setFixedHeight(1);
        line->setAutoFillBackground(true);
        line->setBackgroundRole(QPalette::Mid);
        m_left->addWidget(line);
        m_left->addWidget(below);
    }
    m_inspector = inspector;
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(left);
    m_splitter->addWidget(inspector);
    m_splitter->setStretchFactor(0, 1);
    m_inspector->setMinimumWidth(340);
    m_splitter->setSizes({820, 360});
    column->addWidget(m_splitter, 1);
    setFocusProxy(m_table);
    connectParts();
}

QWidget *ListPage::makeBar(int chips)
{
    auto *bar = new QWidget;
    bar->setFixedHeight(Theme::scaled(44));
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(12, 0, 12, 0);
    row->setSpacing(6);
    m_filter->setMinimumWidth(160);
    m_filter->setMaximumWidth(280);
    row->addWidget(m_filter, 1);
    row->addSpacing(6);
    for (int i = 0; i <= chips; ++i) {
        auto *chip = new CountChip({});
        connect(chip, &QAbstractButton::clicked, this, [this, i] {
            m_chip = i == m_chip ? 0 : i;
            fill();
        });
        m_chips.append(chip);
        row->addWidget(chip);
    }
    row->addStretch(1);
    m_menu->setAutoRaise(true);
    m_menu->setIcon(Icons::named(u"overflow-menu"_s));
    row->addWidget(m_menu);
    return bar;
}

void ListPage::connectParts()
{
    connect(m_filter, &QLineEdit::textChanged, this, &ListPage::fill);
    connect(m_menu, &QToolButton::clicked, this,
        [this] { m_table->popupColumnMenu(m_menu->mapToGlobal(QPoint(0, m_menu->height()))); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex &current) {
            if (!current.isValid())
                return;
            m_selected = m_model->keyAt(current.row());
            showSelected();
            arrange();
        });
    connect(m_table, &Table::opened, this, [this](const QModelIndex &index, OpenMode mode) {
        openRow(m_model->keyAt(index.row()), mode);
    });
}

void ListPage::setHints(const QString &filter, const QString &table)
{
    m_filter->setHint(filter, u"/"_s);
    m_filter->setAccessibleName(filter);
    m_table->setAccessibleName(table);
    m_menu->setToolTip(tr("Columns"));
    m_menu->setAccessibleName(tr("Columns"));
}

void ListPage::setChips(const QStringList &words, const QList<int> &counts)
{
    for (int i = 0; i < m_chips.size(); ++i) {
        m_chips[i]->setWord(words.value(i));
        m_chips[i]->setCount(counts.value(i));
        m_chips[i]->setChecked(i == m_chip);
        m_chips[i]->setVisible(i == 0 || counts.value(i) > 0 || i == m_chip);
    }
}

models::ObjectList *ListPage::addList()
{
    auto *list = new models::ObjectList(this);
    connect(list, &models::ObjectList::changed, this, &ListPage::touch);
    connect(list, &models::ObjectList::stateChanged, this, &ListPage::touch);
    m_lists.append(list);
    return list;
}

bool ListPage::watchKind(
    models::ObjectList &list, const QString &group, const QString &plural, bool isInProjects)
{
    models::Cluster *cluster = session().cluster();
    if (!cluster)
        return false;
    // In the group's preferred version, or whichever has the kind.
    const models::Discovery &discovery = cluster->discovery();
    const QString version = discovery.preferredVersion(group);
    std::optional<models::ApiResource> found;
    for (const models::ApiResource &resource : discovery.resources()) {
        const bool isIt = resource.groupVersion.group == group && resource.plural == plural;
        if (isIt && (!found || resource.groupVersion.version == version))
            found = resource;
    }
    if (found)
        list.watch(*cluster, *found, isInProjects ? session().projects() : QStringList(),
            session().knownProjects());
    else
        list.stop();
    return found.has_value();
}

QList<const models::JobSummary *> ListPage::jobs() const
{
    QList<const models::JobSummary *> all;
    if (const models::JobsModel *jobs = session().jobs()) {
        for (int row = 0; row < jobs->rowCount(); ++row)
            all.append(jobs->at(row));
    }
    return all;
}

QString ListPage::filter() const
{
    return m_filter->text().trimmed().toLower();
}

void ListPage::clearFilter()
{
    m_chip = 0;
    m_filter->clear();
    fill();
}

void ListPage::touch()
{
    if (!m_filling.isActive())
        m_filling.start();
}

void ListPage::select(const QString &key)
{
    m_selected = key;
    if (const int row = m_model->rowOf(key); row >= 0)
        m_table->selectRow(row);
}

void ListPage::show(const QList<CellsModel::Row> &rows, qsizetype total)
{
    const QString before = m_selected;
    m_model->setRows(rows);
    int row = m_model->rowOf(before);
    if (row < 0 && !rows.isEmpty())
        row = 0;
    if (row >= 0 && m_table->currentIndex().row() != row)
        m_table->selectRow(row);
    m_selected = row >= 0 ? m_model->keyAt(row) : QString();
    const bool hasRows = !rows.isEmpty();
    const bool isPartly = hasRows && std::ranges::any_of(m_lists, &models::ObjectList::isFallback);
    m_partly->setVisible(isPartly);
    if (isPartly)
        m_partly->setWarning(tr("No right to list all projects at once."),
            tr("Shown are those of: %1.").arg(Format::list(session().knownProjects(), 3)));
    m_stack->setCurrentWidget(hasRows ? static_cast<QWidget *>(m_table) : m_state);
    if (!hasRows)
        explainNothing(*m_state, total > 0);
    showSelected();
    arrange();
    emit changed();
}

void ListPage::arrange()
{
    const bool isBeside = m_width == WidthClass::Wide;
    const auto orientation = isBeside ? Qt::Horizontal : Qt::Vertical;
    if (m_splitter->orientation() != orientation)
        m_splitter->setOrientation(orientation);
    const bool isShown = isBeside ? m_isInspectorWanted : m_isOpenBelow;
    m_inspector->setVisible(isShown && !m_selected.isEmpty());
}

void ListPage::setWidthClass(WidthClass width)
{
    m_width = width;
    arrange();
}

void ListPage::toggleInspector()
{
    bool &isOpen = m_width == WidthClass::Wide ? m_isInspectorWanted : m_isOpenBelow;
    isOpen = !isOpen;
    arrange();
}

void ListPage::reload()
{
    for (models::ObjectList *list : std::as_const(m_lists))
        list->relist();
}

void ListPage::focusFilter()
{
    m_filter->setFocus();
}

QList<QWidget *> ListPage::panes() const
{
    return {m_filter, m_table, m_inspector};
}

ViewStatus ListPage::viewStatus() const
{
    return WatchWords::status(listState(), {});
}

QByteArray ListPage::saveState() const
{
    return m_filter->text().toUtf8() + '\n' + m_selected.toUtf8();
}

void ListPage::restoreState(const QByteArray &state)
{
    const QList<QByteArray> lines = state.split('\n');
    m_selected = QString::fromUtf8(lines.value(1));
    m_filter->setText(QString::fromUtf8(lines.value(0)));
}

} // namespace ui
