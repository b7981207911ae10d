// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/yaml/diagnostic.h"

#include <QWidget>

namespace ui {

/// One line of the problems list.
class ProblemRow final : public QWidget
{
    Q_OBJECT
public:
    ProblemRow(const models::yaml::Diagnostic &diagnostic, const QString &field, QWidget *parent);
    void setChosen(bool chosen);

signals:
    void activated();
    void fixWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    bool m_isChosen = false;
};

} // namespace ui
