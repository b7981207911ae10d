// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/palettemodel.h"

#include "ui/shared/actiontable.h"
#include "ui/shared/page.h"
#include "ui/shell/resourcegroups.h"

#include "models/kube/cluster.h"
#include "models/kube/discovery.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int mostInAll = 6; // of one group while all are shown
constexpr int most = 60;

bool isShown(PaletteItem::Group group, PaletteModel::Scope scope)
{
    using Scope = PaletteModel::Scope;
    switch (scope) {
    case Scope::All:
        return group != PaletteItem::Group::Projects;
    case Scope::Objects:
        return group == PaletteItem::Group::Objects;
    case Scope::Kinds:
        return group == PaletteItem::Group::Kinds;
    case Scope::Fields:
        return group == PaletteItem::Group::Fields;
    case Scope::Actions:
        return group == PaletteItem::Group::Actions;
    case Scope::Projects:
        return group == PaletteItem::Group::Projects;
    }
    return false;
}

} // namespace

PaletteModel::PaletteModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

QString PaletteModel::title(PaletteItem::Group group)
{
    switch (group) {
    case PaletteItem::Group::Objects:
        return tr("Objects");
    case PaletteItem::Group::Kinds:
        return tr("Kinds");
    case PaletteItem::Group::Fields:
        return tr("Fields");
    case PaletteItem::Group::Actions:
        return tr("Actions");
    case PaletteItem::Group::Projects:
        break;
    }
    return tr("Projects");
}

int PaletteModel::score(const QString &text, const QString &needle)
{
    if (needle.isEmpty()) {
        return 1;
    }
    const QString lower = text.toLower();
    const qsizetype at = lower.indexOf(needle);
    if (at == 0) {
        return 1000 - static_cast<int>(qMin<qsizetype>(400, text.size()));
    }
    if (at > 0) {
        const QChar before = lower.at(at - 1);
        return (before.isLetterOrNumber() ? 300 : 500) - static_cast<int>(qMin<qsizetype>(200, at));
    }
    // All letters in order, wherever they are: "gp7b" finds gpt-pretrain-7b.
    qsizetype from = 0;
    for (const QChar c : needle) {
        from = lower.indexOf(c, from);
        if (from < 0) {
            return 0;
        }
        ++from;
    }
    return needle.size() > 1 ? 20 : 0;
}

void PaletteModel::search(const QString &text, Scope scope)
{
    QString needle = text.trimmed().toLower();
    m_scope = scope;
    constexpr std::array<std::pair<char16_t, Scope>, 4> prefixes {{{u'>', Scope::Actions},
        {u'#', Scope::Kinds}, {u'.', Scope::Fields}, {u'@', Scope::Projects}}};
    for (const auto &[letter, wanted] : prefixes) {
        if (needle.startsWith(QChar(letter))) {
            m_scope = wanted;
            needle = needle.mid(1).trimmed();
            break;
        }
    }
    m_needle = needle;
    std::array<QList<std::pair<int, PaletteItem>>, 5> found;
    for (const PaletteSource &source : std::as_const(m_sources)) {
        for (const PaletteItem &item : source(needle)) {
            const int fits = item.answers > 0 ? item.answers : score(item.text, needle);
            if (isShown(item.group, m_scope) && fits > 0) {
                const int points = fits + (needle.isEmpty() ? item.rank : qMin(item.rank, 100));
                found[static_cast<std::size_t>(item.group)].append({points, item});
            }
        }
    }
    beginResetModel();
    m_lines.clear();
    for (std::size_t group = 0; group < found.size(); ++group) {
        auto &items = found[group];
        if (items.isEmpty()) {
            continue;
        }
        std::ranges::stable_sort(
            items, [](const auto &a, const auto &b) { return a.first > b.first; });
        m_lines.append(Line {static_cast<int>(group), static_cast<int>(items.size()), {}});
        const qsizetype shown
            = qMin<qsizetype>(items.size(), m_scope == Scope::All ? mostInAll : most);
        for (qsizetype i = 0; i < shown; ++i) {
            m_lines.append(Line {-1, 0, items.at(i).second});
        }
    }
    endResetModel();
}

const PaletteItem *PaletteModel::item(const QModelIndex &index) const
{
    if (!index.isValid() || index.row() >= m_lines.size() || m_lines.at(index.row()).head >= 0) {
        return nullptr;
    }
    return &m_lines.at(index.row()).item;
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    const Line &line = m_lines.at(index.row());
    if (role == HeadRole) {
        return line.head >= 0;
    }
    if (role == CountRole) {
        return line.count;
    }
    if (line.head >= 0) {
        const auto group = static_cast<PaletteItem::Group>(line.head);
        return role == Qt::DisplayRole ? QVariant(title(group)) : QVariant();
    }
    switch (role) {
    case Qt::DisplayRole:
        return line.item.text;
    case Qt::AccessibleTextRole:
        return QStringList({line.item.text, line.item.note, line.item.right}).join(u' ').trimmed();
    default:
        return {};
    }
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex &index) const
{
    return item(index) == nullptr ? Qt::NoItemFlags : Qt::ItemIsSelectable | Qt::ItemIsEnabled;
}

PaletteSource PaletteSources::actions(
    const ActionTable &actions, const std::function<Page *()> &page)
{
    return [&actions, page](const QString &) {
        QList<PaletteItem> items;
        const auto add = [&items](QAction *action, const QString &icon, int rank) {
            if (action != nullptr && action->isEnabled() && action->isVisible()) {
                PaletteItem item {PaletteItem::Group::Actions, action->text()};
                item.iconName = icon.isEmpty() ? action->icon().name() : icon;
                item.right = action->shortcut().toString(QKeySequence::NativeText);
                item.rank = rank;
                item.run = [guard = QPointer(action)] {
                    if (guard) {
                        guard->trigger();
                    }
                };
                items.append(item);
            }
        };
        if (Page *current = page()) {
            for (QAction *action : current->pageActions() + current->moreActions()) {
                add(action, {}, 60);
            }
        }
        for (const ActionId id : actions.all()) {
            if (id != ActionId::Palette) {
                add(actions.action(id), actions.iconName(id), id == ActionId::NewJob ? 50 : 0);
            }
        }
        return items;
    };
}

PaletteSource PaletteSources::kinds(Session &session)
{
    return [&session](const QString &needle) {
        QList<PaletteItem> items;
        if (session.cluster() == nullptr) {
            return items;
        }
        for (const models::ApiResource &resource :
            ResourceGroups::listable(session.cluster()->discovery())) {
            PaletteItem item {PaletteItem::Group::Kinds, resource.kind};
            item.mark = ResourceGroups::mark(resource, session.guides());
            item.note = resource.groupVersion.toString();
            item.place = Place {Place::Kind::Resources, resource.gvk()};
            // A short name typed in full is meant, whatever else holds these letters.
            if (resource.shortNames.contains(needle)) {
                item.text = resource.kind + u" ("_s + needle + u')';
                item.rank = 100;
            }
            items.append(item);
        }
        return items;
    };
}

PaletteSource PaletteSources::projects(Session &session)
{
    return [&session](const QString &) {
        QList<PaletteItem> items;
        const QStringList all = session.pickableProjects();
        for (const QString &project : all) {
            PaletteItem item {PaletteItem::Group::Projects, project};
            item.iconName = u"folder"_s;
            item.run = [&session, project] { session.setProjects({project}); };
            items.append(item);
        }
        return items;
    };
}

} // namespace ui
