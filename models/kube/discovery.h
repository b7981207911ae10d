// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/base/groupversion.h"

#include <QCoroTask>
#include <QHash>
#include <QObject>
#include <QTimer>

#include <memory>

namespace models {

class Transport;

/// What one reading of a server's discovery gave. A value.
struct ApiCatalog
{
    QList<ApiResource> resources; ///< all served versions, core first, then by group and kind
    QHash<QString, QString> preferredVersions; ///< group -> version
    QHash<QString, Error> problems; ///< group or group/version that could not be read
    bool operator==(const ApiCatalog &other) const;
};

/// Which kinds a server has. Filled from the disk cache at once, then from the server: aggregated
/// (two requests), else group by group. One group that is ill hides only itself; what it had
/// before stays.
class Discovery final : public QObject
{
    Q_OBJECT
public:
    /// `cacheFile` empty: no cache.
    Discovery(Transport &transport, QString cacheFile, QObject *parent = nullptr);
    ~Discovery() override;

    /// Reads again; several calls at once are one reading. changed() when something differs.
    QCoro::Task<Result<void>> refresh();
    /// refresh() soon, in the background: after a 404, or when a CRD changed.
    void refreshSoon();
    /// Asks again every so often, for kinds that come without any sign. Zero: never.
    void setInterval(std::chrono::milliseconds interval);

    /// False until the cache or the server gave something.
    [[nodiscard]] bool isKnown() const { return m_isKnown; }
    [[nodiscard]] QList<ApiResource> resources() const { return m_catalog.resources; }
    [[nodiscard]] QString preferredVersion(const QString &group) const;
    [[nodiscard]] QHash<QString, Error> groupProblems() const { return m_catalog.problems; }

    /// The resource of exactly that kind.
    [[nodiscard]] std::optional<ApiResource> find(const GroupVersionKind &gvk) const;
    /// "dj", "deploy", "deployments.apps", "deployments.v1.apps", "Deployment": short name, plural,
    /// singular or kind, with group or version and group behind it; case is ignored. Built-in
    /// groups come before others, preferred versions first. NotFound names what is near.
    [[nodiscard]] Result<ApiResource> find(const QString &name) const;
    /// All that the name could mean, best first: the same word in several groups.
    [[nodiscard]] QList<ApiResource> findAll(const QString &name) const;

signals:
    /// Kinds came, went or changed.
    void changed();
    /// A reading has ended, whether something changed or not.
    void refreshed();

private:
    void take(ApiCatalog catalog);
    void loadCache();
    void saveCache() const;

    Transport &m_transport;
    QString m_cacheFile;
    ApiCatalog m_catalog;
    QByteArray m_etags; // of the last aggregated answers
    QTimer m_soon;
    QTimer m_interval;
    bool m_isKnown = false;
    bool m_isReading = false;
};

} // namespace models
