// SPDX-License-Identifier: Apache-2.0
#include "models/yaml/place.h"

namespace models::yaml {

Place placeAt(const QString &, qsizetype offset)
{
    Place place;
    place.replace = {offset, 0};
    return place;
}

} // namespace models::yaml
