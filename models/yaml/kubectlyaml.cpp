// SPDX-License-Identifier: Apache-2.0
#include "models/yaml/emit.h"

namespace models::yaml {

QString emitKubectlYaml(const QJsonValue &value)
{
    EmitOptions options;
    options.listOffset = 0; // go-yaml puts dashes under their key
    return emitYaml(value, options);
}

} // namespace models::yaml
