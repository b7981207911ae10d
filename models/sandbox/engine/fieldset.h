// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QMap>
#include <QString>
#include <QStringList>

namespace models::sandbox {

/// A set of fields as managedFields writes it (fieldsV1): a tree of steps `f:name`,
/// `k:{"name":"a"}`, `v:"x"`, `i:0`; a node may be in the set itself and have members below.
class FieldSet
{
public:
    [[nodiscard]] static FieldSet parse(const QJsonObject &fieldsV1);
    [[nodiscard]] QJsonObject toJson() const;

    /// The child of one step, made where it is missing.
    FieldSet &child(const QString &step) { return m_children[step]; }
    void insert() { m_isMember = true; }

    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] bool isMember() const { return m_isMember; }
    [[nodiscard]] const QMap<QString, FieldSet> &children() const { return m_children; }

    [[nodiscard]] FieldSet united(const FieldSet &other) const;
    [[nodiscard]] FieldSet without(const FieldSet &other) const;
    [[nodiscard]] FieldSet shared(const FieldSet &other) const;

    /// `.spec.containers[name="a"].image` for each member.
    [[nodiscard]] QStringList paths(const QString &prefix = {}) const;

    bool operator==(const FieldSet &) const = default;

private:
    bool m_isMember = false;
    QMap<QString, FieldSet> m_children;
};

} // namespace models::sandbox
