// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/controllers/world.h"

#include <QJsonObject>
#include <QString>

namespace models::sandbox {

/// What will become of a pod, as nothing really runs here. Read from what a real pod's fate hangs
/// on (image, command, memory limit), and from annotations for what only a program could decide:
///
///     sandbox.sampan.dev/run: 3h5m                          how long the program takes
///     sandbox.sampan.dev/pull: worker-4..6 30m; 8s          how long images take
///     sandbox.sampan.dev/fail: worker-5 137 OOMKilled after 3h5m
///     sandbox.sampan.dev/fail: worker-3 1 after 2m times 2
///     sandbox.sampan.dev/needs-memory: 72Gi after 3h5m      with less it is killed (137)
///
/// A selector is ROLE-RANK or ROLE-FROM..TO; without one the rest holds for every replica.
struct Fate
{
    bool isImageMissing = false;
    bool isImageInvalid = false;
    double pullSeconds = 3;
    double runSeconds = 60; ///< below 0: until it is stopped
    int exitCode = 0;
    QString reason; ///< Completed, Error, OOMKilled
    bool isCollective = false; ///< dies soon after a peer does
};

/// "sandbox.sampan.dev/NAME".
[[nodiscard]] QString fateKey(QStringView name);
[[nodiscard]] bool isFateKey(QStringView annotation);

/// The fate of a pod's containers, the same each time it is asked.
[[nodiscard]] Fate fateOf(const World &world, const QJsonObject &pod);

/// Why an image of that name does not come: InvalidImageName, ImagePullBackOff; empty: it does.
[[nodiscard]] QString imageRefusal(const World &world, const QString &image);

/// "1h30m", "90s", "2d"; below 0 for "forever" and for text that is none.
[[nodiscard]] double secondsOf(const QString &duration);

} // namespace models::sandbox
