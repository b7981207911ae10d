// SPDX-License-Identifier: Apache-2.0
#include "ui/writes/createpage.h"

#include "models/kube/access.h"
#include "models/kube/cluster.h"
#include "models/writes/undo.h"
#include "models/yaml/emit.h"
#include "ui/editor/problemlist.h"
#include "ui/editor/yamlpane.h"
#include "ui/forms/draftfolder.h"
#include "ui/shared/banner.h"
#include "ui/shared/icons.h"
#include "ui/shared/marks.h"
#include "ui/shared/quietlabel.h"
#include "ui/shared/segmented.h"
#include "ui/shared/session.h"
#include "ui/shared/theme.h"
#include "ui/writes/createplan.h"
#include "ui/writes/createtext.h"
#include "ui/writes/reviewdialog.h"

#include <QAction>
#include <QDragEnterEvent>
#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QMimeData>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ui {

CreatePage::CreatePage(const Place &place, Session &session, QWidget *parent)
    : Page(session, parent)
    , m_place(place)
    , m_drafts(draftFolder())
    , m_draftId(place.argument.startsWith("draft:"_L1) ? place.argument.sliced(6)
                                                       : models::Drafts::newId())
    , m_text(new CreateText(session, this))
    , m_plan(new CreatePlan(session, this))
    , m_mode(new Segmented(this))
    , m_banner(new Banner(this))
    , m_pane(new YamlPane(m_text->document(), this))
    , m_import(new QAction(this))
    , m_form(new QAction(this))
{
    if (m_place.nameSpace.isEmpty())
        m_place.nameSpace = session.defaultProject();
    m_mode->hide(); // until the path bar takes it
    m_pane->editor().setAssistant(m_text);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    m_banner->setStrip(true);
    m_banner->setClosable(true);
    m_banner->hide();
    column->addWidget(m_banner);
    column->addWidget(m_pane, 1);
    m_foot = makeFoot();
    column->addWidget(new Hairline(this));
    column->addWidget(m_foot);
    setAcceptDrops(true);
    m_pane->editor().installEventFilter(this);
    m_pane->editor().viewport()->installEventFilter(this);
    m_checkTimer.setSingleShot(true);
    m_checkTimer.setInterval(800ms);
    m_draftTimer.setSingleShot(true);
    m_draftTimer.setInterval(1s);
    connectParts();
    retranslate();
    begin();
}

CreatePage::~CreatePage()
{
    m_pane->editor().setAssistant(nullptr);
    if (m_draftTimer.isActive())
        saveDraft();
}

void CreatePage::connectParts()
{
    connect(m_banner, &Banner::closed, m_banner, &QWidget::hide);
    connect(&m_checkTimer, &QTimer::timeout, m_plan, &CreatePlan::check);
    connect(&m_draftTimer, &QTimer::timeout, this, &CreatePage::saveDraft);
    connect(m_mode, &Segmented::chosen, this, [this](int index) {
        m_plan->setMode(index == 0 ? CreatePlan::Mode::Create : CreatePlan::Mode::Apply);
        onRead();
    });
    DocumentSession &document = m_text->document();
    connect(&document, &DocumentSession::diagnosticsChanged, this, &CreatePage::onRead);
    connect(&document, &DocumentSession::textChanged, this, [this] {
        if (isDirty())
            m_draftTimer.start();
    });
    connect(m_text, &CreateText::begun, this, [this] {
        m_begun = m_text->document().text();
        onRead();
    });
    connect(m_text, &CreateText::namesRead, &m_pane->editor(), &YamlEditor::completeAgain);
    connect(m_plan, &CreatePlan::changed, this, &CreatePage::showPlan);
    connect(m_plan, &CreatePlan::written, this, &CreatePage::onWritten);
    connect(m_problems, &ProblemList::chosen, this, [this](const models::yaml::Diagnostic &found) {
        m_pane->editor().revealRange(found.range);
    });
    connect(m_problems, &ProblemList::fixWanted, this,
        [this](const auto &edits) { m_text->document().write(edits); });
    connect(m_write, &QPushButton::clicked, this, &CreatePage::write);
    connect(m_import, &QAction::triggered, this, &CreatePage::importFiles);
    connect(m_form, &QAction::triggered, this, [this] {
        session().open(
            {.kind = Place::Kind::NewJob, .gvk = m_place.gvk, .nameSpace = m_place.nameSpace});
    });
    connect(&session(), &Session::readOnlyChanged, this, &CreatePage::showPlan);
}

QWidget *CreatePage::makeFoot()
{
    auto *foot = new QWidget(this);
    foot->setAutoFillBackground(true);
    foot->setBackgroundRole(QPalette::AlternateBase);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(8, 8, 14, 10);
    row->setSpacing(14);
    const auto pane = [foot, row](QWidget *content, int inset, int stretch) {
        auto *column = new QVBoxLayout;
        column->setSpacing(4);
        auto *title = new QuietLabel(foot);
        title->setLook(Token::Secondary, Type::Secondary, QFont::DemiBold);
        title->setContentsMargins(inset, 0, 0, 0);
        column->addWidget(title);
        column->addWidget(content, 1);
        row->addLayout(column, stretch);
        return title;
    };
    m_problems = new ProblemList(foot);
    m_problemsTitle = pane(m_problems, 8, 5); // rows of problems have an edge of their own
    m_objects = new QScrollArea(foot);
    m_objects->setFrameShape(QFrame::NoFrame);
    m_objects->setWidgetResizable(true);
    m_objectsTitle = pane(m_objects, 0, 5);
    auto *right = new QVBoxLayout;
    m_reason = new QuietLabel(foot);
    m_reason->setWordWrap(true);
    m_reason->setFixedWidth(Theme::scaled(200));
    m_write = new QPushButton(foot);
    Style::setRole(m_write, ButtonRole::Primary);
    right->addWidget(m_reason, 1, Qt::AlignTop);
    right->addWidget(m_write);
    row->addLayout(right);
    foot->setFixedHeight(Theme::scaled(152));
    return foot;
}

// --- where the text comes from -----------------------------------------------------------------

void CreatePage::begin()
{
    const QString &from = m_place.argument;
    DocumentSession &document = m_text->document();
    if (from.startsWith("draft:"_L1)) {
        const auto draft = m_drafts.load(m_draftId);
        document.setText(draft ? draft->text : QString());
        if (!draft || !draft->loadedVersion.isEmpty())
            m_draftId = models::Drafts::newId(); // an edit's draft stays what it is until written
    } else if (from.startsWith("activity:"_L1) && session().activity()) {
        const QDateTime time = QDateTime::fromString(from.sliced(9), Qt::ISODateWithMs);
        const auto &entries = session().activity()->entries();
        const auto entry = std::ranges::find(entries, time, &models::Activity::time);
        models::yaml::EmitOptions options;
        options.order = models::yaml::conventionalOrder;
        options.listOffset = 0;
        if (entry != entries.end())
            document.setText(models::yaml::emitYaml(models::newObjectFrom(entry->before), options));
    } else if (from.startsWith("file:"_L1)) {
        openFiles({from.sliced(5)});
    } else if (!m_place.gvk.kind.isEmpty()) {
        m_text->begin(m_place.gvk, m_place.nameSpace);
    }
    onRead();
}

void CreatePage::openFiles(const QStringList &names)
{
    for (const QString &name : names) {
        QFile file(name);
        if (file.open(QIODevice::ReadOnly)) {
            m_text->append(QString::fromUtf8(file.readAll()));
            m_pane->setFileName(name.section(u'/', -1));
        } else {
            m_banner->setContent(State::Failed, tr("The file could not be read."),
                u"%1: %2"_s.arg(name, file.errorString()));
            m_banner->show();
        }
    }
}

void CreatePage::importFiles()
{
    auto *dialog = new QFileDialog(this, tr("Import YAML"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilter(tr("YAML files (*.yaml *.yml *.json)"));
    connect(dialog, &QFileDialog::filesSelected, this, &CreatePage::openFiles);
    dialog->open();
}

void CreatePage::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void CreatePage::dropEvent(QDropEvent *event)
{
    QStringList names;
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            names.append(url.toLocalFile());
    }
    openFiles(names);
    event->acceptProposedAction();
}

// Files are dropped on the text, too: there they are read, not written as names.
bool CreatePage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::DragEnter || event->type() == QEvent::DragMove) {
        auto *drag = static_cast<QDragMoveEvent *>(event);
        if (drag->mimeData()->hasUrls()) {
            drag->acceptProposedAction();
            return true;
        }
    }
    if (event->type() == QEvent::Drop) {
        auto *drop = static_cast<QDropEvent *>(event);
        if (drop->mimeData()->hasUrls()) {
            dropEvent(drop);
            return true;
        }
    }
    return Page::eventFilter(watched, event);
}

void CreatePage::saveDraft()
{
    m_draftTimer.stop();
    if (!isDirty())
        return;
    models::Draft draft;
    draft.id = m_draftId;
    draft.cluster = session().cluster()
        ? QString::fromLatin1(session().cluster()->access().identityKey())
        : QString();
    draft.nameSpace = m_place.nameSpace;
    draft.gvk = m_place.gvk;
    if (!m_plan->items().isEmpty()) {
        draft.gvk = m_plan->items().first().gvk;
        draft.name = m_plan->items().first().name;
    }
    draft.text = m_text->document().text();
    const auto saved = m_drafts.save(draft);
    if (saved)
        session().clearProblem(u"drafts"_s);
    else
        session().setProblem({u"drafts"_s, State::Failed, saved.error().text(), m_place});
    emit changed();
}

// --- Page --------------------------------------------------------------------------------------

QString CreatePage::title() const
{
    return m_place.gvk.kind.isEmpty() ? tr("New objects") : tr("New %1").arg(m_place.gvk.kind);
}

QString CreatePage::mark() const
{
    return m_place.gvk.kind.isEmpty() ? QString() : KindMark::lettersOf(m_place.gvk.kind);
}

QIcon CreatePage::icon() const
{
    return Icons::named(u"document-new"_s);
}

QList<QAction *> CreatePage::pageActions() const
{
    return m_place.gvk.kind.isEmpty() ? QList<QAction *> {m_import}
                                      : QList<QAction *> {m_import, m_form};
}

QWidget *CreatePage::pathBarWidget() const
{
    return m_mode;
}

ViewStatus CreatePage::viewStatus() const
{
    ViewStatus status;
    status.phase = ViewStatus::Phase::Local;
    status.word = tr("Draft");
    status.size = tr("%n objects", nullptr, int(m_plan->items().size()));
    return status;
}

bool CreatePage::isDirty() const
{
    const QString text = m_text->document().text();
    return !m_isWritten && text != m_begun && !text.trimmed().isEmpty();
}

void CreatePage::requestClose(const std::function<void()> &close)
{
    saveDraft(); // nothing typed is lost; the gallery offers it again
    close();
}

void CreatePage::reload()
{
    m_plan->check();
}

void CreatePage::find()
{
    m_pane->find();
}

void CreatePage::goToProblem(int direction)
{
    m_pane->editor().goToProblem(direction);
}

QList<QWidget *> CreatePage::panes() const
{
    return {&m_pane->editor(), m_problems, m_foot};
}

void CreatePage::retranslate()
{
    m_mode->setOptions({tr("Create"), tr("Create or change")});
    m_mode->setAccessibleName(tr("What happens to objects that exist"));
    m_mode->setCurrent(m_plan->mode() == CreatePlan::Mode::Create ? 0 : 1);
    m_import->setText(tr("Import…"));
    m_form->setText(tr("Form"));
    m_pane->editor().setPlaceholderText(
        tr("Type or paste YAML, or drop files here. Documents are parted by a line with ---."));
    m_objects->setAccessibleName(tr("Objects of the text"));
    showPlan();
}

} // namespace ui
