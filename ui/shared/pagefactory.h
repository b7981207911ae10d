// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/place.h"

#include <functional>
#include <map>

class QWidget;

namespace ui {

class Page;
class Session;

/// Which page shows which kind of place. Filled by app/, so that no room of ui knows another's
/// pages.
class PageFactory
{
public:
    using Maker = std::function<Page *(const Place &place, Session &session, QWidget *parent)>;

    void add(Place::Kind kind, Maker maker) { m_makers.insert_or_assign(kind, std::move(maker)); }
    [[nodiscard]] bool knows(Place::Kind kind) const { return m_makers.contains(kind); }
    /// Null when nobody makes such pages.
    [[nodiscard]] Page *make(const Place &place, Session &session, QWidget *parent) const
    {
        const auto maker = m_makers.find(place.kind);
        return maker == m_makers.end() ? nullptr : maker->second(place, session, parent);
    }

private:
    std::map<Place::Kind, Maker> m_makers;
};

} // namespace ui
