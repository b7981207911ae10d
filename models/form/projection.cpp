// SPDX-License-Identifier: Apache-2.0
#include "models/form/projection.h"

#include "models/form/guidedrows.h"
#include "models/form/hiddenfields.h"
#include "models/form/schemarows.h"

using namespace Qt::StringLiterals;

namespace models {

namespace {

/// A short form says how much more is set.
void addMore(const FormInput &input, const RowMaker &maker, QList<FormRow> &rows)
{
    const int hidden = hiddenSetFields(input, rows);
    if (hidden == 0)
        return;
    FormRow more = maker.head(u"group:more:-1"_s, {}, {});
    more.fields = hidden;
    more.action = u"show-set"_s;
    rows.append(more);
}

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

GroupVersionKind embeddedKind(const yaml::Tree &tree, int document, const Path &path)
{
    const auto textAt = [&](const QString &key) {
        const yaml::Node *node = tree.resolvedAt(path.child(key), document);
        return node && node->isScalar() && !node->isNull() ? node->text : QString();
    };
    const GroupVersion version = GroupVersion::parse(textAt(u"apiVersion"_s));
    return {version.group, version.version, textAt(u"kind"_s)};
}

QList<FormRow> project(const FormInput &input)
{
    const RowMaker maker(input);
    const bool isGuided = !input.isSearch && input.guide && !input.guide->fields.isEmpty()
        && (input.level == FormLevel::Common || input.level == FormLevel::Required);
    QList<FormRow> rows
        = isGuided ? GuidedRows(input, maker).make() : SchemaRows(input, maker).make();
    countUnderHeads(rows);
    const bool isShort = input.level == FormLevel::Common || input.level == FormLevel::Required;
    if (isShort && !input.isSearch)
        addMore(input, maker, rows);
    return rows;
}

} // namespace models
