// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"

#include <QJsonValue>
#include <QList>
#include <QString>
#include <QStringList>

namespace models::sandbox {

/// Collects what is wrong with an object, in the API's own words and path grammar
/// (`spec.containers[0].ports`, map keys in brackets).
class Causes
{
public:
    void required(const QString &field, const QString &detail = {});
    void invalid(const QString &field, const QJsonValue &value, const QString &detail);
    /// One for each detail; none for none.
    void invalid(const QString &field, const QJsonValue &value, const QStringList &details);
    /// The same text, another reason.
    void typeInvalid(const QString &field, const QJsonValue &value, const QString &detail);
    /// `supported` in the order given.
    void unsupported(const QString &field, const QJsonValue &value, const QStringList &supported);
    void forbidden(const QString &field, const QString &detail);
    void duplicate(const QString &field, const QJsonValue &value);
    void notFound(const QString &field, const QJsonValue &value);
    void tooLong(const QString &field, qint64 most);
    void tooMany(const QString &field, qint64 actual, qint64 most);
    void add(StatusCause cause);
    void add(const Causes &others) { m_causes += others.m_causes; }

    [[nodiscard]] bool isEmpty() const { return m_causes.isEmpty(); }
    [[nodiscard]] qsizetype size() const { return m_causes.size(); }
    [[nodiscard]] const QList<StatusCause> &list() const { return m_causes; }

    /// A value as the server prints it inside a message: 5, true, "text" (Go-quoted), {"a":"b"}.
    [[nodiscard]] static QString print(const QJsonValue &value);
    [[nodiscard]] static QString quote(const QString &text);

private:
    QList<StatusCause> m_causes;
};

/// "spec" + "a" → "spec.a"; "" + "a" → "a".
[[nodiscard]] QString childPath(const QString &parent, const QString &key);
[[nodiscard]] QString itemPath(const QString &parent, qsizetype index);
[[nodiscard]] QString keyPath(const QString &parent, const QString &key);

} // namespace models::sandbox
