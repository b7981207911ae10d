// SPDX-License-Identifier: Apache-2.0
#include "ui/explorer/fieldhitsmodel.h"

#include <QLocale>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype fieldsOfAKind = 6; // until all are asked for
constexpr int openKinds = 40; // the rest are lines that open
constexpr qsizetype before = 24; // characters of a sentence left of what was found

/// `text` from a little before where a word stands, in one line.
QString from(const QString &text, const QStringList &words)
{
    const QString line = text.simplified();
    for (const QString &word : words) {
        const qsizetype at = models::markAt(line, word);
        if (at < 0)
            continue;
        if (at <= before)
            return line;
        const qsizetype space = line.indexOf(u' ', at - before);
        return u"…"_s + line.sliced(space >= 0 && space < at ? space + 1 : at - before / 2);
    }
    return {};
}

} // namespace

void FieldHitsModel::setHits(const models::FieldHits &hits, const IsShown &isShown)
{
    beginResetModel();
    if (hits.words != m_words)
        m_extents.clear();
    m_words = hits.words;
    m_kinds.clear();
    m_total = 0;
    for (const models::KindHits &kind : hits.kinds) {
        if (!isShown(kind.gvk()))
            continue;
        m_kinds.append(kind);
        m_total += kind.hits.size();
    }
    layOut();
    endResetModel();
}

FieldHitsModel::Extent FieldHitsModel::extentOf(int kind) const
{
    return m_extents.value(m_kinds[kind].gvk(), kind < openKinds ? Extent::Some : Extent::None);
}

void FieldHitsModel::layOut()
{
    m_lines.clear();
    for (int kind = 0; kind < int(m_kinds.size()); ++kind) {
        m_lines.append({Line::Kind, kind, 0});
        const Extent extent = extentOf(kind);
        const qsizetype all = m_kinds[kind].hits.size();
        // One more is shown rather than a line that says "1 more".
        const bool isCut = extent == Extent::Some && all > fieldsOfAKind + 1;
        const qsizetype shown = extent == Extent::None ? 0 : isCut ? fieldsOfAKind : all;
        for (int hit = 0; hit < int(shown); ++hit)
            m_lines.append({Line::Field, kind, hit});
        if (isCut)
            m_lines.append({Line::More, kind, int(shown)});
    }
}

void FieldHitsModel::toggle(const QModelIndex &index)
{
    const Entry entry = m_lines[index.row()];
    if (entry.line == Line::Field)
        return;
    beginResetModel();
    const bool closes = entry.line == Line::Kind && extentOf(entry.kind) != Extent::None;
    m_extents.insert(m_kinds[entry.kind].gvk(),
        closes                         ? Extent::None
            : entry.line == Line::More ? Extent::All
                                       : Extent::Some);
    layOut();
    endResetModel();
}

models::GroupVersionKind FieldHitsModel::gvk(const QModelIndex &index) const
{
    return m_kinds[m_lines[index.row()].kind].gvk();
}

QString FieldHitsModel::path(const QModelIndex &index) const
{
    const Entry &entry = m_lines[index.row()];
    if (entry.line != Line::Field)
        return {};
    const models::KindHits &kind = m_kinds[entry.kind];
    return kind.table->path(kind.hits[entry.hit].field);
}

FieldHitsModel::Field FieldHitsModel::field(const QModelIndex &index) const
{
    const Entry &entry = m_lines[index.row()];
    const models::KindHits &kind = m_kinds[entry.kind];
    const quint32 number = kind.hits[entry.hit].field;
    const QString language = QLocale().name();
    Field field;
    field.path = kind.table->path(number);
    field.nameAt = field.path.size() - kind.table->name(number).size();
    field.type = kind.table->type(number);
    field.required = kind.table->fields()[number].required;
    const QString description = kind.table->description(number);
    QStringList texts {description};
    if (const auto *guide = kind.table->guide(number)) {
        field.label = guide->label.in(language);
        texts = {guide->help.in(language), description, guide->example, guide->help.zh,
            guide->help.en, guide->label.zh, guide->label.en};
    }
    for (qsizetype i = 0; i < texts.size() && field.sentence.isEmpty(); ++i) {
        if (texts[i] != field.label)
            field.sentence = from(texts[i], m_words);
    }
    // Found by its name: then the beginning of what is said about it.
    for (qsizetype i = 0; i < std::min<qsizetype>(2, texts.size()); ++i) {
        if (field.sentence.isEmpty())
            field.sentence = texts[i].simplified();
    }
    return field;
}

QModelIndex FieldHitsModel::indexOf(const models::GroupVersionKind &gvk, const QString &path) const
{
    for (int row = 0; row < int(m_lines.size()); ++row) {
        const QModelIndex at = index(row);
        const Line wanted = path.isEmpty() ? Line::Kind : Line::Field;
        if (line(at) == wanted && this->gvk(at) == gvk && this->path(at) == path)
            return at;
    }
    return {};
}

QModelIndex FieldHitsModel::firstField() const
{
    for (int row = 0; row < int(m_lines.size()); ++row) {
        if (m_lines[row].line == Line::Field)
            return index(row);
    }
    return {};
}

int FieldHitsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

QVariant FieldHitsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Entry &entry = m_lines[index.row()];
    const models::KindHits &kind = m_kinds[entry.kind];
    switch (role) {
    case LineRole:
        return QVariant::fromValue(entry.line);
    case GroupVersionRole:
        return kind.gvk().groupVersion().toString();
    case CountRole:
        return kind.hits.size();
    case MarkRole:
        return m_markOf ? m_markOf(kind.gvk()) : QString();
    case OpenRole:
        return extentOf(entry.kind) != Extent::None;
    case Qt::DisplayRole:
        if (entry.line == Line::Kind)
            return kind.gvk().kind;
        if (entry.line == Line::More)
            return tr("%n more", nullptr, int(kind.hits.size()) - entry.hit);
        return path(index);
    case Qt::ToolTipRole:
        return entry.line == Line::Field ? path(index) + u'\n' + field(index).sentence
                                         : kind.gvk().toString();
    case Qt::AccessibleTextRole: {
        if (entry.line == Line::Kind) {
            return tr("%1 in %2, %n fields", nullptr, int(kind.hits.size()))
                .arg(kind.gvk().kind, kind.gvk().groupVersion().toString());
        }
        if (entry.line == Line::More)
            return data(index, Qt::DisplayRole);
        const Field shown = field(index);
        return tr("%1 of %2, %3, %4")
            .arg(shown.path, kind.gvk().kind, shown.type,
                shown.label.isEmpty() ? shown.sentence : shown.label);
    }
    default:
        return {};
    }
}

} // namespace ui
