// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace ui {

class YamlEditor;

/// Right of the text: the whole document in the height of the view, with its problems and changes.
/// A click goes there.
class EditorRuler final : public QWidget
{
    Q_OBJECT
public:
    explicit EditorRuler(YamlEditor &editor);

    static constexpr int wantedWidth = 10;
    [[nodiscard]] QSize sizeHint() const override { return {wantedWidth, 0}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] qreal placeOf(int line) const; ///< y of the middle of its mark
    [[nodiscard]] int problemNear(int y) const; ///< the line of the nearest mark; -1: none there

    YamlEditor &m_editor;
};

} // namespace ui
