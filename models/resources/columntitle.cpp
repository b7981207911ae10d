// SPDX-License-Identifier: Apache-2.0
#include "models/resources/columntitle.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <string_view>

namespace models {
namespace {

// The columns of the built-in kinds, and those that most custom kinds have.
constexpr auto known = std::to_array<const char *>({
    QT_TRANSLATE_NOOP("models", "Name"),
    QT_TRANSLATE_NOOP("models", "Namespace"),
    QT_TRANSLATE_NOOP("models", "Ready"),
    QT_TRANSLATE_NOOP("models", "Status"),
    QT_TRANSLATE_NOOP("models", "Restarts"),
    QT_TRANSLATE_NOOP("models", "Age"),
    QT_TRANSLATE_NOOP("models", "IP"),
    QT_TRANSLATE_NOOP("models", "Node"),
    QT_TRANSLATE_NOOP("models", "Type"),
    QT_TRANSLATE_NOOP("models", "Cluster-IP"),
    QT_TRANSLATE_NOOP("models", "External-IP"),
    QT_TRANSLATE_NOOP("models", "Port(s)"),
    QT_TRANSLATE_NOOP("models", "Selector"),
    QT_TRANSLATE_NOOP("models", "Up-to-date"),
    QT_TRANSLATE_NOOP("models", "Available"),
    QT_TRANSLATE_NOOP("models", "Containers"),
    QT_TRANSLATE_NOOP("models", "Images"),
    QT_TRANSLATE_NOOP("models", "Desired"),
    QT_TRANSLATE_NOOP("models", "Current"),
    QT_TRANSLATE_NOOP("models", "Completions"),
    QT_TRANSLATE_NOOP("models", "Duration"),
    QT_TRANSLATE_NOOP("models", "Schedule"),
    QT_TRANSLATE_NOOP("models", "Suspend"),
    QT_TRANSLATE_NOOP("models", "Active"),
    QT_TRANSLATE_NOOP("models", "Last Schedule"),
    QT_TRANSLATE_NOOP("models", "Timezone"),
    QT_TRANSLATE_NOOP("models", "Data"),
    QT_TRANSLATE_NOOP("models", "Volume"),
    QT_TRANSLATE_NOOP("models", "Capacity"),
    QT_TRANSLATE_NOOP("models", "Access Modes"),
    QT_TRANSLATE_NOOP("models", "StorageClass"),
    QT_TRANSLATE_NOOP("models", "VolumeMode"),
    QT_TRANSLATE_NOOP("models", "Reclaim Policy"),
    QT_TRANSLATE_NOOP("models", "Claim"),
    QT_TRANSLATE_NOOP("models", "Reason"),
    QT_TRANSLATE_NOOP("models", "Provisioner"),
    QT_TRANSLATE_NOOP("models", "Roles"),
    QT_TRANSLATE_NOOP("models", "Role"),
    QT_TRANSLATE_NOOP("models", "Version"),
    QT_TRANSLATE_NOOP("models", "Last Seen"),
    QT_TRANSLATE_NOOP("models", "First Seen"),
    QT_TRANSLATE_NOOP("models", "Object"),
    QT_TRANSLATE_NOOP("models", "Message"),
    QT_TRANSLATE_NOOP("models", "Count"),
    QT_TRANSLATE_NOOP("models", "Source"),
    QT_TRANSLATE_NOOP("models", "Request"),
    QT_TRANSLATE_NOOP("models", "Limit"),
    QT_TRANSLATE_NOOP("models", "Phase"),
    QT_TRANSLATE_NOOP("models", "Priority"),
    QT_TRANSLATE_NOOP("models", "Closed"),
    QT_TRANSLATE_NOOP("models", "Preemptible"),
    QT_TRANSLATE_NOOP("models", "Class"),
    QT_TRANSLATE_NOOP("models", "Hosts"),
    QT_TRANSLATE_NOOP("models", "Address"),
    QT_TRANSLATE_NOOP("models", "Ports"),
    QT_TRANSLATE_NOOP("models", "Value"),
    QT_TRANSLATE_NOOP("models", "Secrets"),
    QT_TRANSLATE_NOOP("models", "Created At"),
    QT_TRANSLATE_NOOP("models", "Queue"),
    QT_TRANSLATE_NOOP("models", "Parallelism"),
    QT_TRANSLATE_NOOP("models", "Endpoints"),
    QT_TRANSLATE_NOOP("models", "Node Selector"),
    QT_TRANSLATE_NOOP("models", "Succeeded"),
    QT_TRANSLATE_NOOP("models", "Failed"),
    QT_TRANSLATE_NOOP("models", "Users"),
    QT_TRANSLATE_NOOP("models", "Groups"),
});

} // namespace

QString columnTitle(const QString &serverName)
{
    const QByteArray name = serverName.toUtf8();
    const auto found
        = std::ranges::find(known, std::string_view(name.constData(), size_t(name.size())),
            [](const char *word) { return std::string_view(word); });
    return found == known.end() ? serverName : QCoreApplication::translate("models", *found);
}

} // namespace models
