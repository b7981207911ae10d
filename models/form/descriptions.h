// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QString>

namespace models {

/// The value that a field has when it is not set, where only its description says so: "Defaults to
/// 10 seconds." is 10. Empty when nothing short is said.
[[nodiscard]] QString usualValue(const QString &description);

/// What is said before the first full stop of any language, without line breaks; abbreviations do
/// not end it.
[[nodiscard]] QString firstSentence(const QString &text);

/// What each value of an enum means, from the bullets that the server's descriptions end with.
[[nodiscard]] QHash<QString, QString> enumMeanings(const QString &description);

} // namespace models
