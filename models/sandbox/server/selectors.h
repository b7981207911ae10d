// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/engine/statuserror.h"
#include "models/sandbox/server/store.h"

namespace models::sandbox {

/// "app=x,tier in (a,b),!canary"
class LabelSelector
{
public:
    [[nodiscard]] static Answer<LabelSelector> parse(const QString &text);
    [[nodiscard]] bool isEmpty() const { return m_requirements.isEmpty(); }
    [[nodiscard]] bool matches(const Labels &labels) const;

private:
    enum class Operator { In, NotIn, Exists, DoesNotExist, GreaterThan, LessThan };
    struct Requirement
    {
        QString key;
        Operator operation;
        QStringList values;
    };
    class Parser;
    QList<Requirement> m_requirements;
};

/// "status.phase!=Running,metadata.name=a"
class FieldSelector
{
public:
    struct Term
    {
        QString path;
        QString value;
        bool isEqual = true;
    };
    [[nodiscard]] static Answer<FieldSelector> parse(const QString &text);
    [[nodiscard]] bool isEmpty() const { return m_terms.isEmpty(); }
    [[nodiscard]] const QList<Term> &terms() const { return m_terms; }
    /// The only name that can match; empty when any may.
    [[nodiscard]] QString name() const;
    [[nodiscard]] QString nameSpace() const;

private:
    QList<Term> m_terms;
};

} // namespace models::sandbox
