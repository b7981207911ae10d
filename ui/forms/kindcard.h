// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/groupversion.h"

#include <QWidget>

namespace ui {

/// A kind in the gallery: mark, name, what it is for, its roles.
class KindCard final : public QWidget
{
    Q_OBJECT
public:
    explicit KindCard(const models::GroupVersionKind &gvk, QWidget *parent = nullptr);

    void setContent(const QString &mark, const QString &title, const QString &scale);
    void setNote(const QString &note); ///< right of the name: "14 this month"
    void setChosen(bool chosen);
    [[nodiscard]] const models::GroupVersionKind &gvk() const { return m_gvk; }
    /// Does what was typed mean this kind?
    [[nodiscard]] bool fits(const QString &typed) const;
    [[nodiscard]] QSize sizeHint() const override;

signals:
    void chosen();
    void opened();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    models::GroupVersionKind m_gvk;
    QString m_mark;
    QString m_title;
    QString m_scale;
    QString m_note;
    bool m_isChosen = false;
};

} // namespace ui
