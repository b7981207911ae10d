// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shell/palettemodel.h"

#include <QPointer>
#include <QStyledItemDelegate>
#include <QWidget>

class QLineEdit;
class QListView;

namespace ui {

class Segmented;

/// Ctrl+K: go, find, do. Lies over the dimmed window, 680 wide, in its top third.
class Palette final : public QWidget
{
    Q_OBJECT
public:
    explicit Palette(QWidget *window);

    void setSources(QList<PaletteSource> sources) { m_model->setSources(std::move(sources)); }
    /// A source knows more now: what is chosen stays chosen.
    void refresh();
    void popup(PaletteModel::Scope scope = PaletteModel::Scope::All, const QString &text = {});
    [[nodiscard]] PaletteModel &model() const { return *m_model; }

signals:
    void chosen(const ui::PaletteItem &item, bool inNewTab);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void search();
    void place();
    void move(int by);
    void take(bool inNewTab);
    void leave();
    void retranslate();
    [[nodiscard]] QRect box() const;

    PaletteModel *m_model;
    QWidget *m_frame;
    QLineEdit *m_edit;
    Segmented *m_scopes;
    QListView *m_list;
    QPointer<QWidget> m_before;
};

class PaletteDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(
        const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace ui
