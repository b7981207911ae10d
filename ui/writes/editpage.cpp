// SPDX-License-Identifier: Apache-2.0
#include "ui/writes/editpage.h"

#include "models/guide/guidelibrary.h"
#include "models/kube/cluster.h"
#include "models/kube/discovery.h"
#include "models/resources/surroundingsfeed.h"
#include "ui/editor/yamlpane.h"
#include "ui/forms/clusterlookup.h"
#include "ui/forms/formfoot.h"
#include "ui/forms/formpane.h"
#include "ui/forms/formview.h"
#include "ui/shared/banner.h"
#include "ui/shared/clipboard.h"
#include "ui/shared/formatting.h"
#include "ui/shared/marks.h"
#include "ui/shared/session.h"
#include "ui/shared/stateview.h"
#include "ui/writes/editdocument.h"
#include "ui/writes/reviewdialog.h"
#include "ui/writes/rightsgate.h"
#include "ui/writes/textchanges.h"

#include <QAction>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ui {

EditPage::EditPage(const Place &place, Session &session, QWidget *parent)
    : Page(session, parent)
    , m_place(place)
    , m_document(new EditDocument(place, session, this))
    , m_gate(new RightsGate(session, this))
    , m_stack(new QStackedWidget(this))
    , m_state(new StateView(this))
    , m_body(new QWidget(this))
    , m_banner(new Banner(m_body))
    , m_discard(new QAction(this))
    , m_again(new QAction(this))
    , m_values(new QAction(this))
{
    if (session.cluster())
        connect(&session.cluster()->rights(), &models::Rights::changed, this, &EditPage::updateFoot,
            Qt::QueuedConnection);
    if (place.gvk.kind == "Secret"_L1)
        Clipboard::guard(this);
    if (session.cluster())
        m_lookup = new ClusterLookup(*session.cluster(), m_place.nameSpace, this);
    m_pane = new FormPane(m_lookup, m_body);
    m_pane->remember(session.settings());
    if (session.cluster())
        m_pane->text().setFeed(
            new models::SurroundingsFeed(*session.cluster(), this), m_place.nameSpace);
    m_pane->setNarrowMode(FormPane::Mode::Yaml);
    m_pane->yaml().editor().setShowsChanges(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_stack);
    auto *body = new QVBoxLayout(m_body);
    body->setContentsMargins({});
    body->setSpacing(0);
    m_banner->setStrip(true);
    m_banner->setClosable(true);
    m_banner->hide();
    connect(m_banner, &Banner::closed, m_banner, &QWidget::hide);
    body->addWidget(m_banner);
    body->addWidget(m_pane, 1);
    m_stack->addWidget(m_state);
    m_stack->addWidget(m_body);
    m_draftTimer.setSingleShot(true);
    m_draftTimer.setInterval(1s);
    m_tryTimer.setSingleShot(true);
    m_tryTimer.setInterval(800ms);
    connect(&m_draftTimer, &QTimer::timeout, this, &EditPage::saveDraft);
    connect(&m_tryTimer, &QTimer::timeout, this, &EditPage::tryOnServer);
    connect(m_discard, &QAction::triggered, this, &EditPage::discard);
    connect(m_again, &QAction::triggered, this, &EditPage::reload);
    connect(m_values, &QAction::triggered, this, &EditPage::toggleValues);
    connect(&session, &Session::readOnlyChanged, this, &EditPage::updateFoot);
    connectDocument();
    connectPane();
    retranslate();
    reload();
}

EditPage::~EditPage()
{
    if (m_isReady && m_draftTimer.isActive())
        saveDraft();
}

void EditPage::connectDocument()
{
    connect(m_document, &EditDocument::loaded, this, &EditPage::onLoaded);
    connect(m_document, &EditDocument::failed, this, &EditPage::onFailed);
    connect(m_document, &EditDocument::moved, this, &EditPage::onMoved);
    connect(m_document, &EditDocument::gone, this, &EditPage::onGone);
}

void EditPage::connectPane()
{
    TextSession &text = m_pane->text();
    connect(&text, &TextSession::analysed, this, &EditPage::onAnalysed);
    connect(&text, &TextSession::textChanged, this, [this] {
        if (m_isReady)
            m_draftTimer.start();
    });
    connect(&text, &TextSession::refused, this, [this](const models::Message &why) {
        this->session().notify({State::Failed, why.text(), {}, {}});
    });
    FormFoot *foot = m_pane->foot();
    connect(foot, &FormFoot::submitWanted, this, &EditPage::openReview);
    connect(foot, &FormFoot::recheckWanted, this, &EditPage::tryOnServer);
    connect(foot, &FormFoot::linkWanted, this,
        [this](const Place &where) { this->session().open(where, OpenMode::NewTab); });
    connect(m_pane, &FormPane::explainWanted, this, [this](const models::Path &path) {
        this->session().open({.kind = Place::Kind::Explorer,
                                 .gvk = m_place.gvk,
                                 .part = path.pattern().remove(u"[]"_s)},
            OpenMode::NewTab);
    });
}

const models::Guide *EditPage::guide() const
{
    return session().guides() ? session().guides()->find(m_place.gvk) : nullptr;
}

// --- what is edited ----------------------------------------------------------------------------

void EditPage::reload()
{
    if (m_isReady && isDirty()) {
        m_document->reread(); // what moved is told, and nothing typed is touched
        return;
    }
    m_isReady = false;
    m_state->setContent(StateView::Kind::Loading, tr("Reading %1").arg(m_place.name), {});
    m_stack->setCurrentWidget(m_state);
    m_document->load();
}

void EditPage::onFailed(const models::Error &error)
{
    using Kind = models::Error::Kind;
    const QList<BannerAction> again {{tr("Try again"), [this] { m_document->load(); }, false}};
    switch (error.kind) {
    case Kind::Forbidden:
        m_state->setContent(StateView::Kind::NoAccess,
            tr("No right to read %1 %2.").arg(m_place.gvk.kind, m_place.name), error.text(), again);
        break;
    case Kind::NotFound:
        m_state->setContent(StateView::Kind::Empty,
            tr("%1 %2 does not exist.").arg(m_place.gvk.kind, m_place.name), error.text(),
            m_document->draft() ? QList<BannerAction> {{tr("Create it from the draft"),
                                      [this] { createAgain(); }, false}}
                                : again);
        break;
    case Kind::LoginExpired:
        m_state->setContent(
            StateView::Kind::LoginExpired, tr("The login has expired."), error.text(), again);
        break;
    case Kind::Unreachable:
    case Kind::Timeout:
        m_state->setContent(
            StateView::Kind::Offline, tr("The server cannot be reached."), error.text(), again);
        break;
    default:
        m_state->setContent(StateView::Kind::Error, tr("%1 could not be read.").arg(m_place.name),
            error.text(), again);
    }
    m_stack->setCurrentWidget(m_state);
    emit changed();
}

void EditPage::onLoaded()
{
    models::ValidationContext context;
    context.expected = m_place.gvk;
    context.resources = session().cluster()->discovery().resources();
    context.isNew = false;
    context.loaded = m_document->edit().base();
    m_isReady = false;
    TextSession &text = m_pane->text();
    text.setKind(m_document->schema(), m_place.gvk, guide(), context);
    text.setText(m_document->textOf(m_document->edit().base()));
    m_pane->setFileName(m_place.name);
    m_banner->hide();
    m_newer = {};
    m_isReady = true;
    m_stack->setCurrentWidget(m_body);
    if (!m_document->schema()) {
        m_banner->setWarning(tr("The field definitions could not be read."),
            tr("Fields are not checked here, only by the server."),
            {{tr("Try again"), [this] { reload(); }, false}});
        m_banner->show();
    }
    restoreDraft();
    if (m_document->hasHiddenValues() && m_document->hiddenCount() > 0 && m_banner->isHidden()) {
        m_banner->setContent(State::Paused,
            tr("%n values are hidden.", nullptr, m_document->hiddenCount()),
            tr("They stay as they are unless they are shown and changed."),
            {{tr("Show values"), [this] { toggleValues(); }, false}});
        m_banner->show();
    }
    updateFoot();
    emit changed();
    takeBack();
}

void EditPage::restoreDraft()
{
    const auto draft = m_document->draft();
    TextSession &text = m_pane->text();
    if (!draft || draft->text == text.text())
        return;
    text.flush();
    text.applyEdits({{0, text.text().size(), draft->text}}); // one undo away
    const QString version
        = m_document->edit().base()["metadata"_L1]["resourceVersion"_L1].toString();
    const QString then = Format::exact(draft->saved);
    m_banner->setWarning(tr("A draft of %1 is shown.").arg(then),
        draft->loadedVersion == version ? QString()
                                        : tr("The object has changed since; the review compares "
                                             "the draft with what it is now."),
        {{tr("Discard the draft"), [this] { discard(); }, false}});
    m_banner->show();
}

void EditPage::saveDraft()
{
    m_draftTimer.stop();
    if (!isDirty()) {
        m_document->dropDraft();
        return;
    }
    const auto saved = m_document->saveDraft(m_pane->text().text());
    if (saved)
        session().clearProblem(u"drafts"_s);
    else
        session().setProblem({u"drafts"_s, State::Failed, saved.error().text(), m_place});
    emit changed();
}

void EditPage::discard()
{
    m_draftTimer.stop();
    m_document->dropDraft();
    TextSession &text = m_pane->text();
    text.flush();
    // One step of undo: even this can be taken back.
    text.applyEdits({{0, text.text().size(), m_document->textOf(m_document->edit().base())}});
    m_banner->hide();
    if (!m_newer.isEmpty())
        merge({});
    emit changed();
}

void EditPage::createAgain()
{
    saveDraft();
    const auto draft = m_document->draft();
    session().open({.kind = Place::Kind::Create,
        .gvk = m_place.gvk,
        .nameSpace = m_place.nameSpace,
        .argument = draft ? u"draft:"_s + draft->id : QString()});
}

void EditPage::toggleValues()
{
    QJsonObject now = typed();
    m_document->setShowsValues(!m_document->showsValues());
    if (!m_document->showsValues())
        now.remove("data"_L1);
    m_pane->text().setOriginal(m_document->textOf(m_document->edit().base()));
    writeTowards(models::withoutServerFields(now));
    m_banner->hide();
    retranslate();
    emit changed();
}

QJsonObject EditPage::typed()
{
    m_pane->text().flush();
    return m_document->meant(m_pane->text().tree()->toJson().toObject());
}

int EditPage::changeCount()
{
    if (!m_document->isLoaded())
        return 0;
    return int(models::changesBetween(models::withoutServerFields(m_document->edit().base()),
        models::withoutServerFields(m_document->meant(m_pane->text().tree()->toJson().toObject())))
            .size());
}

// --- Page --------------------------------------------------------------------------------------

QString EditPage::mark() const
{
    return guide() && !guide()->mark.isEmpty() ? guide()->mark
                                               : KindMark::lettersOf(m_place.gvk.kind);
}

QList<Crumb> EditPage::breadcrumbs() const
{
    Place object = m_place;
    object.kind = guide() && guide()->isJob() ? Place::Kind::Job : Place::Kind::Object;
    return {{m_place.gvk.kind, Place {.kind = Place::Kind::Resources, .gvk = m_place.gvk}},
        {m_place.name, object}, {tr("Edit"), m_place}};
}

QList<QAction *> EditPage::pageActions() const
{
    QList<QAction *> actions {m_again, m_discard};
    if (m_place.gvk.kind == "Secret"_L1)
        actions.prepend(m_values);
    return actions;
}

QWidget *EditPage::pathBarWidget() const
{
    return m_pane->modeChoice();
}

ViewStatus EditPage::viewStatus() const
{
    ViewStatus status;
    status.phase = ViewStatus::Phase::Local;
    const QDateTime saved = m_document->draftSaved();
    status.word = saved.isValid() && isDirty()
        ? tr("Draft saved %1").arg(saved.time().toString(u"HH:mm:ss"_s))
        : tr("No changes yet");
    if (isDirty() && !saved.isValid())
        status.word = tr("Draft");
    if (m_document->isLoaded())
        status.size
            = tr("against version %1")
                  .arg(m_document->edit().base()["metadata"_L1]["resourceVersion"_L1].toString());
    return status;
}

bool EditPage::isDirty() const
{
    return m_isReady && m_pane->text().session().isModified();
}

void EditPage::requestClose(const std::function<void()> &close)
{
    saveDraft(); // nothing typed is lost: it is there again when the object is edited again
    close();
}

void EditPage::find()
{
    m_pane->focusSearch();
}

void EditPage::goToProblem(int direction)
{
    m_pane->goToProblem(direction);
}

QList<QWidget *> EditPage::panes() const
{
    return m_isReady ? m_pane->panes() : QList<QWidget *>();
}

void EditPage::setWidthClass(WidthClass width)
{
    m_pane->setWidthClass(width);
}

void EditPage::retranslate()
{
    m_again->setText(tr("Load again"));
    m_discard->setText(tr("Discard changes"));
    m_values->setText(m_document->showsValues() ? tr("Hide values") : tr("Show values"));
    m_pane->setCompareText(tr("Compare"));
    updateFoot();
}

} // namespace ui
