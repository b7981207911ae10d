// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>

namespace models {

/// A Kubernetes quantity: "16Gi", "500m", "1e3". Exact to 10^-9 within the range a server accepts.
/// https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
class Quantity
{
public:
    enum class Format { DecimalSI, BinarySI, DecimalExponent };

    /// Nothing for text that the server would refuse ("16GB", "4 Gi", "").
    [[nodiscard]] static std::optional<Quantity> parse(QStringView text);

    [[nodiscard]] Format format() const { return m_format; }
    [[nodiscard]] double toDouble() const { return double(m_nano) / 1e9; }
    /// Rounded up, as the server does for counts.
    [[nodiscard]] qint64 ceiling() const;
    [[nodiscard]] bool isWhole() const { return m_nano % 1'000'000'000 == 0; }
    /// The spelling the server would store.
    [[nodiscard]] QString canonical() const;

    auto operator<=>(const Quantity &other) const { return m_nano <=> other.m_nano; }
    bool operator==(const Quantity &other) const { return m_nano == other.m_nano; }
    Quantity operator+(const Quantity &other) const;
    Quantity operator-(const Quantity &other) const;

private:
    // NOLINTNEXTLINE(modernize-use-using): __extension__ needs a typedef
    __extension__ typedef __int128 Nano;
    Nano m_nano = 0;
    Format m_format = Format::DecimalSI;
};

} // namespace models
