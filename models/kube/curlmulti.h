// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QSocketNotifier>
#include <QTimer>

#include <memory>

#include <curl/curl.h>

namespace models {

/// Whoever owns an easy handle inside a CurlMulti. Both calls come outside curl's own callbacks, so
/// that handles may be removed and receivers may die in them.
class CurlClient : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    /// Something was left behind by a callback of this handle.
    virtual void deliver() = 0;
    virtual void done(CURLcode code) = 0;
};

/// curl's multi interface in the event loop of its thread, by sockets and one timer.
class CurlMulti final : public QObject
{
    Q_OBJECT
public:
    CurlMulti();
    ~CurlMulti() override;

    void add(CURL *easy, CurlClient *client);
    /// Forgets the handle; safe at any time outside curl's callbacks.
    void remove(CURL *easy);
    /// From a callback: deliver() will be called as soon as curl has returned.
    void wantDelivery(CurlClient *client);

private:
    struct Socket
    {
        std::unique_ptr<QSocketNotifier> read;
        std::unique_ptr<QSocketNotifier> write;
    };

    static int onSocket(CURL *easy, curl_socket_t socket, int what, void *self, void *);
    static int onTimer(CURLM *multi, long timeout, void *self);
    void watch(curl_socket_t socket, int what);
    void act(curl_socket_t socket, int events);
    void settle();

    CURLM *m_multi = nullptr;
    QHash<curl_socket_t, std::shared_ptr<Socket>> m_sockets;
    QHash<CURL *, CurlClient *> m_clients;
    QList<QPointer<CurlClient>> m_deliveries;
    QTimer m_timer;
};

} // namespace models
