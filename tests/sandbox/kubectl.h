// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/sandbox.h"

#include <QProcess>
#include <QTemporaryDir>

/// The real kubectl against a sandbox of its own.
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

    explicit Kubectl(models::sandbox::Sandbox::Options options);
    [[nodiscard]] bool start();

    /// Waits for its end.
    Outcome run(const QStringList &arguments, const QByteArray &input = {}) const;
    /// Its output, its error output behind it; words are split at spaces.
    QString say(const QString &words, const QByteArray &input = {}) const;
    /// Runs on beside the test.
    [[nodiscard]] std::unique_ptr<QProcess> begin(const QStringList &arguments) const;
    [[nodiscard]] QString file(const QString &name, const QByteArray &text) const;
    [[nodiscard]] QString kubeconfig() const { return m_folder.filePath(QStringLiteral("config")); }
    [[nodiscard]] models::sandbox::Sandbox &sandbox() const { return *m_sandbox; }

private:
    [[nodiscard]] QProcessEnvironment environment() const;
    QTemporaryDir m_folder;
    std::unique_ptr<models::sandbox::Sandbox> m_sandbox;
};
