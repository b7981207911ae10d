// SPDX-License-Identifier: Apache-2.0
#include "ui/browser/deletedialog.h"

#include "models/kube/cluster.h"
#include "models/kube/resourceclient.h"
#include "ui/shared/formatting.h"
#include "ui/shared/icons.h"
#include "ui/shared/infogrid.h"
#include "ui/shared/segmented.h"
#include "ui/shared/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSet>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

DeleteDialog::DeleteDialog(Session &session, const models::ApiResource &resource,
    const QList<models::RowRef> &rows, QWidget *parent)
    : Dialog(parent)
    , m_session(session)
    , m_resource(resource)
    , m_rows(rows)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWantedSize({640, 420});
    const QString title = rows.size() == 1
        ? tr("Delete %1 %2?").arg(resource.kind, rows.first()->name())
        : tr("Delete %1 %2 in %3?").arg(rows.size()).arg(resource.plural, place());
    setHead(Icons::named(u"edit-delete"_s, Token::Text), title,
        tr("%1 · deleting cannot be undone").arg(session.name()));
    addTable();
    addFacts();
    addCancel();
    //: %n objects; %1 is the kind's plural as the server writes it
    m_delete
        = addButton(rows.size() == 1 ? tr("Delete %1").arg(rows.first()->name())
                                     : tr("Delete %1 %2").arg(rows.size()).arg(resource.plural),
            ButtonRole::Danger);
    connect(m_delete, &QPushButton::clicked, this, [this] {
        remove();
        accept();
    });
    const bool mustType = rows.size() > 20 || resource.plural == "namespaces"_L1
        || resource.plural == "persistentvolumeclaims"_L1;
    if (!mustType)
        return;
    const QString wanted = rows.size() == 1 ? rows.first()->name() : QString::number(rows.size());
    auto *label = new QLabel(tr("Type %1 to confirm:").arg(wanted));
    m_name = new QLineEdit;
    label->setBuddy(m_name);
    body()->addWidget(label);
    body()->addWidget(m_name);
    m_delete->setEnabled(false);
    connect(m_name, &QLineEdit::textChanged, this,
        [this, wanted](const QString &text) { m_delete->setEnabled(text.trimmed() == wanted); });
}

QString DeleteDialog::place() const
{
    QSet<QString> places;
    for (const models::RowRef &row : m_rows)
        places.insert(row->nameSpace);
    return places.size() == 1 && !places.begin()->isEmpty() ? *places.begin()
                                                            : tr("%1 projects").arg(places.size());
}

void DeleteDialog::addTable()
{
    auto *grid = new InfoGrid;
    for (const models::RowRef &row : m_rows.first(std::min<qsizetype>(8, m_rows.size()))) {
        const auto age = QDateTime::fromMSecsSinceEpoch(row->created);
        grid->add(row->nameSpace.isEmpty() ? m_resource.kind : row->nameSpace,
            u"%1   ·   %2"_s.arg(row->name(), Format::ago(age)));
    }
    body()->addWidget(grid);
    if (m_rows.size() > 8)
        body()->addWidget(new QLabel(tr("and %1 more").arg(m_rows.size() - 8)));
}

void DeleteDialog::addFacts()
{
    auto *row = new QHBoxLayout;
    auto *label = new QLabel(tr("What it owns"));
    m_propagation = new Segmented;
    m_propagation->setOptions({tr("Deleted afterwards"), tr("Deleted first"), tr("Kept")},
        {u"Background"_s, u"Foreground"_s, u"Orphan"_s});
    m_propagation->setCurrent(0);
    m_propagation->setAccessibleName(label->text());
    auto *value = new QLabel(u"propagation: Background"_s);
    value->setFont(Theme::font(Type::MonoMeta));
    connect(m_propagation, &Segmented::chosen, value, [this, value] {
        value->setText(u"propagation: "_s + m_propagation->currentValue().toString());
    });
    row->addWidget(label);
    row->addSpacing(24);
    row->addWidget(m_propagation);
    row->addWidget(value);
    row->addStretch();
    body()->addLayout(row);
}

void DeleteDialog::remove()
{
    if (!m_session.cluster())
        return;
    models::ResourceClient client(m_session.cluster()->transport());
    for (const models::RowRef &row : m_rows) {
        models::RemoveOptions options;
        options.propagation = m_propagation->currentValue().toString();
        if (row->uidBytes().contains('-')) // never another object of the same name
            options.uid = row->uid();
        const QString name = row->name();
        QCoro::connect(client.remove(m_resource, row->nameSpace, name, options), &m_session,
            [&session = m_session, name](const models::Result<models::ResourceReply> &reply) {
                if (reply || reply.error().kind == models::Error::Kind::NotFound)
                    session.notify({State::Succeeded, tr("%1 is being deleted.").arg(name)});
                else
                    session.notify({State::Failed,
                        tr("%1 was not deleted: %2").arg(name, reply.error().text())});
            });
    }
}

} // namespace ui
