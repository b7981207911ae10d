// SPDX-License-Identifier: Apache-2.0
#include "ui/browser/objectpage.h"

#include "models/base/json.h"
#include "models/kube/cluster.h"
#include "models/kube/discovery.h"
#include "models/resources/objectwatch.h"
#include "ui/browser/objectpane.h"
#include "ui/browser/objectwords.h"
#include "ui/browser/podcommands.h"
#include "ui/browser/watchwords.h"
#include "ui/shared/actiontable.h"
#include "ui/shared/heads.h"
#include "ui/shared/marks.h"
#include "ui/writes/deletedialog.h"
#include "ui/writes/rightsgate.h"

#include <QAction>
#include <QDateTime>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

QString partName(ObjectPane::Part part)
{
    switch (part) {
    case ObjectPane::Events:
        return u"events"_s;
    case ObjectPane::Yaml:
        return u"yaml"_s;
    case ObjectPane::Logs:
        return u"logs"_s;
    default:
        return {};
    }
}

ObjectPane::Part partNamed(const QString &name)
{
    if (name == "events"_L1)
        return ObjectPane::Events;
    if (name == "logs"_L1)
        return ObjectPane::Logs;
    return name == "yaml"_L1 ? ObjectPane::Yaml : ObjectPane::Details;
}

} // namespace

ObjectPage::ObjectPage(const Place &place, Session &session, QWidget *parent)
    : Page(session, parent)
    , m_place(place)
    , m_head(new ObjectHead)
    , m_pane(new ObjectPane(session))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_head);
    layout->addWidget(m_pane, 1);
    m_gate = new RightsGate(session, this);
    ActionTable &actions = session.actions();
    m_shell = actions.create(ActionId::Shell, this);
    connect(m_shell, &QAction::triggered, this, [this] {
        this->session().openShell({.nameSpace = m_place.nameSpace, .pod = m_place.name});
    });
    m_forward = actions.create(ActionId::ForwardPort, this);
    connect(m_forward, &QAction::triggered, this, [this] {
        this->session().openForward(forwardTargetOf(m_place.gvk, m_place.nameSpace, m_place.name));
    });
    if (isPod())
        m_pod = new PodCommands(session, *m_gate, this);
    m_edit = actions.create(ActionId::Edit, this);
    m_delete = actions.create(ActionId::Delete, this);
    connect(m_edit, &QAction::triggered, this, [this] {
        Place target = m_place;
        target.kind = Place::Kind::Edit;
        target.part.clear();
        this->session().open(target);
    });
    connect(m_delete, &QAction::triggered, this, &ObjectPage::askToDelete);
    m_shell->setVisible(isPod());
    m_forward->setVisible(canForward(m_place.gvk));
    m_head->setActions(nullptr, ownActions(), removals());
    m_pane->setPart(partNamed(place.part));
    connect(m_pane, &ObjectPane::changed, this, &ObjectPage::update);
    connect(m_pane, &ObjectPane::partChosen, this, [this] {
        m_place.part = partName(m_pane->part());
        emit moved();
    });
    if (session.cluster())
        connect(&session.cluster()->discovery(), &models::Discovery::changed, this,
            &ObjectPage::findKind);
    findKind();
    update();
}

void ObjectPage::findKind()
{
    if (!session().cluster())
        return;
    if (const auto resource = session().cluster()->discovery().find(m_place.gvk))
        m_pane->show(*resource, m_place.nameSpace, m_place.name);
}

void ObjectPage::update()
{
    const QJsonObject status = m_pane->watch().object()[u"status"].toObject();
    const bool isLeaving
        = !m_pane->watch().object()[u"metadata"][u"deletionTimestamp"].toString().isEmpty();
    const QString word = isLeaving ? u"Terminating"_s : status[u"phase"].toString();
    using models::Right;
    const bool canWrite = !session().isReadOnly();
    const models::ApiResource &kind = m_pane->resource();
    m_gate->set(m_shell, isPod() && status[u"phase"].toString() == "Running"_L1 && canWrite,
        kind.plural.isEmpty()
            ? QList<Right> {}
            : QList<Right> {Right::on(kind, u"create"_s, m_place.nameSpace, u"exec"_s)});
    m_gate->set(m_forward,
        canForward(m_place.gvk) && (!isPod() || status[u"phase"].toString() == "Running"_L1),
        {rightToForward(m_place.nameSpace)});
    const QString uid = models::uidOf(m_pane->watch().object());
    if (m_pod != nullptr && !uid.isEmpty())
        m_pod->setPod(PodCommands::Pod {
            m_place.nameSpace, m_place.name, uid, status[u"phase"].toString() == "Running"_L1});
    m_gate->set(m_edit, canWrite, rightsOn(u"update"_s));
    m_gate->set(m_delete, canWrite, rightsOn(u"delete"_s));
    m_head->setObject(mark(), m_place.name, shownState(models::objectStateOf(word)), word,
        m_place.nameSpace.isEmpty() ? m_place.gvk.kind
                                    : u"%1 · %2"_s.arg(m_place.gvk.kind, m_place.nameSpace));
    emit changed();
}

/// Nothing before the kind is known. A role may name single objects.
QList<models::Right> ObjectPage::rightsOn(const QString &verb) const
{
    if (m_pane->resource().plural.isEmpty())
        return {};
    models::Right right = models::Right::on(m_pane->resource(), verb, m_place.nameSpace);
    right.name = m_place.name;
    return {right};
}

bool ObjectPage::isPod() const
{
    return m_place.gvk.kind == "Pod"_L1 && m_place.gvk.group.isEmpty();
}

void ObjectPage::askToDelete()
{
    const QJsonObject meta = m_pane->watch().object()[u"metadata"].toObject();
    if (meta.isEmpty() || session().isReadOnly())
        return;
    const QString word = m_pane->watch().object()[u"status"][u"phase"].toString();
    (new DeleteDialog(session(), m_pane->resource(),
         {{m_place.nameSpace, m_place.name, meta[u"uid"].toString(),
             QDateTime::fromString(meta[u"creationTimestamp"].toString(), Qt::ISODate),
             shownState(models::objectStateOf(word)), word}},
         window()))
        ->open();
}

QString ObjectPage::mark() const
{
    return KindMark::lettersOf(m_place.gvk.kind);
}

QList<Crumb> ObjectPage::breadcrumbs() const
{
    return {{m_place.gvk.kind, Place {.kind = Place::Kind::Resources, .gvk = m_place.gvk}},
        {m_place.name, m_place}};
}

QList<QAction *> ObjectPage::moreActions() const
{
    if (session().isReadOnly())
        return {};
    return ownActions() + removals();
}

QList<QAction *> ObjectPage::ownActions() const
{
    if (isPod())
        return {m_shell, m_pod->debug(), m_forward, m_edit};
    return canForward(m_place.gvk) ? QList<QAction *> {m_forward, m_edit}
                                   : QList<QAction *> {m_edit};
}

QList<QAction *> ObjectPage::removals() const
{
    return isPod() ? QList<QAction *> {m_pod->evict(), m_delete} : QList<QAction *> {m_delete};
}

ViewStatus ObjectPage::viewStatus() const
{
    return WatchWords::status(m_pane->watch().watchState(), {});
}

bool ObjectPage::showPlace(const Place &place)
{
    if (!place.isSamePage(m_place))
        return false;
    m_place = place;
    m_pane->setPart(partNamed(place.part));
    return true;
}

void ObjectPage::reload()
{
    m_pane->watch().relist();
}

QList<QWidget *> ObjectPage::panes() const
{
    return {m_pane};
}

} // namespace ui
