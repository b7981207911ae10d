// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/base/groupversion.h"
#include "models/jobs/preflight.h"
#include "models/writes/writer.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace models {
class Cluster;
}

namespace ui {

/// Asks the server about an object that is being written: the checks some time after the last
/// change, and the one real creation. Answers about older texts are dropped.
class ObjectWriter final : public QObject
{
    Q_OBJECT
public:
    explicit ObjectWriter(models::Cluster &cluster, QObject *parent = nullptr);
    /// Puts the creation down in the activity log.
    void setWriter(const models::Writer &writer) { m_writer = writer; }

    /// The text is another one; `isSound` is false while it has errors of its own: nothing is
    /// asked.
    void setObject(const QJsonObject &object, bool isSound);
    void checkNow();
    /// `from` names what it is a copy of, for the log.
    void create(const QString &from = {});

    /// Of the newest object; not run yet while it is not sound.
    [[nodiscard]] QList<models::PreflightCheck> checks() const;
    /// Why the dry run was refused.
    [[nodiscard]] std::optional<models::Error> refusal() const;
    /// "No right to create pods in namespace demo."; empty: none is known to be missing. As long as
    /// nothing was asked about the object it is said of `nameSpace`.
    [[nodiscard]] QString missingRight(
        const models::GroupVersionKind &gvk, const QString &nameSpace) const;
    [[nodiscard]] bool isBusy() const { return m_isCreating; }

signals:
    void checksChanged();
    /// `wasLookedUp`: the answer was lost, and the object was found to be there.
    void created(const QJsonObject &object, const QStringList &warnings, bool wasLookedUp);
    void creationFailed(const models::Error &error);

private:
    [[nodiscard]] models::Result<models::ApiResource> resource() const;

    models::Cluster &m_cluster;
    models::Writer m_writer;
    models::Preflight m_preflight;
    QJsonObject m_object;
    QTimer m_soon;
    bool m_isSound = false;
    bool m_isAsked = false; ///< the answers are about m_object
    bool m_isCreating = false;
};

} // namespace ui
