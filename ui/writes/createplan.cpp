// SPDX-License-Identifier: Apache-2.0
#include "ui/writes/createplan.h"

#include "models/jobs/podprobe.h"
#include "models/kube/cluster.h"
#include "models/kube/discovery.h"
#include "ui/shared/session.h"
#include "ui/writes/reviewtexts.h"
#include "ui/writes/sessionwriter.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

bool isListOfObjects(const QJsonObject &document)
{
    return document["kind"_L1].toString().endsWith("List"_L1) && document["items"_L1].isArray();
}

CreatePlan::CreatePlan(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
}

int CreatePlan::count(State state) const
{
    return int(std::ranges::count(m_items, state, &Item::state));
}

bool CreatePlan::isBusy() const
{
    return count(State::Writing) > 0;
}

bool CreatePlan::isChecked() const
{
    return !m_items.isEmpty() && count(State::Unchecked) + count(State::Checking) == 0;
}

void CreatePlan::setMode(Mode mode)
{
    if (mode == m_mode)
        return;
    m_mode = mode;
    ++m_generation;
    for (Item &item : m_items) {
        if (item.state != State::Done)
            item.state = State::Unchecked;
    }
    emit changed();
}

CreatePlan::Item CreatePlan::itemOf(const QJsonObject &object) const
{
    const auto version = models::GroupVersion::parse(object["apiVersion"_L1].toString());
    Item item {
        .gvk = {version.group, version.version, object["kind"_L1].toString()}, .object = object};
    if (m_session.cluster())
        item.resource = m_session.cluster()->discovery().find(item.gvk);
    const QJsonObject metadata = object["metadata"_L1].toObject();
    item.name = metadata["name"_L1].toString(metadata["generateName"_L1].toString());
    item.nameSpace = metadata["namespace"_L1].toString(m_session.defaultProject());
    if (item.resource && !item.resource->namespaced)
        item.nameSpace.clear();
    const auto same = std::ranges::find(m_items, object, &Item::object);
    if (same != m_items.end()) { // what is known of it is still true
        item.state = same->state == State::Checking ? State::Unchecked : same->state;
        item.error = same->error;
        item.ofPods = same->ofPods;
        item.review = same->review;
    }
    if (m_done.contains(object))
        item.state = State::Done;
    return item;
}

void CreatePlan::setTree(const models::yaml::Tree &tree)
{
    QList<Item> items;
    for (int i = 0; i < int(tree.documents().size()); ++i) {
        const QJsonObject document = tree.toJson(i).toObject();
        const bool isList = isListOfObjects(document);
        const QJsonArray objects
            = isList ? document["items"_L1].toArray() : QJsonArray {QJsonValue(document)};
        for (const QJsonValue &object : objects) {
            if (object.toObject().isEmpty())
                continue;
            items.append(itemOf(object.toObject()));
            items.last().document = i;
            items.last().isItem = isList;
        }
    }
    ++m_generation;
    m_items = items;
    emit changed();
}

bool CreatePlan::isCurrent(qsizetype index, int generation) const
{
    return generation == m_generation && index < m_items.size();
}

void CreatePlan::settle(
    qsizetype index, int generation, State state, std::optional<models::Error> error)
{
    if (!isCurrent(index, generation))
        return;
    m_items[index].state = state;
    m_items[index].error = std::move(error);
    emit changed();
}

void CreatePlan::check()
{
    for (qsizetype i = 0; i < m_items.size(); ++i) {
        if (m_items[i].state == State::Unchecked || m_items[i].state == State::Refused
            || m_items[i].state == State::Failed)
            checkItem(i);
    }
}

void CreatePlan::checkItem(qsizetype index)
{
    Item &item = m_items[index];
    if (!item.resource) {
        settle(index, m_generation, State::Refused,
            models::Error {models::Error::Kind::NotFound,
                models::Message(QT_TRANSLATE_NOOP("models", "The server does not serve %1 in %2."),
                    {item.gvk.kind, item.gvk.groupVersion().toString()})});
        return;
    }
    if (m_mode == Mode::Apply && item.object["metadata"_L1]["name"_L1].toString().isEmpty()) {
        settle(index, m_generation, State::Refused,
            models::Error {models::Error::Kind::BadInput,
                models::Message(QT_TRANSLATE_NOOP("models",
                    "Apply needs a name: generateName is for new objects only. Create it, or give "
                    "it a name."))});
        return;
    }
    item.state = State::Checking;
    item.ofPods.clear();
    emit changed();
    QCoro::connect(models::probePods(m_session.cluster(), item.object, item.nameSpace), this,
        [this, index, generation = m_generation](const QList<models::StatusCause> &causes) {
            if (!isCurrent(index, generation) || causes.isEmpty())
                return;
            m_items[index].ofPods = causes;
            emit changed();
        });
    if (m_mode == Mode::Create)
        checkCreate(index);
    else
        checkApply(index);
}

void CreatePlan::checkCreate(qsizetype index)
{
    const Item &item = m_items[index];
    models::ResourceClient client(m_session.cluster()->transport());
    QCoro::connect(client.create(*item.resource, item.nameSpace, item.object, {.dryRun = true}),
        this,
        [this, index, generation = m_generation](
            const models::Result<models::ResourceReply> &reply) {
            if (!reply) {
                settle(index, generation, State::Refused, reply.error());
                return;
            }
            if (!isCurrent(index, generation))
                return;
            Item &tried = m_items[index];
            tried.review = models::reviewOf({}, tried.object, reply->object);
            tried.review.warnings = reply->warnings;
            settle(index, generation, State::New);
        });
}

void CreatePlan::checkApply(qsizetype index)
{
    const Item &item = m_items[index];
    models::ResourceClient client(m_session.cluster()->transport());
    const auto compare = [this, index, generation = m_generation](const QJsonObject &held) {
        if (!isCurrent(index, generation))
            return;
        const Item &tried = m_items[index];
        models::ResourceClient again(m_session.cluster()->transport());
        QCoro::connect(again.apply(*tried.resource, tried.nameSpace, tried.object,
                           {.dryRun = true, .force = true}),
            this,
            [this, index, generation, held](const models::Result<models::ResourceReply> &reply) {
                if (!reply) {
                    settle(index, generation, State::Refused, reply.error());
                    return;
                }
                if (!isCurrent(index, generation))
                    return;
                models::Review review = models::reviewOf(held, reply->object, reply->object);
                review.warnings = reply->warnings;
                m_items[index].review = review;
                settle(index, generation,
                    held.isEmpty()              ? State::New
                        : review.mine.isEmpty() ? State::Same
                                                : State::Changes);
            });
    };
    QCoro::connect(client.object(*item.resource, item.nameSpace, item.name), this,
        [this, index, compare, generation = m_generation](
            const models::Result<models::ResourceReply> &reply) {
            if (reply)
                compare(reply->object);
            else if (reply.error().kind == models::Error::Kind::NotFound)
                compare({});
            else
                settle(index, generation, State::Refused, reply.error());
        });
}

void CreatePlan::keep(int index, const QList<models::Change> &changes)
{
    for (const models::Change &change : changes)
        m_items[index].object
            = withValueOf(m_items[index].object, change.path, QJsonValue(QJsonValue::Undefined));
}

void CreatePlan::write()
{
    for (Item &item : m_items) {
        const bool may = item.state == State::New || item.state == State::Changes;
        if (may)
            item.state = State::Writing;
    }
    emit changed();
    writeNext();
}

void CreatePlan::writeNext()
{
    const auto next = std::ranges::find(m_items, State::Writing, &Item::state);
    auto writer = writerOf(m_session);
    if (next == m_items.end() || !writer) {
        emit written();
        return;
    }
    const qsizetype index = next - m_items.begin();
    const QJsonObject typed = next->object;
    const auto take = [this, index, typed, generation = m_generation](
                          const models::Result<models::ResourceReply> &reply) {
        if (reply)
            m_done.append(typed);
        if (!isCurrent(index, generation))
            return;
        m_items[index].wasLookedUp = reply && reply->wasLookedUp;
        if (reply)
            settle(index, generation, State::Done);
        else
            settle(index, generation, State::Failed, reply.error());
        writeNext();
    };
    if (m_mode == Mode::Create)
        QCoro::connect(writer->create(*next->resource, next->nameSpace, typed), this, take);
    else
        QCoro::connect(
            writer->apply(*next->resource, next->nameSpace, typed, true, next->review.held), this,
            take);
}

} // namespace ui
