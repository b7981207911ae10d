// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/place.h"

#include <QList>
#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;

namespace ui {

class QuietLabel;

/// A walk through the places of the sandbox: a card at the bottom right of the window says what is
/// to be seen at each. The window stays free to use meanwhile. Deletes itself at its end.
class GuidedTour final : public QWidget
{
    Q_OBJECT
public:
    using Open = std::function<void(const Place &place)>;
    /// `window` is covered at its corner, above the strip `above`; `open` goes to a place of it.
    GuidedTour(QWidget *window, const QWidget *above, Open open);

    [[nodiscard]] int stop() const { return m_stop; }
    [[nodiscard]] int stopCount() const;
    void goTo(int stop);
    void end();

signals:
    void ended();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Stop
    {
        Place place;
        QString title;
        QString text;
    };
    [[nodiscard]] static QList<Stop> stops();
    void show();
    void settle();

    const QWidget *m_above;
    Open m_open;
    int m_stop = -1;
    QLabel *m_title;
    QuietLabel *m_text;
    QuietLabel *m_count;
    QPushButton *m_end;
    QPushButton *m_back;
    QPushButton *m_next;
};

} // namespace ui
