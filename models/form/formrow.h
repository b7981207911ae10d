// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/path.h"
#include "models/guide/guide.h"
#include "models/schema/schemanode.h"

#include <QJsonValue>
#include <QStringList>

namespace models {

/// What is so with a field's value; every row has exactly one.
enum class ValueState {
    Unset, ///< not in the text
    Set,
    SetDefault, ///< written, and the same as the default
    Modified, ///< differs from what the edit began with
    Empty, ///< "", {} or []
    Null, ///< null, or nothing after the colon
    Inherited, ///< comes from an alias or a merge key
    Foreign, ///< a value that the editor cannot hold, or text that cannot be read
    Error, ///< has a problem of its own
};

/// One line of a form: a field with its editor, or the head of a section.
struct FormRow
{
    QString id; ///< stays the same while lists are reordered: items go by their keys
    Path path;
    QString key; ///< API key: "replicas", "containers[0]"
    Text label;
    QString widget; ///< what edits it; "section" for heads. See chooseWidget()
    Level level = Level::All;
    bool required = false;
    ValueState state = ValueState::Unset;
    bool isModified = false; ///< also true beside Empty, Null and Error
    QJsonValue value = QJsonValue::Undefined;
    QString text; ///< a scalar as it is written, "016" or "1e3"; an island's YAML
    QString placeholder; ///< of the default, when there is one
    bool isFrozen = false; ///< the object exists, and the server lets nobody change this any more
    QString frozenWhy; ///< the server's own sentence for it; may be empty
    QString anchor; ///< Inherited: the anchor's name
    const SchemaNode *node = nullptr;
    const FieldGuide *guide = nullptr;
    QList<int> diagnostics; ///< indices into FormModel::diagnostics(), worst first
    int depth = 0;
    QString section; ///< id of the head that this row is under
    QStringList options; ///< words of enums, members of unions, names inside the same object
    QString picker; ///< what it refers to, see Reference; empty: nothing
    QString summary; ///< of a head: what is in it, in the words of the text
    // Heads:
    bool isExpandable = false;
    bool isExpanded = true;
    bool isSet = false; ///< is the object there at all?
    int fields = 0; ///< rows under it
    int setFields = 0;
    int errors = 0;
    QString action; ///< "add-item", "add-volume", "set", "go", "open", "show-set", or empty

    [[nodiscard]] bool isSection() const { return widget == QLatin1String("section"); }
    bool operator==(const FormRow &other) const;
};

} // namespace models
