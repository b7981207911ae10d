// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/forms/fieldeditor.h"

class QLabel;
class QToolButton;
class QVBoxLayout;

namespace ui {

class QuietLabel;
class RowNotes;
class TrailingNote;

/// One row of a form: gutter, label, editor, menu, and below what is wrong with it. The editor is
/// made when the row is first seen.
class FormRowWidget final : public QWidget
{
    Q_OBJECT
public:
    FormRowWidget(FormContext context, QWidget *parent);

    void setRow(const models::FormRow &row, bool showsKey);
    [[nodiscard]] const models::FormRow &row() const { return m_row; }
    void ensureEditor();
    [[nodiscard]] FieldEditor *editor() const { return m_editor; }
    void focusEditor();
    /// Where a control inside comes when Tab walks the row: value, what is wrong with it, menu.
    [[nodiscard]] int tabRank(const QWidget *control) const;
    /// A line that says in a sentence what the field is.
    void setShowsHelp(bool shows);
    /// The chosen row: soft ground, key shown.
    void setCurrent(bool current);

signals:
    void operationsWanted(const QList<models::yaml::Operation> &operations, bool burst);
    void fixWanted(const QList<models::yaml::TextEdit> &edits);
    void helpWanted(const models::Path &path, bool explain);
    void yamlWanted(const models::Path &path);
    void entered(); ///< the focus came in

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showState();
    void showLabel();
    void showChip();
    void showNotes();
    void showTrail();
    void showHelp();
    void showFrozen();
    void ensureChip();
    void openMenu(const QPoint &at);
    void want(const QList<models::yaml::Operation> &operations);

    FormContext m_context;
    models::FormRow m_row;
    bool m_showsKey = false;
    bool m_isCurrent = false;
    bool m_showsHelp = false;
    bool m_opensChip = false; ///< the user wants to write into an empty value
    QLabel *m_label;
    QuietLabel *m_key;
    QVBoxLayout *m_column;
    // Most rows never need these: they are made when first shown.
    QWidget *m_chipLine = nullptr;
    QToolButton *m_chip = nullptr;
    QuietLabel *m_fate = nullptr;
    QuietLabel *m_trail = nullptr;
    RowNotes *m_notes = nullptr;
    TrailingNote *m_help = nullptr;
    TrailingNote *m_frozen = nullptr;
    FieldEditor *m_editor = nullptr;
    QString m_editorKind;
    QToolButton *m_menu;
};

} // namespace ui
