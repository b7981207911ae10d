// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/form/formedits.h"
#include "ui/forms/fieldeditor.h"

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

class QuietLabel;

/// Volumes of a pod against its containers: what each is, and the folder where each container has
/// it. One container has no need of a head.
class VolumesFieldEditor final : public FieldEditor
{
    Q_OBJECT
public:
    explicit VolumesFieldEditor(FormContext context, QWidget *parent = nullptr);
    /// Opens the line that adds a volume.
    void beginAdding();

protected:
    void show(const models::FormRow &row) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] models::Path podSpec() const;
    [[nodiscard]] QJsonObject podSpecObject() const;
    [[nodiscard]] QList<int> shownColumns(const models::MountTable &table) const;
    [[nodiscard]] int trainingContainer() const;
    [[nodiscard]] QString noteOf(const models::VolumeMount &volume) const;
    void makeGrid(const models::MountTable &table);
    void addVolumeRow(const models::MountTable &table, int volume, const QList<int> &columns);
    void updateGrid(const models::MountTable &table);
    void fillSources();
    void showAddLine();
    void add();

    QGridLayout *m_grid;
    QWidget *m_gridBox;
    QWidget *m_addLine;
    QComboBox *m_kind;
    QComboBox *m_source;
    QLineEdit *m_path;
    QPushButton *m_addButton;
    QuietLabel *m_access;
    QList<QLineEdit *> m_cells; // volume by volume
    QList<QLabel *> m_notes;
    bool m_isAdding = false;
    QString m_shape; // what the grid shows but for the folders: made anew only when it is another
};

} // namespace ui
