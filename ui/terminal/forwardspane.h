// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/forwardtarget.h"

#include <QList>
#include <QWidget>

#include <memory>

class QLabel;
class QVBoxLayout;

namespace models {
class PortForward;
}

namespace ui {

class ForwardRow;
class Session;

/// The port forwards of this session, at the right of the dock.
class ForwardsPane final : public QWidget
{
    Q_OBJECT
public:
    explicit ForwardsPane(QWidget *parent = nullptr);

    void add(Session &session, const ForwardTarget &target,
        std::unique_ptr<models::PortForward> forward);
    void clear();
    [[nodiscard]] const QList<ForwardRow *> &rows() const { return m_rows; }
    [[nodiscard]] int liveCount() const;

signals:
    void changed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void remove(ForwardRow *row);
    void showCounts();

    QLabel *m_title;
    QLabel *m_counts;
    QVBoxLayout *m_column;
    QList<ForwardRow *> m_rows;
};

} // namespace ui
