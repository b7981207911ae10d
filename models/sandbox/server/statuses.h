// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/engine/kindinfo.h"
#include "models/sandbox/engine/statuserror.h"

namespace models::sandbox {

// The refusals that do not depend on what an object holds, in the real server's words.

[[nodiscard]] StatusError notFound(const KindInfo &kind, const QString &name);
[[nodiscard]] StatusError notFound(
    const QString &group, const QString &plural, const QString &name);
[[nodiscard]] StatusError alreadyExists(
    const KindInfo &kind, const QString &name, bool isTerminating = false);
[[nodiscard]] StatusError conflict(const KindInfo &kind, const QString &name, const QString &why);
/// The version that was read is no longer the current one.
[[nodiscard]] StatusError staleVersion(const KindInfo &kind, const QString &name);
[[nodiscard]] StatusError forbidden(const KindInfo &kind, const QString &name, const QString &why);
[[nodiscard]] StatusError expired(const QString &message);
[[nodiscard]] StatusError methodNotAllowed();
[[nodiscard]] StatusError noSuchResource();
[[nodiscard]] StatusError unauthorized();
[[nodiscard]] StatusError notAcceptable(const QStringList &available);
[[nodiscard]] StatusError unsupportedMediaType(const QStringList &available);
/// 504 with cause ResourceVersionTooLarge.
[[nodiscard]] StatusError versionTooLarge(qint64 wanted, qint64 current);
/// 500 without a reason, as plain errors come out of the server.
[[nodiscard]] StatusError plainError(const QString &message);
/// 422 about options: `ListOptions.meta.k8s.io "" is invalid: field: text`.
[[nodiscard]] StatusError invalidOption(const QString &optionsKind, const StatusCause &cause);

} // namespace models::sandbox
