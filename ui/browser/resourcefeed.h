// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/groupversion.h"

#include <QObject>

#include <memory>
#include <optional>

namespace models {
class Reflector;
class ResourceTableModel;
} // namespace models

namespace ui {

class Session;

/// Which watch fills the table of one kind: all projects, the chosen one, or, where not all may be
/// listed, the user's own. Looks again when the projects or the server's kinds change.
class ResourceFeed final : public QObject
{
    Q_OBJECT
public:
    ResourceFeed(Session &session, models::ResourceTableModel &model, models::GroupVersionKind gvk,
        QObject *parent = nullptr);
    ~ResourceFeed() override;

    void find();
    void reload();
    /// Nothing while the server does not serve the kind, or is not known yet.
    [[nodiscard]] const std::optional<models::ApiResource> &resource() const { return m_resource; }
    /// The server's kinds are known, and this is none of them.
    [[nodiscard]] bool isNotServed() const;
    /// Not all projects may be listed: only the default one is shown.
    [[nodiscard]] bool isFallback() const { return m_isFallback; }
    /// The one namespace that is watched; empty: all.
    [[nodiscard]] QString nameSpace() const;

signals:
    /// Another watch began, or the kind is not there.
    void changed();

private:
    void start(const QString &nameSpace);
    void fallBack();

    Session &m_session;
    models::ResourceTableModel &m_model;
    models::GroupVersionKind m_gvk;
    std::optional<models::ApiResource> m_resource;
    std::unique_ptr<models::Reflector> m_reflector;
    bool m_isFallback = false;
};

} // namespace ui
