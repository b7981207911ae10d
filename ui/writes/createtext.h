// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/schema/openapidocument.h"
#include "ui/editor/assistant.h"
#include "ui/editor/documentsession.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace models {
class ProductRules;
class SurroundingsFeed;
} // namespace models

namespace ui {

class ClusterLookup;
class Session;

/// A text of any documents: each is checked and completed by the schema of its own kind, which is
/// read when the kind first appears.
class CreateText final : public QObject, public Assistant
{
    Q_OBJECT
public:
    explicit CreateText(Session &session, QObject *parent = nullptr);

    [[nodiscard]] DocumentSession &document() { return m_document; }
    /// The smallest object of that kind: what the schema requires, and the project.
    void begin(const models::GroupVersionKind &gvk, const QString &nameSpace);
    /// Behind what is there, as further documents.
    void append(const QString &text);

    [[nodiscard]] QList<models::Completion> completions(
        const models::yaml::Place &place) const override;
    [[nodiscard]] models::FieldHelp help(
        const models::yaml::Tree &tree, qsizetype offset) const override;
    [[nodiscard]] const models::SchemaNode *rootOf(const models::GroupVersionKind &gvk) const;

signals:
    /// begin() has its text.
    void begun();
    /// Names that completions() asked for are there.
    void namesRead();

private:
    using Schemas = QHash<models::GroupVersion, models::OpenApiDocumentRef>;
    void readKinds();
    void load(const models::GroupVersion &version);
    void updateValidator();
    void askAround();
    [[nodiscard]] const models::Guide *guideOf(const models::GroupVersionKind &gvk) const;
    void writeFirst();

    Session &m_session;
    DocumentSession m_document;
    Schemas m_schemas;
    QHash<models::GroupVersionKind, std::shared_ptr<const models::ProductRules>> m_rules;
    models::SurroundingsFeed *m_feed = nullptr; ///< null without a cluster
    ClusterLookup *m_lookup = nullptr; ///< the same; of the project that the page is for
    QSet<models::GroupVersion> m_asked;
    QSet<models::GroupVersionKind> m_kinds; ///< seen in the text and described
    models::GroupVersionKind m_first;
    QString m_nameSpace;
    bool m_isWaiting = false;
};

/// The kind that a document says it is.
[[nodiscard]] models::GroupVersionKind kindOf(const QJsonObject &object);

} // namespace ui
