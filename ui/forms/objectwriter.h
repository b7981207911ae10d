// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/base/groupversion.h"
#include "models/kube/resourceclient.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace models {
class Cluster;
}

namespace ui {

/// Asks the server about an object that is being written: a dry run some time after the last
/// change, and the one real creation. Answers about older texts are dropped.
class ObjectWriter final : public QObject
{
    Q_OBJECT
public:
    enum class DryRun { NotYet, Running, Passed, Refused, NotPossible };

    explicit ObjectWriter(models::Cluster &cluster, QObject *parent = nullptr);

    /// The text is another one; `object` is empty while it has errors of its own.
    void setObject(const QJsonObject &object);
    void checkNow();
    void create();

    [[nodiscard]] DryRun dryRun() const { return m_dryRun; }
    [[nodiscard]] const std::optional<models::Error> &error() const { return m_error; }
    [[nodiscard]] const QStringList &warnings() const { return m_warnings; }
    [[nodiscard]] bool isBusy() const { return m_isCreating; }

signals:
    void dryRunChanged();
    void created(const QJsonObject &object, const QStringList &warnings);
    void creationFailed(const models::Error &error);

private:
    [[nodiscard]] models::Result<models::ApiResource> resource() const;
    void setDryRun(DryRun state, std::optional<models::Error> error = {});

    models::Cluster &m_cluster;
    QJsonObject m_object;
    QTimer m_soon;
    int m_generation = 0;
    DryRun m_dryRun = DryRun::NotYet;
    std::optional<models::Error> m_error;
    QStringList m_warnings;
    bool m_isCreating = false;
};

} // namespace ui
