// SPDX-License-Identifier: Apache-2.0
#include "models/kube/curlmulti.h"

#include <mutex>

namespace models {

CurlMulti::CurlMulti()
{
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    m_multi = curl_multi_init();
    curl_multi_setopt(m_multi, CURLMOPT_SOCKETFUNCTION, &CurlMulti::onSocket);
    curl_multi_setopt(m_multi, CURLMOPT_SOCKETDATA, this);
    curl_multi_setopt(m_multi, CURLMOPT_TIMERFUNCTION, &CurlMulti::onTimer);
    curl_multi_setopt(m_multi, CURLMOPT_TIMERDATA, this);
    curl_multi_setopt(m_multi, CURLMOPT_MAXCONNECTS, 512L); // those in use count as well
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, [this] { act(CURL_SOCKET_TIMEOUT, 0); });
}

CurlMulti::~CurlMulti()
{
    const QList<CURL *> left = m_clients.keys();
    for (CURL *easy : left)
        curl_multi_remove_handle(m_multi, easy);
    m_clients.clear();
    // closing the idle connections calls back once more
    curl_multi_cleanup(m_multi);
}

void CurlMulti::add(CURL *easy, CurlClient *client)
{
    m_clients.insert(easy, client);
    curl_multi_add_handle(m_multi, easy);
}

void CurlMulti::remove(CURL *easy)
{
    if (m_clients.remove(easy))
        curl_multi_remove_handle(m_multi, easy);
}

void CurlMulti::wantDelivery(CurlClient *client)
{
    m_deliveries.append(client);
}

int CurlMulti::onSocket(CURL *, curl_socket_t socket, int what, void *self, void *)
{
    static_cast<CurlMulti *>(self)->watch(socket, what);
    return 0;
}

int CurlMulti::onTimer(CURLM *, long timeout, void *self)
{
    auto *multi = static_cast<CurlMulti *>(self);
    if (timeout < 0)
        multi->m_timer.stop();
    else
        multi->m_timer.start(int(timeout)); // 0 too: curl must not be entered from here
    return 0;
}

void CurlMulti::watch(curl_socket_t socket, int what)
{
    if (what == CURL_POLL_REMOVE) {
        // A notifier must not watch a closed descriptor: the next socket may get the same number.
        const std::shared_ptr<Socket> gone = m_sockets.take(socket);
        if (gone) {
            for (std::unique_ptr<QSocketNotifier> *notifier : {&gone->read, &gone->write}) {
                if (*notifier) {
                    (*notifier)->setEnabled(false);
                    notifier->release()->deleteLater(); // we may be inside its signal
                }
            }
        }
        return;
    }
    std::shared_ptr<Socket> &entry = m_sockets[socket];
    if (!entry)
        entry = std::make_shared<Socket>();
    const auto set = [this, socket](std::unique_ptr<QSocketNotifier> &notifier, bool isOn,
                         QSocketNotifier::Type type, int event) {
        if (!notifier && isOn) {
            notifier = std::make_unique<QSocketNotifier>(qintptr(socket), type);
            connect(notifier.get(), &QSocketNotifier::activated, this,
                [this, socket, event] { act(socket, event); });
        }
        if (notifier)
            notifier->setEnabled(isOn);
    };
    set(entry->read, (what & CURL_POLL_IN) != 0, QSocketNotifier::Read, CURL_CSELECT_IN);
    set(entry->write, (what & CURL_POLL_OUT) != 0, QSocketNotifier::Write, CURL_CSELECT_OUT);
}

void CurlMulti::act(curl_socket_t socket, int events)
{
    int running = 0;
    curl_multi_socket_action(m_multi, socket, events, &running);
    settle();
}

void CurlMulti::settle()
{
    const QPointer<CurlMulti> self(this);
    const QList<QPointer<CurlClient>> deliveries = std::exchange(m_deliveries, {});
    for (const QPointer<CurlClient> &client : deliveries) {
        if (client)
            client->deliver();
        if (!self)
            return;
    }
    int left = 0;
    while (CURLMsg *message = curl_multi_info_read(m_multi, &left)) {
        if (message->msg != CURLMSG_DONE)
            continue;
        const CURLcode code = message->data.result; // gone once the handle is
        if (CurlClient *client = m_clients.value(message->easy_handle))
            client->done(code);
        if (!self)
            return;
    }
}

} // namespace models
