// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/sandbox/engine/kindinfo.h"
#include "models/sandbox/engine/schema.h"

#include <QByteArray>
#include <QHash>
#include <QSet>

namespace models::sandbox {

/// A built-in kind as kinds.facts tells it.
struct KindFacts
{
    KindInfo info {};
    QString component {}; ///< its schema
    QString description {};
};

/// Reads the fact files of the built-in kinds (resources/sandbox/kinds/*.facts). A line says one
/// thing:
///
///     package core io.k8s.api.core.v1      what follows lives here
///     enum RestartPolicy Always Never      a string type with its values
///     type Pod [map=atomic] [as=object|string|any] : one sentence
///       name!=? TYPE [list=map(k)|set|atomic] [map=atomic] [patch=merge(k)] [default=v] : one
///       sentence
///     kind core/v1 Pod pods pod short=po in=all scope=Namespaced sub=status,log
///     fields=spec.nodeName
///       column Name string [wide] [format=name] : one sentence
///
/// `!` required, `=` always written, `?` keeps an explicit zero. TYPE: string bool int32 int64
/// double bytes object any Time MicroTime Quantity IntOrString RawExtension FieldsV1, [T] a list,
/// {T} a map, Name or package.Name.
class FactReader
{
public:
    explicit FactReader(SchemaPool &pool);

    /// Every type of every file must be read before finish().
    Result<void> read(const QString &file, const QByteArray &text);
    /// Ties the names together; an Error names what is missing.
    Result<void> finish();

    [[nodiscard]] const QHash<QString, Schema *> &types() const { return m_types; }
    [[nodiscard]] const QList<KindFacts> &kinds() const { return m_kinds; }

private:
    void readPackage(const QStringList &words);
    void readEnum(const QStringList &words);
    void readType(const QStringList &words, const QString &description);
    bool readField(const QStringList &words, const QString &description);
    bool readKind(const QStringList &words, const QString &description);
    void readColumn(const QStringList &words, const QString &description);
    Schema *typeOf(QString spelling);
    Schema *scalar(const QString &name);
    Schema *named(const QString &name);

    SchemaPool &m_pool;
    QHash<QString, Schema *> m_types; ///< by "core.Pod"
    QHash<QString, Schema *> m_scalars;
    QHash<QString, QString> m_packages;
    QSet<QString> m_defined;
    QString m_package;
    Schema *m_current = nullptr;
    QList<KindFacts> m_kinds;
};

} // namespace models::sandbox
