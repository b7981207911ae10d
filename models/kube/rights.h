// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/groupversion.h"
#include "models/base/message.h"

#include <QDeadlineTimer>
#include <QHash>
#include <QObject>

namespace models {

class Transport;

/// Something one may or may not do: "create pods/exec in demo".
struct Right
{
    QString verb;
    QString group {};
    QString resource {}; ///< plural
    QString subresource {};
    QString nameSpace {}; ///< empty: the whole cluster
    QString name {}; ///< empty: any object

    /// On a kind, in a namespace; the namespace is left out where the kind has none.
    [[nodiscard]] static Right on(const ApiResource &kind, const QString &verb,
        const QString &nameSpace, const QString &subresource = {});
    /// "pods/exec"
    [[nodiscard]] QString what() const;
    bool operator==(const Right &) const = default;
};
/// "No right to create pods/exec in namespace demo."
[[nodiscard]] Message refusalOf(const Right &right);
[[nodiscard]] size_t qHash(const Right &right, size_t seed = 0) noexcept;

/// What this login may do, as the server itself says (SelfSubjectAccessReview): each question is
/// asked once, and again when its answer is five minutes old. Thread of the transport.
/// https://kubernetes.io/docs/reference/kubernetes-api/authorization-resources/self-subject-access-review-v1/
class Rights final : public QObject
{
    Q_OBJECT
public:
    /// Unknown: not answered yet, or the server does not say; then an action is offered and the
    /// server decides.
    enum class Verdict { Unknown, Granted, Refused };

    explicit Rights(Transport &transport, QObject *parent = nullptr);

    /// What is known now; asks where that is nothing, and changed() follows. About one object it
    /// is asked only where the kind as a whole is refused: roles may name single objects.
    [[nodiscard]] Verdict verdict(const Right &right);
    [[nodiscard]] bool isRefused(const Right &right) { return verdict(right) == Verdict::Refused; }

signals:
    void changed();

private:
    struct Entry
    {
        Verdict verdict = Verdict::Unknown;
        QDeadlineTimer fresh;
        bool isAsked = false; ///< the answer is on its way
    };
    void ask(const Right &right);

    Transport &m_transport;
    QHash<Right, Entry> m_known;
};

} // namespace models
