// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/guide/guide.h"

#include <QJsonObject>

namespace ui {

/// What an object would ask for in all: replicas, accelerators, processors, memory. From the roles
/// of its guide; all zero without one.
struct JobTotal
{
    int replicas = 0;
    qint64 accelerators = 0;
    double processors = 0;
    double memoryBytes = 0;

    [[nodiscard]] static JobTotal of(const QJsonObject &object, const models::Guide *guide);
    /// "32 replicas · 32 GPU · 512 CPU"; empty when nothing is known.
    [[nodiscard]] QString text() const;
};

} // namespace ui
