// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"

#include <QByteArray>
#include <QDateTime>

namespace models {

/// Certificates in a PEM text; an error when it is none, or holds none.
[[nodiscard]] Result<int> countCertificates(const QByteArray &pem);

/// Certificate and key can be read, belong together, and the certificate is valid now.
[[nodiscard]] Result<void> checkPair(const QByteArray &certificate, const QByteArray &key,
    const QDateTime &now = QDateTime::currentDateTimeUtc());

/// When the first certificate in the text ends; invalid when there is none.
[[nodiscard]] QDateTime endOf(const QByteArray &certificate);

} // namespace models
