// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/yaml/diagnostic.h"

#include <QAbstractListModel>
#include <QListView>

#include <functional>

namespace ui {

/// Problem rows: icon, field, sentence, line:column, fix link. Enter or a click goes there.
class ProblemsList final : public QListView
{
    Q_OBJECT
public:
    explicit ProblemsList(QWidget *parent = nullptr);

    void setDiagnostics(const QList<models::yaml::Diagnostic> &diagnostics);
    [[nodiscard]] const QList<models::yaml::Diagnostic> &diagnostics() const { return m_all; }
    /// The user's word for a field ("Memory"); without it the last part of the path is shown.
    void setFieldNames(std::function<QString(const models::Path &)> names);

signals:
    void chosen(const models::yaml::Diagnostic &diagnostic);
    void fixChosen(const models::yaml::Fix &fix);

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] bool isOverFix(const QPoint &point, int row) const;

    QList<models::yaml::Diagnostic> m_all;
    std::function<QString(const models::Path &)> m_names;
    QAbstractListModel *m_model;
};

} // namespace ui
