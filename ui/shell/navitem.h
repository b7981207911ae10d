// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/place.h"
#include "ui/shared/state.h"

#include <QAbstractButton>

#include <optional>

namespace ui {

/// One line of the navigation, 28 px: icon or kind mark, word, count or badge. A group has a
/// chevron; folded navigation shows the icon only.
class NavItem final : public QAbstractButton
{
    Q_OBJECT
public:
    enum class Look { Item, Group, Child };
    explicit NavItem(Look look, QWidget *parent = nullptr);

    void setIconName(const QString &name);
    void setMark(const QString &letters);
    void setLabel(const QString &label);
    void setCount(qint64 count); ///< negative: none
    void setBadge(std::optional<State> state, int count);
    void setPlace(const Place &place) { m_place = place; }
    [[nodiscard]] std::optional<Place> place() const { return m_place; }
    void setActive(bool active);
    void setOpen(bool open);
    [[nodiscard]] bool isOpen() const { return m_open; }
    void setFolded(bool folded);
    [[nodiscard]] QSize sizeHint() const override;

signals:
    void middleClicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    void name();
    void paintEnd(QPainter &painter, const QRectF &box) const;

    Look m_look;
    QString m_iconName;
    QString m_mark;
    std::optional<Place> m_place;
    std::optional<State> m_badge;
    qint64 m_count = -1;
    bool m_active = false;
    bool m_open = false;
    bool m_folded = false;
};

/// The two cards on top: a small word above a name, a chevron; the cluster's has dot and latency.
class NavCard final : public QAbstractButton
{
    Q_OBJECT
public:
    explicit NavCard(const QString &iconName, QWidget *parent = nullptr);
    void setTexts(const QString &caption, const QString &name);
    void setStatus(std::optional<QColor> dot, const QString &word);
    void setFolded(bool folded);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_iconName;
    QString m_caption;
    QString m_status;
    std::optional<QColor> m_dot;
    bool m_folded = false;
};

} // namespace ui
