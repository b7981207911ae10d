// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringView>

namespace models {

/// What a status word means. The interface picks colour, icon and words for it.
enum class ObjectState {
    None, ///< the kind has no status, or says nothing
    Waiting,
    Starting,
    Running,
    Succeeded,
    Failed,
    Paused,
    Stopping,
    Unknown,
};

/// The meaning of what servers and controllers write into status columns: phases, conditions and
/// the reasons that `kubectl get` shows ("Init:0/2", "CrashLoopBackOff", "Terminating").
[[nodiscard]] ObjectState objectStateOf(QStringView status);

/// "Failed", "Waiting": the word that filters and settings use for a state.
[[nodiscard]] QString wordOf(ObjectState state);
[[nodiscard]] ObjectState objectStateNamed(QStringView word);

} // namespace models
