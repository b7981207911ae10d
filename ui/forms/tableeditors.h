// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/forms/fieldeditor.h"

namespace ui {

class PairTable;

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
    PairTable *m_table;
    QStringList m_keys;
};

/// Environment variables: a list of {name, value}; references are shown, not edited here.
class EnvFieldEditor final : public FieldEditor
{
    Q_OBJECT
public:
    explicit EnvFieldEditor(FormContext context, QWidget *parent = nullptr);

protected:
    void show(const models::FormRow &row) override;

private:
    PairTable *m_table;
};

} // namespace ui
