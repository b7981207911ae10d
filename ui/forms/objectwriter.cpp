// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/objectwriter.h"

#include "models/base/json.h"
#include "models/kube/cluster.h"
#include "models/kube/discovery.h"
#include "models/kube/resourceclient.h"
#include "models/kube/rights.h"

#include <QCoro/QCoroTask>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ui {

ObjectWriter::ObjectWriter(models::Cluster &cluster, QObject *parent)
    : QObject(parent)
    , m_cluster(cluster)
    , m_writer(cluster.transport(), nullptr, {})
    , m_preflight(cluster)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(800ms);
    connect(&m_soon, &QTimer::timeout, this, &ObjectWriter::checkNow);
    connect(&m_preflight, &models::Preflight::changed, this, &ObjectWriter::checksChanged);
    connect(&cluster.rights(), &models::Rights::changed, this, &ObjectWriter::checksChanged,
        Qt::QueuedConnection); // it may be told of from within a question
}

void ObjectWriter::setObject(const QJsonObject &object, bool isSound)
{
    if (object == m_object && isSound == m_isSound)
        return;
    const bool isFirst = isSound && !m_isSound;
    m_object = object;
    m_isSound = isSound;
    m_isAsked = false;
    m_soon.stop();
    if (isFirst) {
        checkNow(); // the first sound text has its answers at once
        return;
    }
    if (isSound)
        m_soon.start();
    emit checksChanged();
}

QList<models::PreflightCheck> ObjectWriter::checks() const
{
    if (m_isAsked)
        return m_preflight.checks();
    QList<models::PreflightCheck> checks = models::Preflight::checksOf(m_object);
    for (models::PreflightCheck &check : checks) {
        if (m_isSound) // asked again as soon as the typing pauses
            check.state = models::PreflightCheck::State::Running;
    }
    return checks;
}

std::optional<models::Error> ObjectWriter::refusal() const
{
    if (!m_isAsked)
        return std::nullopt;
    for (const models::PreflightCheck &check : m_preflight.checks()) {
        if (check.subject == models::PreflightCheck::Subject::DryRun)
            return check.error;
    }
    return std::nullopt;
}

models::Result<models::ApiResource> ObjectWriter::resource() const
{
    const QString kind = m_object[u"kind"_s].toString();
    const models::GroupVersion version
        = models::GroupVersion::parse(m_object[u"apiVersion"_s].toString());
    const auto found = m_cluster.discovery().find({version.group, version.version, kind});
    if (found)
        return *found;
    return models::failure(models::Error::Kind::NotFound,
        models::Message(QT_TRANSLATE_NOOP("models", "The server does not serve %1 in %2."),
            {kind, version.toString()}));
}

QString ObjectWriter::missingRight(
    const models::GroupVersionKind &gvk, const QString &nameSpace) const
{
    const auto target = m_cluster.discovery().find(gvk);
    if (!target)
        return {};
    // Not for each letter of a namespace that is being typed.
    const models::Right right = models::Right::on(
        *target, u"create"_s, m_isAsked ? models::namespaceOf(m_object) : nameSpace);
    return m_cluster.rights().isRefused(right) ? models::refusalOf(right).text() : QString();
}

void ObjectWriter::checkNow()
{
    if (!m_isSound || m_isCreating)
        return;
    m_soon.stop();
    m_isAsked = true;
    m_preflight.run(m_object);
}

void ObjectWriter::create(const QString &from)
{
    if (m_isCreating || m_object.isEmpty())
        return;
    const auto target = resource();
    if (!target) {
        emit creationFailed(target.error());
        return;
    }
    m_isCreating = true;
    m_soon.stop();
    QCoro::connect(m_writer.create(*target, models::namespaceOf(m_object), m_object, from), this,
        [this](const models::Result<models::ResourceReply> &reply) {
            m_isCreating = false;
            if (reply)
                emit created(reply->object, reply->warnings, reply->wasLookedUp);
            else
                emit creationFailed(reply.error());
        });
}

} // namespace ui
