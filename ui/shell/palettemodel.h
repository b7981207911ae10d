// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/session.h"

#include <QAbstractListModel>

namespace ui {

class ActionTable;
class Page;

/// What the palette may find, and the order of what it found. Asks nobody but the memory of the
/// program: the first results are there with the key.
class PaletteModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { ItemRole = Qt::UserRole, HeadRole, CountRole };
    enum class Scope { All, Objects, Kinds, Fields, Actions, Projects };

    explicit PaletteModel(QObject *parent = nullptr);

    void setSources(QList<PaletteSource> sources) { m_sources = std::move(sources); }
    /// A first letter `>`, `#`, `.` or `@` chooses the scope, whatever `scope` says.
    void search(const QString &text, Scope scope);
    [[nodiscard]] Scope scope() const { return m_scope; }
    [[nodiscard]] QString needle() const { return m_needle; }
    /// Null for a head line.
    [[nodiscard]] const PaletteItem *item(const QModelIndex &index) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] static QString title(PaletteItem::Group group);

    /// How well `text` answers to `needle`; 0: not at all. Whole word starts before the middle of
    /// words before scattered letters.
    [[nodiscard]] static int score(const QString &text, const QString &needle);

private:
    struct Line
    {
        int head = -1; ///< group and its count, or
        int count = 0;
        PaletteItem item;
    };
    QList<PaletteSource> m_sources;
    QList<Line> m_lines;
    QString m_needle;
    Scope m_scope = Scope::All;
};

/// The sources that the shell itself has: actions, kinds, projects, open places.
class PaletteSources
{
public:
    static PaletteSource actions(const ActionTable &actions, const std::function<Page *()> &page);
    static PaletteSource kinds(Session &session);
    static PaletteSource projects(Session &session);
};

} // namespace ui
