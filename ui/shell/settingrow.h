// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include <functional>

class QLabel;
class QToolButton;

namespace ui {

/// One setting: gutter, label, editor, a note, and the arrow that brings the default back.
class SettingRow final : public QWidget
{
    Q_OBJECT
public:
    SettingRow(QWidget *editor, QWidget *parent);

    void setLabel(const QString &label);
    void setNote(const QString &note);
    [[nodiscard]] QString searchText() const;
    /// Whether it differs from the default, and how it is undone.
    void setReset(std::function<bool()> isModified, std::function<void()> reset);
    void refresh();
    [[nodiscard]] bool isModified() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QLabel *m_label;
    QWidget *m_editor;
    QLabel *m_note;
    QToolButton *m_undo;
    std::function<bool()> m_isModified;
};

} // namespace ui
