// SPDX-License-Identifier: Apache-2.0
#include "ui/project/claiminspector.h"

#include "ui/jobs/eventlines.h"
#include "ui/jobs/jobwords.h"
#include "ui/project/projectwords.h"
#include "ui/shared/actiontable.h"
#include "ui/shared/banner.h"
#include "ui/shared/formatting.h"
#include "ui/shared/heads.h"
#include "ui/shared/infogrid.h"
#include "ui/shared/sectionhead.h"
#include "ui/shared/theme.h"

#include <QAction>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

ClaimInspector::ClaimInspector(Session &session, QWidget *parent)
    : ColumnArea(QPalette::AlternateBase, {14, 12, 14, 12}, 6, parent)
    , m_session(session)
    , m_open(new QAction(this))
    , m_edit(new QAction(this))
    , m_yaml(new QAction(this))
{
    QWidget *content = widget();
    m_head = new InspectorHead(content);
    m_head->setFlush();
    m_banner = new Banner(content);
    m_usersHead = new SectionHead({}, content);
    m_users = new InfoGrid(content);
    m_factsHead = new SectionHead({}, content);
    m_facts = new InfoGrid(content);
    m_events = new EventLines(content);
    for (SectionHead *head : {m_usersHead, m_factsHead})
        head->setQuiet(true);
    add({m_head, m_banner, m_usersHead, m_users, m_factsHead, m_facts, m_events});
    column()->addStretch(1);
    setWrapping({m_head, m_banner});
    m_head->setActions({m_open, m_edit, m_yaml});
    connect(m_head, &InspectorHead::closeRequested, this, &ClaimInspector::closeRequested);
    connect(m_open, &QAction::triggered, this, [this] { open({}); });
    connect(m_events, &EventLines::allRequested, this, [this] { open(u"events"_s); });
    connect(m_yaml, &QAction::triggered, this, [this] { open(u"yaml"_s); });
    connect(m_edit, &QAction::triggered, this, [this] {
        m_session.open({.kind = Place::Kind::Edit,
            .gvk = m_claim.gvk,
            .nameSpace = m_claim.nameSpace,
            .name = m_claim.name});
    });
    connect(m_users, &InfoGrid::linkActivated, this, [this](const QString &target) {
        if (const auto place = Place::parse(target))
            m_session.open(*place);
    });
    retranslate();
}

void ClaimInspector::open(const QString &part) const
{
    m_session.open({.kind = Place::Kind::Object,
        .gvk = m_claim.gvk,
        .nameSpace = m_claim.nameSpace,
        .name = m_claim.name,
        .part = part});
}

void ClaimInspector::retranslate()
{
    setAccessibleName(tr("Volume details"));
    m_open->setText(tr("Open"));
    m_edit->setText(tr("Edit"));
    m_yaml->setText(u"YAML"_s);
    m_usersHead->setTitle(tr("Mounted by"));
    m_factsHead->setTitle(tr("Summary"));
    m_events->retranslate();
    m_edit->setVisible(!m_session.isReadOnly());
    if (!m_claim.uid.isEmpty())
        setClaim(std::exchange(m_claim, {}), m_context);
}

void ClaimInspector::setClaim(const models::ClaimSummary &claim, const ClaimContext &context)
{
    if (claim == m_claim && context == m_context)
        return;
    m_claim = claim;
    m_context = context;
    m_head->setObject(claim.isShim ? u"SH"_s : u"PV"_s, claim.name,
        ProjectWords::state(claim.state), ProjectWords::word(claim.state),
        (claim.isShim ? claim.gvk.kind : u"PVC"_s) + u" · "_s + Format::ago(claim.created));
    showBanner();
    showUsers();
    showFacts();
    m_events->setEvents(context.events, QDateTime::currentDateTimeUtc());
    fit();
}

void ClaimInspector::showBanner()
{
    using ClaimState = models::ClaimSummary::State;
    m_banner->setVisible(m_claim.state == ClaimState::Waiting || m_claim.state == ClaimState::Lost);
    if (m_claim.state == ClaimState::Lost) {
        m_banner->setContent(State::Failed, tr("The volume of this claim is gone"),
            tr("What was written to it cannot be read here any more. An administrator can say "
               "whether it was kept elsewhere."));
    } else if (m_claim.state == ClaimState::Waiting) {
        QStringList sentences;
        if (m_context.isClassKnown && m_context.provisioner.isEmpty()
            && !m_claim.storageClass.isEmpty()) {
            sentences.append(tr("The cluster has no storage class %1.").arg(m_claim.storageClass));
        }
        if (!m_claim.message.isEmpty())
            sentences.append(m_claim.message);
        if (!m_claim.users.isEmpty())
            sentences.append(tr("%n job(s) wait for it.", nullptr, int(m_claim.users.size())));
        if (sentences.isEmpty())
            sentences.append(tr("Storage has not been assigned yet."));
        m_banner->setContent(
            State::Waiting, tr("Not bound to a volume yet"), sentences.join(u'\n'));
    }
}

void ClaimInspector::showUsers()
{
    m_users->clear();
    m_usersHead->setSummary(
        m_claim.users.isEmpty() ? tr("nothing") : QString::number(m_claim.users.size()));
    m_users->setVisible(!m_claim.users.isEmpty());
    for (const models::ClaimSummary::User &user : std::as_const(m_claim.users)) {
        const bool isPod = user.gvk.kind == "Pod"_L1;
        const Place place {.kind = isPod ? Place::Kind::Object : Place::Kind::Job,
            .gvk = user.gvk,
            .nameSpace = m_claim.nameSpace,
            .name = user.name};
        const QString where = user.path.isEmpty() ? user.name : user.name + u" → "_s + user.path;
        m_users->addLink(StateWords::word(JobWords::state(user.state)), where, place.toString());
    }
}

void ClaimInspector::showFacts()
{
    m_facts->clear();
    if (m_claim.isShim) {
        m_facts->add(tr("Store"), m_claim.storageClass);
        m_facts->add(tr("Address"), m_claim.size);
        m_facts->add(tr("Access"), m_claim.isReadOnly ? tr("read only") : tr("read and write"));
        return;
    }
    QString storageClass = m_claim.storageClass;
    if (m_context.isClassKnown && !m_context.provisioner.isEmpty()) {
        storageClass
            = (m_context.canExpand ? tr("%1 (can be expanded)") : tr("%1 (cannot be expanded)"))
                  .arg(storageClass);
    }
    m_facts->add(tr("Size"), m_claim.size);
    if (!storageClass.isEmpty())
        m_facts->add(tr("Storage class"), storageClass, m_context.provisioner);
    m_facts->add(tr("Access"), m_claim.accessModes.join(u", "_s));
    if (!m_claim.volume.isEmpty())
        m_facts->addMono(tr("Volume"), m_claim.volume);
    if (!m_context.projectUse.isEmpty())
        m_facts->add(tr("Project storage"), m_context.projectUse);
    m_facts->add(tr("Use"), tr("not measured by this cluster"));
}

} // namespace ui
