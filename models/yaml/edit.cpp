// SPDX-License-Identifier: Apache-2.0
#include "models/yaml/operation.h"

namespace models::yaml {

Result<QList<TextEdit>> plan(const Tree &, const Operation &)
{
    return failure(Error::Kind::Unsupported,
        Message(QT_TRANSLATE_NOOP("models", "This change is not possible here.")));
}

bool verify(const Tree &, const Tree &, const Operation &)
{
    return false;
}

Result<QList<TextEdit>> edit(const Tree &tree, const Operation &operation)
{
    return plan(tree, operation);
}

} // namespace models::yaml
