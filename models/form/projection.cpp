// SPDX-License-Identifier: Apache-2.0
#include "models/form/projection.h"

#include "models/form/guidedrows.h"
#include "models/form/schemarows.h"

namespace models {

namespace {

/// Heads learn what is under them.
void countUnderHeads(QList<FormRow> &rows)
{
    QHash<QString, qsizetype> heads;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        if (rows[i].isSection())
            heads.insert(rows[i].id, i);
    }
    for (const FormRow &row : std::as_const(rows)) {
        if (row.isSection())
            continue;
        const auto head = heads.constFind(row.section);
        if (head == heads.constEnd())
            continue;
        FormRow &above = rows[*head];
        ++above.fields;
        above.setFields += row.isSet ? 1 : 0;
        above.errors += row.errors;
    }
}

} // namespace

QList<FormRow> project(const FormInput &input)
{
    const RowMaker maker(input);
    const bool isGuided = !input.isSearch && input.guide && !input.guide->fields.isEmpty()
        && (input.level == FormLevel::Common || input.level == FormLevel::Required);
    QList<FormRow> rows
        = isGuided ? GuidedRows(input, maker).make() : SchemaRows(input, maker).make();
    countUnderHeads(rows);
    return rows;
}

} // namespace models
