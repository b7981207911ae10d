// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/controllers/controllers.h"

#include "models/base/json.h"
#include "models/kube/curltransport.h"
#include "models/sandbox/clock.h"
#include "models/sandbox/controllers/generated.h"
#include "models/sandbox/controllers/loop.h"
#include "models/sandbox/controllers/requests.h"
#include "models/sandbox/controllers/traininglogs.h"
#include "models/watch/reflector.h"

#include <QJsonDocument>
#include <QSet>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace models::sandbox {

/// The loop's hands: watches bring what changed, decisions go out as requests, one after another.
class Controllers::Driver final : public QObject
{
public:
    Driver(const ControllerAccess &access, Clock &clock)
        : m_clock(clock)
        , m_transport(accessFor(access))
        , m_logs(m_loop.world(), clock, clock.speed())
    {
    }
    ~Driver() override { *m_isAlive = false; }

    void start();
    [[nodiscard]] LogSource *logs() { return &m_logs; }

private:
    [[nodiscard]] static Access accessFor(const ControllerAccess &access);
    [[nodiscard]] Moment moment() const { return {m_clock.now(), m_clock.speed()}; }
    void watch(const QString &plural);
    void take(const QString &plural, const RowBatch &batch);
    void takeObject(const QString &plural, QJsonObject object);
    void drop(const ObjectKey &key);
    void synced(const QString &plural);
    void kick();
    void sleep();
    QCoro::Task<void> pump();
    void answered(const Write &write, const Result<QJsonObject> &answer);

    Clock &m_clock;
    CurlTransport m_transport;
    Loop m_loop;
    TrainingLogs m_logs;
    std::vector<std::unique_ptr<Reflector>> m_reflectors;
    QSet<QString> m_unsynced;
    QSet<QString> m_deleted; // uids; a late event must not bring them back
    QDateTime m_sleepUntil;
    bool m_isPumping = false;
    std::shared_ptr<bool> m_isAlive = std::make_shared<bool>(true);
};

Access Controllers::Driver::accessFor(const ControllerAccess &access)
{
    Access out;
    out.server = access.server;
    out.ca = access.caCertificate;
    out.token = access.token;
    out.proxy = QString();
    return out;
}

void Controllers::Driver::start()
{
    const QStringList plurals = watchedPlurals();
    m_unsynced = QSet<QString>(plurals.begin(), plurals.end());
    for (const QString &plural : plurals)
        watch(plural);
}

void Controllers::Driver::watch(const QString &plural)
{
    WatchScope scope;
    scope.resource = resourceFor(plural);
    scope.labelSelector = u'!' + stillLabel();
    scope.fullObjects = true;
    auto reflector = std::make_unique<Reflector>(m_transport, scope);
    connect(reflector.get(), &Reflector::batch, this,
        [this, plural](const RowBatch &batch) { take(plural, batch); });
    connect(
        reflector.get(), &Reflector::stateChanged, this, [this, plural](const WatchState &state) {
            if (state.isSynced || state.phase == WatchState::Phase::NotServed)
                synced(plural);
        });
    reflector->start();
    m_reflectors.push_back(std::move(reflector));
}

void Controllers::Driver::synced(const QString &plural)
{
    if (m_unsynced.remove(plural) && m_unsynced.isEmpty())
        kick();
}

void Controllers::Driver::take(const QString &plural, const RowBatch &batch)
{
    if (batch.isReset) {
        QSet<QString> there;
        for (const RowRef &row : batch.upserted)
            there.insert(row->nameSpace + u'/' + row->name());
        const QList<ObjectKey> known = m_loop.world().keys(plural);
        for (const ObjectKey &key : known) {
            if (!there.contains(key.nameSpace + u'/' + key.name))
                drop(key);
        }
    }
    for (const QString &uid : batch.removed) {
        const ObjectKey key = m_loop.world().keyOf(uid);
        if (key.plural == plural)
            drop(key);
        m_deleted.remove(uid);
    }
    for (const RowRef &row : batch.upserted)
        takeObject(plural, QJsonDocument::fromJson(row->object).object());
    kick();
}

void Controllers::Driver::takeObject(const QString &plural, QJsonObject object)
{
    if (object.isEmpty() || m_deleted.contains(uidOf(object)))
        return;
    object[u"apiVersion"] = apiVersionOf(plural);
    object[u"kind"] = kindOf(plural);
    QJsonObject metadata = objectAt(object, u"metadata");
    metadata.remove(u"managedFields"_s);
    object[u"metadata"] = metadata;
    const QJsonObject before = m_loop.world().find(plural, namespaceOf(object), nameOf(object));
    const qint64 known = textAt(before, u"metadata.resourceVersion").toLongLong();
    if (!before.isEmpty() && textAt(object, u"metadata.resourceVersion").toLongLong() <= known
        && uidOf(before) == uidOf(object))
        return;
    m_loop.take(plural, before, object);
    if (plural == "pods"_L1
        && arrayAt(before, u"status.containerStatuses")
            != arrayAt(object, u"status.containerStatuses"))
        m_logs.podChanged(object);
}

void Controllers::Driver::drop(const ObjectKey &key)
{
    const QJsonObject before = m_loop.world().find(key);
    if (!before.isEmpty())
        m_loop.take(key.plural, before, {});
}

void Controllers::Driver::kick()
{
    if (!m_isPumping && m_unsynced.isEmpty())
        pump();
}

void Controllers::Driver::sleep()
{
    const QDateTime wake = m_loop.nextWake();
    if (!wake.isValid() || (m_sleepUntil.isValid() && m_sleepUntil <= wake))
        return;
    m_sleepUntil = wake;
    const qint64 wait = std::max<qint64>(1, m_clock.now().msecsTo(wake));
    m_clock.after(
        std::chrono::milliseconds(qint64(double(wait) * m_clock.speed())), this, [this, wake] {
            if (m_sleepUntil == wake)
                m_sleepUntil = {};
            kick();
        });
}

QCoro::Task<void> Controllers::Driver::pump()
{
    const std::shared_ptr<bool> isAlive = m_isAlive;
    m_isPumping = true;
    while (const auto plan = m_loop.next(moment())) {
        for (const Write &write : plan->writes) {
            const Result<QJsonObject> answer = co_await request(m_transport, write);
            if (!*isAlive)
                co_return;
            answered(write, answer);
        }
    }
    m_isPumping = false;
    sleep();
}

void Controllers::Driver::answered(const Write &write, const Result<QJsonObject> &answer)
{
    const ObjectKey key {write.plural, namespaceOf(write.object), nameOf(write.object)};
    if (answer) {
        const bool isGone = write.verb == Write::Verb::Delete
            && (answer->value(u"kind").toString() == "Status"_L1 || write.graceSeconds == 0);
        if (isGone) {
            m_deleted.insert(uidOf(write.object));
            drop(key);
        } else {
            takeObject(write.plural, *answer);
        }
        return;
    }
    switch (answer.error().kind) {
    case Error::Kind::NotFound:
        if (write.verb != Write::Verb::Create)
            drop(key);
        return;
    case Error::Kind::Conflict: // the watch brings what is new, and with it another look
    case Error::Kind::AlreadyExists:
        return;
    default:
        m_loop.wakeAt(key, moment().after(m_clock.now(), 5));
    }
}

Controllers::Controllers(ControllerAccess access, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_driver(std::make_unique<Driver>(access, clock))
{
}

Controllers::~Controllers() = default;

void Controllers::start(bool withDemo)
{
    Q_UNUSED(withDemo)
    m_driver->start();
}

LogSource *Controllers::logs() const
{
    return m_driver->logs();
}

} // namespace models::sandbox
