// SPDX-License-Identifier: Apache-2.0
#include "kubectl.h"

#include <QFile>
#include <QRegularExpression>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

bool Kubectl::isInstalled()
{
    return !QStandardPaths::findExecutable(u"kubectl"_s).isEmpty();
}

Kubectl::Kubectl(models::sandbox::SandboxOptions options)
    : m_server(std::move(options))
{
}

bool Kubectl::start()
{
    if (!m_server.start() || !QFile::copy(m_server.kubeconfig(), kubeconfig()))
        return false;
    m_nameSpace = m_server.makeNamespace(u"kubectl"_s);
    return run({u"config"_s, u"set-context"_s, u"--current"_s, u"--namespace"_s, m_nameSpace}).code
        == 0;
}

QProcessEnvironment Kubectl::environment() const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, m_folder.path()); // its caches are this test's alone
    environment.insert(u"KUBECONFIG"_s, kubeconfig());
    environment.remove(u"http_proxy"_s);
    environment.remove(u"https_proxy"_s);
    return environment;
}

Kubectl::Outcome Kubectl::run(const QStringList &arguments, const QByteArray &input) const
{
    QProcess process;
    process.setProcessEnvironment(environment());
    process.start(u"kubectl"_s, arguments);
    process.write(input);
    process.closeWriteChannel();
    constexpr int patience = 60'000;
    if (!process.waitForFinished(patience)) {
        return {-1, {}, process.errorString()};
    }
    // kubectl reads before it has entered its streams, and tells of those that end sooner.
    static const QRegularExpression early(
        u"^E[^\\n]* websocket\\.go:\\d+\\] Unknown stream id \\d, discarding message\\n"_s,
        QRegularExpression::MultilineOption);
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
        QString::fromUtf8(process.readAllStandardError()).remove(early)};
}

QString Kubectl::say(const QString &words, const QByteArray &input) const
{
    const Outcome outcome = run(words.split(u' ', Qt::SkipEmptyParts), input);
    return outcome.out + outcome.err;
}

std::unique_ptr<QProcess> Kubectl::begin(const QStringList &arguments) const
{
    auto process = std::make_unique<QProcess>();
    process->setProcessEnvironment(environment());
    process->setProcessChannelMode(QProcess::MergedChannels);
    process->start(u"kubectl"_s, arguments);
    return process;
}

QString Kubectl::file(const QString &name, const QByteArray &text) const
{
    const QString path = m_folder.filePath(name);
    QFile file(path);
    if (file.open(QIODevice::WriteOnly)) {
        file.write(text);
    }
    return path;
}
