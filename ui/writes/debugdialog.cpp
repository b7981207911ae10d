// SPDX-License-Identifier: Apache-2.0
#include "ui/writes/debugdialog.h"

#include "models/base/json.h"
#include "models/kube/cluster.h"
#include "models/kube/podcontainers.h"
#include "models/writes/debugcontainer.h"
#include "ui/shared/banner.h"
#include "ui/shared/icons.h"
#include "ui/shared/quietlabel.h"
#include "ui/shared/session.h"
#include "ui/shared/settings.h"
#include "ui/writes/sessionwriter.h"

#include <QComboBox>
#include <QCoroTask>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int wantedWidth = 520;
const SettingKey<QString> lastImage {"debug/image", {}};

} // namespace

DebugDialog::DebugDialog(Session &session, QString nameSpace, QString pod, QWidget *parent)
    : Dialog(parent)
    , m_session(&session)
    , m_nameSpace(std::move(nameSpace))
    , m_name(std::move(pod))
    , m_image(new QComboBox(this))
    , m_target(new QComboBox(this))
    , m_banner(new Banner(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setHead(Icons::named(u"tools-report-bug"_s), tr("Debug pod %1").arg(m_name),
        u"%1 · %2"_s.arg(m_nameSpace, session.name()));
    build();
    connect(&session, &QObject::destroyed, this, &QDialog::reject);
    if (session.cluster())
        QCoro::connect(models::ResourceClient(session.cluster()->transport())
                           .object(models::ApiResource::pods(), m_nameSpace, m_name),
            this, [this](const models::Result<models::ResourceReply> &reply) {
                if (reply)
                    offer(reply->object);
            });
    setWantedSize({wantedWidth, 0});
}

void DebugDialog::build()
{
    body()->setSpacing(10);
    body()->addWidget(m_banner);
    m_banner->hide();
    m_image->setEditable(true);
    m_image->setInsertPolicy(QComboBox::NoInsert);
    m_image->addItems({u"busybox:1.36"_s, u"alpine:3.20"_s, u"nicolaka/netshoot:v0.13"_s});
    if (const QString last = m_session->settings().value(lastImage); !last.isEmpty())
        m_image->setEditText(last);
    m_target->addItem(tr("None"), QString());
    addRow(tr("Image"), m_image);
    addRow(tr("Processes of"), m_target);
    auto *note = new QuietLabel(this);
    note->setText(tr("The container joins the pod that runs: its network, and the processes of the "
                     "chosen container. It stays part of the pod until the pod ends; it cannot be "
                     "changed or taken away."));
    note->setWordWrap(true);
    body()->addWidget(note);
    body()->addStretch(1);
    addCancel();
    m_start = addButton(tr("Add and open terminal"), ButtonRole::Primary);
    m_start->setDefault(true);
    m_start->setEnabled(false); // until the pod is known
    disconnect(m_start, nullptr, this, nullptr); // it stays open until the answer has come
    connect(m_start, &QPushButton::clicked, this, &DebugDialog::begin);
    connect(m_image, &QComboBox::editTextChanged, this, [this](const QString &text) {
        m_start->setEnabled(!text.trimmed().isEmpty() && !m_pod.isEmpty());
    });
    m_image->setFocus();
    m_image->lineEdit()->selectAll();
}

void DebugDialog::offer(const QJsonObject &pod)
{
    m_pod = pod;
    const QStringList containers = models::containersOf(pod);
    for (const QString &name : containers)
        m_target->addItem(name, name);
    m_target->setCurrentIndex(containers.isEmpty() ? 0 : 1);
    m_start->setEnabled(!m_image->currentText().trimmed().isEmpty());
}

void DebugDialog::begin()
{
    const auto writer = m_session ? writerOf(*m_session) : std::nullopt;
    if (!writer || m_session->isReadOnly())
        return;
    m_start->setEnabled(false);
    m_banner->hide();
    const QString image = m_image->currentText().trimmed();
    m_session->settings().set(lastImage, image);
    const QJsonObject container
        = models::debugContainer(m_pod, image, m_target->currentData().toString());
    models::Writer ours = *writer;
    QCoro::connect(ours.debug(m_nameSpace, m_name, container), this,
        [this, name = container[u"name"].toString()](
            const models::Result<models::ResourceReply> &reply) { answered(name, reply); });
}

void DebugDialog::answered(
    const QString &container, const models::Result<models::ResourceReply> &reply)
{
    if (!reply) {
        m_banner->setContent(State::Failed, reply.error().message.text(), reply.error().detail);
        m_banner->show();
        m_start->setEnabled(true);
        fit();
        return;
    }
    m_session->openShell(
        {.nameSpace = m_nameSpace, .pod = m_name, .container = container, .attaches = true});
    accept();
}

} // namespace ui
