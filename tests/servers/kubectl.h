// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "testserver.h"

#include <QProcess>

/// The real kubectl, in a namespace of its own.
class Kubectl
{
public:
    struct Outcome
    {
        int code = -1;
        QString out;
        QString err;
    };
    [[nodiscard]] static bool isInstalled();

    explicit Kubectl(models::sandbox::SandboxOptions options = {.empty = true});
    [[nodiscard]] bool start();

    /// Waits for its end.
    Outcome run(const QStringList &arguments, const QByteArray &input = {}) const;
    /// Its output, its error output behind it; words are split at spaces.
    QString say(const QString &words, const QByteArray &input = {}) const;
    /// Runs on beside the test.
    [[nodiscard]] std::unique_ptr<QProcess> begin(const QStringList &arguments) const;
    [[nodiscard]] QString file(const QString &name, const QByteArray &text) const;
    [[nodiscard]] QString kubeconfig() const { return m_folder.filePath(QStringLiteral("config")); }
    [[nodiscard]] QString nameSpace() const { return m_nameSpace; }
    [[nodiscard]] const TestServer &server() const { return m_server; }

private:
    [[nodiscard]] QProcessEnvironment environment() const;
    QTemporaryDir m_folder;
    TestServer m_server;
    QString m_nameSpace;
};
