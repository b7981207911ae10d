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

/// How long a login program may take: people may have to act in a browser.
constexpr std::chrono::seconds pluginLimit {60};

/// Runs the plugin of an access once, without a shell and without input, and kills it at the
/// limit or when the owner goes, its children too. Everything that can go wrong has a text of its
/// own (Kind::LoginProgram).
[[nodiscard]] QCoro::Task<Result<PluginAnswer>> runPlugin(
    Access access, std::chrono::milliseconds limit = pluginLimit, QObject *owner = nullptr);

/// What a plugin printed, read. Pure.
[[nodiscard]] Result<PluginAnswer> parsePluginOutput(
    const ExecPlugin &plugin, const QByteArray &output);

/// The value of KUBERNETES_EXEC_INFO. Pure.
[[nodiscard]] QByteArray execInfo(const Access &access);

} // namespace models
