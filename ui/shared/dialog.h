// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/style.h"

#include <QDialog>
#include <QIcon>
#include <QPointer>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace ui {

class Backdrop;

/// Head (icon, title, what it concerns), a body that scrolls, a foot whose buttons always stay. At
/// most 92 % of its window, which it dims. Escape and Cancel reject; open(), never exec().
class Dialog : public QDialog
{
    Q_OBJECT
public:
    explicit Dialog(QWidget *parent);
    ~Dialog() override;
    Dialog(const Dialog &) = delete;
    Dialog &operator=(const Dialog &) = delete;

    void setHead(const QIcon &icon, const QString &title, const QString &subtitle = {});
    /// The widget at the left of the head instead of an icon (a kind mark).
    void setHeadWidget(QWidget *widget);
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }
    /// A row of the body: what the editor is for, and the editor.
    void addRow(const QString &text, QWidget *editor);
    /// Right part of the head: segments, a reload button.
    [[nodiscard]] QHBoxLayout *headRight() const { return m_headRight; }
    /// Left part of the foot.
    [[nodiscard]] QHBoxLayout *footLeft() const { return m_footLeft; }
    /// Right part of the foot, in order of adding. Cancel comes first and has the focus in
    /// dangerous dialogs.
    QPushButton *addButton(const QString &text, ButtonRole role);
    QPushButton *addCancel();
    /// Without scrolling: the body is one widget with scrolling of its own.
    void setPlainBody(QWidget *widget);
    /// A height of 0: what the body needs, now and whenever fit() is called.
    void setWantedSize(const QSize &size);
    void fit();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void colour();

    QWidget *m_head;
    QHBoxLayout *m_headRow;
    QWidget *m_icon = nullptr;
    QLabel *m_title;
    QLabel *m_subtitle;
    QHBoxLayout *m_headRight;
    QScrollArea *m_scroll;
    QVBoxLayout *m_body;
    QVBoxLayout *m_outer;
    QWidget *m_foot;
    QHBoxLayout *m_footLeft;
    QHBoxLayout *m_footRight;
    QSize m_wanted;
    QPointer<Backdrop> m_backdrop;
};

} // namespace ui
