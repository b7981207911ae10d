// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/editor/yamleditor.h"

class QLabel;
class QPushButton;

namespace ui {

class FindBar;

/// An editor with its head (name, caret, undo, compare), the path of the caret, and find.
class YamlPane final : public QWidget
{
    Q_OBJECT
public:
    explicit YamlPane(DocumentSession &session, QWidget *parent = nullptr);

    [[nodiscard]] YamlEditor &editor() const { return *m_editor; }
    void setFileName(const QString &name);
    /// The link at the right of the head; empty: none.
    void setCompareText(const QString &text);
    void setReadOnly(bool readOnly);
    /// The strip with the path of the caret; beside a help pane it would say the same twice.
    void setShowsPath(bool shows);
    void find();

signals:
    void compareRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showPosition();
    void askLine();

    YamlEditor *m_editor;
    FindBar *m_find;
    QLabel *m_title;
    QLabel *m_name;
    QLabel *m_position;
    QLabel *m_path;
    QPushButton *m_undo;
    QPushButton *m_compare;
};

} // namespace ui
