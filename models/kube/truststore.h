// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"

#include <QByteArray>
#include <QSet>
#include <QString>
#include <QStringList>

namespace models {

/// What a kubeconfig wants done that an untrusted one must not do unasked: a program run, files
/// outside its folder read, a connection that anyone could read. Shown whole, before anything of it
/// happens.
struct TrustQuestion
{
    QByteArray digest; ///< of all of this and of the entries behind it: a change asks again
    QString context;
    QString file; ///< the kubeconfig that holds the entry
    QString server;
    QString proxy;
    bool insecure = false; ///< the server's certificate is not checked
    bool sendsLogin = false; ///< and a token, password or program's credential would go there
    QString program; ///< as it would be started; empty: no program
    QStringList arguments;
    QStringList environment; ///< "NAME=value"
    QStringList files; ///< absolute, outside the kubeconfig's own folder

    bool operator==(const TrustQuestion &) const = default;
};

/// What the user has agreed to, as digests in one file of ours.
class TrustStore
{
public:
    /// `file` empty: remembered only as long as this object lives.
    explicit TrustStore(QString file = {});

    [[nodiscard]] bool isTrusted(const TrustQuestion &question) const;
    /// Agreed for this run even when the error says that it could not be written down.
    Result<void> trust(const TrustQuestion &question);
    Result<void> forget(const TrustQuestion &question);
    /// Where the program keeps its own.
    [[nodiscard]] static QString defaultFile();

private:
    Result<void> save() const;

    QString m_file;
    QSet<QByteArray> m_digests;
};

} // namespace models
