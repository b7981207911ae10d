// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/form/projection.h"

namespace models {

/// Makes single rows: value, state and problems of a path.
class RowMaker final
{
public:
    explicit RowMaker(const FormInput &input);

    [[nodiscard]] FormRow row(
        const Path &path, const SchemaNode *node, const FieldGuide *guide) const;
    /// The head of an object, list or group.
    [[nodiscard]] FormRow head(const QString &id, const Path &path, const Text &label) const;
    [[nodiscard]] const yaml::Node *written(const Path &path) const;
    [[nodiscard]] bool isSet(const Path &path) const { return written(path) != nullptr; }
    /// How many items a list has in the text.
    [[nodiscard]] int itemCount(const Path &list) const;
    /// "worker" of the item's name, type or key; empty without one.
    [[nodiscard]] QString itemName(const Path &item, const SchemaNode *itemNode) const;
    /// The identity of a path: items of lists by what identifies them, the schema's list keys or
    /// their names.
    [[nodiscard]] QString idOf(const Path &path) const;
    /// Must the field be there? What is required of an object that is not there is not.
    [[nodiscard]] bool isRequired(const Path &path) const;
    /// What is in an object, in the words of its text: "deepspeed:0.14", "Secret hf-token".
    [[nodiscard]] QString summaryOf(const Path &object, const SchemaNode *node) const;
    [[nodiscard]] int errorsUnder(const Path &path) const;
    [[nodiscard]] const FieldGuide *guideOf(const Path &path) const;
    /// The accelerator among the limits of a container: the resource that is there, or the usual.
    [[nodiscard]] QString acceleratorKey(const Path &limits) const;

private:
    void readState(FormRow &row) const;
    void readFrozen(FormRow &row) const;
    void readDiagnostics(FormRow &row) const;
    void fitWidget(FormRow &row) const;
    [[nodiscard]] bool isForeign(const yaml::Node &node, const FormRow &row) const;
    [[nodiscard]] QString itemId(const Path &list, int index) const;
    [[nodiscard]] QString itemKey(const Path &item, const SchemaNode *list) const;

    const FormInput &m_input;
    QMultiHash<Path, int> m_diagnosticsAt;
    mutable QHash<Path, QString> m_ids; // of items and of what holds them
    mutable QHash<Path, QStringList> m_itemIds; // by list
};

} // namespace models
