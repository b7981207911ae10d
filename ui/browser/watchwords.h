// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/watch/watchstate.h"
#include "ui/shared/page.h"
#include "ui/shared/stateview.h"

#include <QCoreApplication>

#include <functional>

namespace ui {

/// What a view of watched rows says about itself: in the status bar, and in place of rows that are
/// not there.
class WatchWords
{
    Q_DECLARE_TR_FUNCTIONS(ui::WatchWords)
public:
    struct Subject
    {
        QString what; ///< "Pods"
        QString where; ///< "demo", empty for all projects
        bool hasFilter = false;
        std::function<void()> retry {};
        std::function<void()> clearFilter {};
        std::function<void()> create {};
    };
    [[nodiscard]] static ViewStatus status(const models::WatchState &state, const QString &size);
    static void explain(StateView &view, const models::WatchState &state, const Subject &subject);

private:
    static void explainProblem(
        StateView &view, const models::WatchState &state, const Subject &subject);
};

} // namespace ui
