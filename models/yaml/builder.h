// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/yaml/tree.h"

namespace models::yaml {

/// The steps from a text to its Tree.
class TreeBuilder
{
public:
    TreeBuilder(const QString &text, int revision);
    [[nodiscard]] TreePtr build();

private:
    void findLines();
    void maskForeign();
    void maskDirectives(TextRange chunk);
    [[nodiscard]] QList<TextRange> chunks() const;
    void readChunk(TextRange chunk);
    void dropBlankDocuments();
    void checkMarkers();
    void learnStyle();
    void note(
        TextRange range, Severity severity, int check, Message message, QList<Fix> fixes = {});

    std::shared_ptr<Tree> m_tree;
    QString m_masked;
};

} // namespace models::yaml
