// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/engine/fieldset.h"

#include "models/sandbox/engine/jsontext.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

QString pathStep(const QString &step)
{
    const QString rest = step.mid(2);
    if (step.startsWith("f:"_L1))
        return u'.' + rest;
    if (step.startsWith("v:"_L1))
        return u"[="_s + rest + u']';
    if (step.startsWith("i:"_L1))
        return u'[' + rest + u']';
    const QJsonObject keys = QJsonDocument::fromJson(rest.toUtf8()).object();
    QStringList parts;
    for (auto it = keys.begin(); it != keys.end(); ++it)
        parts << it.key() + u'=' + jsonText(it.value());
    return u'[' + parts.join(u',') + u']';
}

} // namespace

FieldSet FieldSet::parse(const QJsonObject &fieldsV1)
{
    FieldSet out;
    for (auto it = fieldsV1.begin(); it != fieldsV1.end(); ++it) {
        if (it.key() == "."_L1) {
            out.m_isMember = true;
            continue;
        }
        FieldSet child = parse(it.value().toObject());
        if (child.isEmpty())
            child.m_isMember = true;
        out.m_children.insert(it.key(), child);
    }
    return out;
}

QJsonObject FieldSet::toJson() const
{
    QJsonObject out;
    if (m_isMember && !m_children.isEmpty())
        out.insert("."_L1, QJsonObject());
    for (auto it = m_children.cbegin(); it != m_children.cend(); ++it) {
        if (!it->isEmpty())
            out.insert(it.key(), it->toJson());
    }
    return out;
}

bool FieldSet::isEmpty() const
{
    return !m_isMember && std::ranges::all_of(m_children, &FieldSet::isEmpty);
}

FieldSet FieldSet::united(const FieldSet &other) const
{
    FieldSet out = *this;
    out.m_isMember = m_isMember || other.m_isMember;
    for (auto it = other.m_children.cbegin(); it != other.m_children.cend(); ++it)
        out.m_children[it.key()] = out.m_children.value(it.key()).united(*it);
    return out;
}

FieldSet FieldSet::without(const FieldSet &other) const
{
    FieldSet out;
    out.m_isMember = m_isMember && !other.m_isMember;
    for (auto it = m_children.cbegin(); it != m_children.cend(); ++it) {
        const FieldSet rest = it->without(other.m_children.value(it.key()));
        if (!rest.isEmpty())
            out.m_children.insert(it.key(), rest);
    }
    return out;
}

FieldSet FieldSet::shared(const FieldSet &other) const
{
    FieldSet out;
    out.m_isMember = m_isMember && other.m_isMember;
    for (auto it = m_children.cbegin(); it != m_children.cend(); ++it) {
        if (!other.m_children.contains(it.key()))
            continue;
        const FieldSet both = it->shared(other.m_children.value(it.key()));
        if (!both.isEmpty())
            out.m_children.insert(it.key(), both);
    }
    return out;
}

QStringList FieldSet::paths(const QString &prefix) const
{
    QStringList out;
    if (m_isMember)
        out << prefix;
    for (auto it = m_children.cbegin(); it != m_children.cend(); ++it)
        out << it->paths(prefix + pathStep(it.key()));
    return out;
}

} // namespace models::sandbox
