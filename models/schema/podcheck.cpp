// SPDX-License-Identifier: Apache-2.0
#include "models/schema/podcheck.h"

#include "models/schema/containercheck.h"
#include "models/schema/metadatacheck.h"
#include "models/schema/noderead.h"
#include "models/schema/validator.h"

using namespace Qt::StringLiterals;

namespace models {

namespace {

using Check = yaml::Diagnostic::Check;
using yaml::Severity;

/// What refers to what inside one pod.
class PodReferences final
{
public:
    PodReferences(Problems &problems, const yaml::Node &spec, const SchemaNode &schema)
        : m_problems(problems)
        , m_spec(spec)
        , m_isServed(schema.isGoType)
    {
        const SchemaNode *containers = schema.property(u"containers"_s);
        m_hasKeyedLists = !m_isServed && containers && containers->listType == "map"_L1;
        for (const auto &key : {u"initContainers"_s, u"containers"_s, u"ephemeralContainers"_s})
            m_containers += mapsIn(spec, key);
    }

    void check()
    {
        for (const yaml::Node *container : std::as_const(m_containers))
            checkContainer(m_problems, *container, m_hasKeyedLists);
        checkNames(m_containers, QT_TRANSLATE_NOOP("models", "Another container is called %1."));
        const QList<const yaml::Node *> volumes = mapsIn(m_spec, u"volumes");
        checkNames(volumes, QT_TRANSLATE_NOOP("models", "Another volume is called %1."));
        for (const yaml::Node *volume : volumes)
            m_volumes.append(textIn(*volume, u"name"));
        m_volumes += claimsOfOwner();
        checkMounts();
        checkUnused(volumes);
    }

private:
    void checkNames(const QList<const yaml::Node *> &things, const char *twice)
    {
        QHash<QString, const yaml::Node *> seen;
        for (const yaml::Node *thing : things) {
            const yaml::Node *node = yaml::memberOf(*thing, u"name");
            const QString name = textIn(*thing, u"name");
            if (!node || name.isEmpty())
                continue;
            if (!isDnsLabel(name)) {
                yaml::Diagnostic &problem = m_problems.onValue(*node, Check::PodField,
                    Message(QT_TRANSLATE_NOOP("models",
                                "“%1” cannot be a name here: at most 63 small letters, digits and "
                                "-, beginning and ending with a letter or digit."),
                        {name}));
                offerText(problem, *node, tidyLabel(name));
            } else if (const yaml::Node *first = seen.value(name); first && !m_hasKeyedLists) {
                m_problems.onValue(*node, Check::PodReference, Message(twice, {name})).related
                    = first->range;
            }
            seen.insert(name, thing);
        }
    }

    /// A stateful set gives each pod the volumes of its claim templates.
    [[nodiscard]] QStringList claimsOfOwner() const
    {
        QStringList names;
        const yaml::Node *templated = m_spec.parent;
        const yaml::Node *owner = templated ? templated->parent : nullptr;
        if (!owner)
            return names;
        for (const yaml::Node *claim : mapsIn(*owner, u"volumeClaimTemplates")) {
            if (const yaml::Node *metadata = mapIn(*claim, u"metadata"))
                names.append(textIn(*metadata, u"name"));
        }
        return names;
    }

    void checkMounts()
    {
        for (const yaml::Node *container : std::as_const(m_containers)) {
            for (const auto &key : {u"volumeMounts"_s, u"volumeDevices"_s}) {
                for (const yaml::Node *mount : mapsIn(*container, key))
                    checkMount(*mount);
            }
        }
    }

    void checkMount(const yaml::Node &mount)
    {
        const yaml::Node *node = yaml::memberOf(mount, u"name");
        const QString name = textIn(mount, u"name");
        if (!node || name.isEmpty())
            return;
        m_mounted.insert(name);
        if (m_volumes.contains(name))
            return;
        yaml::Diagnostic &problem = m_problems.onValue(*node, Check::PodReference,
            Message(QT_TRANSLATE_NOOP("models", "This pod has no volume called %1."), {name}),
            m_isServed ? Severity::Error : Severity::Warning);
        offerText(
            problem, *node, m_volumes.size() == 1 ? m_volumes.first() : nearest(name, m_volumes));
    }

    void checkUnused(const QList<const yaml::Node *> &volumes)
    {
        for (const yaml::Node *volume : volumes) {
            const QString name = textIn(*volume, u"name");
            if (!name.isEmpty() && !m_mounted.contains(name) && !m_containers.isEmpty()) {
                m_problems.onValue(*yaml::memberOf(*volume, u"name"), Check::PodReference,
                    Message(
                        QT_TRANSLATE_NOOP("models", "No container mounts the volume %1."), {name}),
                    Severity::Info);
            }
        }
    }

    Problems &m_problems;
    const yaml::Node &m_spec;
    bool m_isServed;
    bool m_hasKeyedLists = false; ///< whose schema says that names are there once
    QList<const yaml::Node *> m_containers;
    QStringList m_volumes;
    QSet<QString> m_mounted;
};

} // namespace

void checkPodSpec(Problems &problems, const yaml::Node &spec, const SchemaNode &schema)
{
    PodReferences(problems, spec, schema).check();
}

} // namespace models
