// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/groupversion.h"
#include "models/watch/row.h"

#include <QWidget>

class QAction;

namespace models {
class ColumnLayout;
}

namespace ui {

class InspectorHead;
class ObjectPane;
class Session;

/// Beside a table of resources: the head of one row, and the whole object under it.
class ResourceInspector final : public QWidget
{
    Q_OBJECT
public:
    explicit ResourceInspector(Session &session, QWidget *parent = nullptr);

    void setActions(const QList<QAction *> &actions);
    void inspect(const models::ApiResource &resource, const models::Row &row,
        const models::ColumnLayout &layout);
    [[nodiscard]] ObjectPane *pane() const { return m_pane; }

signals:
    void closeRequested();

private:
    InspectorHead *m_head;
    ObjectPane *m_pane;
};

} // namespace ui
