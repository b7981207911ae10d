// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/form/formrow.h"
#include "models/yaml/operation.h"

#include <QWidget>

namespace models {
class FormModel;
}

namespace ui {

class FieldLookup;

/// What editors need besides their row. Outlives them.
struct FormContext
{
    models::FormModel &model;
    FieldLookup *lookup = nullptr; ///< may be null: no live names
};

/// Edits the value of one row. Shows what the text says (setRow) and asks for changes; it never
/// keeps a value of its own. While the user types in it, setRow leaves the caret where it is.
class FieldEditor : public QWidget
{
    Q_OBJECT
public:
    explicit FieldEditor(FormContext context, QWidget *parent = nullptr);

    void setRow(const models::FormRow &row);
    [[nodiscard]] const models::FormRow &row() const { return m_row; }
    /// Grows with the column, or keeps its own width.
    [[nodiscard]] virtual bool isWide() const { return true; }
    /// A line at least, and never less than what is inside: tables are not squeezed.
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    /// `burst`: typing goes on; the steps are one undo.
    void operationsWanted(const QList<models::yaml::Operation> &operations, bool burst);

protected:
    /// Put m_row on the screen; names are set already.
    virtual void show(const models::FormRow &row) = 0;
    void changeEvent(QEvent *event) override;
    void want(const QList<models::yaml::Operation> &operations, bool burst = false);
    void wantValue(const QJsonValue &value, bool burst = false);
    /// Erased: back to not set, unless the text said "empty" before.
    void wantText(const QString &text, bool burst = false);
    [[nodiscard]] const FormContext &context() const { return m_context; }
    [[nodiscard]] QString unit() const;
    [[nodiscard]] QString placeholder() const;
    /// Accessible name and description for a control inside.
    void describe(QWidget *control, const QString &part = {}) const;

private:
    void present();

    FormContext m_context;
    models::FormRow m_row;
    bool m_isFrozen = false;
};

} // namespace ui
