// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"

#include <QByteArray>
#include <QString>

namespace models {

/// A regular file of at most `largest` bytes; anything else (folders, pipes, devices) is an error
/// that names it, and never blocks.
[[nodiscard]] Result<QByteArray> readSmallFile(const QString &path, qint64 largest = 1024 * 1024);

/// Writes a file of ours: 0600 in folders of 0700, whole or not at all.
Result<void> writePrivateFile(const QString &path, const QByteArray &content);

} // namespace models
