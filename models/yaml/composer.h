// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/yaml/events.h"
#include "models/yaml/tree.h"

#include <QHash>

#include <deque>

namespace models::yaml {

/// Events to nodes with exact spans: what the marks leave open (dashes, colons, commas, the ends of
/// blocks) is found in the text between them.
class Composer
{
public:
    Composer(const QString &text, std::deque<Node> &nodes);

    /// All events of one chunk; its documents are appended to `documents`.
    void compose(const QList<Event> &events, TextRange chunk, QList<Document> &documents);

private:
    struct Frame
    {
        Node *node = nullptr;
        Node *key = nullptr; ///< of the entry that is being read
        qsizetype entryStart = 0;
        qsizetype cursor = 0; ///< all before it belongs to finished entries
        bool isKey = false; ///< the node is itself a key
    };

    void open(const Event &event);
    void close(const Event &event);
    void leaf(const Event &event);
    Node *place(const Event &event, bool &isKey);
    void placeItem(Frame &frame, Node &node, const Event &event);
    void placeValue(Frame &frame, Node &node);
    void finish(Node &node, bool isKey);
    void shapeScalar(Node &node, const Event &event) const;
    [[nodiscard]] qsizetype blockScalarEnd(qsizetype header, qsizetype end) const;
    void nameKey(Node &value) const;
    static void markShadowed(const Node &map);

    const QString &m_text;
    std::deque<Node> &m_nodes;
    QList<Frame> m_frames;
    QHash<QString, const Node *> m_anchors;
    Node *m_root = nullptr;
};

} // namespace models::yaml
