// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/kube/discoverycache.h"
#include "models/kube/transport.h"
#include "models/kube/waiters.h"

#include <QCoroTask>
#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <memory>
#include <optional>

namespace models {

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
    /// refresh() soon, in the background: after a 404, or when a CRD changed. Many calls are one.
    void refreshSoon();
    /// Keeps watch: over the definitions of custom kinds where that is allowed, and every few
    /// minutes for what comes without any sign.
    void follow();
    /// Until follow() nothing is asked by itself.
    void rest();

    /// False until the cache or the server gave something.
    [[nodiscard]] bool isKnown() const { return m_isKnown; }
    [[nodiscard]] QList<ApiResource> resources() const { return m_catalog.resources; }
    [[nodiscard]] QString preferredVersion(const QString &group) const;
    /// By group/version.
    [[nodiscard]] QHash<QString, Error> groupProblems() const { return m_catalog.problems; }

    /// The resource of exactly that kind.
    [[nodiscard]] std::optional<ApiResource> find(const GroupVersionKind &gvk) const;
    /// "dj", "deploy", "deployments.apps", "deployments.v1.apps", "Deployment": short name, plural,
    /// singular or kind, with group or version and group behind it; case is ignored. Built-in
    /// groups come before others, preferred versions first. NotFound names what is near.
    [[nodiscard]] Result<ApiResource> find(const QString &name) const;
    /// All that the name could mean, best first: the same word in several groups, each in its
    /// preferred version.
    [[nodiscard]] QList<ApiResource> findAll(const QString &name) const;

signals:
    /// Kinds came, went or changed.
    void changed();
    /// A reading has ended, whether something changed or not.
    void refreshed();

private:
    QCoro::Task<void> read();
    QCoro::Task<Result<ApiCatalog>> readRoot(QString path);
    QCoro::Task<Result<ApiCatalog>> readLegacy(QByteArray body, QString path);
    QCoro::Task<void> readGroup(GroupVersion groupVersion, std::shared_ptr<ApiCatalog> into);
    void take(ApiCatalog catalog);
    void showPart(const ApiCatalog &part);
    void keepMissing(ApiCatalog &catalog);
    void watchDefinitions();
    [[nodiscard]] QString nearNames(const QString &name) const;

    Transport &m_transport;
    QString m_cacheFile;
    ApiCatalog m_catalog;
    ApiRoots m_roots; ///< as last read
    bool m_isKept = false; ///< the cache holds them
    QTimer m_soon;
    QTimer m_interval;
    QTimer m_rewatch;
    std::unique_ptr<Stream> m_definitions;
    Waiters<void> m_waiting;
    QElapsedTimer m_watched; ///< since the definitions are
    QSet<QString> m_missing; ///< kinds that the last reading did not have
    bool m_isKnown = false;
    bool m_isWhole = false; ///< all groups were read once
    bool m_isReading = false;
};

} // namespace models
