// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/contextmodel.h"

#include "ui/shared/icons.h"
#include "ui/shell/connections.h"

#include <QDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

QIcon iconOf(ContextCheck::State state)
{
    switch (state) {
    case ContextCheck::State::Usable:
        return Icons::state(State::Succeeded);
    case ContextCheck::State::Checking:
        return Icons::state(State::Starting);
    case ContextCheck::State::LoginExpired:
        return Icons::state(State::Waiting);
    case ContextCheck::State::NeedsTrust:
        return Icons::named(u"object-locked"_s, State::Waiting);
    case ContextCheck::State::Unreachable:
    case ContextCheck::State::Unusable:
        return Icons::state(State::Failed);
    case ContextCheck::State::Unchecked:
        break;
    }
    return Icons::state(State::Unknown);
}

QVariant inkOf(ContextCheck::State state)
{
    switch (state) {
    case ContextCheck::State::Usable:
        return {};
    case ContextCheck::State::LoginExpired:
    case ContextCheck::State::NeedsTrust:
        return Theme::stateText(State::Waiting);
    case ContextCheck::State::Unreachable:
    case ContextCheck::State::Unusable:
        return Theme::stateText(State::Failed);
    default:
        return Theme::color(Token::Secondary);
    }
}

QString shortened(const QString &file)
{
    const QString home = QDir::homePath();
    return file.startsWith(home + u'/') ? u'~' + file.mid(home.size()) : file;
}

} // namespace

ContextModel::ContextModel(Connections &connections, QObject *parent)
    : QAbstractTableModel(parent)
    , m_connections(connections)
{
    connect(&connections, &Connections::contextsChanged, this, [this] {
        beginResetModel();
        endResetModel();
    });
    connect(&connections, &Connections::checked, this, [this](const QString &name) {
        const int row = rowOf(name);
        if (row >= 0) {
            emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
        }
    });
}

QString ContextModel::nameAt(int row) const
{
    const auto contexts = m_connections.contexts();
    return row >= 0 && row < contexts.size() ? contexts.at(row).name : QString();
}

int ContextModel::rowOf(const QString &name) const
{
    const auto contexts = m_connections.contexts();
    const auto at = std::ranges::find(contexts, name, &models::KubeContext::name);
    return at == contexts.end() ? -1 : static_cast<int>(at - contexts.begin());
}

void ContextModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

int ContextModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_connections.contexts().size());
}

int ContextModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ContextModel::stateText(const QString &name) const
{
    const ContextCheck check = m_connections.check(name);
    switch (check.state) {
    case ContextCheck::State::Unchecked:
        return tr("not checked");
    case ContextCheck::State::Checking:
        return tr("checking");
    case ContextCheck::State::Usable:
        return tr("usable · %1 ms").arg(check.latency.count());
    case ContextCheck::State::LoginExpired:
        return tr("login expired");
    case ContextCheck::State::NeedsTrust:
        return tr("to be trusted first");
    case ContextCheck::State::Unreachable:
        return check.error && check.error->kind == models::Error::Kind::Timeout
            ? tr("no answer in time")
            : tr("cannot be reached");
    case ContextCheck::State::Unusable:
        break;
    }
    return tr("not usable");
}

QVariant ContextModel::data(const QModelIndex &index, int role) const
{
    const auto contexts = m_connections.contexts();
    if (!index.isValid() || index.row() >= contexts.size()) {
        return {};
    }
    const models::KubeContext &context = contexts.at(index.row());
    const ContextCheck check = m_connections.check(context.name);
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case NameColumn:
            return context.name;
        case StateColumn:
            return stateText(context.name);
        case IdentityColumn:
            return context.user;
        case ProjectColumn:
            return context.nameSpace.isEmpty() ? u"default"_s : context.nameSpace;
        case FileColumn:
            return m_connections.isForThisRun(context.name) ? tr("until the program ends")
                                                            : shortened(context.file);
        default:
            return {};
        }
    case Qt::DecorationRole:
        if (index.column() == NameColumn) {
            return Icons::named(u"network-server"_s);
        }
        return index.column() == StateColumn ? QVariant(iconOf(check.state)) : QVariant();
    case Qt::ForegroundRole:
        return index.column() == StateColumn ? inkOf(check.state) : QVariant();
    case Qt::ToolTipRole:
        if (index.column() == StateColumn && check.error) {
            return check.error->text();
        }
        return index.column() == NameColumn ? QVariant(context.server) : QVariant();
    default:
        return {};
    }
}

QVariant ContextModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case NameColumn:
        return tr("Cluster (context)");
    case StateColumn:
        return tr("State");
    case IdentityColumn:
        return tr("Identity");
    case ProjectColumn:
        return tr("Project");
    case FileColumn:
        return tr("From file");
    default:
        return {};
    }
}

} // namespace ui
