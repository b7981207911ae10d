// SPDX-License-Identifier: Apache-2.0
#include "models/kube/execplugin.h"

#include "models/kube/kubestatus.h"
#include "models/kube/pem.h"
#include "models/kube/token.h"

#include <QCoroFuture>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QPromise>
#include <QStandardPaths>
#include <QTimer>

#ifdef Q_OS_UNIX
#include <csignal>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace models {

namespace {

constexpr qsizetype largestOutput = 1024 * 1024;

Error pluginError(const ExecPlugin &plugin, const char *source, const QStringList &more = {},
    const QString &detail = {})
{
    return {.kind = Error::Kind::LoginProgram,
        .message = Message(source, QStringList(plugin.command) + more),
        .detail = detail};
}

// One run. Answers exactly once and then goes.
class PluginRun final : public QObject
{
public:
    PluginRun(Access access, std::chrono::milliseconds limit, QObject *owner)
        : QObject(owner)
        , m_access(std::move(access))
    {
        m_promise.start();
        m_limit.setSingleShot(true);
        connect(&m_limit, &QTimer::timeout, this, [this, limit] {
            answer(std::unexpected(pluginError(plugin(),
                QT_TRANSLATE_NOOP("models",
                    "The login program %1 did not end within %2 s and was stopped. Run it in a "
                    "terminal to see what it waits for."),
                {QString::number(std::chrono::duration_cast<std::chrono::seconds>(limit).count())},
                errorOutput())));
        });
        connect(&m_process, &QProcess::finished, this, &PluginRun::takeEnd);
        connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError problem) {
            if (problem == QProcess::FailedToStart)
                answer(std::unexpected(notFound()));
        });
        connect(&m_process, &QProcess::readyReadStandardOutput, this, [this] {
            m_output += m_process.readAllStandardOutput();
            if (m_output.size() > largestOutput)
                answer(std::unexpected(pluginError(plugin(),
                    QT_TRANSLATE_NOOP("models", "The login program %1 printed more than 1 MiB."))));
        });
        connect(&m_process, &QProcess::readyReadStandardError, this, [this] {
            m_errorOutput = (m_errorOutput + m_process.readAllStandardError()).right(16 * 1024);
        });
        m_limit.start(limit);
        startProcess();
    }
    ~PluginRun() override
    {
        kill();
        if (!m_isAnswered) {
            m_promise.addResult(failure(Error::Kind::Cancelled, {}));
            m_promise.finish();
        }
    }
    PluginRun(const PluginRun &) = delete;
    PluginRun &operator=(const PluginRun &) = delete;

    QFuture<Result<PluginAnswer>> future() { return m_promise.future(); }

private:
    [[nodiscard]] const ExecPlugin &plugin() const { return *m_access.exec; }

    [[nodiscard]] QString errorOutput() const
    {
        return shownText(QString::fromUtf8(m_errorOutput).trimmed(), 4096);
    }

    [[nodiscard]] Error notFound() const
    {
        return pluginError(plugin(),
            QT_TRANSLATE_NOOP("models",
                "The login program %1 cannot be started. Install it, or correct exec.command in "
                "the kubeconfig."),
            {}, shownText(plugin().installHint.trimmed(), 4096));
    }

    void startProcess()
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const auto &[name, value] : plugin().environment)
            environment.insert(name, value);
        environment.insert(u"KUBERNETES_EXEC_INFO"_s, QString::fromUtf8(execInfo(m_access)));
        m_process.setProcessEnvironment(environment);
        m_process.setStandardInputFile(QProcess::nullDevice());
#ifdef Q_OS_UNIX
        m_process.setChildProcessModifier([] { ::setpgid(0, 0); }); // so that its children die too
#endif
        m_process.start(plugin().command, plugin().arguments);
    }

    void takeEnd(int exitCode, QProcess::ExitStatus how)
    {
        m_output += m_process.readAllStandardOutput();
        m_errorOutput += m_process.readAllStandardError();
        if (how == QProcess::CrashExit || exitCode != 0) {
            answer(std::unexpected(pluginError(plugin(),
                QT_TRANSLATE_NOOP("models",
                    "The login program %1 failed with exit code %2. Its own words are below."),
                {how == QProcess::CrashExit ? u"-1"_s : QString::number(exitCode)},
                errorOutput())));
            return;
        }
        answer(parsePluginOutput(plugin(), m_output));
    }

    void kill()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        m_process.disconnect(this);
#ifdef Q_OS_UNIX
        if (m_process.processId() > 1)
            ::kill(-pid_t(m_process.processId()), SIGKILL);
#endif
        m_process.kill();
        m_process.waitForFinished(500); // it is dead; this only reaps it
    }

    void answer(Result<PluginAnswer> result)
    {
        if (m_isAnswered)
            return;
        m_isAnswered = true;
        m_limit.stop();
        kill();
        m_promise.addResult(std::move(result));
        m_promise.finish();
        deleteLater();
    }

    Access m_access;
    QProcess m_process;
    QTimer m_limit;
    QByteArray m_output;
    QByteArray m_errorOutput;
    QPromise<Result<PluginAnswer>> m_promise;
    bool m_isAnswered = false;
};

} // namespace

QCoro::Task<Result<PluginAnswer>> runPlugin(
    Access access, std::chrono::milliseconds limit, QObject *owner)
{
    if (access.exec->interactive == ExecPlugin::Interactive::Always)
        co_return std::unexpected(pluginError(*access.exec,
            QT_TRANSLATE_NOOP("models",
                "The login program %1 wants a terminal (interactiveMode: Always), which is not "
                "offered here. Log in with kubectl first, or set another mode.")));
    auto *run = new PluginRun(std::move(access), limit, owner);
    co_return co_await run->future();
}

QByteArray execInfo(const Access &access)
{
    QJsonObject spec {{u"interactive"_s, false}};
    if (access.exec->provideClusterInfo) {
        QJsonObject cluster {{u"server"_s, access.server.toString()}};
        if (!access.ca.isEmpty())
            cluster[u"certificate-authority-data"_s] = QString::fromLatin1(access.ca.toBase64());
        if (!access.tlsServerName.isEmpty())
            cluster[u"tls-server-name"_s] = access.tlsServerName;
        if (access.insecure)
            cluster[u"insecure-skip-tls-verify"_s] = true;
        if (!access.proxy.isEmpty())
            cluster[u"proxy-url"_s] = access.proxy;
        if (!access.compression)
            cluster[u"disable-compression"_s] = true;
        if (!access.exec->clusterConfig.isEmpty()) {
            // Any JSON value may stand there: wrapped, because a document must be a list or a map.
            const QJsonArray wrapped
                = QJsonDocument::fromJson('[' + access.exec->clusterConfig + ']').array();
            cluster[u"config"_s] = wrapped.first();
        }
        spec[u"cluster"_s] = cluster;
    }
    return QJsonDocument(QJsonObject {{u"kind"_s, u"ExecCredential"_s},
                             {u"apiVersion"_s, access.exec->apiVersion}, {u"spec"_s, spec}})
        .toJson(QJsonDocument::Compact);
}

Result<PluginAnswer> parsePluginOutput(const ExecPlugin &plugin, const QByteArray &output)
{
    const auto failed = [&plugin](const char *source, const QStringList &more = {}) {
        return std::unexpected(pluginError(plugin, source, more));
    };
    if (output.trimmed().isEmpty())
        return failed(QT_TRANSLATE_NOOP("models", "The login program %1 printed nothing."));
    QJsonParseError problem;
    const QJsonObject credential = QJsonDocument::fromJson(output, &problem).object();
    // never the output itself: it may hold a token
    if (problem.error != QJsonParseError::NoError || credential.isEmpty())
        return failed(QT_TRANSLATE_NOOP(
            "models", "The login program %1 did not print an ExecCredential in JSON."));
    const QString version = credential[u"apiVersion"_s].toString();
    if (version != plugin.apiVersion || credential[u"kind"_s].toString() != "ExecCredential"_L1)
        return failed(
            QT_TRANSLATE_NOOP("models",
                "The login program %1 answered in %2, but the kubeconfig asks for %3. Set "
                "exec.apiVersion to what the program speaks."),
            {shownText(version, 100), plugin.apiVersion});
    const QJsonObject status = credential[u"status"_s].toObject();
    if (status.isEmpty())
        return failed(QT_TRANSLATE_NOOP(
            "models", "The login program %1 printed an ExecCredential without a status."));
    PluginAnswer answer {.token = status[u"token"_s].toString().trimmed().toUtf8(),
        .certificate = status[u"clientCertificateData"_s].toString().toUtf8(),
        .key = status[u"clientKeyData"_s].toString().toUtf8(),
        .expiry
        = QDateTime::fromString(status[u"expirationTimestamp"_s].toString(), Qt::ISODateWithMs)};
    if (answer.token.isEmpty() && answer.certificate.isEmpty() && answer.key.isEmpty())
        return failed(QT_TRANSLATE_NOOP(
            "models", "The login program %1 gave neither a token nor a client certificate."));
    if (answer.certificate.isEmpty() != answer.key.isEmpty())
        return failed(QT_TRANSLATE_NOOP("models",
            "The login program %1 gave a client certificate without its key, or a key without its "
            "certificate."));
    if (!checkedToken(answer.token, {}))
        return failed(QT_TRANSLATE_NOOP("models",
            "The login program %1 gave a token with a line break or another character in it that "
            "no token can have."));
    if (!answer.certificate.isEmpty()) {
        if (const Result<void> fit = checkPair(answer.certificate, answer.key); !fit)
            return std::unexpected(pluginError(plugin,
                QT_TRANSLATE_NOOP("models",
                    "The login program %1 gave a client certificate that cannot be used."),
                {}, fit.error().message.text()));
        // It ends when it ends, whatever the plugin says.
        const QDateTime end = endOf(answer.certificate);
        if (!answer.expiry.isValid() || end < answer.expiry)
            answer.expiry = end;
    }
    return answer;
}

} // namespace models
