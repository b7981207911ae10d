// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/state.h"

#include <QAbstractButton>

#include <optional>

namespace ui {

/// Icon (of a state, else setIcon()), word and count, 26 px high; on = soft fill and accent edge. A
/// filter by state or part.
class CountChip final : public QAbstractButton
{
    Q_OBJECT
public:
    explicit CountChip(
        const QString &word, std::optional<State> state = {}, QWidget *parent = nullptr);

    void setWord(const QString &word);
    void setCount(qint64 count); ///< negative: no count shown
    [[nodiscard]] qint64 count() const { return m_count; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void name();

    std::optional<State> m_state;
    qint64 m_count = -1;
};

} // namespace ui
