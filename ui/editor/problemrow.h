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
    /// Would a row of that problem look like this one?
    [[nodiscard]] bool says(const models::yaml::Diagnostic &diagnostic, const QString &field) const;
    void setChosen(bool chosen);

signals:
    void activated();
    void fixWanted(int fix);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    static QString wordsOf(const models::yaml::Diagnostic &diagnostic, const QString &field);

    QString m_words;
    bool m_isChosen = false;
};

} // namespace ui
