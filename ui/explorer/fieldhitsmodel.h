// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/schema/fieldsearch.h"

#include <QAbstractListModel>
#include <QSet>

#include <functional>

namespace ui {

/// What a search over all kinds found: a line for each kind, under it its fields, best first. Of a
/// kind only the first few are shown, of the later kinds none, until their line is opened.
class FieldHitsModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { LineRole = Qt::UserRole, GroupVersionRole, CountRole, MarkRole, OpenRole };
    enum class Line { Kind, Field, More };
    Q_ENUM(Line)

    /// What a line of a field shows.
    struct Field
    {
        QString path;
        qsizetype nameAt = 0; ///< of its last step in `path`
        QString type;
        QString label; ///< of the guide, in the language of the interface
        QString sentence; ///< the text that was found, from where the word is
        bool required = false;
    };
    using MarkOf = std::function<QString(const models::GroupVersionKind &)>;
    using IsShown = std::function<bool(const models::GroupVersionKind &)>;

    using QAbstractListModel::QAbstractListModel;

    void setMarks(MarkOf markOf) { m_markOf = std::move(markOf); }
    /// `isShown`: kinds outside of the chosen scope are left out.
    void setHits(const models::FieldHits &hits, const IsShown &isShown);
    /// Shows or hides what is below a line; of a More line: shows all of its kind.
    void toggle(const QModelIndex &index);

    [[nodiscard]] const QStringList &words() const { return m_words; }
    [[nodiscard]] qsizetype fieldCount() const { return m_total; }
    [[nodiscard]] qsizetype kindCount() const { return m_kinds.size(); }
    [[nodiscard]] Line line(const QModelIndex &index) const { return m_lines[index.row()].line; }
    [[nodiscard]] models::GroupVersionKind gvk(const QModelIndex &index) const;
    /// Of a line of a field.
    [[nodiscard]] Field field(const QModelIndex &index) const;
    [[nodiscard]] QString path(const QModelIndex &index) const;
    /// The line of a field, or of a kind when `path` is empty.
    [[nodiscard]] QModelIndex indexOf(
        const models::GroupVersionKind &gvk, const QString &path) const;
    [[nodiscard]] QModelIndex firstField() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    enum class Extent { None, Some, All };
    struct Entry
    {
        Line line = Line::Kind;
        int kind = 0;
        int hit = 0;
    };
    void layOut();
    [[nodiscard]] Extent extentOf(int kind) const;

    QStringList m_words;
    QList<models::KindHits> m_kinds;
    QHash<models::GroupVersionKind, Extent> m_extents; // as the user chose
    QList<Entry> m_lines;
    qsizetype m_total = 0;
    MarkOf m_markOf;
};

} // namespace ui
