// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/page.h"
#include "ui/shared/settings.h"

class QListWidget;
class QScrollArea;
class QVBoxLayout;

namespace ui {

class Connections;
class ContextModel;
class SearchField;
class SectionHead;
class SettingRow;
class ShortcutModel;
class Table;

/// Settings take effect at once; there is no OK. A changed one has the gutter and the undo arrow of
/// the forms.
class SettingsPage final : public Page
{
    Q_OBJECT
public:
    SettingsPage(Session &session, Connections &connections, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] Place place() const override { return Place {Place::Kind::Settings}; }
    [[nodiscard]] QIcon icon() const override;
    [[nodiscard]] QList<QAction *> pageActions() const override;
    [[nodiscard]] ViewStatus viewStatus() const override;
    void find() override;
    void focusFilter() override { find(); }
    [[nodiscard]] QList<QWidget *> panes() const override;
    void setWidthClass(WidthClass width) override;

protected:
    void retranslate() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeOutline();
    QWidget *makeForm();
    QWidget *makeSide();
    void addLooks();
    void addSizes();
    void addCheck(const SettingKey<bool> &key, const std::function<QString()> &text,
        const std::function<QString()> &label);
    void addForms();
    void addStart();
    void addSafety();
    SectionHead *addSection(const std::function<QString()> &title);
    SettingRow *addRow(const std::function<QString()> &label, QWidget *editor);
    void filter(const QString &needle);
    void showClusters(QWidget &head);
    void changeKey(int row);
    /// A text that is set now, and again in the next language.
    void say(const std::function<void()> &text)
    {
        m_texts.append(text);
        text();
    }

    Connections &m_connections;
    Settings &m_settings;
    SearchField *m_search;
    QListWidget *m_outline;
    QScrollArea *m_scroll;
    QVBoxLayout *m_form;
    QWidget *m_outlinePane;
    QWidget *m_side;
    Table *m_clusters;
    ContextModel *m_contexts;
    Table *m_keys;
    ShortcutModel *m_shortcuts;
    QAction *m_openFile;
    QList<SectionHead *> m_sections;
    QList<SettingRow *> m_rows;
    QList<std::function<void()>> m_texts;
};

} // namespace ui
