// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHashFunctions>
#include <QString>
#include <QStringList>

namespace models {

/// "apps/v1"; the core group is empty and written "v1".
struct GroupVersion
{
    QString group;
    QString version;

    [[nodiscard]] static GroupVersion parse(QStringView text);
    [[nodiscard]] QString toString() const;
    /// "/apis/apps/v1" or "/api/v1".
    [[nodiscard]] QString urlPrefix() const;

    bool operator==(const GroupVersion &) const = default;
    auto operator<=>(const GroupVersion &) const = default;
};

struct GroupVersionKind
{
    QString group;
    QString version;
    QString kind;

    [[nodiscard]] GroupVersion groupVersion() const { return {group, version}; }
    /// "DeepSpeedJob.v1beta1.batch.tensorstack.dev", for logs and settings keys.
    [[nodiscard]] QString toString() const;

    bool operator==(const GroupVersionKind &) const = default;
    auto operator<=>(const GroupVersionKind &) const = default;
};

/// One resource as discovery lists it. https://kubernetes.io/docs/reference/using-api/api-concepts/
struct ApiResource
{
    GroupVersion groupVersion;
    QString plural;
    QString singular;
    QString kind;
    QStringList shortNames;
    QStringList verbs;
    QStringList categories;
    QStringList subresources; ///< "status", "scale", "log", …
    bool namespaced = false;

    /// The pods of every server, before and without discovery: no verbs are known.
    [[nodiscard]] static ApiResource pods();

    [[nodiscard]] GroupVersionKind gvk() const
    {
        return {groupVersion.group, groupVersion.version, kind};
    }
    /// "deepspeedjobs.batch.tensorstack.dev", or "pods" for the core group.
    [[nodiscard]] QString qualifiedName() const;
    /// "/apis/G/V/namespaces/NS/plural[/name]"; an empty namespace means all of them. Each segment
    /// is percent-encoded.
    [[nodiscard]] QString path(const QString &nameSpace, const QString &name = {}) const;
    [[nodiscard]] bool can(QStringView verb) const { return verbs.contains(verb); }

    bool operator==(const ApiResource &) const = default;
};

size_t qHash(const GroupVersion &gv, size_t seed = 0);
size_t qHash(const GroupVersionKind &gvk, size_t seed = 0);

} // namespace models
