// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/schema/hover.h"
#include "models/yaml/diagnostic.h"

#include <QFrame>

class QLabel;

namespace ui {

/// What there is to say about the word under the pointer: its problems, then the field.
class HoverCard final : public QFrame
{
    Q_OBJECT
public:
    explicit HoverCard(QWidget *editor);

    /// Nothing to say: the card goes.
    void show(const QList<models::yaml::Diagnostic> &problems, const models::FieldHelp &field,
        const QPoint &globalPoint);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QLabel *m_problems;
    QLabel *m_title;
    QLabel *m_text;
    QLabel *m_facts;
};

} // namespace ui
