// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/newjobpage.h"

#include "models/guide/guidelibrary.h"
#include "models/jobs/jobsmodel.h"
#include "models/jobs/newjob.h"
#include "models/kube/cluster.h"
#include "models/kube/discovery.h"
#include "models/kube/resourceclient.h"
#include "models/resources/surroundingsfeed.h"
#include "ui/forms/clusterlookup.h"
#include "ui/forms/draftfolder.h"
#include "ui/forms/formfoot.h"
#include "ui/forms/formview.h"
#include "ui/forms/formwords.h"
#include "ui/forms/objectwriter.h"
#include "ui/forms/outline.h"
#include "ui/forms/schemaloader.h"
#include "ui/shared/banner.h"
#include "ui/shared/marks.h"
#include "ui/shared/session.h"
#include "ui/shared/stateview.h"

#include <QAction>
#include <QEvent>
#include <QFile>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ui {

NewJobPage::NewJobPage(const Place &place, Session &session, QWidget *parent)
    : Page(session, parent)
    , m_place(place)
    , m_stack(new QStackedWidget(this))
    , m_state(new StateView(this))
    , m_body(new QWidget(this))
    , m_banner(new Banner(m_body))
    , m_import(new QAction(this))
    , m_copyCommand(new QAction(this))
    , m_drafts(draftFolder())
    , m_draftId(models::Drafts::newId())
{
    if (m_place.nameSpace.isEmpty())
        m_place.nameSpace = session.defaultProject();
    if (m_place.argument.startsWith("draft:"_L1))
        m_draftId = m_place.argument.sliced(6);
    if (session.cluster()) {
        m_lookup = new ClusterLookup(*session.cluster(), m_place.nameSpace, this);
        m_writer = new ObjectWriter(*session.cluster(), this);
        m_writer->setWriter(models::Writer(session.cluster()->transport(), session.activity(),
            session.name(), session.identity()));
        connect(m_writer, &ObjectWriter::checksChanged, this, &NewJobPage::updateFoot);
        connect(m_writer, &ObjectWriter::created, this, &NewJobPage::onCreated);
        connect(m_writer, &ObjectWriter::creationFailed, this, &NewJobPage::onFailed);
        connect(m_lookup, &FieldLookup::changed, this, &NewJobPage::updateFoot);
    }
    m_pane = new FormPane(m_lookup, m_body);
    m_pane->remember(session.settings());
    if (session.cluster()) {
        m_feed = new models::SurroundingsFeed(*session.cluster(), this);
        m_pane->text().setFeed(m_feed, m_place.nameSpace);
    }
    layOut();
    m_draftTimer.setSingleShot(true);
    m_draftTimer.setInterval(1s);

    connect(m_banner, &Banner::closed, m_banner, &QWidget::hide);
    connect(&m_draftTimer, &QTimer::timeout, this, &NewJobPage::saveDraft);
    connect(&m_pane->text(), &TextSession::analysed, this, &NewJobPage::onAnalysed);
    connect(&m_pane->text(), &TextSession::textChanged, this, [this] {
        if (m_isReady && !m_isSubmitted)
            m_draftTimer.start();
    });
    connect(&m_pane->text(), &TextSession::refused, this, [this](const models::Message &why) {
        this->session().notify({State::Failed, why.text(), {}, {}});
    });
    connect(m_pane, &FormPane::explainWanted, this, &NewJobPage::explainField);
    connect(m_pane->foot(), &FormFoot::submitWanted, this, &NewJobPage::submit);
    connect(m_pane->foot(), &FormFoot::saveTemplateWanted, this, &NewJobPage::saveToFile);
    connect(m_pane->foot(), &FormFoot::linkWanted, this,
        [this](const Place &where) { this->session().open(where, OpenMode::NewTab); });
    connect(m_pane->foot(), &FormFoot::recheckWanted, this, [this] {
        if (m_lookup)
            m_lookup->refresh();
        if (m_feed)
            m_feed->forget();
        if (m_writer)
            m_writer->checkNow();
    });
    connect(m_import, &QAction::triggered, this, &NewJobPage::importFile);
    connect(m_copyCommand, &QAction::triggered, this, &NewJobPage::copyCommand);
    retranslate();
    load();
}

void NewJobPage::layOut()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_stack);
    auto *body = new QVBoxLayout(m_body);
    body->setContentsMargins({});
    body->setSpacing(0);
    m_banner->setStrip(true);
    m_banner->setClosable(true);
    m_banner->hide();
    body->addWidget(m_banner);
    body->addWidget(m_pane, 1);
    m_stack->addWidget(m_state);
    m_stack->addWidget(m_body);
}

NewJobPage::~NewJobPage()
{
    const QSignalBlocker quiet(this); // who listened may be half gone
    if (m_isReady && !m_isSubmitted && m_draftTimer.isActive())
        saveDraft();
}

const models::Guide *NewJobPage::guide() const
{
    return session().guides() ? session().guides()->find(m_place.gvk) : nullptr;
}

void NewJobPage::load()
{
    m_stack->setCurrentWidget(m_state);
    if (!session().cluster()) {
        m_state->setContent(StateView::Kind::Offline, tr("No cluster is connected."),
            tr("A form needs the field definitions of a cluster."));
        return;
    }
    m_state->setContent(StateView::Kind::Loading, tr("Reading the field definitions"), {});
    QCoro::connect(loadSchema(session().cluster(), m_place.gvk.groupVersion()), this,
        [this](const models::Result<models::OpenApiDocumentRef> &schema) { begin(schema); });
}

void NewJobPage::begin(const models::Result<models::OpenApiDocumentRef> &schema)
{
    if (!schema) {
        // Without a schema the text still works: nothing is refused.
        m_banner->setWarning(tr("The field definitions could not be read."),
            schema.error().text() + u' ' + tr("Fields are not checked here, only by the server."),
            {{tr("Try again"), [this] { load(); }, false}});
        m_banner->show();
    } else {
        m_schema = *schema;
        m_banner->hide();
    }
    models::ValidationContext context;
    context.expected = m_place.gvk;
    context.guide = guide();
    context.resources = session().cluster()->discovery().resources();
    context.nameSuffix = guide() && guide()->isJob() ? 18 : 0; // "-5b373-worker-123"
    m_pane->text().setKind(m_schema, m_place.gvk, guide(), context);
    m_stack->setCurrentWidget(m_body);
    if (m_isReady)
        return; // what was typed stays
    const QString &from = m_place.argument;
    if (from.startsWith("clone:"_L1)) {
        const QString target = from.sliced(6);
        loadOriginal(target.section(u'/', 0, 0), target.section(u'/', 1));
    } else if (from.startsWith("draft:"_L1)) {
        const auto draft = m_drafts.load(m_draftId);
        beginWith(draft ? draft->text : QString(), draft ? tr("From a draft") : QString());
    } else if (from.startsWith("file:"_L1)) {
        QFile file(from.sliced(5));
        const bool isOpen = file.open(QIODevice::ReadOnly);
        beginWith(isOpen ? QString::fromUtf8(file.readAll()) : QString(),
            tr("From the file %1").arg(file.fileName().section(u'/', -1)));
        if (!isOpen) {
            m_banner->setContent(State::Failed, tr("The file could not be read."),
                u"%1: %2"_s.arg(file.fileName(), file.errorString()));
            m_banner->show();
        }
    } else {
        models::NewJobDefaults defaults;
        defaults.nameSpace = m_place.nameSpace;
        defaults.takenNames = takenNames();
        beginWith(models::newJobText(m_place.gvk, defaults), {});
    }
}

void NewJobPage::loadOriginal(const QString &nameSpace, const QString &name)
{
    const auto resource = session().cluster()->discovery().find(m_place.gvk);
    if (!resource)
        return beginWith({}, {});
    QCoro::connect(
        models::ResourceClient(session().cluster()->transport()).object(*resource, nameSpace, name),
        this, [this, name](const models::Result<models::ResourceReply> &reply) {
            if (!reply) {
                m_state->setContent(StateView::Kind::Error, tr("%1 could not be read.").arg(name),
                    reply.error().text());
                m_stack->setCurrentWidget(m_state);
                return;
            }
            beginWith(models::cloneText(reply->object, takenNames(), wantedMemory()),
                tr("From a copy of %1").arg(name));
        });
}

// "memory=96Gi": what an advice after a failure asks for.
QString NewJobPage::wantedMemory() const
{
    const QString part = m_place.part;
    return part.startsWith("memory="_L1) ? part.section(u'=', 1) : QString();
}

QStringList NewJobPage::takenNames() const
{
    QStringList names;
    if (const models::JobsModel *jobs = session().jobs()) {
        for (int row = 0; row < jobs->rowCount(); ++row) {
            const models::JobSummary *job = jobs->at(row);
            if (job->gvk == m_place.gvk && job->nameSpace == m_place.nameSpace)
                names.append(job->name);
        }
    }
    const QList<models::Draft> drafts = m_drafts.all(); // other forms, not yet submitted
    for (const models::Draft &draft : drafts)
        names.append(draft.name);
    return names;
}

void NewJobPage::beginWith(const QString &text, const QString &origin)
{
    QString start = text;
    if (start.isEmpty()) {
        start = u"apiVersion: %1\nkind: %2\nmetadata:\n  name: \"\"\n"_s.arg(
            m_place.gvk.groupVersion().toString(), m_place.gvk.kind);
        if (!m_place.nameSpace.isEmpty())
            start += u"  namespace: %1\n"_s.arg(m_place.nameSpace);
    }
    m_begun = start;
    m_origin = origin;
    m_pane->setFileName(m_place.gvk.kind.toLower() + u".yaml"_s);
    m_pane->outline()->setOrigin(origin);
    m_pane->text().setText(start);
    m_isReady = true;
    m_stack->setCurrentWidget(m_body);
    m_pane->focusFirst();
    updateFoot();
    emit changed();
}

QString NewJobPage::nameInText() const
{
    const models::yaml::Node *name
        = m_pane->text().tree()->resolvedAt(models::Path {u"metadata"_s, u"name"_s});
    return name && name->isScalar() ? name->text : QString();
}

QString NewJobPage::title() const
{
    return tr("New %1").arg(m_place.gvk.kind);
}

QString NewJobPage::mark() const
{
    return guide() ? guide()->mark : KindMark::lettersOf(m_place.gvk.kind);
}

QList<Crumb> NewJobPage::breadcrumbs() const
{
    if (m_place.kind == Place::Kind::Create)
        return {{m_place.gvk.kind, Place {Place::Kind::Resources, m_place.gvk}, {}},
            {tr("New %1").arg(m_place.gvk.kind), std::nullopt, {}}};
    Place gallery;
    gallery.kind = Place::Kind::NewJob;
    return {{tr("New job"), gallery, {}}, {m_place.gvk.kind, std::nullopt, {}}};
}

QList<QAction *> NewJobPage::pageActions() const
{
    return {m_import, m_copyCommand};
}

QWidget *NewJobPage::pathBarWidget() const
{
    return m_pane->modeChoice();
}

ViewStatus NewJobPage::viewStatus() const
{
    ViewStatus status;
    status.phase = ViewStatus::Phase::Local;
    status.word = m_draftSaved.isValid()
        ? tr("Draft saved %1").arg(m_draftSaved.time().toString(u"HH:mm:ss"_s))
        : tr("Draft");
    return status;
}

bool NewJobPage::isDirty() const
{
    return m_isReady && !m_isSubmitted && m_pane->text().text() != m_begun;
}

void NewJobPage::requestClose(const std::function<void()> &close)
{
    if (isDirty())
        saveDraft(); // nothing typed is lost; the gallery offers it again
    else if (m_isReady && !m_isSubmitted && !m_place.argument.startsWith("draft:"_L1))
        m_drafts.remove(m_draftId);
    close();
}

void NewJobPage::reload()
{
    if (session().cluster())
        load();
}

void NewJobPage::find()
{
    m_pane->focusSearch();
}

void NewJobPage::goToProblem(int direction)
{
    m_pane->goToProblem(direction);
}

QList<QWidget *> NewJobPage::panes() const
{
    return m_isReady ? m_pane->panes() : QList<QWidget *>();
}

void NewJobPage::setWidthClass(WidthClass width)
{
    m_pane->setWidthClass(width);
}

void NewJobPage::explain()
{
    explainField(m_pane->form()->currentPath());
}

void NewJobPage::explainField(const models::Path &path)
{
    Place where;
    where.kind = Place::Kind::Explorer;
    where.gvk = m_place.gvk;
    where.part = path.pattern().remove(u"[]"_s);
    session().open(where, OpenMode::NewTab);
}

void NewJobPage::retranslate()
{
    m_import->setText(tr("Import…"));
    m_copyCommand->setText(tr("Copy kubectl command"));
    updateFoot();
}

/// The window gives the focus to the page; who comes here fills in the first field.
void NewJobPage::focusInEvent(QFocusEvent *event)
{
    Page::focusInEvent(event);
    if (m_isReady)
        m_pane->focusFirst();
}

void NewJobPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
}

} // namespace ui
