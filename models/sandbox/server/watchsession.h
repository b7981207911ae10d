// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/server/encoder.h"
#include "models/sandbox/server/filter.h"
#include "models/sandbox/server/httpexchange.h"

#include <QPointer>
#include <QTimer>

#include <deque>

namespace models::sandbox {

/// Hands the store's events to those who watch that resource.
class WatchHub final : public QObject
{
    Q_OBJECT
public:
    class Listener
    {
    public:
        virtual ~Listener() = default;
        virtual void happened(const StoreEventRef &event) = 0;
        virtual void resourceGone() = 0;
    };
    explicit WatchHub(Store &store, QObject *parent = nullptr);

    void add(const QString &resource, Listener *listener);
    void remove(const QString &resource, Listener *listener);
    /// Ends all watches of a resource that is served no longer.
    void end(const QString &resource);

private:
    QHash<QString, QList<Listener *>> m_listeners;
};

struct WatchOptions
{
    std::optional<qint64> revision; ///< nothing: from the present state on
    bool wantsInitialState = false; ///< ADDED for what there is, first
    bool wantsInitialEnd = false; ///< and then the bookmark that says so
    bool wantsBookmarks = false;
    std::chrono::milliseconds timeout {1'800'000};
};

/// The body of one watch: events wait here unencoded until the client takes them.
class WatchSession final : public BodySource, public WatchHub::Listener
{
public:
    WatchSession(WatchHub &hub, Store &store, Encoder encoder, Filter filter, WatchOptions options);
    ~WatchSession() override;
    WatchSession(const WatchSession &) = delete;
    WatchSession &operator=(const WatchSession &) = delete;
    WatchSession(WatchSession &&) = delete;
    WatchSession &operator=(WatchSession &&) = delete;

    Pull pull(QByteArray &out) override;
    void happened(const StoreEventRef &event) override;
    void resourceGone() override;

private:
    void begin();
    void write(QByteArray &out, QByteArrayView type, const QByteArray &object) const;
    void writeEvent(QByteArray &out, const StoreEvent &event);
    void writeBookmark(QByteArray &out, bool endsInitialEvents);
    void writeExpired(QByteArray &out);

    QPointer<WatchHub> m_hub;
    QPointer<Store> m_store;
    QString m_resource;
    Encoder m_encoder;
    Filter m_filter;
    WatchOptions m_options;
    std::deque<ObjectRef> m_initial;
    std::deque<StoreEventRef> m_events;
    qint64 m_seen = 0; ///< revision up to which the client knows everything
    qint64 m_began = 0; ///< the version that the watch began with
    QTimer m_bookmarkTimer;
    QTimer m_deadline;
    bool m_isExpired = false;
    bool m_mustEnd = false;
    bool m_isBookmarkDue = false;
    bool m_hasSentColumns = false;
    bool m_isInitialDone = false;
};

} // namespace models::sandbox
