// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/forms/fieldeditor.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace ui {

/// One line of text: plain text, passwords, int-or-string (with its type as a pill).
class LineFieldEditor final : public FieldEditor
{
    Q_OBJECT
public:
    explicit LineFieldEditor(FormContext context, QWidget *parent = nullptr);

protected:
    void show(const models::FormRow &row) override;

private:
    QLineEdit *m_edit;
    QLabel *m_unit;
    QToolButton *m_type; ///< `123` / `"abc"`: click turns one into the other
};

/// Whole numbers and others, with steps; can be empty, unlike a spin box, and holds 64 bits.
class NumberFieldEditor final : public FieldEditor
{
    Q_OBJECT
public:
    explicit NumberFieldEditor(FormContext context, QWidget *parent = nullptr);
    [[nodiscard]] bool isWide() const override { return false; }

protected:
    void show(const models::FormRow &row) override;

private:
    void step(int by);
    QLineEdit *m_edit;
    QPushButton *m_less;
    QPushButton *m_more;
    QLabel *m_unit;
};

/// A program and its arguments: as one line like in a shell, or as the list of words that it is.
class CommandFieldEditor final : public FieldEditor
{
    Q_OBJECT
public:
    explicit CommandFieldEditor(FormContext context, QWidget *parent = nullptr);

protected:
    void show(const models::FormRow &row) override;

private:
    void commit(const QString &text);
    [[nodiscard]] QString shownText(const models::FormRow &row) const;
    QLineEdit *m_line;
    FieldEditor *m_list = nullptr; ///< made when first wanted
    QToolButton *m_toggle;
    QVBoxLayout *m_column;
    bool m_asList = false;
};

/// A number and its unit, with the human size behind; raw text where the value is no such pair.
class QuantityFieldEditor final : public FieldEditor
{
    Q_OBJECT
public:
    explicit QuantityFieldEditor(FormContext context, QWidget *parent = nullptr);
    [[nodiscard]] bool isWide() const override { return false; }

protected:
    void show(const models::FormRow &row) override;

private:
    void commit(bool burst);
    [[nodiscard]] bool isBytes() const;
    QLineEdit *m_number;
    QComboBox *m_unitBox;
    QLabel *m_size;
};

/// Several lines of text.
class TextBlockFieldEditor final : public FieldEditor
{
    Q_OBJECT
public:
    explicit TextBlockFieldEditor(FormContext context, QWidget *parent = nullptr);
    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    void show(const models::FormRow &row) override;

private:
    QPlainTextEdit *m_edit;
};

} // namespace ui
