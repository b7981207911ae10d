// SPDX-License-Identifier: Apache-2.0
#include "ui/writes/evictdialog.h"

#include "models/base/json.h"
#include "models/kube/cluster.h"
#include "ui/shared/banner.h"
#include "ui/shared/icons.h"
#include "ui/shared/quietlabel.h"
#include "ui/shared/session.h"
#include "ui/writes/sessionwriter.h"

#include <QCoroTask>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ui {

EvictDialog::EvictDialog(
    Session &session, QString nameSpace, QString pod, QString uid, QWidget *parent)
    : Dialog(parent)
    , m_session(&session)
    , m_nameSpace(std::move(nameSpace))
    , m_pod(std::move(pod))
    , m_uid(std::move(uid))
    , m_successor(new QLabel(this))
    , m_banner(new Banner(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWantedSize({520, 0});
    setHead(Icons::named(u"media-eject"_s, State::Failed), tr("Evict pod %1?").arg(m_pod),
        u"%1 · %2"_s.arg(m_nameSpace, session.name()));
    auto *note = new QLabel(
        tr("The pod is asked to end in its own time. Unlike deleting, this respects the disruption "
           "budgets that keep an application running."),
        this);
    note->setWordWrap(true);
    body()->setSpacing(10);
    body()->addWidget(note);
    m_successor->setWordWrap(true);
    m_successor->setTextFormat(Qt::PlainText);
    m_successor->hide();
    body()->addWidget(m_successor);
    body()->addWidget(m_banner);
    m_banner->hide();
    body()->addStretch(1);
    QPushButton *cancel = addCancel();
    m_evict = addButton(tr("Evict"), ButtonRole::Danger);
    disconnect(m_evict, nullptr, this, nullptr); // it stays open until the answer has come
    connect(m_evict, &QPushButton::clicked, this, &EvictDialog::start);
    connect(&session, &QObject::destroyed, this, &QDialog::reject);
    m_again.setSingleShot(true);
    m_again.setInterval(5s);
    m_again.callOnTimeout(this, &EvictDialog::ask);
    cancel->setFocus(Qt::OtherFocusReason);
    look();
}

void EvictDialog::look()
{
    if (!m_session->cluster())
        return;
    models::ResourceClient client(m_session->cluster()->transport());
    QCoro::connect(client.object(models::ApiResource::pods(), m_nameSpace, m_pod), this,
        [this](const models::Result<models::ResourceReply> &reply) {
            if (reply)
                tellSuccessor(reply->object);
        });
    QCoro::connect(client.evict(m_nameSpace, m_pod, {.uid = m_uid, .dryRun = true}), this,
        [this](const models::Result<models::ResourceReply> &reply) {
            if (m_isStarted)
                return;
            if (reply)
                tell(State::Succeeded, tr("The server would let it go now."), {});
            else
                tell(reply.error().kind == models::Error::Kind::TooManyRequests ? State::Waiting
                                                                                : State::Failed,
                    reply.error().message.text(), reply.error().detail);
        });
}

void EvictDialog::tellSuccessor(const QJsonObject &pod)
{
    const QJsonObject owner = models::controllerOf(pod);
    m_successor->setText(owner.isEmpty()
            ? tr("Nothing makes this pod again: what it does ends with it.")
            : tr("%1 %2 makes another one in its place.")
                  .arg(owner[u"kind"].toString(), owner[u"name"].toString()));
    m_successor->show();
    fit();
}

void EvictDialog::tell(State tone, const QString &title, const QString &text)
{
    m_banner->setContent(tone, title, text);
    m_banner->show();
    fit();
}

void EvictDialog::start()
{
    if (!m_session || m_session->isReadOnly())
        return;
    m_isStarted = true;
    m_evict->setEnabled(false);
    ask();
}

void EvictDialog::ask()
{
    auto writer = m_session ? writerOf(*m_session) : std::nullopt;
    if (!writer)
        return;
    QCoro::connect(writer->evict(m_nameSpace, m_pod, {.uid = m_uid}), this,
        [this](const models::Result<models::ResourceReply> &reply) { answered(reply); });
}

void EvictDialog::answered(const models::Result<models::ResourceReply> &reply)
{
    using Kind = models::Error::Kind;
    if (reply || reply.error().kind == Kind::NotFound) {
        m_session->notify({State::Succeeded, tr("Pod %1 evicted.").arg(m_pod), tr("Activity"),
            [session = m_session] {
                if (session)
                    session->open({.kind = Place::Kind::Activity}, OpenMode::NewTab);
            }});
        accept();
        return;
    }
    if (reply.error().kind == Kind::TooManyRequests) {
        tell(State::Waiting, reply.error().message.text(),
            tr("It is asked again every few seconds, as long as this window is open."));
        m_again.start();
        return;
    }
    tell(State::Failed, tr("The pod was not evicted. %1").arg(reply.error().message.text()),
        reply.error().detail);
    m_evict->setEnabled(true);
}

} // namespace ui
