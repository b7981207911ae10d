// SPDX-License-Identifier: Apache-2.0
#include "models/kube/credentials.h"

#include "models/kube/execplugin.h"
#include "models/kube/pem.h"
#include "models/kube/smallfile.h"
#include "models/kube/token.h"

#include <QCoroFuture>
#include <QPointer>

using namespace std::chrono_literals;

namespace models {

namespace {

constexpr auto fileAge = 50s; // a change is seen within a minute
constexpr auto renewBefore = 60s;

} // namespace

Credentials::Credentials(Access access, QObject *parent)
    : QObject(parent)
    , m_access(std::move(access))
{
    m_now = {.certificate = m_access.certificate,
        .key = m_access.key,
        .ca = m_access.ca,
        .generation = 1};
    if (!m_access.token.isEmpty())
        m_now.authorization = "Bearer " + m_access.token;
    else if (!m_access.userName.isEmpty())
        m_now.authorization
            = "Basic " + (m_access.userName + u':' + m_access.password).toUtf8().toBase64();
}

Credentials::~Credentials() = default;

QCoro::Task<Result<Credential>> Credentials::current()
{
    // Never over a line that anyone can read.
    if (m_access.server.scheme() == QLatin1StringView("http"))
        co_return Credential {};
    readFiles();
    if (!m_access.exec || isFresh())
        co_return Credential(m_now); // a copy: QCoro 0.12 moves out of what co_return names
    const QPointer<Credentials> self(this);
    const Result<void> renewed = co_await renew();
    if (!self)
        co_return failure(Error::Kind::Cancelled, {});
    if (!renewed)
        co_return std::unexpected(renewed.error());
    co_return Credential(m_now);
}

bool Credentials::reject(quint64 generation)
{
    if (!m_access.exec && m_access.tokenFile.isEmpty() && m_access.certificateFile.isEmpty())
        return false;
    if (generation != m_now.generation)
        return true; // somebody else has renewed it meanwhile
    m_filesRead = {};
    m_hasPluginAnswer = false;
    if (m_access.exec)
        return true;
    readFiles();
    return generation != m_now.generation; // the same token would be refused again
}

// The last good content stays when a file cannot be read or is half written.
void Credentials::readFiles()
{
    // By the wall clock: what a sleep has made old is read again, and so it is after the clock was
    // set.
    if (m_filesRead.isValid() && std::chrono::abs(now() - m_filesRead) < fileAge)
        return;
    m_filesRead = now();
    Credential next = m_now;
    if (!m_access.tokenFile.isEmpty()) {
        const Result<QByteArray> token
            = readSmallFile(m_access.tokenFile).and_then([this](const QByteArray &text) {
                  return checkedToken(text, m_access.tokenFile);
              });
        if (token && !token->isEmpty())
            next.authorization = "Bearer " + *token;
    }
    if (!m_access.caFile.isEmpty()) {
        if (const Result<QByteArray> ca = readSmallFile(m_access.caFile);
            ca && countCertificates(*ca))
            next.ca = *ca;
    }
    if (!m_access.certificateFile.isEmpty() || !m_access.keyFile.isEmpty()) {
        const Result<QByteArray> certificate = m_access.certificateFile.isEmpty()
            ? Result<QByteArray>(m_access.certificate)
            : readSmallFile(m_access.certificateFile);
        const Result<QByteArray> key = m_access.keyFile.isEmpty() ? Result<QByteArray>(m_access.key)
                                                                  : readSmallFile(m_access.keyFile);
        if (certificate && key && checkPair(*certificate, *key)) {
            next.certificate = *certificate;
            next.key = *key;
        }
    }
    if (next.authorization != m_now.authorization || next.ca != m_now.ca
        || next.certificate != m_now.certificate || next.key != m_now.key) {
        ++next.generation;
        m_now = next;
    }
}

bool Credentials::isFresh() const
{
    return m_hasPluginAnswer && (!m_expiry.isValid() || now() < m_expiry.addDuration(-renewBefore));
}

QDateTime Credentials::now() const
{
    return QDateTime::currentDateTimeUtc().addDuration(m_passed);
}

// Whoever comes while the plugin runs waits for that run.
QCoro::Task<Result<void>> Credentials::renew()
{
    const QFuture<Result<void>> renewed = m_waiting.add();
    if (!m_isRunning) {
        m_isRunning = true;
        run();
    }
    co_return co_await renewed;
}

QCoro::Task<void> Credentials::run()
{
    const QPointer<Credentials> self(this);
    const Result<PluginAnswer> answer = co_await runPlugin(m_access, pluginLimit, this);
    if (!self)
        co_return;
    m_isRunning = false;
    Result<void> result;
    if (answer) {
        Credential next = m_now;
        if (!answer->token.isEmpty())
            next.authorization = "Bearer " + answer->token;
        if (!answer->certificate.isEmpty()) {
            next.certificate = answer->certificate;
            next.key = answer->key;
        }
        ++next.generation;
        m_now = next;
        m_hasPluginAnswer = true;
        m_expiry = answer->expiry;
        // A clock that is wrong, or an answer that expired on its way, must not start a run for
        // every request: it counts for a little while.
        const QDateTime soonest = now().addDuration(renewBefore + 5s);
        if (m_expiry.isValid() && m_expiry < soonest)
            m_expiry = soonest;
    } else {
        result = std::unexpected(answer.error());
    }
    m_waiting.answer(result);
}

} // namespace models
