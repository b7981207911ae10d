// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/groupversion.h"
#include "models/kube/rights.h"
#include "models/resources/objectstate.h"
#include "ui/shared/forwardtarget.h"
#include "ui/shared/state.h"

#include <optional>

namespace ui {

/// How the eight states look; nothing for an object that has none.
[[nodiscard]] inline std::optional<State> shownState(models::ObjectState state)
{
    switch (state) {
    case models::ObjectState::Waiting:
        return State::Waiting;
    case models::ObjectState::Starting:
        return State::Starting;
    case models::ObjectState::Running:
        return State::Running;
    case models::ObjectState::Succeeded:
        return State::Succeeded;
    case models::ObjectState::Failed:
        return State::Failed;
    case models::ObjectState::Paused:
        return State::Paused;
    case models::ObjectState::Stopping:
        return State::Stopping;
    case models::ObjectState::Unknown:
        return State::Unknown;
    case models::ObjectState::None:
        break;
    }
    return std::nullopt;
}

/// A port of it can be forwarded: a pod, or a service with pods behind it.
[[nodiscard]] inline bool canForward(const models::GroupVersionKind &gvk)
{
    return gvk.group.isEmpty()
        && (gvk.kind == QLatin1StringView("Pod") || gvk.kind == QLatin1StringView("Service"));
}

[[nodiscard]] inline ForwardTarget forwardTargetOf(
    const models::GroupVersionKind &gvk, const QString &nameSpace, const QString &name)
{
    ForwardTarget target {.nameSpace = nameSpace};
    (gvk.kind == QLatin1StringView("Service") ? target.service : target.pod) = name;
    return target;
}

/// Whatever stands before the pod, it is the pod's port that is asked for.
[[nodiscard]] inline models::Right rightToForward(const QString &nameSpace)
{
    return {.verb = QStringLiteral("create"),
        .resource = QStringLiteral("pods"),
        .subresource = QStringLiteral("portforward"),
        .nameSpace = nameSpace};
}

} // namespace ui
