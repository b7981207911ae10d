// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/forms/fieldeditor.h"

#include <QScrollArea>
#include <QTimer>

class QVBoxLayout;

namespace ui {

class FormHeads;
class FormRowWidget;

/// The rows of a FormModel, one below the other. Follows its signals row by row: focus, caret and
/// scroll stay where they are. Many rows come and go in slices, from top to bottom, so that no turn
/// of the window is long; editors come into being as rows come into view.
class FormView final : public QScrollArea
{
    Q_OBJECT
public:
    FormView(FormContext context, QWidget *parent = nullptr);

    /// Scrolls to the row of a path, opening sections above it, and focuses it. False: none has it.
    bool goTo(const models::Path &path);
    void goToSection(const QString &id);
    /// Marks the row a caret in the text stands in; no focus, scrolls only as far as needed.
    void follow(const models::Path &path);
    [[nodiscard]] models::Path currentPath() const { return m_current; }
    /// The section whose rows are at the top.
    [[nodiscard]] QString sectionInView() const;
    /// A grey line in each row that says what the field is.
    void setShowsHelp(bool shows);
    void makeAllEditors();
    /// Are all rows made?
    [[nodiscard]] bool isComplete() const { return m_unmade == 0; }

signals:
    void operationsWanted(
        const QList<models::yaml::Operation> &operations, const QString &mergeKey);
    void fixWanted(const QList<models::yaml::TextEdit> &edits);
    void currentChanged(const models::Path &path);
    void explainWanted(const models::Path &path);
    void yamlWanted(const models::Path &path);
    void sectionInViewChanged(const QString &id);
    /// What is set and not shown is asked for.
    void setOnlyWanted();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void insertRows(int first, int last);
    void removeRows(int first, int last);
    void updateRow(int index);
    void setField(FormRowWidget &field, const models::FormRow &row);
    void makeSlice();
    void makeUntil(int index);
    void placeRow(int index);
    QWidget *makeRow(const models::FormRow &row);
    void headAction(const QString &id);
    void setCurrent(const models::Path &path);
    void ensureEditors();
    void orderTabs(int index);
    void bury();
    [[nodiscard]] bool showsKeys() const;

    FormContext m_context;
    QWidget *m_content;
    QVBoxLayout *m_layout;
    FormHeads *m_heads;
    QList<QWidget *> m_rows; // as in the model; null: not made yet
    QList<QWidget *> m_dead; // out of sight, to be deleted a few at a time
    int m_unmade = 0;
    bool m_showsHelp = false;
    QTimer m_slices;
    QTimer m_editorsSoon;
    models::Path m_current;
    QString m_section;
};

} // namespace ui
