// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/server/registry.h"

#include <QSet>

namespace models::sandbox {

/// What every API server has around it: namespaces get their service account and CA, and are
/// emptied before they go; custom kinds are emptied before they go.
class Lifecycle final : public QObject
{
    Q_OBJECT
public:
    Lifecycle(Registry &registry, QByteArray caCertificate, QObject *parent = nullptr);

    /// For namespaces that were put into the store before anybody listened.
    void equipAll();

Q_SIGNALS:
    /// A custom kind is served no longer.
    void resourceGone(const QString &resource);

private:
    void committed(const QString &resource, const StoreEventRef &event);
    /// Gives a namespace that lives what each one has.
    void equip(const QString &nameSpace);
    void equipLater(const QString &nameSpace);
    void emptyNamespace(const QString &name);
    void emptyKind(const QString &crdName);
    void schedule(const QString &task);
    void run();

    Registry &m_registry;
    QByteArray m_caCertificate;
    QSet<QString> m_terminating; ///< namespaces and "crd/NAME"
    QSet<QString> m_due;
};

} // namespace models::sandbox
