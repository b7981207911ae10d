// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"

#include <QHashFunctions>
#include <QList>
#include <QString>

#include <variant>

namespace models {

/// A place inside an object: keys of maps and indices of lists, from the root. The root is the
/// empty path. Text form: `spec.containers[0].image`; keys that are not plain words in brackets:
/// `metadata.labels["a.b/c"]`.
class Path
{
public:
    using Segment = std::variant<QString, int>;

    Path() = default;
    Path(std::initializer_list<Segment> segments)
        : m_segments(segments)
    {
    }

    [[nodiscard]] static Result<Path> parse(QStringView text);
    [[nodiscard]] QString toString() const;

    [[nodiscard]] bool isEmpty() const { return m_segments.isEmpty(); }
    [[nodiscard]] qsizetype size() const { return m_segments.size(); }
    [[nodiscard]] const QList<Segment> &segments() const { return m_segments; }
    [[nodiscard]] const Segment &last() const { return m_segments.last(); }
    /// The last segment as a key; empty when it is an index or the path is the root.
    [[nodiscard]] QString lastKey() const;

    [[nodiscard]] Path child(const QString &key) const;
    [[nodiscard]] Path child(int index) const;
    [[nodiscard]] Path parent() const;
    [[nodiscard]] bool startsWith(const Path &ancestor) const;
    /// The same path with every index replaced by `[]`, as guides name fields:
    /// `spec.containers[].image`.
    [[nodiscard]] QString pattern() const;

    bool operator==(const Path &) const = default;

private:
    QList<Segment> m_segments;
};

size_t qHash(const Path &path, size_t seed = 0);

} // namespace models
