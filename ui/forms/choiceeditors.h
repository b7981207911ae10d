// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/forms/fieldeditor.h"
#include "ui/forms/fieldlookup.h"

class QComboBox;
class QLabel;

namespace ui {

class Segmented;

/// Up to four values side by side, "not set" first; booleans have three.
class SegmentsFieldEditor final : public FieldEditor
{
    Q_OBJECT
public:
    explicit SegmentsFieldEditor(FormContext context, QWidget *parent = nullptr);
    [[nodiscard]] bool isWide() const override { return false; }

protected:
    void show(const models::FormRow &row) override;

private:
    Segmented *m_segments;
    QLabel *m_note;
};

/// Which member of a union is written; what the others held comes back when chosen again.
class UnionFieldEditor final : public FieldEditor
{
    Q_OBJECT
public:
    explicit UnionFieldEditor(FormContext context, QWidget *parent = nullptr);
    [[nodiscard]] bool isWide() const override { return false; }

protected:
    void show(const models::FormRow &row) override;

private:
    Segmented *m_segments;
    QComboBox *m_combo; ///< for more than four
    QLabel *m_note;
};

/// Which container of a pod the fields below are about. Writes nothing.
class ContainerTabsEditor final : public FieldEditor
{
    Q_OBJECT
public:
    explicit ContainerTabsEditor(FormContext context, QWidget *parent = nullptr);
    [[nodiscard]] bool isWide() const override { return false; }

protected:
    void show(const models::FormRow &row) override;

private:
    Segmented *m_tabs;
    QComboBox *m_combo; ///< for more than four
};

/// Five values and more, from an enum; a foreign value stays visible.
class ComboFieldEditor final : public FieldEditor
{
    Q_OBJECT
public:
    explicit ComboFieldEditor(FormContext context, QWidget *parent = nullptr);
    [[nodiscard]] bool isWide() const override { return false; }

protected:
    void show(const models::FormRow &row) override;

private:
    QComboBox *m_combo;
};

/// A name of something in the project, fed live; free text where names cannot be had.
class PickerFieldEditor final : public FieldEditor
{
    Q_OBJECT
public:
    explicit PickerFieldEditor(FormContext context, QWidget *parent = nullptr);

protected:
    void show(const models::FormRow &row) override;

private:
    void fill();
    [[nodiscard]] QList<FieldLookup::Choice> choices() const;
    [[nodiscard]] QString noteFor(const QList<FieldLookup::Choice> &choices) const;
    [[nodiscard]] bool mayBeMissing() const;
    QComboBox *m_combo;
    QLabel *m_note;
};

} // namespace ui
