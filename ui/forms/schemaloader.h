// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/schema/openapidocument.h"

#include <QCoro/QCoroTask>

namespace models {
class Cluster;
}

namespace ui {

/// The server's schemas of a group-version, read by a worker, once for a cluster as long as the
/// server says the same.
QCoro::Task<models::Result<models::OpenApiDocumentRef>> loadSchema(
    models::Cluster *cluster, models::GroupVersion groupVersion);

} // namespace ui
