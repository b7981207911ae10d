// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/pastedialog.h"

#include "models/kube/cluster.h"
#include "models/kube/curltransport.h"
#include "models/resources/kubeconfigentry.h"
#include "ui/shared/banner.h"
#include "ui/shared/icons.h"
#include "ui/shared/quietlabel.h"
#include "ui/shared/segmented.h"
#include "ui/shell/connections.h"

#include <QCheckBox>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <QCoroTask>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int labelWidth = 150;
using Trust = models::PastedServer::Trust;

} // namespace

PasteDialog::PasteDialog(Connections &connections, QWidget *parent)
    : Dialog(parent)
    , m_connections(connections)
    , m_address(new QLineEdit(this))
    , m_token(new QLineEdit(this))
    , m_showToken(new QCheckBox(this))
    , m_trust(new Segmented(this))
    , m_caFile(new QLineEdit(this))
    , m_browseCa(new QPushButton(this))
    , m_warning(new QuietLabel(this, Token::Text, Type::Secondary))
    , m_name(new QLineEdit(this))
    , m_project(new QLineEdit(this))
    , m_save(new QCheckBox(this))
    , m_saveFile(new QLineEdit(this))
    , m_browseSave(new QPushButton(this))
    , m_keeping(new QuietLabel(this))
    , m_banner(new Banner(this))
    , m_cancel(addCancel())
    , m_connect(addButton({}, ButtonRole::Primary))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWantedSize({620, 0});
    build();
    const QStringList files = connections.files();
    m_saveFile->setText(files.isEmpty() ? QDir::home().filePath(u".kube/config"_s) : files.first());
    m_connect->setDefault(true);
    disconnect(m_connect, nullptr, this, nullptr);
    connect(m_connect, &QPushButton::clicked, this, &PasteDialog::tryIt);
    for (const QLineEdit *edit : {m_address, m_token, m_caFile, m_name, m_saveFile})
        connect(edit, &QLineEdit::textChanged, this, &PasteDialog::refresh);
    connect(m_trust, &Segmented::chosen, this, &PasteDialog::refresh);
    connect(m_save, &QCheckBox::toggled, this, &PasteDialog::refresh);
    connect(m_showToken, &QCheckBox::toggled, this, [this](bool shown) {
        m_token->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    });
    retranslate();
    m_trust->setCurrent(int(Trust::System));
    refresh();
    m_address->setFocus();
}

void PasteDialog::build()
{
    body()->setSpacing(10);
    m_token->setEchoMode(QLineEdit::Password);
    for (QuietLabel *label : {m_warning, m_keeping})
        label->setWordWrap(true);
    const auto label = [this](QWidget *buddy) {
        auto *made = new QLabel(this);
        made->setBuddy(buddy);
        made->setFixedWidth(labelWidth);
        m_labels.append(made);
        return made;
    };
    body()->addWidget(m_banner);
    addRow(label(m_address), m_address);
    addRow(label(m_token), m_token);
    addRow(nullptr, m_showToken);
    addRow(label(m_trust), m_trust);
    addFileRow(label(m_caFile), m_caFile, m_browseCa, false);
    addRow(nullptr, m_warning);
    addRow(label(m_name), m_name);
    addRow(label(m_project), m_project);
    addRow(nullptr, m_save);
    addFileRow(label(m_saveFile), m_saveFile, m_browseSave, true);
    addRow(nullptr, m_keeping);
    m_banner->hide();
}

void PasteDialog::addRow(QWidget *label, QWidget *editor)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    if (label)
        row->addWidget(label);
    else
        row->addSpacing(labelWidth + 8);
    const bool keepsWidth = editor == m_trust;
    row->addWidget(editor, keepsWidth ? 0 : 1);
    if (keepsWidth)
        row->addStretch();
    body()->addLayout(row);
}

void PasteDialog::addFileRow(QWidget *label, QLineEdit *edit, QPushButton *browse, bool forSaving)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(label);
    row->addWidget(edit, 1);
    row->addWidget(browse);
    body()->addLayout(row);
    connect(browse, &QPushButton::clicked, this, [this, edit, forSaving] {
        auto *dialog = new QFileDialog(
            this, forSaving ? tr("Save to a kubeconfig") : tr("Certificate authority"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(forSaving ? QFileDialog::AnyFile : QFileDialog::ExistingFile);
        dialog->selectFile(edit->text());
        connect(dialog, &QFileDialog::fileSelected, edit, &QLineEdit::setText);
        dialog->open();
    });
}

models::PastedServer PasteDialog::typed() const
{
    return {.address = m_address->text(),
        .token = m_token->text(),
        .trust = Trust(std::max(0, m_trust->current())),
        .caFile = m_caFile->text(),
        .name = m_name->text(),
        .nameSpace = m_project->text()};
}

void PasteDialog::setTyped(const models::PastedServer &server)
{
    m_address->setText(server.address);
    m_token->setText(server.token);
    m_trust->setCurrent(int(server.trust));
    m_caFile->setText(server.caFile);
    m_name->setText(server.name);
    m_project->setText(server.nameSpace);
    refresh();
}

void PasteDialog::setSavedTo(const QString &file)
{
    m_save->setChecked(!file.isEmpty());
    if (!file.isEmpty())
        m_saveFile->setText(file);
}

/// What follows from what is chosen: rows, the warning, the name that an empty one means.
void PasteDialog::refresh()
{
    const models::PastedServer server = typed();
    const QUrl address = models::serverAddress(server.address);
    const auto setRow = [this](QWidget *editor, QWidget *button, bool shown) {
        editor->setVisible(shown);
        button->setVisible(shown);
        for (QLabel *label : std::as_const(m_labels)) {
            if (label->buddy() == editor)
                label->setVisible(shown);
        }
    };
    setRow(m_caFile, m_browseCa, server.trust == Trust::File);
    setRow(m_saveFile, m_browseSave, m_save->isChecked());
    QString warning;
    if (address.scheme() == "http"_L1)
        warning = tr("Over http everybody on the way can read the token.");
    else if (server.trust == Trust::Anything)
        warning = tr("Whoever answers at this address gets the token, even somebody else than the "
                     "server. Only for a try in a network of your own.");
    m_warning->setText(warning);
    m_warning->setInk(Theme::stateText(State::Waiting));
    m_warning->setVisible(!warning.isEmpty());
    m_name->setPlaceholderText(address.host());
    m_keeping->setText(m_save->isChecked()
            ? tr("The token is written into the file, readable for its owner only.")
            : tr("Kept in memory until the program ends."));
    m_connect->setEnabled(
        !m_cluster && !server.address.trimmed().isEmpty() && !server.token.trimmed().isEmpty());
    fit();
}

QString PasteDialog::sentenceOf(const models::Error &error) const
{
    const QString address = m_access.server.toString();
    switch (error.kind) {
    case models::Error::Kind::Tls:
        if (m_access.ca.isEmpty() && !m_access.insecure) {
            return tr("The certificate of %1 is not from an authority that this machine knows. "
                      "Choose the file of its authority.")
                .arg(address);
        }
        return error.message.text();
    case models::Error::Kind::LoginExpired:
        return tr("%1 does not accept this token. Check that it was pasted whole and is not "
                  "expired.")
            .arg(address);
    case models::Error::Kind::NotKubernetes:
        return tr("%1 answers, but is no Kubernetes API server. Check the address and the port.")
            .arg(address);
    default:
        return error.message.text();
    }
}

void PasteDialog::say(const QString &sentence, const QString &detail)
{
    m_said = sentence;
    m_banner->setContent(State::Failed, sentence, detail);
    m_banner->setVisible(!sentence.isEmpty());
    fit();
}

void PasteDialog::tryIt()
{
    say({});
    const models::Result<models::Access> access = models::accessOf(typed());
    if (!access) {
        say(access.error().message.text(), access.error().detail);
        return;
    }
    const auto contexts = m_connections.contexts();
    if (std::ranges::contains(contexts, access->context, &models::KubeContext::name)) {
        say(tr("There is a cluster of the name %1 already. Choose another name.")
                .arg(access->context));
        return;
    }
    m_access = *access;
    m_cluster = new models::Cluster(m_access, std::make_unique<models::CurlTransport>(m_access),
        QString(), this); // nothing on disk yet
    retranslate();
    refresh();
    QCoro::connect(m_cluster->connectToServer(), this,
        [this](const models::Result<void> &result) { take(result); });
}

void PasteDialog::take(const models::Result<void> &result)
{
    m_cluster->close();
    m_cluster->deleteLater();
    m_cluster = nullptr;
    retranslate();
    refresh();
    if (!result) {
        say(sentenceOf(result.error()), result.error().detail);
        return;
    }
    const QString name = m_access.context;
    if (m_save->isChecked()) {
        const QString file = m_saveFile->text().trimmed();
        const models::Result<void> saved = models::saveContext(file, m_access);
        if (!saved) {
            say(saved.error().message.text(), saved.error().detail);
            return;
        }
        m_connections.addFile(file);
    } else {
        m_connections.addForThisRun(m_access);
    }
    emit connected(name);
    accept();
}

void PasteDialog::retranslate()
{
    setHead(Icons::named(u"network-server"_s), tr("Connect by address and token"),
        tr("For a server of which there is no kubeconfig."));
    const QStringList words {tr("Address"), tr("Token"), tr("Certificate"), tr("Authority file"),
        tr("Name"), tr("Project"), tr("File")};
    for (qsizetype i = 0; i < m_labels.size(); ++i)
        m_labels[i]->setText(words[i]);
    m_address->setPlaceholderText(u"https://host:6443"_s);
    m_showToken->setText(tr("Show the token"));
    const int trust = m_trust->current();
    m_trust->setOptions({tr("Known to this machine"), tr("From a file"), tr("Do not check")});
    m_trust->setCurrent(trust);
    m_trust->setAccessibleName(tr("How the server's certificate is checked"));
    m_browseCa->setText(tr("Choose…"));
    m_browseCa->setAccessibleName(tr("Choose the authority's file"));
    m_project->setPlaceholderText(u"default"_s);
    m_save->setText(tr("Save to a kubeconfig"));
    m_browseSave->setText(tr("Choose…"));
    m_browseSave->setAccessibleName(tr("Choose the kubeconfig"));
    m_cancel->setText(tr("Cancel"));
    m_connect->setText(m_cluster ? tr("Connecting") : tr("Connect"));
}

void PasteDialog::changeEvent(QEvent *event)
{
    Dialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh();
    }
}

} // namespace ui
