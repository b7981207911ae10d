// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace ui {

/// Every part in every state on one page, for eyes and for the test that looks for the nameless.
class Gallery final : public QWidget
{
    Q_OBJECT
public:
    explicit Gallery(bool chinese, QWidget *parent = nullptr);

private:
    QWidget *states();
    QWidget *notices();
    QWidget *marks();
    QWidget *controls();
    QWidget *table();
    QWidget *inspector();
    [[nodiscard]] QString say(const QString &english, const QString &chinese) const;

    bool m_chinese;
};

} // namespace ui
