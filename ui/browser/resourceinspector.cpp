// SPDX-License-Identifier: Apache-2.0
#include "ui/browser/resourceinspector.h"

#include "models/resources/columnlayout.h"
#include "ui/browser/objectpane.h"
#include "ui/browser/objectwords.h"
#include "ui/shared/heads.h"
#include "ui/shared/marks.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

ResourceInspector::ResourceInspector(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_head(new InspectorHead(this))
    , m_pane(new ObjectPane(session, this))
{
    setMinimumWidth(280);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_head);
    layout->addWidget(m_pane, 1);
    connect(m_head, &InspectorHead::closeRequested, this, &ResourceInspector::closeRequested);
}

void ResourceInspector::setActions(const QList<QAction *> &actions)
{
    m_head->setActions(actions);
}

void ResourceInspector::inspect(
    const models::ApiResource &resource, const models::Row &row, const models::ColumnLayout &layout)
{
    const QString what
        = row.nameSpace.isEmpty() ? resource.kind : u"%1 · %2"_s.arg(resource.kind, row.nameSpace);
    m_head->setObject(KindMark::lettersOf(resource.kind), row.name(), shownState(layout.state(row)),
        layout.statusText(row), what);
    m_pane->show(resource, row.nameSpace, row.name());
}

} // namespace ui
