// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/state.h"

#include <QIcon>
#include <QWidget>

namespace ui {

/// Icon and word of a state, 20 px high, tinted only for Waiting and Failed. `word` may be the
/// server's own reason; empty means the state's own word.
class StatePill final : public QWidget
{
    Q_OBJECT
public:
    explicit StatePill(
        State state = State::Unknown, const QString &word = {}, QWidget *parent = nullptr);

    void setState(State state, const QString &word = {});
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

    [[nodiscard]] static int widthOf(State state, const QString &word);
    /// Left-aligned and vertically centred in `box`; used by delegates.
    static void paint(QPainter &painter, const QRectF &box, State state, const QString &word);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void name();

    State m_state;
    QString m_word;
};

/// One or two letters of a kind on a chip; neutral whatever the state. 18, 20, 28 or 36 px.
class KindMark final : public QWidget
{
    Q_OBJECT
public:
    explicit KindMark(const QString &letters = {}, int side = 18, QWidget *parent = nullptr);

    void setLetters(const QString &letters);
    [[nodiscard]] QSize sizeHint() const override { return {m_side, m_side}; }

    /// For kinds without a guide: "DeepSpeedJob" -> "DS", "Pod" -> "P", "ConfigMap" -> "CM".
    [[nodiscard]] static QString lettersOf(const QString &kind);
    static void paint(QPainter &painter, const QRectF &box, const QString &letters);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_letters;
    int m_side;
};

/// A line between parts, 1 px high, as wide as there is room.
class Hairline final : public QWidget
{
    Q_OBJECT
public:
    explicit Hairline(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

/// A small outlined word beside a name: "debug", "6 in all", a label `key=value`.
class Tag final : public QWidget
{
    Q_OBJECT
public:
    enum class Look { Outline, Filled };
    explicit Tag(const QString &text, Look look = Look::Outline, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] static int widthOf(const QString &text);
    static void paint(QPainter &painter, const QRectF &box, const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    Look m_look;
};

/// A painted icon of 16 px (or `side`) that is not a button.
class IconLabel final : public QWidget
{
    Q_OBJECT
public:
    explicit IconLabel(const QIcon &icon, int side = 16, QWidget *parent = nullptr);
    void setIcon(const QIcon &icon);
    [[nodiscard]] QSize sizeHint() const override { return {m_side, m_side}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QIcon m_icon;
    int m_side;
};

} // namespace ui
