// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/forms/fieldeditor.h"

namespace ui {

class PairTable;
class QuietLabel;

/// A list of scalars, a row each.
class ListFieldEditor final : public FieldEditor
{
    Q_OBJECT
public:
    explicit ListFieldEditor(FormContext context, QWidget *parent = nullptr);

protected:
    void show(const models::FormRow &row) override;

private:
    [[nodiscard]] QJsonValue itemOf(const QString &text) const;
    PairTable *m_table;
};

/// A map of scalars: labels, node selectors, resource lists.
class MapFieldEditor final : public FieldEditor
{
    Q_OBJECT
public:
    explicit MapFieldEditor(FormContext context, QWidget *parent = nullptr);

protected:
    void show(const models::FormRow &row) override;

private:
    [[nodiscard]] QJsonValue valueOf(const QString &text) const;
    void offer();
    void showNote();
    PairTable *m_table;
    QuietLabel *m_note; ///< of node labels: how many nodes have them
    QStringList m_keys;
};

/// Environment variables: a list of {name, value}; where a value comes from is chosen in a dialog.
class EnvFieldEditor final : public FieldEditor
{
    Q_OBJECT
public:
    explicit EnvFieldEditor(FormContext context, QWidget *parent = nullptr);

protected:
    void show(const models::FormRow &row) override;

private:
    void chooseSource(int index);
    PairTable *m_table;
};

} // namespace ui
