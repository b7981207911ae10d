// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/state.h"

#include <QList>
#include <QWidget>

#include <functional>

class QAction;
class QLabel;
class QPushButton;

namespace ui {

class FlowLayout;
class IconLabel;

struct BannerAction
{
    QString text;
    std::function<void()> triggered;
    bool isLink = false;
    /// The button is on as long as this is, and says in its tooltip why not; null: always.
    const QAction *gate = nullptr;
    /// A button that does it.
    [[nodiscard]] QPushButton *makeButton(QWidget *parent) const;
};

/// Tint, icon, bold sentence, plain sentence, up to three buttons; above the content it concerns.
class Banner final : public QWidget
{
    Q_OBJECT
public:
    explicit Banner(QWidget *parent = nullptr);

    /// Warning looks like Waiting but wears the triangle.
    void setContent(State tone, const QString &title, const QString &text,
        const QList<BannerAction> &actions = {});
    void setWarning(
        const QString &title, const QString &text, const QList<BannerAction> &actions = {});
    void setClosable(bool closable);
    /// One line, full width and no corners: on top of a page.
    void setStrip(bool strip);

signals:
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fill(const QString &title, const QString &text, const QList<BannerAction> &actions);
    void colour();

    State m_tone = State::Waiting;
    bool m_strip = false;
    IconLabel *m_icon;
    QLabel *m_title;
    QLabel *m_text;
    QWidget *m_buttons;
    FlowLayout *m_flow;
    QWidget *m_close;
};

} // namespace ui
