// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/objectwriter.h"

#include "models/base/json.h"
#include "models/kube/cluster.h"
#include "models/kube/discovery.h"

#include <QCoro/QCoroTask>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ui {

ObjectWriter::ObjectWriter(models::Cluster &cluster, QObject *parent)
    : QObject(parent)
    , m_cluster(cluster)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(800ms);
    connect(&m_soon, &QTimer::timeout, this, &ObjectWriter::checkNow);
}

void ObjectWriter::setObject(const QJsonObject &object)
{
    if (object == m_object && !object.isEmpty())
        return;
    m_object = object;
    ++m_generation;
    m_warnings.clear();
    setDryRun(DryRun::NotYet);
    if (object.isEmpty())
        m_soon.stop();
    else
        m_soon.start();
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

void ObjectWriter::setDryRun(DryRun state, std::optional<models::Error> error)
{
    m_dryRun = state;
    m_error = std::move(error);
    emit dryRunChanged();
}

void ObjectWriter::checkNow()
{
    if (m_object.isEmpty() || m_isCreating)
        return;
    m_soon.stop();
    const auto target = resource();
    if (!target) {
        setDryRun(DryRun::Refused, target.error());
        return;
    }
    models::WriteOptions options;
    options.dryRun = true;
    const int generation = ++m_generation;
    setDryRun(DryRun::Running);
    QCoro::connect(models::ResourceClient(m_cluster.transport())
                       .create(*target, models::namespaceOf(m_object), m_object, options),
        this, [this, generation](const models::Result<models::ResourceReply> &reply) {
            if (generation != m_generation)
                return;
            if (reply) {
                m_warnings = reply->warnings;
                setDryRun(DryRun::Passed);
                return;
            }
            using Kind = models::Error::Kind;
            const Kind kind = reply.error().kind;
            const bool isAboutObject = kind == Kind::Invalid || kind == Kind::AlreadyExists
                || kind == Kind::Conflict || kind == Kind::NotFound || kind == Kind::TooLarge
                || kind == Kind::Forbidden;
            setDryRun(isAboutObject ? DryRun::Refused : DryRun::NotPossible, reply.error());
        });
}

void ObjectWriter::create()
{
    if (m_isCreating || m_object.isEmpty())
        return;
    const auto target = resource();
    if (!target) {
        emit creationFailed(target.error());
        return;
    }
    m_isCreating = true;
    ++m_generation; // no dry run's answer counts any more
    QCoro::connect(models::ResourceClient(m_cluster.transport())
                       .create(*target, models::namespaceOf(m_object), m_object),
        this, [this](const models::Result<models::ResourceReply> &reply) {
            m_isCreating = false;
            if (reply)
                emit created(reply->object, reply->warnings);
            else
                emit creationFailed(reply.error());
        });
}

} // namespace ui
