// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace ui {

class YamlEditor;

/// Left of the text: change bar, problem mark, line number, fold arrow.
class EditorGutter final : public QWidget
{
    Q_OBJECT
public:
    explicit EditorGutter(YamlEditor &editor);

    [[nodiscard]] int wantedWidth() const;
    [[nodiscard]] QSize sizeHint() const override { return {wantedWidth(), 0}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] int lineAt(int y) const; ///< block number; -1: below the text

    YamlEditor &m_editor;
};

} // namespace ui
