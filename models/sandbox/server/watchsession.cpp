// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/server/watchsession.h"

#include "models/sandbox/server/statuses.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace models::sandbox {

namespace {

constexpr qsizetype pieceSize = 64 * 1024;
constexpr size_t queueLimit = 50'000; ///< a client that is further behind is cut off
constexpr auto bookmarkInterval = 60s;

} // namespace

WatchHub::WatchHub(Store &store, QObject *parent)
    : QObject(parent)
{
    connect(&store, &Store::committed, this,
        [this](const QString &resource, const StoreEventRef &event) {
            const auto listeners = m_listeners.constFind(resource);
            if (listeners == m_listeners.constEnd()) {
                return;
            }
            for (Listener *listener : QList<Listener *>(*listeners)) {
                listener->happened(event);
            }
        });
}

void WatchHub::add(const QString &resource, Listener *listener)
{
    m_listeners[resource] << listener;
}

void WatchHub::remove(const QString &resource, Listener *listener)
{
    m_listeners[resource].removeAll(listener);
}

void WatchHub::end(const QString &resource)
{
    for (Listener *listener : m_listeners.value(resource)) {
        listener->resourceGone();
    }
}

WatchSession::WatchSession(
    WatchHub &hub, Store &store, Encoder encoder, Filter filter, WatchOptions options)
    : m_hub(&hub)
    , m_store(&store)
    , m_resource(Registry::keyOf(encoder.kind()))
    , m_encoder(std::move(encoder))
    , m_filter(std::move(filter))
    , m_options(options)
{
    hub.add(m_resource, this);
    m_deadline.setSingleShot(true);
    m_deadline.callOnTimeout([this] {
        m_mustEnd = true;
        m_isBookmarkDue = m_options.wantsBookmarks;
        wake();
    });
    m_deadline.start(options.timeout);
    if (options.wantsBookmarks) {
        m_bookmarkTimer.callOnTimeout([this] {
            m_isBookmarkDue = true;
            wake();
        });
        m_bookmarkTimer.start(bookmarkInterval);
    }
    begin();
}

WatchSession::~WatchSession()
{
    if (m_hub) {
        m_hub->remove(m_resource, this);
    }
}

void WatchSession::begin()
{
    m_seen = m_began = m_options.revision.value_or(m_store->revision());
    if (m_options.wantsInitialState) {
        m_seen = m_began = m_store->revision();
        for (ObjectRef &object : m_store->list(m_resource, m_filter.nameSpace())) {
            if (m_filter.matches(*object)) {
                m_initial.push_back(std::move(object));
            }
        }
        return;
    }
    m_isInitialDone = true;
    const auto missed = m_store->since(m_resource, m_seen);
    if (!missed) {
        m_isExpired = true;
        return;
    }
    m_events.assign(missed->begin(), missed->end());
}

void WatchSession::happened(const StoreEventRef &event)
{
    if (event->revision <= m_seen) {
        return; // a watch from a version that is still to come
    }
    if (m_events.size() >= queueLimit) {
        m_events.clear();
        m_mustEnd = true;
    } else {
        m_events.push_back(event);
    }
    wake();
}

void WatchSession::resourceGone()
{
    m_mustEnd = true;
    wake();
}

void WatchSession::write(QByteArray &out, QByteArrayView type, const QByteArray &object) const
{
    out.append(R"({"type":")").append(type).append(R"(","object":)").append(object).append("}\n");
}

void WatchSession::writeEvent(QByteArray &out, const StoreEvent &event)
{
    const bool was = event.before && m_filter.matches(*event.before);
    const bool is = event.type != StoreEvent::Type::Deleted && m_filter.matches(*event.after);
    if (!was && !is) {
        return;
    }
    QByteArrayView type = "MODIFIED";
    ObjectRef object = event.after;
    if (!was) {
        type = "ADDED";
    } else if (!is) {
        type = "DELETED";
        if (event.type != StoreEvent::Type::Deleted) {
            // It has left the selector: the state before, with the version of the change.
            auto left = std::make_shared<StoredObject>(*event.before);
            const QByteArray version = R"("resourceVersion":")";
            left->body.replace(version + QByteArray::number(left->revision) + '"',
                version + QByteArray::number(event.revision) + '"');
            left->metadataSize += left->body.size() - event.before->body.size();
            left->revision = event.revision;
            object = left;
        }
    }
    write(out, type, m_encoder.event(*object, !m_hasSentColumns));
    m_hasSentColumns = true;
}

void WatchSession::writeBookmark(QByteArray &out, bool endsInitialEvents)
{
    write(out, "BOOKMARK", m_encoder.bookmark(m_seen, endsInitialEvents, !m_hasSentColumns));
    m_hasSentColumns = true;
    m_isBookmarkDue = false;
}

void WatchSession::writeExpired(QByteArray &out)
{
    const StatusError status = expired(
        u"too old resource version: %1 (%2)"_s.arg(m_seen).arg(m_store->oldest(m_resource)));
    write(out, "ERROR", toJson(status.toStatus()));
}

BodySource::Pull WatchSession::pull(QByteArray &out)
{
    if (!m_store) {
        return Pull::Abort;
    }
    if (m_isExpired) {
        writeExpired(out);
        return Pull::End;
    }
    while (!m_initial.empty() && out.size() < pieceSize) {
        write(out, "ADDED", m_encoder.event(*m_initial.front(), !m_hasSentColumns));
        m_hasSentColumns = true;
        m_initial.pop_front();
    }
    if (!m_initial.empty()) {
        return Pull::More;
    }
    if (!m_isInitialDone) {
        m_isInitialDone = true;
        if (m_options.wantsInitialEnd && m_options.wantsBookmarks) {
            writeBookmark(out, true);
        }
    }
    while (!m_events.empty() && out.size() < pieceSize) {
        const StoreEventRef event = m_events.front();
        m_events.pop_front();
        writeEvent(out, *event);
        m_seen = event->revision;
    }
    if (!m_events.empty()) {
        return Pull::More;
    }
    if (m_isBookmarkDue) {
        m_seen = std::max(m_seen, m_store->revision());
        m_isBookmarkDue = false;
        if (m_seen > m_began) { // where nothing happened there is nothing to tell
            writeBookmark(out, false);
        }
    }
    return m_mustEnd ? Pull::End : Pull::Wait;
}

} // namespace models::sandbox
