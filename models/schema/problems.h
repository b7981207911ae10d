// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/yaml/diagnostic.h"
#include "models/yaml/tree.h"

namespace models {

/// Collects the findings of one document and knows which token to underline.
class Problems final
{
public:
    Problems(const yaml::Tree &tree, int document)
        : m_tree(tree)
        , m_document(document)
    {
    }

    using Check = yaml::Diagnostic::Check;

    /// A wrong value: its token, or the key when the value takes several lines.
    yaml::Diagnostic &onValue(const yaml::Node &node, Check check, Message message,
        yaml::Severity severity = yaml::Severity::Error);
    /// A wrong key, or an entry as a whole.
    yaml::Diagnostic &onKey(const yaml::Node &node, Check check, Message message,
        yaml::Severity severity = yaml::Severity::Error);
    /// Something that is not there: the parent's key, its dash, or the document's first word.
    yaml::Diagnostic &onMissing(const yaml::Node &parent, const QString &key, Check check,
        Message message, yaml::Severity severity = yaml::Severity::Error);

    /// At the place itself, or at what is there of the way to it.
    void onPath(const Path &path, Check check, const Message &message,
        yaml::Severity severity = yaml::Severity::Error);

    [[nodiscard]] const yaml::Tree &tree() const { return m_tree; }
    [[nodiscard]] int document() const { return m_document; }
    /// Looks at each finding once more.
    template <typename Change> void revise(Change change)
    {
        for (yaml::Diagnostic &found : m_found)
            change(found);
    }
    [[nodiscard]] const QList<yaml::Diagnostic> &found() const { return m_found; }
    [[nodiscard]] QList<yaml::Diagnostic> take() { return std::move(m_found); }

private:
    yaml::Diagnostic &add(yaml::TextRange range, yaml::Severity severity, Check check,
        Message message, const Path &path);
    [[nodiscard]] yaml::TextRange anchorOf(const yaml::Node &node) const;

    const yaml::Tree &m_tree;
    int m_document;
    QList<yaml::Diagnostic> m_found;
};

/// A value in one line of at most 40 characters.
[[nodiscard]] QString shortText(const QJsonValue &value);

/// A step that writes `better` in a scalar's place; none when there is nothing better.
void offerText(yaml::Diagnostic &problem, const yaml::Node &node, const QString &better);

} // namespace models
