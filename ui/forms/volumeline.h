// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace models {
struct VolumeMount;
}

namespace ui {

/// One volume in a form: icon, what it is, where it appears, and a cross.
class VolumeLine final : public QWidget
{
    Q_OBJECT
public:
    VolumeLine(const models::VolumeMount &volume, const QString &note, QWidget *parent = nullptr);

signals:
    void removeWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace ui
