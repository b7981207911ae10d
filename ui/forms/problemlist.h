// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/yaml/diagnostic.h"

#include <QWidget>

class QScrollArea;
class QVBoxLayout;

namespace models {
class FormModel;
}

namespace ui {

class ProblemRow;
class QuietLabel;

/// Everything that is wrong, one line each: icon, field, sentence, line and column, fix. Enter or a
/// click goes there.
class ProblemList final : public QWidget
{
    Q_OBJECT
public:
    explicit ProblemList(const models::FormModel &form, QWidget *parent = nullptr);

    void setDiagnostics(const QList<models::yaml::Diagnostic> &diagnostics);
    /// F8 and Shift+F8.
    void step(int direction);
    /// "Memory" for the path of a problem.
    [[nodiscard]] static QString fieldName(const models::FormModel &form, const models::Path &path);

signals:
    void chosen(const models::yaml::Diagnostic &diagnostic);
    void fixWanted(const QList<models::yaml::TextEdit> &edits);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void drop(QWidget *row);
    void choose(int index);

    const models::FormModel &m_form;
    QList<models::yaml::Diagnostic> m_diagnostics;
    QScrollArea *m_scroll;
    QWidget *m_content;
    QVBoxLayout *m_layout;
    QuietLabel *m_none;
    QList<ProblemRow *> m_rows;
    int m_current = -1;
};

} // namespace ui
