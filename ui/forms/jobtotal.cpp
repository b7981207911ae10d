// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/jobtotal.h"

#include "models/base/json.h"
#include "models/base/quantity.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

double amount(const QJsonValue &value)
{
    if (value.isDouble())
        return value.toDouble();
    const auto quantity = models::Quantity::parse(value.toString());
    return quantity ? quantity->toDouble() : 0;
}

void addRole(JobTotal &total, qint64 replicas, const QJsonObject &podSpec)
{
    total.replicas += int(replicas);
    const QJsonArray containers = podSpec[u"containers"_s].toArray();
    for (const QJsonValue &container : containers) {
        const QJsonObject resources = container[u"resources"_s].toObject();
        const QJsonObject limits = resources[u"limits"_s].toObject();
        const QJsonObject requests = resources[u"requests"_s].toObject();
        const auto wanted = [&](const QString &key) {
            return amount(requests.contains(key) ? requests[key] : limits[key]);
        };
        total.processors += double(replicas) * wanted(u"cpu"_s);
        total.memoryBytes += double(replicas) * wanted(u"memory"_s);
        for (auto it = limits.begin(); it != limits.end(); ++it) {
            if (it.key().contains(u'/') && !it.key().startsWith("rdma/"_L1))
                total.accelerators += replicas * qint64(amount(it.value()));
        }
    }
}

} // namespace

JobTotal JobTotal::of(const QJsonObject &object, const models::Guide *guide)
{
    JobTotal total;
    if (!guide)
        return total;
    for (const models::RoleGuide &role : guide->roles) {
        if (!role.listPath.isEmpty()) {
            const QJsonArray items = models::arrayAt(object, role.listPath);
            for (const QJsonValue &value : items) {
                const QJsonObject item = value.toObject();
                addRole(total, models::numberAt(item, role.replicasPath, 1),
                    models::objectAt(item, role.templatePath + ".spec"_L1));
            }
            continue;
        }
        const bool isThere = !models::objectAt(object, role.templatePath).isEmpty()
            || !models::valueAt(object, role.replicasPath).isUndefined();
        if (isThere) {
            addRole(total, models::numberAt(object, role.replicasPath, 1),
                models::objectAt(object, role.templatePath + ".spec"_L1));
        }
    }
    return total;
}

QString JobTotal::text() const
{
    if (replicas == 0)
        return {};
    const QLocale locale;
    QStringList parts {
        QCoreApplication::translate("ui::JobTotal", "%n replicas", nullptr, replicas)};
    if (accelerators > 0)
        parts.append(u"%1 GPU"_s.arg(locale.toString(accelerators)));
    if (processors > 0)
        parts.append(u"%1 CPU"_s.arg(locale.toString(processors, 'g', 6)));
    return parts.join(u" · "_s);
}

} // namespace ui
