// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTextCursor>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace ui {

/// Find and replace in one editor; Escape closes.
class FindBar final : public QWidget
{
    Q_OBJECT
public:
    explicit FindBar(QPlainTextEdit &editor, QWidget *parent = nullptr);

    /// Shown with the selected text, ready to type.
    void open();
    void step(bool forward);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void count();
    void replaceOne();
    void replaceAll();
    [[nodiscard]] QTextCursor found(const QTextCursor &from, bool forward) const;

    QPlainTextEdit &m_editor;
    QLineEdit *m_needle;
    QLineEdit *m_replacement;
    QLabel *m_count;
    QPushButton *m_replace;
    QPushButton *m_replaceAll;
};

} // namespace ui
