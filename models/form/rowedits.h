// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/form/projection.h"
#include "models/yaml/operation.h"

#include <QHash>
#include <QSet>

namespace models {

/// What a click in a row means for the text, as operations; none: nothing to do. Remembers what
/// unions held that were switched, and which parents only came into being by a field in them.
class RowEdits final
{
public:
    /// The input is read each time and outlives this.
    explicit RowEdits(const FormInput &input)
        : m_input(input)
    {
    }

    /// Another kind: nothing is remembered.
    void clear();
    /// The name of a volume takes its mounts along.
    [[nodiscard]] QList<yaml::Operation> setValue(const FormRow &row, const QJsonValue &value);
    /// A parent that only the form itself made goes with its last field; others stay as `{}`.
    [[nodiscard]] QList<yaml::Operation> unset(const FormRow &row) const;
    [[nodiscard]] QList<yaml::Operation> setNull(const FormRow &row);
    /// "", {} or [], as the type asks.
    [[nodiscard]] QList<yaml::Operation> setEmpty(const FormRow &row);
    /// Back to what the edit began with.
    [[nodiscard]] QList<yaml::Operation> revert(const FormRow &row);
    /// A foreign value as what the field is for; empty when it cannot be read as that.
    [[nodiscard]] QList<yaml::Operation> convert(const FormRow &row) const;
    [[nodiscard]] QList<yaml::Operation> detach(const FormRow &row) const;
    /// Chooses a member; what the others held is remembered and comes back when they are chosen.
    [[nodiscard]] QList<yaml::Operation> chooseMember(const FormRow &row, const QString &member);
    [[nodiscard]] QList<yaml::Operation> addItem(const FormRow &head, const QString &key = {});
    /// Of a list: its place among its siblings changes by that much. Empty at the ends.
    [[nodiscard]] QList<yaml::Operation> moveItem(const FormRow &head, int by) const;
    /// A copy behind it, under a name of its own.
    [[nodiscard]] QList<yaml::Operation> copyItem(const FormRow &head) const;
    /// Of a map: another key in the same place.
    [[nodiscard]] QList<yaml::Operation> renameKey(const FormRow &head, const QString &key) const;
    [[nodiscard]] QList<yaml::Operation> setAccelerator(
        const FormRow &row, const QString &resource, const QString &count) const;

private:
    void noteMade(const Path &path);
    [[nodiscard]] QList<yaml::Operation> renameMounts(
        const FormRow &row, const QString &name) const;
    [[nodiscard]] yaml::Operation operation(
        yaml::Operation::Kind kind, const Path &path, const QJsonValue &value = {}) const;
    [[nodiscard]] yaml::KeyOrder keyOrder() const;

    const FormInput &m_input;
    QHash<QString, QJsonValue> m_remembered; // path of a union's member -> its value
    QSet<Path> m_made; // objects that came into being because a field in them was set
};

} // namespace models
