// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/nodenote.h"

#include "models/form/formmodel.h"
#include "models/form/nodematch.h"
#include "models/form/references.h"
#include "ui/forms/fieldlookup.h"

using namespace Qt::StringLiterals;

namespace ui {

namespace {

models::NodeMatch matchOf(const FormContext &context, const models::Path &path)
{
    if (!context.lookup)
        return {};
    const QList<models::NodeFacts> nodes = context.lookup->nodes();
    const models::yaml::Tree &tree = *context.model.tree();
    const models::Path spec = models::podSpecAbove(tree, 0, path);
    const models::yaml::Node *node = spec.isEmpty() ? nullptr : tree.resolvedAt(spec);
    if (nodes.isEmpty() || !node)
        return {};
    return models::matchNodes(nodes, models::yaml::toJson(*node).toObject());
}

} // namespace

QString NodeNote::matching(const FormContext &context, const models::Path &path)
{
    const models::NodeMatch match = matchOf(context, path);
    return match.nodes == 0 ? QString()
                            : tr("matches %1 of %2 nodes").arg(match.matching).arg(match.nodes);
}

QString NodeNote::fitting(const FormContext &context, const models::Path &path)
{
    const models::NodeMatch match = matchOf(context, path);
    if (match.nodes == 0)
        return {};
    if (match.matching > 0 && !match.lacking.isEmpty())
        return tr("no node has this much %1").arg(match.lacking.first());
    return tr("fits on %1 of %2 nodes").arg(match.fitting).arg(match.nodes);
}

} // namespace ui
