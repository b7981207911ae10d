// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/jobs/drafts.h"
#include "ui/shared/page.h"

#include <QTimer>

class QComboBox;
class QGridLayout;
class QPushButton;

namespace ui {

class FlowLayout;
class KindCard;
class KindMark;
class QuietLabel;
class RecentModel;
class SearchField;
class Table;

/// Where a new job begins: a kind, a copy of a recent job, a draft, a file or the clipboard. The
/// foot says what will happen.
class JobGalleryPage final : public Page
{
    Q_OBJECT
public:
    explicit JobGalleryPage(Session &session, QWidget *parent = nullptr);
    ~JobGalleryPage() override;

    [[nodiscard]] QString title() const override;
    [[nodiscard]] Place place() const override;
    [[nodiscard]] QIcon icon() const override;
    [[nodiscard]] ViewStatus viewStatus() const override;
    [[nodiscard]] QWidget *pathBarWidget() const override;
    void focusFilter() override;
    void find() override { focusFilter(); }
    void reload() override { refresh(); }
    void setWidthClass(WidthClass width) override;

protected:
    void retranslate() override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Choice
    {
        models::GroupVersionKind gvk;
        QString nameSpace;
        QString name; ///< of the job to copy
        QString draftId;
        [[nodiscard]] bool isEmpty() const { return gvk.kind.isEmpty(); }
    };

    QWidget *makeHead();
    QWidget *makeKinds();
    QWidget *makeRecent();
    QWidget *makeFoot();
    void refresh();
    void fillCards();
    void fillOthers();
    void fillRecent();
    void fillProjects();
    void filter(const QString &typed);
    void choose(const Choice &choice);
    void openChoice(bool blank);
    void openText(const QString &text, const QString &origin);
    void openFile();
    [[nodiscard]] QString project() const;

    models::Drafts m_drafts;
    Choice m_choice;
    SearchField *m_search;
    QPushButton *m_fromFile;
    QPushButton *m_paste;
    QuietLabel *m_title;
    QuietLabel *m_kindsTitle;
    QuietLabel *m_kindsNote;
    QGridLayout *m_grid;
    QList<KindCard *> m_cards;
    QuietLabel *m_othersTitle;
    QWidget *m_others;
    FlowLayout *m_othersFlow;
    QuietLabel *m_recentTitle;
    Table *m_recent;
    RecentModel *m_recentModel;
    QuietLabel *m_draftsTitle;
    Table *m_draftTable;
    RecentModel *m_draftModel;
    QuietLabel *m_noRecent;
    QuietLabel *m_noDrafts;
    QWidget *m_right = nullptr;
    KindMark *m_footMark;
    QuietLabel *m_footKind;
    QuietLabel *m_footText;
    QPushButton *m_blank;
    QPushButton *m_open;
    QComboBox *m_projects;
    QTimer m_soon;
};

} // namespace ui
