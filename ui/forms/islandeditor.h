// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/forms/fieldeditor.h"

class QPlainTextEdit;
class QPushButton;

namespace ui {

class QuietLabel;

/// A part of the object as YAML, for what no other editor fits. Taken over when the focus leaves,
/// and only if it can be read.
class IslandFieldEditor final : public FieldEditor
{
    Q_OBJECT
public:
    explicit IslandFieldEditor(FormContext context, QWidget *parent = nullptr);
    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    void show(const models::FormRow &row) override;

private:
    void commit();
    QPlainTextEdit *m_edit;
    QuietLabel *m_note;
    QPushButton *m_convert; ///< of a value that can be read as what the field is for
};

} // namespace ui
