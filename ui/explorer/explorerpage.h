// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/schema/openapidocument.h"
#include "ui/shared/page.h"

class QSplitter;

namespace ui {

class ExplainPane;
class FieldPane;
class KindPane;
class Segmented;

/// Kinds of the server, the fields of one, and what is known of a field: `api-resources` and
/// `explain` in a window, and a search through all of it. Place: gvk chooses the kind, part the
/// field ("spec.worker").
class ExplorerPage final : public Page
{
    Q_OBJECT
public:
    ExplorerPage(const Place &place, Session &session, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] Place place() const override { return m_place; }
    [[nodiscard]] QIcon icon() const override;
    [[nodiscard]] QList<Crumb> breadcrumbs() const override;
    [[nodiscard]] QWidget *pathBarWidget() const override;
    [[nodiscard]] QList<QAction *> pageActions() const override { return {m_browse, m_create}; }
    [[nodiscard]] ViewStatus viewStatus() const override;
    bool showPlace(const Place &place) override;
    void reload() override;
    void focusFilter() override;
    /// The search through everything; once more: through the fields of this kind.
    void find() override;
    [[nodiscard]] QList<QWidget *> panes() const override;
    void setWidthClass(WidthClass width) override;
    [[nodiscard]] bool prefersRoom() const override { return true; }
    [[nodiscard]] QByteArray saveState() const override;
    void restoreState(const QByteArray &state) override;

    [[nodiscard]] KindPane &kindPane() const { return *m_kindPane; }
    [[nodiscard]] FieldPane &fieldPane() const { return *m_fieldPane; }
    [[nodiscard]] ExplainPane &explainPane() const { return *m_explain; }

protected:
    void retranslate() override;

private:
    void wire();
    void takeResources();
    void open(const models::GroupVersionKind &gvk, const QString &field);
    void chooseKind(const models::ApiResource &resource, const QString &field);
    void chooseField(const QString &path);
    void readSchema();
    void showSchema(const models::GroupVersionKind &gvk,
        const models::Result<models::OpenApiDocumentRef> &document);
    void setView(int view);
    void updateActions();

    Place m_place;
    models::ApiResource m_resource;
    models::OpenApiDocumentRef m_document;
    std::optional<models::Error> m_error;
    KindPane *m_kindPane;
    FieldPane *m_fieldPane;
    ExplainPane *m_explain;
    QSplitter *m_splitter;
    Segmented *m_view; ///< fields of one kind beside the kinds, or the kinds alone with all columns
    QAction *m_browse;
    QAction *m_create;
};

} // namespace ui
