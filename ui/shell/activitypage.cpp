// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/activitypage.h"

#include "ui/editor/diffview.h"
#include "ui/shared/celldelegate.h"
#include "ui/shared/clipboard.h"
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
#include "models/writes/undo.h"
#include "models/yaml/emit.h"

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

QString markOf(const Session &session, const models::GroupVersionKind &gvk)
{
    const models::Guide *guide
        = session.guides() == nullptr ? nullptr : session.guides()->find(gvk);
    return guide != nullptr && !guide->mark.isEmpty() ? guide->mark : KindMark::lettersOf(gvk.kind);
}

QString yamlOf(const QJsonObject &object)
{
    models::yaml::EmitOptions options;
    options.order = models::yaml::conventionalOrder;
    options.listOffset = 0;
    return object.isEmpty() ? QString()
                            : models::yaml::emitYaml(models::withoutServerFields(object), options);
}

/// What would have done the same; empty where kubectl needs a file for it.
QString commandOf(const models::Activity &activity)
{
    const QString space = activity.nameSpace.isEmpty() ? QString() : u" -n "_s + activity.nameSpace;
    const QString target = activity.gvk.kind.toLower() + u' ' + activity.name + space;
    if (activity.verb == models::Activity::Verb::Delete)
        return u"kubectl delete "_s + target;
    if (activity.before.isEmpty() || activity.after.isEmpty())
        return {};
    QString patch = QString::fromUtf8(
        QJsonDocument(models::mergePatch(models::withoutServerFields(activity.before),
                          models::withoutServerFields(activity.after)))
            .toJson(QJsonDocument::Compact));
    patch.replace(u'\'', u"'\\''"_s);
    return u"kubectl patch %1 --type merge -p '%2'"_s.arg(target, patch);
}

} // namespace

ActivityPage::ActivityPage(Session &session, models::ActivityLog &log, QWidget *parent)
    : Page(session, parent)
    , m_model(new ActivityModel(log, session.name(), this))
    , m_split(new QSplitter(Qt::Horizontal, this))
    , m_stack(new QStackedWidget(this))
    , m_undo(new QAction(this))
    , m_copy(new QAction(this))
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
    auto *times = new TextDelegate({Token::Secondary}, m_table);
    times->setLookOf([this](const QModelIndex &index) {
        return TextDelegate::Look {.ink = Token::Secondary,
            .weight = m_model->at(index.row()) ? QFont::Normal : QFont::DemiBold};
    });
    m_table->setItemDelegateForColumn(ActivityModel::TimeColumn, times);
    m_table->setItemDelegateForColumn(ActivityModel::ObjectColumn,
        new NameDelegate(
            [this](const QModelIndex &index) {
                const models::Activity *activity = m_model->at(index.row());
                return activity ? NameDelegate::Extras {markOf(this->session(), activity->gvk)}
                                : NameDelegate::Extras {};
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
    connectAll();
    setFocusProxy(m_table);
    retranslate();
    refresh();
}

void ActivityPage::connectAll()
{
    connect(m_model, &ActivityModel::countsChanged, this, &ActivityPage::refresh);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &ActivityPage::follow);
    const auto open = [this](OpenMode mode) {
        if (const models::Activity *activity = current()) {
            this->session().open(
                Place {Place::Kind::Object, activity->gvk, activity->nameSpace, activity->name},
                mode);
        }
    };
    connect(
        m_table, &Table::opened, this, [open](const QModelIndex &, OpenMode mode) { open(mode); });
    connect(m_open, &QAction::triggered, this, [open] { open(OpenMode::Here); });
    connect(m_undo, &QAction::triggered, this, &ActivityPage::undo);
    connect(m_copy, &QAction::triggered, this, [this] {
        if (const models::Activity *activity = current())
            Clipboard::copy(this->session(), commandOf(*activity), tr("kubectl command"));
    });
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
    m_changes = new DiffView(content);
    m_changes->setMinimumHeight(Theme::scaled(260));
    m_warningsHead = new SectionHead({}, content);
    m_warningsHead->setQuiet(true);
    m_warnings = new QLabel(content);
    m_warnings->setWordWrap(true);
    m_warnings->setTextFormat(Qt::PlainText);
    inner->addWidget(m_factsHead);
    inner->addWidget(m_facts);
    inner->addSpacing(6);
    inner->addWidget(m_changesHead);
    inner->addWidget(m_changes, 1);
    inner->addWidget(m_warningsHead);
    inner->addWidget(m_warnings);
    inner->addStretch();
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
    if (current() == nullptr && m_model->rowCount() > 0) {
        m_table->selectRow(m_model->firstWrite());
    }
    follow();
    emit changed();
}

void ActivityPage::follow()
{
    m_inspector->setVisible(current() != nullptr && !m_inspector->property("closed").toBool());
    if (current() == nullptr) {
        return;
    }
    const models::Activity &activity = *current();
    m_head->setObject(markOf(session(), activity.gvk), activity.name,
        ActivityModel::stateOf(activity), ActivityModel::outcomeText(activity.outcome),
        Format::day(activity.time));
    showActions(activity);
    showFacts(activity);
    const bool hasDiff = !activity.before.isEmpty() || !activity.after.isEmpty();
    m_changesHead->setVisible(hasDiff);
    m_changes->setVisible(hasDiff);
    m_changes->setTexts(yamlOf(activity.before), yamlOf(activity.after));
    m_changesHead->setSummary(!activity.before.isEmpty() && !activity.after.isEmpty()
            ? tr("%n changes", nullptr, m_changes->changeCount())
            : QString());
    m_warningsHead->setVisible(!activity.warnings.isEmpty());
    m_warnings->setVisible(!activity.warnings.isEmpty());
    m_warnings->setText(activity.warnings.join(u'\n'));
}

const models::Activity *ActivityPage::current() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() ? m_model->at(index.row()) : nullptr;
}

void ActivityPage::showActions(const models::Activity &activity)
{
    const models::UndoKind kind = models::undoKindOf(activity);
    const bool canUndo = kind == models::UndoKind::PutBack || kind == models::UndoKind::CreateAgain;
    const int changes = kind == models::UndoKind::PutBack
        ? int(models::changesBetween(models::withoutServerFields(activity.before),
              models::withoutServerFields(activity.after))
                  .size())
        : 0;
    m_undo->setText(kind == models::UndoKind::CreateAgain
            ? tr("Create again…")
            : tr("Undo %n changes…", nullptr, changes));
    m_undo->setEnabled(!session().isReadOnly());
    QList<QAction *> shown {m_open};
    if (canUndo)
        shown.prepend(m_undo);
    const bool hasCommand = !commandOf(activity).isEmpty() && activity.gvk.kind != "Secret"_L1;
    m_head->setActions(shown, hasCommand ? QList<QAction *> {m_copy} : QList<QAction *> {});
}

void ActivityPage::showFacts(const models::Activity &activity)
{
    m_facts->clear();
    m_facts->add(tr("Action"), ActivityModel::verbText(activity.verb));
    m_facts->add(tr("Kind"), activity.gvk.kind);
    if (!activity.nameSpace.isEmpty())
        m_facts->add(tr("Project"), activity.nameSpace);
    m_facts->add(tr("Time"), Format::exact(activity.time));
    if (!activity.user.isEmpty())
        m_facts->add(tr("Identity"), activity.user);
    if (!activity.from.isEmpty())
        m_facts->add(tr("Copy of"), activity.from);
    if (activity.took > 0)
        m_facts->add(tr("Took"), tr("%1 ms").arg(Format::number(activity.took)));
    if (!activity.serverText.isEmpty())
        m_facts->add(tr("Answer"), activity.serverText);
    if (models::undoKindOf(activity) == models::UndoKind::None
        && activity.outcome == models::Activity::Outcome::Done && activity.gvk.kind == "Secret"_L1)
        m_facts->add(tr("Undo"), tr("not possible: values of Secrets are not kept"));
}

/// Where it is taken back: an edit or a new object, filled from the log, reviewed like any other.
void ActivityPage::undo()
{
    const models::Activity *activity = current();
    if (activity == nullptr || session().isReadOnly())
        return;
    const bool isEdit = models::undoKindOf(*activity) == models::UndoKind::PutBack;
    session().open({.kind = isEdit ? Place::Kind::Edit : Place::Kind::Create,
        .gvk = activity->gvk,
        .nameSpace = activity->nameSpace,
        .name = isEdit ? activity->name : QString(),
        .argument = u"activity:"_s + activity->time.toString(Qt::ISODateWithMs)});
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
    m_copy->setText(tr("Copy as kubectl"));
    m_warningsHead->setTitle(tr("Warnings from the server"));
    m_model->retranslate();
    refresh();
}

} // namespace ui
