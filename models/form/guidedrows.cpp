// SPDX-License-Identifier: Apache-2.0
#include "models/form/guidedrows.h"

#include "models/form/widgetchoice.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models {

namespace {

constexpr int lastGroup = 100'000;

const RoleGuide *listRole(const Guide &guide)
{
    const auto found = std::ranges::find_if(
        guide.roles, [](const RoleGuide &role) { return !role.listPath.isEmpty(); });
    return found == guide.roles.end() ? nullptr : &*found;
}

} // namespace

QList<FormRow> GuidedRows::make()
{
    const auto fields = m_input.guide->allFields();
    for (const auto &[pattern, field] : fields) {
        if (isWanted(*field, pattern))
            addField(pattern, *field);
    }
    addErrors();
    std::ranges::stable_sort(m_entries, [](const Entry &left, const Entry &right) {
        return std::tie(left.role, left.group, left.order)
            < std::tie(right.role, right.group, right.order);
    });
    addHeads();
    return std::move(m_rows);
}

bool GuidedRows::isWanted(const FieldGuide &field, const QString &pattern) const
{
    if (field.hidden)
        return false;
    if (m_input.level == FormLevel::Required) {
        if (field.required)
            return true;
        // The members of a required choice.
        const FieldGuide *parent = m_input.guide->fieldFor(pattern.section(u'.', 0, -2));
        return parent && parent->required && parent->widget == "union"_L1;
    }
    return field.level != Level::All;
}

int GuidedRows::containerOf(const Path &containers) const
{
    QStringList names;
    for (const RoleGuide &role : m_input.guide->roles)
        names += role.containers;
    const int count = m_maker.itemCount(containers);
    for (const QString &name : std::as_const(names)) {
        for (int i = 0; i < count; ++i) {
            if (m_maker.itemName(containers.child(i), nullptr) == name)
                return i;
        }
    }
    return 0;
}

QList<GuidedRows::Place> GuidedRows::placesOf(const QString &pattern) const
{
    const RoleGuide *role = listRole(*m_input.guide);
    QList<Place> places {{}};
    const QStringList parts = pattern.split(u'.');
    QString sofar;
    for (const QString &part : parts) {
        const bool isList = part.endsWith("[]"_L1);
        const bool isMap = part.endsWith("{}"_L1);
        const QString key = isList || isMap ? part.chopped(2) : part;
        sofar += (sofar.isEmpty() ? QString() : u"."_s) + key;
        QList<Place> next;
        for (const Place &place : std::as_const(places)) {
            const Path path = place.path.child(key);
            if (isMap) {
                next.append({path.child(m_maker.acceleratorKey(path)), place.role});
            } else if (!isList) {
                next.append({path, place.role});
            } else if (role && sofar == role->listPath) {
                const int count = std::max(1, m_maker.itemCount(path));
                for (int i = 0; i < count; ++i)
                    next.append({path.child(i), i});
            } else if (key == "containers"_L1) {
                next.append({path.child(containerOf(path)), place.role});
            }
        }
        places = next;
        if (isList)
            sofar += "[]"_L1;
    }
    return places;
}

/// Of a union only the chosen member has a row; the first when none is.
bool GuidedRows::isOtherBranch(const Path &path) const
{
    const Path parent = path.isEmpty() ? Path() : path.parent();
    const FieldGuide *above = m_maker.guideOf(parent);
    const SchemaNode *node = schemaAt(m_input.root, parent);
    const QStringList members
        = optionsOf(nullptr, above).isEmpty() && node && !node->unions.isEmpty()
        ? node->unions.first().members
        : optionsOf(nullptr, above);
    const QString key = path.lastKey();
    if (!above || above->widget != "union"_L1 || !members.contains(key))
        return false;
    const auto chosen = std::ranges::find_if(
        members, [&](const QString &name) { return m_maker.isSet(parent.child(name)); });
    return key != (chosen == members.end() ? members.first() : *chosen) && !m_maker.isSet(path);
}

QString GuidedRows::roleName(int role) const
{
    const RoleGuide *guide = listRole(*m_input.guide);
    if (!guide || role < 0)
        return {};
    Path list;
    const QStringList keys = guide->listPath.split(u'.');
    for (const QString &key : keys)
        list = list.child(key);
    const yaml::Node *type = m_maker.written(list.child(role).child(guide->typePath));
    const yaml::Node *value = type ? type->resolved() : nullptr;
    return value && !value->text.isEmpty() ? value->text : QString::number(role);
}

void GuidedRows::addField(const QString &pattern, const FieldGuide &field)
{
    const FieldGroup *group = m_input.guide->findGroup(field.group);
    const QList<Place> places = placesOf(pattern);
    for (const Place &place : places) {
        if (place.path.isEmpty() || isOtherBranch(place.path))
            continue;
        const SchemaNode *node = schemaAt(m_input.root, place.path);
        const SchemaNode *parent = schemaAt(m_input.root, place.path.parent());
        if (!node && m_input.root && !m_maker.isSet(place.path))
            continue; // this server's version of the kind does not have it
        FormRow row = m_maker.row(place.path, node, &field,
            parent && parent->required.contains(place.path.lastKey())
                && (m_maker.isSet(place.path.parent()) || place.path.size() <= 2));
        if (row.widget == "accelerator"_L1)
            row.id = m_maker.idOf(place.path.parent()) + ".accelerator"_L1;
        row.section = u"group:"_s + field.group + u':' + QString::number(place.role);
        m_entries.append({group ? group->order : lastGroup, place.role, field.order, row});
    }
}

/// Errors elsewhere get a row, too: a form that cannot be submitted must show why.
void GuidedRows::addErrors()
{
    QSet<QString> shown;
    for (const Entry &entry : std::as_const(m_entries))
        shown.insert(entry.row.id);
    for (const yaml::Diagnostic &found : m_input.diagnostics) {
        if (found.severity != yaml::Severity::Error || found.document != m_input.document
            || found.path.isEmpty() || found.path == Path {u"apiVersion"_s}
            || found.path == Path {u"kind"_s})
            continue;
        const bool isUnder = std::ranges::any_of(m_entries, [&](const Entry &entry) {
            return found.path.startsWith(entry.row.path)
                && (entry.row.path == found.path || isLeafWidget(entry.row.widget));
        });
        const QString id = m_maker.idOf(found.path);
        if (isUnder || shown.contains(id))
            continue;
        shown.insert(id);
        FormRow row = m_maker.row(
            found.path, schemaAt(m_input.root, found.path), m_maker.guideOf(found.path), false);
        if (!isLeafWidget(row.widget) || found.check == yaml::Diagnostic::UnknownField)
            row.widget = u"island"_s;
        row.section = found.check == yaml::Diagnostic::UnknownField ? u"group:unknown:-1"_s
                                                                    : u"group:problems:-1"_s;
        m_entries.append({lastGroup + (found.check == yaml::Diagnostic::UnknownField ? 1 : 0),
            lastGroup, 0, row});
    }
}

void GuidedRows::addHeads()
{
    QString current;
    // A role's name stands before its groups when the same group is there twice.
    QHash<QString, QString> sections; // by group
    bool hasRoles = false;
    for (const Entry &entry : std::as_const(m_entries)) {
        QString &first = sections[entry.row.section.section(u':', 1, 1)];
        hasRoles |= !first.isEmpty() && first != entry.row.section;
        if (first.isEmpty())
            first = entry.row.section;
    }
    for (const Entry &entry : std::as_const(m_entries)) {
        if (entry.row.section != current) {
            current = entry.row.section;
            const QString id = current.section(u':', 1, 1);
            Text label;
            if (const FieldGroup *group = m_input.guide->findGroup(id))
                label = group->label;
            FormRow head = m_maker.head(current, {}, label);
            if (hasRoles && entry.role >= 0 && entry.role < lastGroup) {
                const QString name = roleName(entry.role);
                head.label = {name + u" · "_s + label.zh, name + u" · "_s + label.en};
            }
            head.isExpandable = true;
            head.isExpanded = m_input.expanded.value(current, true);
            head.isSet = true;
            if (id == "data"_L1)
                head.action = u"add-volume"_s;
            m_rows.append(head);
        }
        if (m_rows.isEmpty() || m_input.expanded.value(current, true) || entry.row.errors > 0)
            m_rows.append(entry.row);
    }
}

} // namespace models
