// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/kube/access.h"

#include <QCoroTask>
#include <QDateTime>

#include <chrono>

namespace models {

/// `status` of an ExecCredential.
struct PluginAnswer
{
    QByteArray token;
    QByteArray certificate; ///< PEM; comes with `key` or not at all
    QByteArray key;
    QDateTime expiry; ///< invalid: valid until the server says otherwise
};

/// Runs the plugin of an access once, without a shell and without input, and kills it at the
/// limit, its children too. Everything that can go wrong has a text of its own
/// (Kind::LoginProgram).
[[nodiscard]] QCoro::Task<Result<PluginAnswer>> runPlugin(
    Access access, std::chrono::milliseconds limit = std::chrono::seconds(60));

/// What a plugin printed, read. Pure.
[[nodiscard]] Result<PluginAnswer> parsePluginOutput(
    const ExecPlugin &plugin, const QByteArray &output);

/// The value of KUBERNETES_EXEC_INFO. Pure.
[[nodiscard]] QByteArray execInfo(const Access &access);

} // namespace models
