// SPDX-License-Identifier: Apache-2.0
#include "models/yaml/emit.h"

namespace models::yaml {

QString emitKubectlYaml(const QJsonValue &value)
{
    return emitYaml(value);
}

} // namespace models::yaml
