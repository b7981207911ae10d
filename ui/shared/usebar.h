// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/state.h"

#include <QWidget>

#include <optional>

namespace ui {

/// A 6 px bar with "used / limit" at its right. Full is told in the waiting colours.
class UseBar final : public QWidget
{
    Q_OBJECT
public:
    enum class Tone { Normal, Full, Refused, NotOurs };
    explicit UseBar(QWidget *parent = nullptr);

    /// `share` 0 to 1; negative: use unknown, only the words.
    void setUse(double share, const QString &words, Tone tone = Tone::Normal);
    [[nodiscard]] QSize sizeHint() const override;

    /// `wordsWidth`: the words take at least that, so that bars under each other end together.
    static void paint(QPainter &painter, const QRectF &box, double share, const QString &words,
        Tone tone, qreal wordsWidth = 72);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    double m_share = -1;
    QString m_words;
    Tone m_tone = Tone::Normal;
};

} // namespace ui
