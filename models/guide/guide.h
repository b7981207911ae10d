// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/groupversion.h"
#include "models/base/path.h"
#include "models/guide/fieldguide.h"

#include <QHash>
#include <QSet>

#include <memory>

namespace models {

/// Everything the program knows about one kind beyond its schema. Immutable once loaded.
class Guide final
{
public:
    /// A guide spliced in at a place of this one: the pod template of a job.
    struct Include
    {
        QString at; ///< pattern of the place; empty: the root
        std::shared_ptr<const Guide> guide;
    };

    QString part; ///< name under which others include it; empty for the guide of a kind
    QString group;
    QString version; ///< empty: every version
    QString kind;
    QString mark; ///< two letters: "DS"
    QString category; ///< "job", "workflow", "app"; empty for a part such as the pod template
    int order = 1000; ///< among the kinds of its category
    Text title; ///< what it is for, a few words
    Text summary; ///< one or two sentences
    Text scale; ///< its roles, for the gallery's third line
    QList<FieldGroup> groups; ///< by order
    QList<RoleGuide> roles;
    QMap<QString, QString> phases; ///< word of the server -> waiting, starting, running, succeeded,
                                   ///< failed, paused, stopping, unknown
    QString phasePath; ///< "status.phase"
    QStringList childSelectors; ///< label selectors of its pods; $(name) is the job's name
    QString pausePath; ///< boolean that pauses; empty: it cannot pause
    QString debugPath; ///< boolean of the debug mode
    QList<FieldGuide> fields;
    QList<GuideRule> rules;
    QList<Include> includes;

    /// What is known of a field; null when nothing is. Own fields win over those of includes, whose
    /// patterns start at their place.
    [[nodiscard]] const FieldGuide *fieldFor(const Path &path) const;
    [[nodiscard]] const FieldGuide *fieldFor(const QString &pattern) const;
    [[nodiscard]] const FieldGroup *findGroup(const QString &id) const;
    /// Every field of this guide and of its includes with full patterns, in reading order.
    [[nodiscard]] QList<std::pair<QString, const FieldGuide *>> allFields() const;
    /// The same of the rules.
    [[nodiscard]] QList<GuideRule> allRules() const;
    [[nodiscard]] bool isJob() const { return category == QLatin1String("job"); }

private:
    friend class GuideLibrary;
    void index(); ///< once, after loading
    QHash<QString, const FieldGuide *> m_byPattern;
};

} // namespace models
