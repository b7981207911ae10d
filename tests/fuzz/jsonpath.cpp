// SPDX-License-Identifier: Apache-2.0
// A printer column's path on its first line, an object below it.
#include "tests/fuzz/input.h"

#include "models/sandbox/engine/jsonpath.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using models::sandbox::JsonPath;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes = fuzz::bytes(data, size);
    const qsizetype line = bytes.indexOf('\n');
    const auto path = JsonPath::parse(QString::fromUtf8(bytes.left(line)));
    if (!path)
        return 0;
    const QJsonDocument document
        = QJsonDocument::fromJson(line < 0 ? QByteArray("{}") : bytes.mid(line + 1));
    const QJsonValue root
        = document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    const auto all = path->find(root);
    fuzz::need(all.isEmpty() || path->first(root) == all.first(), "the first is the first of all");
    (void)path->names();
    return 0;
}
