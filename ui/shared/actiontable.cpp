// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/actiontable.h"

#include "ui/shared/icons.h"
#include "ui/shared/settings.h"

#include <QApplication>
#include <QEvent>
#include <QWidget>

#include <array>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

using Scope = ActionTable::Scope;

struct Spec
{
    ActionId id;
    const char *name; // of the setting that holds a changed key
    const char *text;
    const char *icon;
    const char *keys; // the first is shown; separated by spaces
    Scope scope = Scope::Everywhere;
};

// clang-format off
    constexpr std::array specs {
        Spec {ActionId::Palette, "palette", QT_TRANSLATE_NOOP("ui::ActionTable", "Search and commands"), "search", "Ctrl+K"},
        Spec {ActionId::GoToKind, "goToKind", QT_TRANSLATE_NOOP("ui::ActionTable", "Go to kind…"), "go-jump", "Ctrl+G"},
        Spec {ActionId::NewJob, "newJob", QT_TRANSLATE_NOOP("ui::ActionTable", "New job…"), "list-add", "Ctrl+N"},
        Spec {ActionId::NewResource, "newResource", QT_TRANSLATE_NOOP("ui::ActionTable", "New resource of any kind…"), "document-new", "Ctrl+Shift+N"},
        Spec {ActionId::ProjectPicker, "projectPicker", QT_TRANSLATE_NOOP("ui::ActionTable", "Choose projects…"), "folder", "Ctrl+P"},
        Spec {ActionId::ClusterPicker, "clusterPicker", QT_TRANSLATE_NOOP("ui::ActionTable", "Switch cluster…"), "network-server", "Ctrl+Shift+P"},
        Spec {ActionId::Back, "back", QT_TRANSLATE_NOOP("ui::ActionTable", "Back"), "go-previous", "Alt+Left"},
        Spec {ActionId::Forward, "forward", QT_TRANSLATE_NOOP("ui::ActionTable", "Forward"), "go-next", "Alt+Right"},
        Spec {ActionId::Reload, "reload", QT_TRANSLATE_NOOP("ui::ActionTable", "List again"), "view-refresh", "F5"},
        Spec {ActionId::NewTab, "newTab", QT_TRANSLATE_NOOP("ui::ActionTable", "New tab"), "list-add", "Ctrl+T"},
        Spec {ActionId::CloseTab, "closeTab", QT_TRANSLATE_NOOP("ui::ActionTable", "Close tab"), "tab-close", "Ctrl+W"},
        Spec {ActionId::ReopenTab, "reopenTab", QT_TRANSLATE_NOOP("ui::ActionTable", "Reopen closed tab"), "edit-undo", "Ctrl+Shift+T"},
        Spec {ActionId::NextTab, "nextTab", QT_TRANSLATE_NOOP("ui::ActionTable", "Next tab"), "go-next", "Ctrl+Tab"},
        Spec {ActionId::PreviousTab, "previousTab", QT_TRANSLATE_NOOP("ui::ActionTable", "Previous tab"), "go-previous", "Ctrl+Shift+Tab"},
        Spec {ActionId::NextPane, "nextPane", QT_TRANSLATE_NOOP("ui::ActionTable", "Next pane"), "", "F6"},
        Spec {ActionId::PreviousPane, "previousPane", QT_TRANSLATE_NOOP("ui::ActionTable", "Previous pane"), "", "Shift+F6"},
        Spec {ActionId::ToggleNavigation, "navigation", QT_TRANSLATE_NOOP("ui::ActionTable", "Fold navigation"), "sidebar-collapse", "Ctrl+B"},
        Spec {ActionId::ToggleInspector, "inspector", QT_TRANSLATE_NOOP("ui::ActionTable", "Details panel"), "view-right-new", "Ctrl+I"},
        Spec {ActionId::ToggleDock, "dock", QT_TRANSLATE_NOOP("ui::ActionTable", "Terminals and port forwards"), "utilities-terminal", "Ctrl+J"},
        Spec {ActionId::ToggleFoot, "foot", QT_TRANSLATE_NOOP("ui::ActionTable", "Problems and checks"), "", "Ctrl+Shift+J", Scope::Form},
        Spec {ActionId::Filter, "filter", QT_TRANSLATE_NOOP("ui::ActionTable", "Filter this view"), "view-filter", "/", Scope::List},
        Spec {ActionId::Find, "find", QT_TRANSLATE_NOOP("ui::ActionTable", "Find"), "edit-find", "Ctrl+F"},
        Spec {ActionId::NextProblem, "nextProblem", QT_TRANSLATE_NOOP("ui::ActionTable", "Next problem"), "go-down", "F8"},
        Spec {ActionId::PreviousProblem, "previousProblem", QT_TRANSLATE_NOOP("ui::ActionTable", "Previous problem"), "go-up", "Shift+F8"},
        Spec {ActionId::Explain, "explain", QT_TRANSLATE_NOOP("ui::ActionTable", "Explain this field or kind"), "help-about", "F1"},
        Spec {ActionId::ShowJobs, "jobs", QT_TRANSLATE_NOOP("ui::ActionTable", "My jobs"), "view-list-details", ""},
        Spec {ActionId::ShowQueues, "queues", QT_TRANSLATE_NOOP("ui::ActionTable", "Queues & quota"), "office-chart-bar", ""},
        Spec {ActionId::ShowStorage, "storage", QT_TRANSLATE_NOOP("ui::ActionTable", "Data & storage"), "drive-harddisk", ""},
        Spec {ActionId::ShowApps, "apps", QT_TRANSLATE_NOOP("ui::ActionTable", "Apps & notebooks"), "sampan-apps", ""},
        Spec {ActionId::ShowExplorer, "explorer", QT_TRANSLATE_NOOP("ui::ActionTable", "API explorer"), "address-book-new", ""},
        Spec {ActionId::ShowActivity, "activity", QT_TRANSLATE_NOOP("ui::ActionTable", "Activity"), "clock", ""},
        Spec {ActionId::ShowSettings, "settings", QT_TRANSLATE_NOOP("ui::ActionTable", "Settings"), "configure", "Ctrl+,"},
        Spec {ActionId::ShowStart, "start", QT_TRANSLATE_NOOP("ui::ActionTable", "Start page"), "go-home", ""},
        Spec {ActionId::Quit, "quit", QT_TRANSLATE_NOOP("ui::ActionTable", "Quit"), "application-exit", "Ctrl+Q"},
        Spec {ActionId::Open, "open", QT_TRANSLATE_NOOP("ui::ActionTable", "Open"), "document-open", "Return Enter", Scope::List},
        Spec {ActionId::OpenInNewTab, "openInNewTab", QT_TRANSLATE_NOOP("ui::ActionTable", "Open in new tab"), "tab-new", "Ctrl+Return Ctrl+Enter", Scope::List},
        Spec {ActionId::ToggleChecked, "check", QT_TRANSLATE_NOOP("ui::ActionTable", "Check row"), "checkbox", "Space", Scope::List},
        Spec {ActionId::CheckAll, "checkAll", QT_TRANSLATE_NOOP("ui::ActionTable", "Check all shown"), "edit-select-all", "Ctrl+A", Scope::List},
        Spec {ActionId::ClearSelection, "clearSelection", QT_TRANSLATE_NOOP("ui::ActionTable", "Clear selection"), "edit-clear", "", Scope::List},
        Spec {ActionId::Logs, "logs", QT_TRANSLATE_NOOP("ui::ActionTable", "Logs"), "dialog-messages", "L", Scope::List},
        Spec {ActionId::Shell, "shell", QT_TRANSLATE_NOOP("ui::ActionTable", "Shell"), "utilities-terminal", "S", Scope::List},
        Spec {ActionId::ForwardPort, "forwardPort", QT_TRANSLATE_NOOP("ui::ActionTable", "Forward port…"), "network-connect", "", Scope::List},
        Spec {ActionId::DebugContainer, "debugContainer", QT_TRANSLATE_NOOP("ui::ActionTable", "Debug container…"), "tools-report-bug", "", Scope::List},
        Spec {ActionId::Evict, "evict", QT_TRANSLATE_NOOP("ui::ActionTable", "Evict…"), "media-eject", "", Scope::List},
        Spec {ActionId::Yaml, "yaml", QT_TRANSLATE_NOOP("ui::ActionTable", "YAML"), "code-context", "Y", Scope::List},
        Spec {ActionId::Edit, "edit", QT_TRANSLATE_NOOP("ui::ActionTable", "Edit"), "document-edit", "E", Scope::List},
        Spec {ActionId::RunAgain, "runAgain", QT_TRANSLATE_NOOP("ui::ActionTable", "Run again…"), "edit-copy", "R", Scope::List},
        Spec {ActionId::Pause, "pause", QT_TRANSLATE_NOOP("ui::ActionTable", "Pause"), "media-playback-pause", "", Scope::List},
        Spec {ActionId::Resume, "resume", QT_TRANSLATE_NOOP("ui::ActionTable", "Resume"), "media-playback-start", "", Scope::List},
        Spec {ActionId::Delete, "delete", QT_TRANSLATE_NOOP("ui::ActionTable", "Delete…"), "edit-delete", "Del", Scope::List},
        Spec {ActionId::Submit, "submit", QT_TRANSLATE_NOOP("ui::ActionTable", "Submit"), "document-send", "Ctrl+Return Ctrl+Enter", Scope::Form},
        Spec {ActionId::ReviewAndApply, "review", QT_TRANSLATE_NOOP("ui::ActionTable", "Review and apply…"), "document-send", "Ctrl+Return Ctrl+Enter", Scope::Form},
        Spec {ActionId::Undo, "undo", QT_TRANSLATE_NOOP("ui::ActionTable", "Undo"), "edit-undo", "Ctrl+Z", Scope::Form},
        Spec {ActionId::Redo, "redo", QT_TRANSLATE_NOOP("ui::ActionTable", "Redo"), "edit-redo", "Ctrl+Shift+Z", Scope::Form},
        Spec {ActionId::CopyName, "copyName", QT_TRANSLATE_NOOP("ui::ActionTable", "Copy name"), "edit-copy", "", Scope::List},
        Spec {ActionId::CopyYaml, "copyYaml", QT_TRANSLATE_NOOP("ui::ActionTable", "Copy YAML"), "edit-copy", "", Scope::List},
        Spec {ActionId::CopyCommand, "copyCommand", QT_TRANSLATE_NOOP("ui::ActionTable", "Copy kubectl command"), "edit-copy", "", Scope::List},
    };
// clang-format on
static_assert(specs.size() == static_cast<std::size_t>(ActionId::CopyCommand) + 1);

const Spec &specOf(ActionId id)
{
    return specs[static_cast<std::size_t>(id)];
}

bool meet(Scope a, Scope b)
{
    return a == b || a == Scope::Everywhere || b == Scope::Everywhere;
}

// Submit and Review and apply are the same key of two kinds of form.
bool areAlternatives(ActionId a, ActionId b)
{
    const auto isSend
        = [](ActionId id) { return id == ActionId::Submit || id == ActionId::ReviewAndApply; };
    return isSend(a) && isSend(b);
}

} // namespace

ActionTable::ActionTable(Settings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
{
    for (const Spec &spec : specs) {
        if (spec.scope == Scope::Everywhere) {
            auto *action = new QAction(this);
            action->setObjectName(QString::fromLatin1(spec.name));
            action->setShortcutContext(Qt::WindowShortcut);
            m_actions.insert(spec.id, action);
            dress(action, spec.id);
        }
    }
    qApp->installEventFilter(this);
}

QAction *ActionTable::action(ActionId id) const
{
    return m_actions.value(id);
}

QAction *ActionTable::create(ActionId id, QWidget *owner) const
{
    auto *made = new QAction(owner);
    made->setObjectName(QString::fromLatin1(specOf(id).name));
    made->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    dress(made, id);
    owner->addAction(made);
    m_made.removeIf([](const auto &entry) { return entry.second.isNull(); });
    m_made.append({id, made});
    return made;
}

QString ActionTable::text(ActionId id) const
{
    return QCoreApplication::translate("ui::ActionTable", specOf(id).text);
}

QString ActionTable::iconName(ActionId id) const
{
    return QString::fromLatin1(specOf(id).icon);
}

QList<QKeySequence> ActionTable::keys(ActionId id) const
{
    const Spec &spec = specOf(id);
    const SettingKey<QString> changed {
        spec.name, QString::fromLatin1(spec.keys)}; // only for its type
    const QString name = u"keys/"_s + QString::fromLatin1(changed.name);
    const QByteArray key = name.toLatin1();
    const QString stored
        = m_settings.value(SettingKey<QString> {key.constData(), changed.fallback});
    QList<QKeySequence> keys;
    for (const QString &part : stored.split(u' ', Qt::SkipEmptyParts)) {
        keys.append(QKeySequence::fromString(part, QKeySequence::PortableText));
    }
    return keys;
}

QKeySequence ActionTable::defaultKey(ActionId id) const
{
    const QStringList parts = QString::fromLatin1(specOf(id).keys).split(u' ', Qt::SkipEmptyParts);
    return parts.isEmpty() ? QKeySequence()
                           : QKeySequence::fromString(parts.first(), QKeySequence::PortableText);
}

ActionTable::Scope ActionTable::scope(ActionId id) const
{
    return specOf(id).scope;
}

QList<ActionId> ActionTable::all() const
{
    QList<ActionId> ids;
    for (const Spec &spec : specs) {
        ids.append(spec.id);
    }
    return ids;
}

void ActionTable::setKey(ActionId id, const QKeySequence &key)
{
    const Spec &spec = specOf(id);
    const QByteArray name = QByteArray("keys/") + spec.name;
    const QString text = key == defaultKey(id) ? QString::fromLatin1(spec.keys)
                                               : key.toString(QKeySequence::PortableText);
    m_settings.set(SettingKey<QString> {name.constData(), QString::fromLatin1(spec.keys)}, text);
    refresh();
}

ActionId ActionTable::clashOf(ActionId id) const
{
    const QList<QKeySequence> mine = keys(id);
    for (const Spec &other : specs) {
        if (other.id == id || !meet(other.scope, scope(id)) || areAlternatives(id, other.id)) {
            continue;
        }
        for (const QKeySequence &key : keys(other.id)) {
            if (mine.contains(key)) {
                return other.id;
            }
        }
    }
    return id;
}

QList<ActionId> ActionTable::clashes() const
{
    QList<ActionId> found;
    for (const Spec &spec : specs) {
        if (clashOf(spec.id) != spec.id) {
            found.append(spec.id);
        }
    }
    return found;
}

bool ActionTable::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == qApp && event->type() == QEvent::LanguageChange) {
        refresh();
    }
    return QObject::eventFilter(watched, event);
}

void ActionTable::dress(QAction *action, ActionId id) const
{
    action->setText(text(id));
    action->setShortcuts(keys(id));
    if (*specOf(id).icon != '\0') {
        action->setIcon(Icons::named(iconName(id)));
    }
    const QList<QKeySequence> shown = keys(id);
    action->setToolTip(shown.isEmpty()
            ? text(id)
            : tr("%1 (%2)", "action and its key")
                  .arg(text(id), shown.first().toString(QKeySequence::NativeText)));
}

void ActionTable::refresh()
{
    for (auto it = m_actions.cbegin(); it != m_actions.cend(); ++it) {
        dress(it.value(), it.key());
    }
    for (const auto &[id, made] : m_made) {
        if (made) {
            dress(made, id);
        }
    }
    emit changed();
}

} // namespace ui
