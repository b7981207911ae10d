// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

/// The rules of names, labels and ports. Each answers what is wrong, in the API's words; an empty
/// list means nothing. https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
namespace models::sandbox::names {

[[nodiscard]] QStringList dnsLabel(const QString &value);
[[nodiscard]] QStringList dnsSubdomain(const QString &value);
[[nodiscard]] QStringList dns1035Label(const QString &value);
[[nodiscard]] QStringList wildcardSubdomain(const QString &value);
[[nodiscard]] QStringList pathSegment(const QString &value);
[[nodiscard]] QStringList qualified(const QString &value);
[[nodiscard]] QStringList labelValue(const QString &value);
[[nodiscard]] QStringList portName(const QString &value);
[[nodiscard]] QStringList portNumber(qint64 value);
[[nodiscard]] QStringList envName(const QString &value);
[[nodiscard]] QStringList configKey(const QString &value);
/// A name that more will be appended to may end with a dash.
[[nodiscard]] QString maskedPrefix(const QString &value);
[[nodiscard]] QString lengthError(int most);
[[nodiscard]] QString regexError(
    const QString &text, const QString &pattern, const QStringList &examples);

} // namespace models::sandbox::names
