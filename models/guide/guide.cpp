// SPDX-License-Identifier: Apache-2.0
#include "models/guide/guide.h"

namespace models {

QString Text::in(QStringView language) const
{
    const bool chinese = language.startsWith(u"zh");
    const QString &first = chinese ? zh : en;
    return first.isEmpty() ? (chinese ? en : zh) : first;
}

const FieldGuide *Guide::fieldFor(const Path &path) const
{
    return fieldFor(path.pattern());
}

const FieldGuide *Guide::fieldFor(const QString &pattern) const
{
    return m_byPattern.value(pattern);
}

const FieldGroup *Guide::findGroup(const QString &id) const
{
    for (const FieldGroup &candidate : groups) {
        if (candidate.id == id)
            return &candidate;
    }
    for (const Include &include : includes) {
        if (const FieldGroup *found = include.guide->findGroup(id))
            return found;
    }
    return nullptr;
}

QList<std::pair<QString, const FieldGuide *>> Guide::allFields() const
{
    QList<std::pair<QString, const FieldGuide *>> result;
    QSet<QString> seen;
    for (const FieldGuide &field : fields) {
        result.emplaceBack(field.pattern, &field);
        seen.insert(field.pattern);
    }
    for (const Include &include : includes) {
        const auto inner = include.guide->allFields();
        for (const auto &[pattern, field] : inner) {
            const QString full = include.at.isEmpty() ? pattern : include.at + u'.' + pattern;
            if (!seen.contains(full))
                result.emplaceBack(full, field);
            seen.insert(full);
        }
    }
    return result;
}

QList<GuideRule> Guide::allRules() const
{
    QList<GuideRule> result = rules;
    for (const Include &include : includes) {
        for (GuideRule rule : include.guide->allRules()) {
            if (!include.at.isEmpty())
                rule.at = rule.at.isEmpty() ? include.at : include.at + u'.' + rule.at;
            result.append(rule);
        }
    }
    return result;
}

void Guide::index()
{
    const auto all = allFields();
    for (const auto &[pattern, field] : all)
        m_byPattern.insert(pattern, field);
}

} // namespace models
