// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/containers/container.h"

#include <QSize>

namespace models::sandbox {

/// One run of a program that only reads and writes.
struct ProgramCall
{
    const Container &container;
    QStringList words; ///< its name first
    QByteArray input {};
    QString directory {};
    QMap<QString, QString> environment {};
    QDateTime now {};
    QSize terminal {}; ///< invalid: there is none
};

struct ProgramOutcome
{
    QByteArray output {};
    QByteArray errors {};
    int code = 0;

    bool operator==(const ProgramOutcome &) const = default;
};

/// Whether there is a program of that name in this container.
[[nodiscard]] bool hasProgram(const Container &container, const QString &name);
/// Whether it would read its input: no file is named.
[[nodiscard]] bool readsInput(const QStringList &words);
/// The program is there.
[[nodiscard]] ProgramOutcome runProgram(const ProgramCall &call);

/// nvidia-smi on so many GPUs as the container has.
[[nodiscard]] ProgramOutcome gpuReport(const ProgramCall &call);

} // namespace models::sandbox
