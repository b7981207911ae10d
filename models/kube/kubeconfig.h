// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/kube/access.h"
#include "models/kube/truststore.h"

#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace models {

struct KubeConfigData;

struct KubeContext
{
    QString name;
    QString cluster;
    QString user;
    QString nameSpace;
    QString file; ///< that holds the context
    QString server;
    std::optional<Error> unusable; ///< the first thing that is wrong with it
    std::optional<TrustQuestion> trust; ///< what has to be asked before it is used
    QList<Message> notes; ///< taken as meant, but worth a word: "no scheme, taken as https"
};

/// Where kubeconfigs are looked for. The defaults are what a program wants.
struct KubeConfigSources
{
    QStringList files {}; ///< chosen by the user: must be there; nothing else is looked at
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    QString home {}; ///< empty: the user's
    QString serviceAccount = QStringLiteral("/var/run/secrets/kubernetes.io/serviceaccount");
};

/// The kubeconfig files of the user, merged as kubectl merges them. A value; reads only the
/// kubeconfig files themselves, what they name is read by access(). Anything wrong is one Error
/// with file and line, and hides only the file, entry or context that it is in.
class KubeConfig
{
public:
    KubeConfig();

    /// No files: $KUBECONFIG, else ~/.kube/config, else the pod's service account. A file named
    /// here must be there.
    [[nodiscard]] static KubeConfig load(const QStringList &files = {});
    [[nodiscard]] static KubeConfig load(const KubeConfigSources &sources);

    [[nodiscard]] QList<KubeContext> contexts() const;
    [[nodiscard]] QString currentContext() const;
    /// Files that could not be read, or that hold something wrong. NotFound: there is none at all.
    [[nodiscard]] QList<Error> problems() const;
    /// All files looked at, whether they were there or not: to watch them.
    [[nodiscard]] QStringList files() const;

    /// Reads the certificates and keys that the context names and checks them. NeedsTrust before
    /// anything is read or run that the user has not agreed to. Empty name: the current context.
    [[nodiscard]] Result<Access> access(const QString &context, const TrustStore &trust) const;
    /// The question that access() would answer with NeedsTrust.
    [[nodiscard]] std::optional<TrustQuestion> question(const QString &context) const;

private:
    std::shared_ptr<const KubeConfigData> m_data;
};

} // namespace models
