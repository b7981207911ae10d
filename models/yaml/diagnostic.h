// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/message.h"
#include "models/base/path.h"
#include "models/yaml/text.h"

namespace models::yaml {

enum class Severity { Error, Warning, Info };

/// A step that makes a diagnostic go away.
struct Fix
{
    Message label;
    QList<TextEdit> edits;
};

/// Something to say about a place in a document.
struct Diagnostic
{
    /// What `check` means; the order in which problems are listed follows from it, not the number.
    enum Check {
        Syntax = 1,
        TabIndentation = 2,
        DuplicateKey = 3,
        KeyType = 4,
        TypeChangingScalar = 5,
        DiffersInYaml12 = 6,
        NotANumber = 7,
        Alias = 8,
        TagOrDirective = 9,
        ApiVersionOrKind = 10,
        Documents = 11,
        UnknownField = 12,
        MissingRequired = 13,
        WrongType = 14,
        Enum = 15,
        Range = 16,
        LengthOrPattern = 17,
        Count = 18,
        ListType = 19,
        Combination = 20,
        Union = 21,
        QuantityGrammar = 22,
        Format = 23,
        IntOrString = 24,
        Name = 25,
        Labels = 26,
        PodField = 27, ///< what the server asks of ports, mounts and environment beyond a schema
        PodReference = 28, ///< names inside one pod
        Resources = 29, ///< requests beside limits
        LiveReference = 30, ///< an object that the cluster does not have
        Headroom = 31, ///< what the project or a node has left
        Immutable = 32,
        Rule = 33, ///< x-kubernetes-validations
        ProductRule = 34, ///< of a guide
        ServerOwned = 35,
        StyleHint = 36,
        Size = 37,
    };

    Severity severity = Severity::Error;
    int check = 0;
    int document = 0;
    Path path {};
    TextRange range {};
    int line = 1; ///< 1-based, of range.start
    int column = 1; ///< 1-based, UTF-16 units
    Message message {};
    QList<Fix> fixes {};
    bool fromServer = false;
    QString serverText {}; ///< the server's own words, unchanged
    TextRange related {}; ///< a second place, such as the first of two equal keys; empty if none
};

} // namespace models::yaml
