// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/form/fieldindex.h"
#include "models/yaml/tree.h"

namespace models {

/// Places of an object that fit what was typed, best first: fields by key, label, path, text,
/// whether they are set or not, for each item of the lists that are there; and what is written with
/// that value. Pure.
[[nodiscard]] QList<Path> searchForm(const QList<FieldInfo> &fields, const yaml::Tree &tree,
    int document, const QString &typed, int most = 60);

} // namespace models
