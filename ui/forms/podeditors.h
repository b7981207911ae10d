// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/forms/fieldeditor.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace models {
struct VolumeMount;
}

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

/// Volumes of a pod with where they are mounted in its training container, as one thing.
class VolumesFieldEditor final : public FieldEditor
{
    Q_OBJECT
public:
    explicit VolumesFieldEditor(FormContext context, QWidget *parent = nullptr);
    /// Opens the line that adds a volume.
    void beginAdding();

protected:
    void show(const models::FormRow &row) override;

private:
    [[nodiscard]] models::Path podSpec() const;
    [[nodiscard]] QJsonObject podSpecObject() const;
    [[nodiscard]] int container() const;
    QWidget *makeLine(const models::VolumeMount &volume);
    void fillClaims();
    void add();

    QVBoxLayout *m_lines;
    QWidget *m_addLine;
    QComboBox *m_claim;
    QLineEdit *m_path;
    QPushButton *m_addButton;
    QLabel *m_access;
    QList<QWidget *> m_made;
    bool m_isAdding = false;
    QString m_shown; // what the lines show, so that they are made anew only when they must
};

} // namespace ui
