// SPDX-License-Identifier: Apache-2.0
#include "ui/terminal/forwarddialog.h"

#include "models/base/json.h"
#include "models/kube/cluster.h"
#include "models/kube/resourceclient.h"
#include "ui/shared/banner.h"
#include "ui/shared/icons.h"
#include "ui/shared/quietlabel.h"
#include "ui/shared/session.h"

#include <QComboBox>
#include <QCoroTask>
#include <QIntValidator>
#include <QJsonArray>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int highestPort = 65535;

QString numberAtEnd(const QString &text)
{
    return text.section(u' ', -1);
}

} // namespace

ForwardDialog::ForwardDialog(Session &session, ForwardTarget target, QWidget *parent)
    : Dialog(parent)
    , m_session(&session)
    , m_target(std::move(target))
    , m_banner(new Banner(this))
    , m_remote(new QComboBox(this))
    , m_local(new QLineEdit(this))
    , m_start(nullptr)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setHead(Icons::named(u"network-connect"_s), tr("Forward a port"),
        u"%1 · %2"_s.arg(m_target.shownName(), m_target.nameSpace));
    build();
    connect(&session, &QObject::destroyed, this, &QDialog::reject);
    const models::ApiResource resource {.groupVersion = {QString(), u"v1"_s},
        .plural = m_target.isService() ? u"services"_s : u"pods"_s,
        .namespaced = true};
    QCoro::connect(models::ResourceClient(session.cluster()->transport())
                       .object(resource, m_target.nameSpace, m_target.name()),
        this, [this](const models::Result<models::ResourceReply> &reply) {
            if (reply)
                offer(reply->object);
        });
    follow();
    setWantedSize({480, 0});
}

void ForwardDialog::build()
{
    body()->setSpacing(10);
    body()->addWidget(m_banner);
    m_banner->hide();
    m_remote->setEditable(true);
    m_remote->setInsertPolicy(QComboBox::NoInsert);
    m_remote->lineEdit()->setPlaceholderText(tr("1 to 65535"));
    m_local->setValidator(new QIntValidator(1, highestPort, m_local));
    addRow(m_target.isService() ? tr("Port of the service") : tr("Port of the pod"), m_remote);
    addRow(tr("Port here"), m_local);
    auto *note = new QuietLabel(this);
    note->setText(tr("Every user and program of this computer can reach it, no other computer can. "
                     "When its pod goes, it leads to another one that does as well. It ends when "
                     "Sampan quits."));
    note->setWordWrap(true);
    body()->addWidget(note);
    addCancel();
    m_start = addButton(tr("Forward"), ButtonRole::Primary);
    m_start->setDefault(true);
    disconnect(m_start, nullptr, this, nullptr);
    connect(m_start, &QPushButton::clicked, this, &ForwardDialog::begin);
    connect(m_remote, &QComboBox::editTextChanged, this, &ForwardDialog::follow);
    connect(m_local, &QLineEdit::textChanged, this,
        [this] { m_start->setEnabled(remotePort() > 0 && m_local->hasAcceptableInput()); });
    m_remote->setFocus();
}

void ForwardDialog::offer(const QJsonObject &object)
{
    const QString typed = m_remote->currentText();
    if (m_target.isService())
        offerService(object);
    else
        offerPod(object);
    if (!typed.isEmpty())
        m_remote->setEditText(typed);
    else if (m_remote->count() > 0)
        m_remote->setCurrentIndex(0);
    follow();
}

/// "http 80"
void ForwardDialog::offerService(const QJsonObject &service)
{
    const QJsonArray ports = service[u"spec"][u"ports"].toArray();
    for (const QJsonValue &port : ports) {
        if (port[u"protocol"].toString(u"TCP"_s) == "TCP"_L1)
            m_remote->addItem(
                u"%1 %2"_s.arg(port[u"name"].toString()).arg(port[u"port"].toInt()).trimmed());
    }
}

/// "web · http 8080"
void ForwardDialog::offerPod(const QJsonObject &pod)
{
    const QJsonArray containers = pod[u"spec"][u"containers"].toArray();
    for (const QJsonValue &container : containers) {
        const QJsonArray ports = container[u"ports"].toArray();
        for (const QJsonValue &port : ports) {
            if (port[u"protocol"].toString(u"TCP"_s) != "TCP"_L1)
                continue;
            QStringList words {container[u"name"].toString()};
            if (const QString name = port[u"name"].toString(); !name.isEmpty())
                words.append(name);
            m_remote->addItem(
                u"%1 %2"_s.arg(words.join(u" · "_s)).arg(port[u"containerPort"].toInt()));
        }
    }
}

quint16 ForwardDialog::remotePort() const
{
    bool isNumber = false;
    const int port = numberAtEnd(m_remote->currentText()).toInt(&isNumber);
    return isNumber && port > 0 && port <= highestPort ? quint16(port) : 0;
}

// The same number where it is free, as long as the user has not typed another.
void ForwardDialog::follow()
{
    const quint16 port = remotePort();
    if (port > 0 && !m_local->isModified())
        m_local->setText(QString::number(models::LoopbackServer::freePort(port)));
    m_start->setEnabled(port > 0 && m_local->hasAcceptableInput());
}

void ForwardDialog::begin()
{
    if (!m_session || !m_session->cluster())
        return;
    auto forward = std::make_unique<models::PortForward>(m_session->cluster()->transport(),
        models::PodPort {m_target.nameSpace, m_target.pod, remotePort()});
    if (const models::Result<void> listens = forward->listen(quint16(m_local->text().toUInt()));
        !listens) {
        m_banner->setContent(
            State::Failed, listens.error().message.text(), {}, {{tr("Take a free one"), [this] {
                                                                     m_local->setModified(false);
                                                                     m_banner->hide();
                                                                     follow();
                                                                     fit();
                                                                 }}});
        m_banner->show();
        fit();
        return;
    }
    m_forward = std::move(forward);
    emit started();
    accept();
}

} // namespace ui
