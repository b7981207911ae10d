// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/session.h"

#include <QObject>

namespace models {
class FieldSearcher;
} // namespace models

namespace ui {

/// The fields of all kinds as lines of the palette. The search is a worker's: a key is answered
/// with what is known by then, and the palette is told when there is more. Nothing is read before
/// somebody types.
class PaletteFields final : public QObject
{
    Q_OBJECT
public:
    /// Adds itself to the session's sources. A child of the session.
    explicit PaletteFields(Session &session);

private:
    [[nodiscard]] QList<PaletteItem> find(const QString &needle);
    [[nodiscard]] QList<PaletteItem> known() const;

    Session &m_session;
    models::FieldSearcher *m_searcher = nullptr; ///< made when it is first needed
};

} // namespace ui
