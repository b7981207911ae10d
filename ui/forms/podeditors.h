// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/forms/fieldeditor.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

/// Which accelerator and how many of it; limit and request stay equal.
class AcceleratorFieldEditor final : public FieldEditor
{
    Q_OBJECT
public:
    explicit AcceleratorFieldEditor(FormContext context, QWidget *parent = nullptr);
    [[nodiscard]] bool isWide() const override { return false; }

protected:
    void show(const models::FormRow &row) override;

private:
    void commit(const QString &count, bool burst);
    QComboBox *m_resource;
    QLineEdit *m_count;
    QPushButton *m_less;
    QPushButton *m_more;
    QLabel *m_note;
};

} // namespace ui
