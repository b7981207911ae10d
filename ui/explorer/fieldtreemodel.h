// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/schema/openapidocument.h"

#include <QAbstractItemModel>

#include <memory>
#include <vector>

namespace models {
class Guide;
}

namespace ui {

/// The fields of one kind as a tree; lists and maps are no level of their own, as in `kubectl
/// explain`. Children come into being when first asked for, so that types which contain themselves
/// are no danger. While words are searched for, the matches stand in one flat list with their whole
/// paths.
class FieldTreeModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Role { PathRole = Qt::UserRole, PatternRole, TypeRole, LabelRole, RequiredRole };
    /// How deep and how much a search looks: a pod template inside a job is 11 levels and a
    /// thousand fields.
    static constexpr int SearchDepth = 14;
    static constexpr int SearchLimit = 500;

    using QAbstractItemModel::QAbstractItemModel;
    ~FieldTreeModel() override;

    /// `root` lives as long as `document`; null empties the tree.
    void setKind(models::OpenApiDocumentRef document, const models::SchemaNode *root,
        const models::Guide *guide);
    void setWords(const QString &words);
    void setOnlyRequired(bool onlyRequired);
    [[nodiscard]] bool isSearching() const { return !m_words.isEmpty(); }

    /// Dotted path without indices: "spec.worker.template".
    [[nodiscard]] QModelIndex indexOf(const QString &path);
    [[nodiscard]] const models::SchemaNode *node(const QModelIndex &index) const;

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
    void search(Item &into, const Item &at, int depth) const;
    [[nodiscard]] Item &itemOf(const QModelIndex &index) const;
    [[nodiscard]] bool matches(const Item &item) const;

    models::OpenApiDocumentRef m_document;
    const models::SchemaNode *m_rootNode = nullptr;
    const models::Guide *m_guide = nullptr;
    QStringList m_words;
    bool m_onlyRequired = false;
    std::unique_ptr<Item> m_root;
};

} // namespace ui
