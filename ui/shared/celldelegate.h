// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/state.h"
#include "ui/shared/theme.h"
#include "ui/shared/tilepainter.h"
#include "ui/shared/usebar.h"

#include <QStyledItemDelegate>

#include <functional>
#include <optional>

namespace ui {

/// Ground of a table cell: selection with its accent edge, hover of the whole row, row line, the
/// soft fill of a cell that just changed. Subclasses draw only what is in it.
class CellDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const final;
    [[nodiscard]] QSize sizeHint(
        const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
        const QModelIndex &index) override;

protected:
    /// `box` has the side margins taken off. Font is the content font.
    virtual void paintCell(QPainter &painter, const QRectF &box, const QStyleOptionViewItem &option,
        const QModelIndex &index) const;
    [[nodiscard]] virtual int contentWidth(const QModelIndex &index) const;
};

/// Words of DisplayRole. Numbers (by TextAlignmentRole) stand right.
class TextDelegate final : public CellDelegate
{
    Q_OBJECT
public:
    struct Look
    {
        Token ink = Token::Text;
        Type type = Type::Content;
        QFont::Weight weight = QFont::Normal;
        Qt::TextElideMode elide = Qt::ElideRight;
    };
    explicit TextDelegate(Look look, QObject *parent = nullptr)
        : CellDelegate(parent)
        , m_look(look)
    {
    }
    /// Another look for some cells: red exit codes, grey dashes.
    void setLookOf(std::function<Look(const QModelIndex &)> lookOf)
    {
        m_lookOf = std::move(lookOf);
    }

protected:
    void paintCell(QPainter &painter, const QRectF &box, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override;

private:
    Look m_look;
    std::function<Look(const QModelIndex &)> m_lookOf;
};

/// State pill; DisplayRole is the word, empty for the state's own.
class PillDelegate final : public CellDelegate
{
    Q_OBJECT
public:
    using StateOf = std::function<std::optional<State>(const QModelIndex &)>;
    explicit PillDelegate(StateOf stateOf, QObject *parent = nullptr)
        : CellDelegate(parent)
        , m_stateOf(std::move(stateOf))
    {
    }

protected:
    void paintCell(QPainter &painter, const QRectF &box, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override;

private:
    StateOf m_stateOf;
};

/// "24/32" right-aligned, then the tiles.
class TilesDelegate final : public CellDelegate
{
    Q_OBJECT
public:
    using TilesOf = std::function<QList<TileState>(const QModelIndex &)>;
    explicit TilesDelegate(TilesOf tilesOf, QObject *parent = nullptr)
        : CellDelegate(parent)
        , m_tilesOf(std::move(tilesOf))
    {
    }

protected:
    void paintCell(QPainter &painter, const QRectF &box, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override;

private:
    TilesOf m_tilesOf;
};

/// Check box (where the model gives CheckStateRole), kind mark or icon (DecorationRole), name that
/// elides in the middle, tags.
class NameDelegate final : public CellDelegate
{
    Q_OBJECT
public:
    struct Extras
    {
        QString mark {};
        QStringList tags {};
        bool isStrong = false;
        bool isLink = false;
    };
    using ExtrasOf = std::function<Extras(const QModelIndex &)>;
    explicit NameDelegate(ExtrasOf extrasOf, QObject *parent = nullptr)
        : CellDelegate(parent)
        , m_extrasOf(std::move(extrasOf))
    {
    }
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
        const QModelIndex &index) override;

protected:
    void paintCell(QPainter &painter, const QRectF &box, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override;

private:
    ExtrasOf m_extrasOf;
};

/// An icon (DecorationRole) of 14 px before the words, in the colour of ForegroundRole.
class IconTextDelegate final : public CellDelegate
{
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

protected:
    void paintCell(QPainter &painter, const QRectF &box, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override;
};

class UseBarDelegate final : public CellDelegate
{
    Q_OBJECT
public:
    struct Use
    {
        double share = -1;
        UseBar::Tone tone = UseBar::Tone::Normal;
        qreal wordsWidth = 72; ///< so that the bars of a column end together
    };
    using UseOf = std::function<Use(const QModelIndex &)>;
    explicit UseBarDelegate(UseOf useOf, QObject *parent = nullptr)
        : CellDelegate(parent)
        , m_useOf(std::move(useOf))
    {
    }

protected:
    void paintCell(QPainter &painter, const QRectF &box, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;

private:
    UseOf m_useOf;
};

} // namespace ui
