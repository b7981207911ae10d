// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/kube/transport.h"

#include <QJsonObject>

namespace models {

/// What an answer that is no success means. Works for a v1 Status and for what proxies and login
/// pages send instead (Kind::NotKubernetes, with the first characters of the body as detail).
[[nodiscard]] Error errorOf(const Reply &reply);
/// The same for a Status that did not come as a whole answer: the ERROR event of a watch, channel 3
/// of an exec. `httpStatus` is used where the Status has no code.
[[nodiscard]] Error errorOfStatus(const QJsonObject &status, int httpStatus = 0);
/// A success with a JSON object in it, or the reason why not.
[[nodiscard]] Result<QJsonObject> objectOf(const Reply &reply);

/// The body is said to be JSON, or nothing is said of it.
[[nodiscard]] bool isJson(const Headers &headers);

/// The texts of `Warning: 299 - "…"` lines (RFC 7234), several to a line, without doubles; at most
/// ten.
[[nodiscard]] QStringList warningsOf(const Headers &headers);

/// Text of a server made safe to show: control and bidi characters become visible marks, cut at
/// `longest`.
[[nodiscard]] QString shownText(QStringView text, qsizetype longest = 64 * 1024);

} // namespace models
