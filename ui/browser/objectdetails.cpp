// SPDX-License-Identifier: Apache-2.0
#include "ui/browser/objectdetails.h"

#include "models/kube/cluster.h"
#include "models/kube/discovery.h"
#include "ui/shared/banner.h"
#include "ui/shared/flowlayout.h"
#include "ui/shared/formatting.h"
#include "ui/shared/infogrid.h"
#include "ui/shared/marks.h"
#include "ui/shared/theme.h"

#include <QJsonArray>
#include <QLabel>
#include <QScrollBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

QDateTime timeOf(const QJsonValue &value)
{
    return QDateTime::fromString(value.toString(), Qt::ISODate);
}

QString shortText(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::String:
        return value.toString();
    case QJsonValue::Bool:
        return value.toBool() ? u"true"_s : u"false"_s;
    case QJsonValue::Double:
        return QString::number(value.toDouble(), 'g', 15);
    default:
        return {};
    }
}

/// The state of a container: "waiting", "running" or "terminated", and what it says.
std::pair<State, QString> containerState(const QJsonObject &status)
{
    const QJsonObject state = status[u"state"].toObject();
    if (const QJsonValue ended = state[u"terminated"]; ended.isObject()) {
        const int code = ended[u"exitCode"].toInt();
        return {code == 0 ? State::Succeeded : State::Failed,
            u"%1 %2"_s.arg(ended[u"reason"].toString()).arg(code)};
    }
    if (const QJsonValue waits = state[u"waiting"]; waits.isObject()) {
        const QString reason = waits[u"reason"].toString();
        const bool isIll = reason.contains("BackOff"_L1) || reason.contains("Err"_L1);
        return {isIll ? State::Failed : State::Starting, reason};
    }
    return {state.contains("running"_L1) ? State::Running : State::Waiting, QString()};
}

} // namespace

ObjectDetails::ObjectDetails(Session &session, QWidget *parent)
    : QScrollArea(parent)
    , m_session(session)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    clear();
}

void ObjectDetails::clear()
{
    m_content = new QWidget;
    m_layout = new QVBoxLayout(m_content);
    m_layout->setContentsMargins(14, 12, 14, 16);
    m_layout->setSpacing(8);
    setWidget(m_content); // deletes the one before
}

void ObjectDetails::setObject(const QJsonObject &object)
{
    if (object == m_object)
        return;
    const int scrolled = verticalScrollBar()->value();
    m_object = object;
    clear();
    addWhy();
    addIdentity();
    addContainers();
    addConditions();
    addFacts(tr("Wanted"), object[u"spec"].toObject());
    addFacts(tr("Status"), object[u"status"].toObject());
    addLabels(tr("Labels"), object[u"metadata"][u"labels"].toObject());
    addLabels(tr("Annotations"), object[u"metadata"][u"annotations"].toObject());
    m_layout->addStretch();
    verticalScrollBar()->setValue(scrolled);
}

void ObjectDetails::addHead(const QString &text)
{
    auto *label = new QLabel(text);
    label->setFont(Theme::font(Type::Secondary, QFont::DemiBold));
    m_layout->addSpacing(4);
    m_layout->addWidget(label);
}

void ObjectDetails::addWhy()
{
    const QJsonObject status = m_object[u"status"].toObject();
    for (const QJsonValue &value : status[u"containerStatuses"].toArray()) {
        const QJsonObject container = value.toObject();
        QJsonObject ended = container[u"state"][u"terminated"].toObject();
        if (ended.isEmpty())
            ended = container[u"lastState"][u"terminated"].toObject();
        if (ended.isEmpty() || ended[u"exitCode"].toInt() == 0)
            continue;
        auto *banner = new Banner;
        banner->setContent(State::Failed,
            ended[u"reason"].toString() == "OOMKilled"_L1 ? tr("Killed: out of memory")
                                                          : tr("A container failed"),
            tr("Container %1 ended with exit code %2 at %3.")
                .arg(container[u"name"].toString())
                .arg(ended[u"exitCode"].toInt())
                .arg(Format::clock(timeOf(ended[u"finishedAt"]))));
        m_layout->addWidget(banner);
        return;
    }
    const QString message = status[u"message"].toString();
    if (!message.isEmpty()) {
        auto *banner = new Banner;
        banner->setWarning(status[u"reason"].toString(u"-"_s), message);
        m_layout->addWidget(banner);
    }
}

void ObjectDetails::addIdentity()
{
    addHead(tr("Identity"));
    auto *grid = new InfoGrid;
    const QJsonObject meta = m_object[u"metadata"].toObject();
    connect(grid, &InfoGrid::linkActivated, this, [this](const QString &target) {
        if (const auto place = Place::parse(target))
            m_session.open(*place);
    });
    for (const QJsonValue &value : meta[u"ownerReferences"].toArray()) {
        const models::GroupVersion gv
            = models::GroupVersion::parse(value[u"apiVersion"].toString());
        Place place {.kind = Place::Kind::Object,
            .gvk = {gv.group, gv.version, value[u"kind"].toString()},
            .nameSpace = meta[u"namespace"].toString(),
            .name = value[u"name"].toString()};
        grid->addLink(tr("Owner"), u"%1 %2"_s.arg(place.gvk.kind, place.name), place.toString());
    }
    if (meta.contains("namespace"_L1))
        grid->add(tr("Project"), meta[u"namespace"].toString());
    if (const QString node = m_object[u"spec"][u"nodeName"].toString(); !node.isEmpty())
        grid->addLink(tr("Node"), node,
            Place {.kind = Place::Kind::Object, .gvk = {{}, u"v1"_s, u"Node"_s}, .name = node}
                .toString());
    if (const QString address = m_object[u"status"][u"podIP"].toString(); !address.isEmpty())
        grid->addMono(tr("Pod IP"), address);
    const QDateTime created = timeOf(meta[u"creationTimestamp"]);
    grid->add(tr("Created"), u"%1 · %2"_s.arg(Format::day(created), Format::ago(created)),
        Format::exact(created));
    if (const QDateTime deleted = timeOf(meta[u"deletionTimestamp"]); deleted.isValid())
        grid->add(tr("Deletion asked"), Format::day(deleted), Format::exact(deleted));
    for (const QJsonValue &finalizer : meta[u"finalizers"].toArray())
        grid->addMono(tr("Finalizer"), finalizer.toString());
    m_layout->addWidget(grid);
}

void ObjectDetails::addContainers()
{
    const QJsonArray containers = m_object[u"status"][u"containerStatuses"].toArray();
    if (containers.isEmpty())
        return;
    addHead(tr("Containers"));
    auto *grid = new InfoGrid;
    for (const QJsonValue &value : containers) {
        const auto [state, word] = containerState(value.toObject());
        grid->addWidget(value[u"name"].toString(), new StatePill(state, word));
    }
    m_layout->addWidget(grid);
}

void ObjectDetails::addConditions()
{
    const QJsonArray conditions = m_object[u"status"][u"conditions"].toArray();
    if (conditions.isEmpty())
        return;
    addHead(tr("Conditions"));
    auto *grid = new InfoGrid;
    for (const QJsonValue &condition : conditions) {
        const QString reason = condition[u"reason"].toString();
        const QString status = condition[u"status"].toString();
        const QString message = condition[u"message"].toString();
        grid->add(condition[u"type"].toString(),
            reason.isEmpty() ? status : u"%1 · %2"_s.arg(status, reason), message);
    }
    m_layout->addWidget(grid);
}

void ObjectDetails::addFacts(const QString &title, const QJsonObject &part)
{
    auto *grid = new InfoGrid;
    for (auto it = part.constBegin(); it != part.constEnd() && grid->count() < 12; ++it) {
        const QString text = shortText(*it);
        if (!text.isEmpty() && text.size() < 200)
            grid->add(it.key(), text);
    }
    if (grid->count() == 0) {
        delete grid;
        return;
    }
    addHead(title);
    m_layout->addWidget(grid);
}

void ObjectDetails::addLabels(const QString &title, const QJsonObject &labels)
{
    if (labels.isEmpty())
        return;
    addHead(title);
    auto *box = new QWidget;
    auto *flow = new FlowLayout(box);
    for (auto it = labels.constBegin(); it != labels.constEnd(); ++it) {
        const QString text = it.key() + u'=' + it->toString();
        auto *tag = new Tag(text.size() > 48 ? text.first(47) + u'…' : text, Tag::Look::Filled);
        tag->setToolTip(text);
        flow->addWidget(tag);
    }
    m_layout->addWidget(box);
}

} // namespace ui
