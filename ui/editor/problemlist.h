// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/yaml/diagnostic.h"

#include <QWidget>

#include <functional>

class QScrollArea;
class QVBoxLayout;

namespace ui {

class ProblemRow;
class QuietLabel;

/// Everything that is wrong, one line each: icon, field, sentence, line and column, fix. Enter or a
/// click goes there.
class ProblemList final : public QWidget
{
    Q_OBJECT
public:
    /// The reader's word for a field: "Memory". Without: the last part of its path.
    using FieldNames = std::function<QString(const models::Path &path)>;

    explicit ProblemList(QWidget *parent = nullptr, FieldNames names = {});

    void setDiagnostics(const QList<models::yaml::Diagnostic> &diagnostics);
    /// F8 and Shift+F8.
    void step(int direction);

signals:
    void chosen(const models::yaml::Diagnostic &diagnostic);
    void fixWanted(const QList<models::yaml::TextEdit> &edits);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    [[nodiscard]] QString fieldName(const models::Path &path) const;
    void drop(QWidget *row);
    void choose(int index);

    FieldNames m_names;
    QList<models::yaml::Diagnostic> m_diagnostics;
    QScrollArea *m_scroll;
    QWidget *m_content;
    QVBoxLayout *m_layout;
    QuietLabel *m_none;
    QList<ProblemRow *> m_rows;
    int m_current = -1;
};

} // namespace ui
