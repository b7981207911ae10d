// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QWidget>

class QLabel;
class QPushButton;

namespace models {
class ResourceTableModel;
}

namespace ui {

class CountChip;
class TokenFilterEdit;

/// Over a table of resources: the filter with its tokens, the columns' menu, how many rows there
/// are, and the states worth a chip.
class ResourceBar final : public QWidget
{
    Q_OBJECT
public:
    explicit ResourceBar(models::ResourceTableModel &model, QWidget *parent = nullptr);

    [[nodiscard]] TokenFilterEdit *filter() const { return m_filter; }
    void updateCounts();
    void retranslate();

signals:
    /// `at`: below the button, global.
    void columnsWanted(const QPoint &at);

private:
    void followFilter();

    models::ResourceTableModel &m_model;
    TokenFilterEdit *m_filter;
    QPushButton *m_columns;
    QLabel *m_count;
    QHash<int, CountChip *> m_chips; ///< by ObjectState
};

} // namespace ui
