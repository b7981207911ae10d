// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/engine/schema.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models::sandbox {

QString Schema::typeName() const
{
    switch (type) {
    case Type::Object:
        return u"object"_s;
    case Type::Array:
        return u"array"_s;
    case Type::String:
        return u"string"_s;
    case Type::Integer:
        return u"integer"_s;
    case Type::Number:
        return u"number"_s;
    case Type::Boolean:
        return u"boolean"_s;
    case Type::Any:
        break;
    }
    return {};
}

void Schema::addField(Field field)
{
    if (field.isRequired && !required.contains(field.name))
        required << field.name;
    fields << std::move(field);
}

void Schema::seal()
{
    std::ranges::sort(fields, {}, &Field::name);
    fieldIndex.clear();
    fieldIndex.reserve(fields.size());
    for (int i = 0; i < fields.size(); ++i)
        fieldIndex.insert(fields[i].name, i);
}

} // namespace models::sandbox
