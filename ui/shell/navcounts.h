// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/base/groupversion.h"

#include <QHash>
#include <QObject>
#include <QTimer>

namespace ui {

class Session;

/// How many objects there are of the kinds that the navigation shows: one small question a kind,
/// one after the other, asked again each minute while the window is in use. Kinds of closed groups
/// are not asked for. Nothing where the server does not say or does not allow it.
class NavCounts final : public QObject
{
    Q_OBJECT
public:
    explicit NavCounts(Session &session, QObject *parent = nullptr);

    /// The kinds to ask for from now on; what is known of others is forgotten.
    void setKinds(const QList<models::ApiResource> &kinds);
    /// Negative: not known.
    [[nodiscard]] qint64 count(const models::GroupVersionKind &gvk) const;

signals:
    void changed(const models::GroupVersionKind &gvk);

private:
    void startOver();
    void askNext();
    void take(const models::ApiResource &kind, int round, const models::Result<qint64> &count);

    Session &m_session;
    QList<models::ApiResource> m_kinds;
    QHash<models::GroupVersionKind, qint64> m_counts;
    QList<std::pair<models::ApiResource, QString>> m_waiting; ///< kind, namespace
    QHash<models::GroupVersionKind, qint64> m_sums; ///< of this round; negative: not all is known
    QTimer m_again;
    int m_round = 0; ///< answers of earlier rounds are dropped
    bool m_isAsking = false;
};

} // namespace ui
