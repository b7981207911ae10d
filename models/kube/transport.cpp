// SPDX-License-Identifier: Apache-2.0
#include "models/kube/transport.h"

namespace models {

QByteArray headerValue(const Headers &headers, QByteArrayView name)
{
    for (const auto &[key, value] : headers) {
        if (name.compare(key, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

} // namespace models
