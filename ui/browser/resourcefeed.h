// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/groupversion.h"

#include <QObject>

#include <memory>
#include <optional>

namespace models {
class ReflectorGroup;
class ResourceTableModel;
} // namespace models

namespace ui {

class Session;

/// Which watches fill the table of one kind: of all projects, of the chosen ones, or, where not all
/// may be listed, of those that are known. Looks again when the projects or the server's kinds
/// change.
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
    /// Not all projects may be listed: only the known ones are shown.
    [[nodiscard]] bool isFallback() const;
    /// The namespaces that are watched; empty: all.
    [[nodiscard]] QStringList spaces() const;
    /// Of spaces(): where this login may not list the kind.
    [[nodiscard]] QStringList refused() const;

signals:
    /// Another watch began, or the kind is not there.
    void changed();

private:
    void start();
    void showSpaces();

    Session &m_session;
    models::ResourceTableModel &m_model;
    models::GroupVersionKind m_gvk;
    std::optional<models::ApiResource> m_resource;
    std::unique_ptr<models::ReflectorGroup> m_rows;
};

} // namespace ui
