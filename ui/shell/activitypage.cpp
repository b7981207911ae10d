// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/activitypage.h"

#include "ui/shared/celldelegate.h"
#include "ui/shared/countchip.h"
#include "ui/shared/formatting.h"
#include "ui/shared/heads.h"
#include "ui/shared/icons.h"
#include "ui/shared/infogrid.h"
#include "ui/shared/marks.h"
#include "ui/shared/searchfield.h"
#include "ui/shared/sectionhead.h"
#include "ui/shared/session.h"
#include "ui/shared/stateview.h"
#include "ui/shared/table.h"

#include "models/guide/guidelibrary.h"
#include "models/writes/objectdiff.h"

#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int mostChanges = 40;

QString markOf(const Session &session, const models::GroupVersionKind &gvk)
{
    const models::Guide *guide
        = session.guides() == nullptr ? nullptr : session.guides()->find(gvk);
    return guide != nullptr && !guide->mark.isEmpty() ? guide->mark : KindMark::lettersOf(gvk.kind);
}

QString shown(const QJsonValue &value)
{
    if (value.isString()) {
        return value.toString();
    }
    if (value.isUndefined()) {
        return u"–"_s;
    }
    const QByteArray text = QJsonDocument(QJsonArray {value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(text.sliced(1, text.size() - 2));
}

} // namespace

ActivityPage::ActivityPage(Session &session, models::ActivityLog &log, QWidget *parent)
    : Page(session, parent)
    , m_model(new ActivityModel(log, session.name(), this))
    , m_split(new QSplitter(Qt::Horizontal, this))
    , m_stack(new QStackedWidget(this))
    , m_open(new QAction(this))
{
    auto *left = new QWidget(m_split);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeBar());
    m_table = new Table(m_stack);
    m_table->setModel(m_model);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setItemDelegateForColumn(
        ActivityModel::TimeColumn, new TextDelegate({Token::Secondary}, m_table));
    m_table->setItemDelegateForColumn(ActivityModel::ObjectColumn,
        new NameDelegate(
            [this](const QModelIndex &index) {
                return NameDelegate::Extras {markOf(this->session(), m_model->at(index.row()).gvk)};
            },
            m_table));
    m_table->setItemDelegateForColumn(ActivityModel::ResultColumn, new IconTextDelegate(m_table));
    m_table->setColumnWidths({90, 78, 170, 96, 240, 96});
    m_table->setStretchColumn(ActivityModel::ContentColumn);
    m_table->setLeavingColumns({ActivityModel::ProjectColumn});
    m_table->rememberColumns(session.settings(), u"activity.columns"_s);
    m_empty = new StateView(m_stack);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    column->addWidget(m_stack, 1);
    m_inspector = makeInspector();
    m_split->addWidget(left);
    m_split->addWidget(m_inspector);
    m_split->setStretchFactor(0, 1);
    m_split->setSizes({800, 370});
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_split);
    connect(m_model, &ActivityModel::countsChanged, this, &ActivityPage::refresh);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &ActivityPage::follow);
    const auto open = [this](OpenMode mode) {
        const QModelIndex index = m_table->currentIndex();
        if (index.isValid()) {
            const models::Activity &activity = m_model->at(index.row());
            this->session().open(
                Place {Place::Kind::Object, activity.gvk, activity.nameSpace, activity.name}, mode);
        }
    };
    connect(
        m_table, &Table::opened, this, [open](const QModelIndex &, OpenMode mode) { open(mode); });
    connect(m_open, &QAction::triggered, this, [open] { open(OpenMode::Here); });
    setFocusProxy(m_table);
    retranslate();
    refresh();
}

QWidget *ActivityPage::makeBar()
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(6);
    m_search = new SearchField(bar);
    m_search->setMaximumWidth(260);
    row->addWidget(m_search, 1);
    row->addSpacing(6);
    for (const auto part :
        {ActivityModel::Part::All, ActivityModel::Part::Failed, ActivityModel::Part::Created,
            ActivityModel::Part::Changed, ActivityModel::Part::Deleted}) {
        const bool failed = part == ActivityModel::Part::Failed;
        auto *chip = new CountChip({}, failed ? std::optional(State::Failed) : std::nullopt, bar);
        connect(chip, &QAbstractButton::clicked, this, [this, part] { choose(part); });
        m_chips.append({part, chip});
        row->addWidget(chip);
    }
    row->addStretch(1);
    connect(m_search, &QLineEdit::textChanged, this, [this] { choose(m_part); });
    return bar;
}

QWidget *ActivityPage::makeInspector()
{
    auto *scroll = new QScrollArea(m_split);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setMinimumWidth(300);
    auto *content = new QWidget(scroll);
    content->setBackgroundRole(QPalette::AlternateBase);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 12);
    column->setSpacing(0);
    m_head = new InspectorHead(content);
    column->addWidget(m_head);
    auto *inner = new QVBoxLayout;
    inner->setContentsMargins(14, 0, 14, 0);
    inner->setSpacing(4);
    m_factsHead = new SectionHead({}, content);
    m_factsHead->setQuiet(true);
    m_facts = new InfoGrid(content);
    m_changesHead = new SectionHead({}, content);
    m_changesHead->setQuiet(true);
    m_changes = new QVBoxLayout;
    m_changes->setSpacing(6);
    inner->addWidget(m_factsHead);
    inner->addWidget(m_facts);
    inner->addSpacing(6);
    inner->addWidget(m_changesHead);
    inner->addLayout(m_changes);
    inner->addStretch(1);
    column->addLayout(inner, 1);
    scroll->setWidget(content);
    connect(m_head, &InspectorHead::closeRequested, this, &ActivityPage::toggleInspector);
    return scroll;
}

QString ActivityPage::title() const
{
    return tr("Activity");
}

QIcon ActivityPage::icon() const
{
    return Icons::named(u"clock"_s);
}

ViewStatus ActivityPage::viewStatus() const
{
    return {ViewStatus::Phase::Local, {},
        tr("%n writes; values of Secrets are not kept", nullptr,
            m_model->count(ActivityModel::Part::All))};
}

void ActivityPage::choose(ActivityModel::Part part)
{
    m_part = part;
    m_model->setFilter(m_search->text().trimmed(), part);
}

void ActivityPage::refresh()
{
    for (const auto &[part, chip] : std::as_const(m_chips)) {
        chip->setCount(m_model->count(part));
        chip->setChecked(part == m_part);
    }
    const bool filtered = !m_search->text().isEmpty() || m_part != ActivityModel::Part::All;
    if (filtered) {
        m_empty->setContent(StateView::Kind::NoMatch, tr("No write matches the filter"), {},
            {{tr("Clear filter"), [this] {
                  m_part = ActivityModel::Part::All;
                  m_search->clear();
                  choose(m_part);
              }}});
    } else {
        m_empty->setContent(StateView::Kind::Empty,
            tr("Nothing was written from this computer yet"),
            tr("What you create, change or delete appears here, with what it was before and what "
               "became of it."));
        m_empty->setIcon(Icons::named(u"clock"_s));
    }
    m_stack->setCurrentWidget(m_model->rowCount() > 0 ? static_cast<QWidget *>(m_table) : m_empty);
    if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0) {
        m_table->selectRow(0);
    }
    follow();
    emit changed();
}

void ActivityPage::follow()
{
    const QModelIndex index = m_table->currentIndex();
    m_inspector->setVisible(index.isValid() && m_inspector->property("closed").toBool() == false);
    if (!index.isValid()) {
        return;
    }
    const models::Activity &activity = m_model->at(index.row());
    m_head->setObject(markOf(session(), activity.gvk), activity.name,
        ActivityModel::stateOf(activity), ActivityModel::outcomeText(activity.outcome),
        Format::day(activity.time));
    m_head->setActions({m_open});
    m_facts->clear();
    m_facts->add(tr("Action"), ActivityModel::verbText(activity.verb));
    m_facts->add(tr("Kind"), activity.gvk.kind);
    if (!activity.nameSpace.isEmpty()) {
        m_facts->add(tr("Project"), activity.nameSpace);
    }
    m_facts->add(tr("Time"), Format::exact(activity.time));
    if (!activity.serverText.isEmpty()) {
        m_facts->add(tr("Answer"), activity.serverText);
    }
    while (QLayoutItem *item = m_changes->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const bool both = !activity.before.isEmpty() && !activity.after.isEmpty();
    const QList<models::Change> changes = both
        ? models::changesBetween(models::withoutServerFields(activity.before),
              models::withoutServerFields(activity.after))
        : QList<models::Change>();
    m_changesHead->setVisible(both);
    m_changesHead->setSummary(tr("%n changes", nullptr, static_cast<int>(changes.size())));
    for (const models::Change &change :
        changes.first(qMin<qsizetype>(mostChanges, changes.size()))) {
        auto *label = new QLabel(u"%1\n%2 → %3"_s.arg(
            change.path.toString(), shown(change.before), shown(change.after)));
        label->setFont(Theme::font(Type::Mono));
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setWordWrap(true);
        m_changes->addWidget(label);
    }
}

void ActivityPage::focusFilter()
{
    m_search->setFocus();
    m_search->selectAll();
}

void ActivityPage::toggleInspector()
{
    m_inspector->setProperty("closed", m_inspector->isVisible());
    follow();
}

QList<QWidget *> ActivityPage::panes() const
{
    return {m_search, m_table, m_inspector};
}

void ActivityPage::setWidthClass(WidthClass width)
{
    m_split->setOrientation(width == WidthClass::Wide ? Qt::Horizontal : Qt::Vertical);
}

void ActivityPage::retranslate()
{
    m_search->setHint(tr("Object, kind or project"), u"/"_s);
    const QStringList words {tr("All"), tr("Failed"), tr("Created"), tr("Changed"), tr("Deleted")};
    for (qsizetype i = 0; i < m_chips.size(); ++i) {
        m_chips.at(i).second->setWord(words.at(i));
    }
    m_table->setAccessibleName(tr("Activity"));
    m_factsHead->setTitle(tr("Details"));
    m_changesHead->setTitle(tr("Before and after"));
    m_open->setText(tr("Open object"));
    m_model->retranslate();
    refresh();
}

} // namespace ui
