// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/jobfields.h"

#include "models/guide/guide.h"
#include "ui/shared/celldelegate.h"
#include "ui/shared/formatting.h"

#include <QEvent>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <climits>

using namespace Qt::StringLiterals;

namespace ui {

using models::Path;

namespace {

QString language()
{
    return Format::isChinese() ? u"zh_CN"_s : u"en"_s;
}

QString scalarText(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? u"true"_s : u"false"_s;
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', 15);
    if (value.isNull())
        return u"null"_s;
    return value.toString();
}

bool isScalar(const QJsonValue &value)
{
    return !value.isObject() && !value.isArray();
}

// A list of words in one line; nothing when something else is in it.
std::optional<QString> listText(const QJsonArray &list)
{
    QStringList words;
    for (const QJsonValue &item : list) {
        if (!isScalar(item))
            return std::nullopt;
        words.append(scalarText(item));
    }
    return list.isEmpty() ? u"[]"_s : words.join(u", "_s);
}

} // namespace

JobFieldsModel::Row JobFieldsModel::rowFor(
    const Path &path, const QString &value, QHash<int, QString> &groups) const
{
    Row row {.label = path.lastKey(), .value = value, .key = path.toString(), .help = {}};
    if (row.label.isEmpty())
        row.label = path.parent().lastKey();
    row.groupOrder = INT_MAX;
    row.order = INT_MAX;
    if (!m_guide)
        return row;
    if (const models::FieldGuide *field = m_guide->fieldFor(path)) {
        if (!field->label.isEmpty())
            row.label = field->label.in(language());
        row.help = field->help.in(language());
    }
    for (Path at = path; !at.isEmpty(); at = at.parent()) { // a part stands with its whole
        const models::FieldGuide *field = m_guide->fieldFor(at);
        if (!field)
            continue;
        row.order = std::min(row.order, field->order);
        if (const models::FieldGroup *group = m_guide->findGroup(field->group)) {
            row.groupOrder = group->order;
            groups.insert(group->order, group->label.in(language()));
            break;
        }
    }
    return row;
}

void JobFieldsModel::walk(
    const QJsonValue &value, const Path &path, QList<Row> &rows, QHash<int, QString> &groups) const
{
    if (isScalar(value)) {
        rows.append(rowFor(path, scalarText(value), groups));
        return;
    }
    if (value.isArray()) {
        const QJsonArray list = value.toArray();
        if (const auto text = listText(list)) {
            rows.append(rowFor(path, *text, groups));
            return;
        }
        for (int i = 0; i < list.size(); ++i)
            walk(list[i], path.child(i), rows, groups);
        return;
    }
    const QJsonObject object = value.toObject();
    if (object.isEmpty()) {
        rows.append(rowFor(path, u"{}"_s, groups));
        return;
    }
    for (auto it = object.begin(); it != object.end(); ++it)
        walk(it.value(), path.child(it.key()), rows, groups);
}

void JobFieldsModel::setJob(const QJsonObject &job, const models::Guide *guide)
{
    m_guide = guide;
    m_job = job;
    QList<Row> rows;
    QHash<int, QString> groups;
    if (!job[u"spec"].toObject().isEmpty())
        walk(job[u"spec"], Path {u"spec"_s}, rows, groups);
    groups.insert(INT_MAX, groups.isEmpty() ? tr("All fields that are set") : tr("Other fields"));
    std::ranges::stable_sort(
        rows, {}, [](const Row &row) { return std::pair(row.groupOrder, row.order); });
    QList<Row> made;
    for (const Row &row : std::as_const(rows)) {
        if (made.isEmpty() || made.last().groupOrder != row.groupOrder) {
            made.append({.label = groups.value(row.groupOrder),
                .groupOrder = row.groupOrder,
                .isHead = true});
        }
        made.append(row);
    }
    beginResetModel();
    m_rows = made;
    endResetModel();
}

int JobFieldsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int JobFieldsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant JobFieldsModel::data(const QModelIndex &index, int role) const
{
    const Row row = m_rows.value(index.row());
    if (role == IsHeadRole)
        return row.isHead;
    if (role == Qt::ToolTipRole)
        return index.column() == Label && !row.help.isEmpty() ? row.help : row.value;
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Label:
        return row.label;
    case Value:
        return row.value;
    default:
        return row.key;
    }
}

QVariant JobFieldsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Label:
        return tr("Field");
    case Value:
        return tr("Value");
    default:
        return tr("Key");
    }
}

JobFields::JobFields(QWidget *parent)
    : Table(parent)
    , m_model(new JobFieldsModel(this))
{
    setModel(m_model);
    setDense(true);
    const auto isHead
        = [](const QModelIndex &index) { return index.data(JobFieldsModel::IsHeadRole).toBool(); };
    setItemDelegateForColumn(JobFieldsModel::Label,
        new NameDelegate(
            [isHead](const QModelIndex &index) {
                return NameDelegate::Extras {.isStrong = isHead(index)};
            },
            this));
    setItemDelegateForColumn(JobFieldsModel::Value, new TextDelegate({}, this));
    setItemDelegateForColumn(JobFieldsModel::Key,
        new TextDelegate(
            {.ink = Token::Secondary, .type = Type::MonoMeta, .elide = Qt::ElideMiddle}, this));
    setColumnWidths({220, 360, 380});
    setStretchColumn(JobFieldsModel::Value);
    setLeavingColumns({JobFieldsModel::Key});
    setAccessibleName(tr("Fields that are set"));
}

void JobFields::setJob(const QJsonObject &job, const models::Guide *guide)
{
    if (job[u"spec"] == m_job[u"spec"] && guide == m_guide)
        return;
    m_job = job;
    m_guide = guide;
    m_model->setJob(job, guide);
}

void JobFields::changeEvent(QEvent *event)
{
    Table::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Fields that are set"));
        m_model->setJob(m_job, m_guide);
    }
}

} // namespace ui
