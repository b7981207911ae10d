// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/groupversion.h"

#include <QHashFunctions>
#include <QString>

#include <optional>

namespace ui {

/// Somewhere a tab can be. A value with a text form, so that history, breadcrumbs, palette, links
/// in sentences and the restored session all speak of the same thing.
struct Place
{
    enum class Kind {
        Start,
        Jobs,
        Job,
        NewJob, ///< without a gvk: the gallery; argument: what to begin from (see below)
        Resources, ///< the table of one kind
        Object, ///< one object of any kind
        Create, ///< a new object of any kind; without a gvk: choose the kind
        Edit, ///< one object in form and YAML
        Explorer, ///< part: the field path
        Activity,
        Settings,
        Queues,
        Storage,
        Apps,
    };

    Kind kind = Kind::Start;
    models::GroupVersionKind gvk {};
    QString nameSpace {}; ///< empty: the chosen projects, or a cluster-wide object
    QString name {};
    QString part {}; ///< "logs", "events", "yaml", a field path
    /// NewJob and Create: "clone:NS/NAME", "file:PATH", "draft:ID"; Create: "form" for form and
    /// YAML instead of YAML alone; otherwise free for the page.
    QString argument {};

    /// "job?kind=DeepSpeedJob.v1beta1.batch.tensorstack.dev&ns=demo&name=gpt#logs"
    [[nodiscard]] QString toString() const;
    [[nodiscard]] static std::optional<Place> parse(const QString &text);
    /// The same page, whatever the part of it.
    [[nodiscard]] bool isSamePage(const Place &other) const;
    bool operator==(const Place &) const = default;
};

} // namespace ui
