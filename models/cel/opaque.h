// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/quantity.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <expected>
#include <optional>
#include <variant>

namespace models::cel {

// The values that Kubernetes adds to the language.
// https://kubernetes.io/docs/reference/using-api/cel/#cel-options-language-features-and-libraries

struct Url
{
    QString text; ///< as it would be written again
    QString scheme;
    QString host; ///< with the port
    QString path; ///< escaped
    QList<std::pair<QString, QString>> query; ///< unescaped
    bool operator==(const Url &) const = default;

    /// Absolute, or a path that begins with a slash; else why it is neither.
    [[nodiscard]] static std::expected<Url, QString> parse(const QString &text);
    /// Without the brackets of an IPv6 address.
    [[nodiscard]] QString hostname() const;
    [[nodiscard]] QString port() const;
};

struct IpAddress
{
    QByteArray bytes; ///< 4 or 16
    bool operator==(const IpAddress &) const = default;

    /// No zones, no IPv4 in IPv6, no leading zeros: such text is refused with the reason.
    [[nodiscard]] static std::expected<IpAddress, QString> parse(const QString &text);
    [[nodiscard]] QString text() const;
    [[nodiscard]] bool isV4() const { return bytes.size() == 4; }
    [[nodiscard]] IpAddress masked(int bits) const;
    [[nodiscard]] bool isUnspecified() const;
    [[nodiscard]] bool isLoopback() const;
    [[nodiscard]] bool isLinkLocalMulticast() const;
    [[nodiscard]] bool isLinkLocalUnicast() const;
    [[nodiscard]] bool isGlobalUnicast() const;
};

struct Cidr
{
    IpAddress address;
    int bits = 0;
    bool operator==(const Cidr &) const = default;

    [[nodiscard]] static std::expected<Cidr, QString> parse(const QString &text);
    [[nodiscard]] QString text() const;
    [[nodiscard]] bool contains(const IpAddress &other) const;
    [[nodiscard]] bool contains(const Cidr &other) const;
};

/// https://semver.org
struct Semver
{
    quint64 major = 0;
    quint64 minor = 0;
    quint64 patch = 0;
    QStringList pre {};
    QStringList build {};
    bool operator==(const Semver &other) const { return compare(other) == 0; }

    /// `isLoose`: "v1.2" is 1.2.0.
    [[nodiscard]] static std::expected<Semver, QString> parse(QString text, bool isLoose);
    [[nodiscard]] int compare(const Semver &other) const;
    [[nodiscard]] QString text() const;
};

/// One of format.dns1123Label() and its like.
struct NamedFormat
{
    QString name;
    bool operator==(const NamedFormat &) const = default;

    [[nodiscard]] static bool isKnown(const QString &name);
    [[nodiscard]] static QStringList names();
    /// What is wrong with a text; empty when it is of this format.
    [[nodiscard]] QStringList faults(const QString &text) const;
    /// Characters of its longest pattern, for the cost of a check.
    [[nodiscard]] int patternSize() const;
};

struct Opaque
{
    std::variant<Quantity, Url, IpAddress, Cidr, Semver, NamedFormat> value;
    bool operator==(const Opaque &) const = default;

    /// "kubernetes.Quantity"
    [[nodiscard]] QString typeName() const;
    /// Bytes of addresses; nothing for the others.
    [[nodiscard]] std::optional<qint64> size() const;
    [[nodiscard]] QString text() const;
};

} // namespace models::cel
