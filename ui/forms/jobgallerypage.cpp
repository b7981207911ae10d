// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/jobgallerypage.h"

#include "models/guide/guidelibrary.h"
#include "models/jobs/jobsmodel.h"
#include "models/kube/cluster.h"
#include "models/kube/discovery.h"
#include "ui/forms/draftfolder.h"
#include "ui/forms/formwords.h"
#include "ui/forms/kindcard.h"
#include "ui/forms/recentmodel.h"
#include "ui/forms/schemaloader.h"
#include "ui/shared/flowlayout.h"
#include "ui/shared/icons.h"
#include "ui/shared/marks.h"
#include "ui/shared/quietlabel.h"
#include "ui/shared/searchfield.h"
#include "ui/shared/session.h"
#include "ui/shared/style.h"
#include "ui/shared/table.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ui {

namespace {

/// What the server has of a guide's kind, as far as new ones can be made.
const models::ApiResource *servedKind(
    const QList<models::ApiResource> &served, const models::Guide &guide)
{
    const auto found = std::ranges::find_if(served, [&](const models::ApiResource &resource) {
        return resource.kind == guide.kind && resource.groupVersion.group == guide.group
            && resource.can(u"create");
    });
    return found == served.end() ? nullptr : &*found;
}

constexpr int mostRecent = 8;

State stateOf(models::JobState state)
{
    switch (state) {
    case models::JobState::Failed:
        return State::Failed;
    case models::JobState::Waiting:
        return State::Waiting;
    case models::JobState::Starting:
        return State::Starting;
    case models::JobState::Running:
        return State::Running;
    case models::JobState::Stopping:
        return State::Stopping;
    case models::JobState::Paused:
        return State::Paused;
    case models::JobState::Succeeded:
        return State::Succeeded;
    case models::JobState::Unknown:
        break;
    }
    return State::Unknown;
}

} // namespace

JobGalleryPage::JobGalleryPage(Session &session, QWidget *parent)
    : Page(session, parent)
    , m_drafts(draftFolder())
    , m_recentModel(new RecentModel(this))
    , m_draftModel(new RecentModel(this))
    , m_projects(new QComboBox(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(makeKinds(), 57);
    m_right = makeRecent();
    middle->addWidget(m_right, 43);
    layout->addLayout(middle, 1);
    layout->addWidget(makeFoot());
    m_soon.setSingleShot(true);
    m_soon.setInterval(200ms);
    connect(&m_soon, &QTimer::timeout, this, &JobGalleryPage::fillRecent);
    if (models::JobsModel *jobs = session.jobs()) {
        const auto later = [this] { m_soon.start(); };
        connect(jobs, &QAbstractItemModel::modelReset, this, later);
        connect(jobs, &QAbstractItemModel::rowsInserted, this, later);
        connect(jobs, &QAbstractItemModel::rowsRemoved, this, later);
        connect(jobs, &QAbstractItemModel::dataChanged, this, later);
    }
    if (session.cluster())
        connect(&session.cluster()->discovery(), &models::Discovery::changed, this,
            &JobGalleryPage::fillCards);
    connect(&session, &Session::allProjectsChanged, this, &JobGalleryPage::fillProjects);
    retranslate();
    refresh();
}

JobGalleryPage::~JobGalleryPage() = default;

void JobGalleryPage::refresh()
{
    fillProjects();
    fillCards();
    fillRecent();
    QList<RecentModel::Entry> drafts;
    const QList<models::Draft> all = m_drafts.all();
    for (const models::Draft &draft : all) {
        if (drafts.size() >= mostRecent || !draft.loadedVersion.isEmpty())
            continue;
        const models::Guide *guide
            = session().guides() ? session().guides()->find(draft.gvk) : nullptr;
        drafts.append(
            {draft.gvk, draft.nameSpace, draft.name.isEmpty() ? draft.gvk.kind : draft.name,
                guide ? guide->mark : KindMark::lettersOf(draft.gvk.kind), State::Unknown,
                draft.gvk.kind, draft.saved, draft.id});
    }
    m_draftModel->setEntries(drafts);
    m_draftTable->setVisible(!drafts.isEmpty());
    m_noDrafts->setVisible(drafts.isEmpty());
}

void JobGalleryPage::fillCards()
{
    const models::GuideLibrary *guides = session().guides();
    if (!guides || !session().cluster())
        return;
    const auto served = session().cluster()->discovery().resources();
    qDeleteAll(m_cards);
    m_cards.clear();
    const QString language = FormWords::language();
    const auto jobs = guides->guides(u"job"_s);
    for (const models::Guide *guide : jobs) {
        const models::ApiResource *resource = servedKind(served, *guide);
        if (!resource)
            continue;
        auto *card = new KindCard(resource->gvk(), this);
        card->setContent(guide->mark, guide->title.in(language), guide->scale.in(language));
        connect(card, &KindCard::chosen, this, [this, card] { choose({card->gvk(), {}, {}, {}}); });
        connect(card, &KindCard::opened, this, [this, card] {
            choose({card->gvk(), {}, {}, {}});
            openChoice(true);
        });
        m_cards.append(card);
    }
    m_kindsNote->setText(tr("this cluster offers %n kinds", nullptr, int(m_cards.size())));
    // Whoever looks at the gallery opens a form next: its schema is read meanwhile.
    QSet<models::GroupVersion> versions;
    for (const KindCard *card : std::as_const(m_cards))
        versions.insert(card->gvk().groupVersion());
    for (const models::GroupVersion &version : std::as_const(versions))
        QCoro::connect(loadSchema(session().cluster(), version), this, [](const auto &) { });
    fillOthers();
    filter(m_search->text());
    if (m_choice.isEmpty() && !m_cards.isEmpty())
        choose({m_cards.first()->gvk(), {}, {}, {}});
    emit changed();
}

/// Kinds that are no jobs but are often made beside them.
void JobGalleryPage::fillOthers()
{
    const auto served = session().cluster()->discovery().resources();
    m_othersFlow->clear();
    const auto apps = session().guides()->guides(u"app"_s);
    QList<models::GroupVersionKind> offered;
    for (const models::Guide *guide : apps) {
        if (const models::ApiResource *resource = servedKind(served, *guide))
            offered.append(resource->gvk());
    }
    for (const auto &kind : {u"Notebook"_s, u"TensorBoard"_s, u"WorkflowRun"_s,
             u"PersistentVolumeClaim"_s, u"ConfigMap"_s}) {
        const auto found = std::ranges::find_if(served, [&](const models::ApiResource &resource) {
            return resource.kind == kind && resource.can(u"create");
        });
        if (found != served.end())
            offered.append(found->gvk());
    }
    for (const models::GroupVersionKind &gvk : std::as_const(offered)) {
        auto *button = new QPushButton(gvk.kind, m_others);
        Style::setSmall(button);
        connect(button, &QPushButton::clicked, this, [this, gvk] {
            choose({gvk, {}, {}, {}});
            openChoice(true);
        });
        m_othersFlow->addWidget(button);
        button->show();
    }
    m_othersTitle->setVisible(!offered.isEmpty());
}

void JobGalleryPage::fillRecent()
{
    QList<models::JobSummary> jobs;
    if (const models::JobsModel *model = session().jobs()) {
        for (int row = 0; row < model->rowCount(); ++row)
            jobs.append(*model->at(row));
    }
    std::ranges::stable_sort(jobs, std::greater(), &models::JobSummary::created);
    QList<RecentModel::Entry> entries;
    for (const models::JobSummary &job : std::as_const(jobs)) {
        if (entries.size() >= mostRecent)
            break;
        if (!m_search->text().isEmpty() && !job.name.contains(m_search->text(), Qt::CaseInsensitive)
            && !job.gvk.kind.contains(m_search->text(), Qt::CaseInsensitive))
            continue;
        const models::Guide *guide
            = session().guides() ? session().guides()->find(job.gvk) : nullptr;
        const int each = job.wanted > 0 ? job.gpus / job.wanted : 0;
        entries.append({job.gvk, job.nameSpace, job.name,
            guide ? guide->mark : KindMark::lettersOf(job.gvk.kind), stateOf(job.state),
            each > 0 ? u"%1 × %2 GPU"_s.arg(job.wanted).arg(each) : QString::number(job.wanted),
            job.created, {}});
    }
    m_recentModel->setEntries(entries);
    m_recent->setVisible(!entries.isEmpty());
    m_noRecent->setVisible(entries.isEmpty());
}

void JobGalleryPage::fillProjects()
{
    const QString chosen
        = m_projects->count() > 0 ? m_projects->currentText() : session().defaultProject();
    QStringList names = session().allProjects();
    if (!names.contains(chosen) && !chosen.isEmpty())
        names.prepend(chosen);
    const QSignalBlocker blocker(m_projects);
    m_projects->clear();
    m_projects->addItems(names);
    m_projects->setCurrentText(chosen);
}

QString JobGalleryPage::project() const
{
    return m_projects->currentText().isEmpty() ? session().defaultProject()
                                               : m_projects->currentText();
}

void JobGalleryPage::filter(const QString &typed)
{
    int shown = 0;
    for (KindCard *card : std::as_const(m_cards)) {
        m_grid->removeWidget(card);
        const bool fits = card->fits(typed.trimmed());
        card->setVisible(fits);
        if (fits) {
            m_grid->addWidget(card, shown / 2, shown % 2);
            ++shown;
        }
    }
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, 1);
    fillRecent();
}

void JobGalleryPage::choose(const Choice &choice)
{
    m_choice = choice;
    const bool isCopy = !choice.name.isEmpty() && choice.draftId.isEmpty();
    for (KindCard *card : std::as_const(m_cards))
        card->setChosen(
            card->gvk() == choice.gvk && choice.name.isEmpty() && choice.draftId.isEmpty());
    if (!isCopy)
        m_recent->clearSelection();
    if (choice.draftId.isEmpty())
        m_draftTable->clearSelection();
    const models::Guide *guide
        = session().guides() ? session().guides()->find(choice.gvk) : nullptr;
    m_footMark->setLetters(guide ? guide->mark : KindMark::lettersOf(choice.gvk.kind));
    m_footKind->setText(choice.gvk.kind);
    m_footText->setText(isCopy
            ? tr("A copy of %1: a new name, without what the server fills in.").arg(choice.name)
            : !choice.draftId.isEmpty() ? tr("Goes on with a draft.")
            : guide                     ? guide->summary.in(FormWords::language())
                                        : QString());
    m_footText->setToolTip(m_footText->text());
    m_blank->setVisible(isCopy || !choice.draftId.isEmpty());
    m_open->setText(isCopy              ? tr("Copy and open form")
            : !choice.draftId.isEmpty() ? tr("Open draft")
                                        : tr("Open form"));
    m_open->setEnabled(!choice.isEmpty());
}

QString JobGalleryPage::title() const
{
    return tr("New job");
}

Place JobGalleryPage::place() const
{
    Place place;
    place.kind = Place::Kind::NewJob;
    return place;
}

QIcon JobGalleryPage::icon() const
{
    return Icons::named(u"list-add"_s);
}

ViewStatus JobGalleryPage::viewStatus() const
{
    ViewStatus status;
    status.phase = ViewStatus::Phase::Local;
    status.word = tr("%n kinds of jobs", nullptr, int(m_cards.size()));
    return status;
}

QWidget *JobGalleryPage::pathBarWidget() const
{
    return m_projects;
}

void JobGalleryPage::focusFilter()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
}

void JobGalleryPage::setWidthClass(WidthClass width)
{
    m_right->setVisible(width != WidthClass::Narrow);
}

void JobGalleryPage::retranslate()
{
    m_title->setText(tr("New job"));
    m_search->setHint(tr("Kind, job, or what is to be done"), u"/"_s);
    m_search->setAccessibleName(tr("Find a kind or job"));
    m_fromFile->setText(tr("From YAML file…"));
    m_paste->setText(tr("Paste YAML"));
    m_kindsTitle->setText(tr("Begin with a kind"));
    m_othersTitle->setText(tr("Other things to create"));
    m_recentTitle->setText(tr("Copy an earlier job"));
    m_recent->setAccessibleName(tr("Earlier jobs"));
    m_noRecent->setText(tr("No job in the chosen projects yet."));
    m_draftsTitle->setText(tr("Go on with a draft"));
    m_draftTable->setAccessibleName(tr("Drafts"));
    m_noDrafts->setText(
        tr("No drafts. What is typed in a form is kept here until it is submitted."));
    m_blank->setText(tr("Blank form"));
    m_projects->setAccessibleName(tr("Project of the new job"));
    m_projects->setToolTip(tr("The job is created in this project."));
    fillCards();
    choose(m_choice);
}

void JobGalleryPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
}

} // namespace ui
