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
            addField(pattern, field);
    }
    if (m_input.level == FormLevel::Common)
        addWanted();
    addErrors();
    sortEntries();
    addContainerTabs();
    addHeads();
    return std::move(m_rows);
}

/// By role, group and order; what belongs to one item of a list stays together.
void GuidedRows::sortEntries()
{
    const auto keyOf = [](const Entry &entry) {
        return QString(entry.row.section + u' ' + entry.list.toString());
    };
    QHash<QString, int> firsts;
    for (const Entry &entry : std::as_const(m_entries)) {
        const int known = firsts.value(keyOf(entry), entry.order);
        firsts.insert(keyOf(entry), std::min(known, entry.order));
    }
    const auto first = [&](const Entry &entry) {
        return entry.list.isEmpty() ? entry.order : firsts.value(keyOf(entry));
    };
    std::ranges::stable_sort(m_entries, [&](const Entry &left, const Entry &right) {
        const int lefts = first(left);
        const int rights = first(right);
        return std::tie(left.role, left.group, lefts, left.items, left.order)
            < std::tie(right.role, right.group, rights, right.items, right.order);
    });
}

/// Where a pod has several containers, one chooses which of them the fields are about.
void GuidedRows::addContainerTabs()
{
    QSet<Path> known;
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        Path containers = m_entries[i].row.path;
        while (!containers.isEmpty() && containers.lastKey() != "containers"_L1)
            containers = containers.parent();
        const int count = containers.isEmpty() ? 0 : m_maker.itemCount(containers);
        if (count < 2 || known.contains(containers)
            || m_entries[i].row.path.size() <= containers.size())
            continue;
        known.insert(containers);
        Entry tabs = m_entries[i];
        tabs.row = FormRow();
        tabs.row.id = u"tabs:"_s + m_maker.idOf(containers);
        tabs.row.path = containers;
        tabs.row.key = containers.lastKey();
        tabs.row.label = {u"容器"_s, u"Container"_s};
        tabs.row.widget = u"containerTabs"_s;
        tabs.row.state = ValueState::Set;
        tabs.row.guide = m_maker.guideOf(containers);
        tabs.row.section = m_entries[i].row.section;
        for (int item = 0; item < count; ++item) {
            const QString name = m_maker.itemName(containers.child(item), nullptr);
            tabs.row.options.append(name.isEmpty() ? QString::number(item) : name);
        }
        tabs.row.text = tabs.row.options.value(containerOf(containers));
        m_entries.insert(i++, tabs);
    }
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
    return field.level != Level::All || m_input.wanted.contains(pattern);
}

int GuidedRows::containerOf(const Path &containers) const
{
    QStringList names {m_input.containers.value(containers)};
    for (const RoleGuide &role : m_input.guide->roles)
        names += role.containers;
    names.removeAll(QString());
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
            const auto goTo = [&](const Path &to) {
                next.append(place);
                next.last().path = to;
            };
            if (isMap) {
                goTo(path.child(m_maker.acceleratorKey(path)));
            } else if (!isList) {
                goTo(path);
            } else if (role && sofar == role->listPath) {
                const int count = std::max(1, m_maker.itemCount(path));
                for (int i = 0; i < count; ++i)
                    next.append({path.child(i), i});
            } else if (key == "containers"_L1) {
                goTo(path.child(containerOf(path)));
            } else {
                next += itemsOf(place, path);
            }
        }
        places = next;
        if (isList)
            sofar += "[]"_L1;
    }
    return places;
}

/// Every item of a list; one to begin with when it is empty.
QList<GuidedRows::Place> GuidedRows::itemsOf(const Place &place, const Path &list) const
{
    QList<Place> items;
    const int count = std::max(1, m_maker.itemCount(list));
    for (int i = 0; i < count; ++i) {
        Place item = place;
        item.path = list.child(i);
        item.items.append(i);
        if (item.list.isEmpty())
            item.list = list;
        if (count > 1) {
            const SchemaNode *node = schemaAt(m_input.root, item.path);
            const QString name = m_maker.itemName(item.path, node);
            item.item += (item.item.isEmpty() ? QString() : u" · "_s)
                + (name.isEmpty() ? QString::number(i + 1) : name);
        }
        items.append(item);
    }
    return items;
}

/// Of a union only the chosen member has rows; the first when none is.
bool GuidedRows::isOtherBranch(const Path &path) const
{
    for (Path at = path; !at.isEmpty(); at = at.parent()) {
        if (isOtherMember(at))
            return true;
    }
    return false;
}

bool GuidedRows::isOtherMember(const Path &path) const
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

/// Some fields have a meaning only beside a value of another field.
bool GuidedRows::isCase(const Path &path, const FieldGuide &field) const
{
    if (field.whenField.isEmpty())
        return true;
    Path other = path.parent();
    const QStringList steps = field.whenField.split(u'/');
    for (const QString &step : steps)
        other = step == ".."_L1 ? other.parent() : other.child(step);
    const yaml::Node *node = m_maker.written(other);
    return node && node->isScalar() && field.whenValues.contains(node->text);
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

/// What no guide has a word for, but tables or the user's habits do.
void GuidedRows::addWanted()
{
    QStringList patterns(m_input.wanted.begin(), m_input.wanted.end());
    patterns.sort();
    for (const QString &pattern : std::as_const(patterns)) {
        if (!m_input.guide->fieldFor(pattern))
            addField(pattern, nullptr);
    }
}

void GuidedRows::addField(const QString &pattern, const FieldGuide *field)
{
    const FieldGroup *group = field ? m_input.guide->findGroup(field->group) : nullptr;
    const QList<Place> places = placesOf(pattern);
    for (const Place &place : places) {
        if (place.path.isEmpty() || isOtherBranch(place.path))
            continue;
        const SchemaNode *node = schemaAt(m_input.root, place.path);
        if (!node && m_input.root && !m_maker.isSet(place.path))
            continue; // this server's version of the kind does not have it
        FormRow row = m_maker.row(place.path, node, field);
        if (!field && (!isLeafWidget(row.widget) || (node && node->serverOwned)))
            continue;
        const bool isThere = row.isSet || row.errors > 0;
        if (!isThere && field
            && (!isCase(place.path, *field)
                || (field->required && !row.required && m_input.level == FormLevel::Required)))
            continue;
        if (row.widget == "accelerator"_L1)
            row.id = m_maker.idOf(place.path.parent()) + ".accelerator"_L1;
        if (!place.item.isEmpty())
            row.label
                = {place.item + u" · "_s + row.label.zh, place.item + u" · "_s + row.label.en};
        row.section = u"group:"_s + (field ? field->group : u"wanted"_s) + u':'
            + QString::number(place.role);
        m_entries.append({group ? group->order
                : field         ? lastGroup
                                : lastGroup - 1,
            place.role, field ? field->order : 0, row, place.list, place.items});
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
            found.path, schemaAt(m_input.root, found.path), m_maker.guideOf(found.path));
        if (!isLeafWidget(row.widget) || found.check == yaml::Diagnostic::UnknownField)
            row.widget = u"island"_s;
        row.section = found.check == yaml::Diagnostic::UnknownField ? u"group:unknown:-1"_s
                                                                    : u"group:problems:-1"_s;
        m_entries.append({lastGroup + (found.check == yaml::Diagnostic::UnknownField ? 1 : 0),
            lastGroup, 0, row});
    }
}

/// The list that a section shows and nothing else; empty when there is more to it, or when a
/// section further up shows the list, too.
Path GuidedRows::onlyListOf(const QString &section) const
{
    const auto first = std::ranges::find_if(
        m_entries, [&](const Entry &entry) { return entry.row.section == section; });
    if (first == m_entries.end() || first->list.isEmpty())
        return {};
    const bool isApart = std::ranges::all_of(m_entries, [&](const Entry &entry) {
        return entry.row.section != section || entry.list == first->list;
    });
    const bool isFirst = std::none_of(
        m_entries.begin(), first, [&](const Entry &entry) { return entry.list == first->list; });
    return isApart && isFirst ? first->list : Path();
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
            if (id == "data"_L1) {
                head.action = u"add-volume"_s;
            } else if (const Path list = onlyListOf(current); !list.isEmpty()) {
                head.path = list;
                head.node = schemaAt(m_input.root, list);
                head.action = u"add-item"_s;
            }
            m_rows.append(head);
        }
        if (m_rows.isEmpty() || m_input.expanded.value(current, true) || entry.row.errors > 0)
            m_rows.append(entry.row);
    }
}

} // namespace models
