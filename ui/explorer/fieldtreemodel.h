// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/schema/fieldsearch.h"
#include "models/schema/openapidocument.h"

#include <QAbstractItemModel>

#include <memory>
#include <optional>
#include <vector>

namespace models {
class Guide;
}

namespace ui {

/// The fields of one kind as a tree; lists and maps are no level of their own, as in `kubectl
/// explain`. Children come into being when first asked for, so that types which contain themselves
/// are no danger. While something is searched for, what was found stands in one flat list with
/// whole paths.
class FieldTreeModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Role { PathRole = Qt::UserRole, TypeRole, LabelRole, RequiredRole };

    using QAbstractItemModel::QAbstractItemModel;
    ~FieldTreeModel() override;

    /// `root` lives as long as `document`; null empties the tree.
    void setKind(models::OpenApiDocumentRef document, const models::SchemaNode *root,
        const models::Guide *guide);
    /// What a search found among the fields of this kind; nullopt: the tree again.
    void setMatches(std::optional<models::KindHits> matches, const QStringList &words);
    void setOnlyRequired(bool onlyRequired);
    [[nodiscard]] bool isSearching() const { return m_matches.has_value(); }
    [[nodiscard]] const QStringList &words() const { return m_words; }

    /// Dotted path without indices: "spec.worker.template".
    [[nodiscard]] QModelIndex indexOf(const QString &path);

    [[nodiscard]] QModelIndex index(
        int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Item
    {
        QString name;
        QString path; ///< dotted, without indices
        QString pattern; ///< as guides name it, with [] and {}
        const models::SchemaNode *node = nullptr;
        bool required = false;
        Item *parent = nullptr;
        int row = 0;
        bool isFilled = false;
        std::vector<std::unique_ptr<Item>> children;
    };

    void rebuild();
    void fill(Item &item) const;
    void keepMatches();
    [[nodiscard]] Item &itemOf(const QModelIndex &index) const;
    [[nodiscard]] QVariant matchData(int row, int role) const;
    [[nodiscard]] static QString spoken(const QString &name, const QString &type, bool required);

    models::OpenApiDocumentRef m_document;
    const models::SchemaNode *m_rootNode = nullptr;
    const models::Guide *m_guide = nullptr;
    std::optional<models::KindHits> m_matches;
    QList<models::FieldHit> m_shownMatches; // the required ones only, where that is wanted
    QStringList m_words;
    bool m_onlyRequired = false;
    std::unique_ptr<Item> m_root;
};

} // namespace ui
