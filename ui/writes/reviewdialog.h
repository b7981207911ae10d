// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/writes/editsession.h"
#include "ui/shared/dialog.h"

#include <QHash>

class QStackedWidget;

namespace ui {

class Banner;
class ComparisonView;
class ConflictRow;
class CountChip;
class DiffView;
class Segmented;

/// What saving would do, before it is done: what the server holds against what it would store, who
/// else owns the fields, what the server warns of. The same window settles what moved meanwhile.
/// Writes nothing itself.
class ReviewDialog final : public Dialog
{
    Q_OBJECT
public:
    struct Subject
    {
        QString mark;
        QString kind;
        QString name;
        QString nameSpace;
    };
    ReviewDialog(Subject subject, QWidget *parent);

    /// While the server is asked: the buttons wait.
    void setBusy(const QString &sentence);
    void setReview(const models::Review &review);
    /// Somebody wrote the object after it was loaded as `base`: conflicts must be decided, then it
    /// is merged. All three are shown.
    void setMoved(const models::Merge &merge, const QJsonObject &newer, const QJsonObject &base);
    void setProblem(const QString &title, const QString &text);
    [[nodiscard]] const models::Review &review() const { return m_review; }
    [[nodiscard]] QPushButton *applyButton() const { return m_apply; }
    [[nodiscard]] QList<ConflictRow *> conflicts() const { return m_rows; }
    [[nodiscard]] const ComparisonView &comparison() const { return *m_comparison; }

signals:
    void refreshWanted();
    /// `kept`: fields where the other manager's value stays.
    void applyWanted(const QList<models::Change> &kept);
    void mergeWanted(const models::MergeDecision &keepsMine);
    void editWanted(const models::Path &path);

private:
    enum View { Mine, Filled, Conflicts, Whole };
    void buildHead();
    QLayout *buildChips(QWidget *body);
    QWidget *buildBody();
    void buildFoot();
    void choose(View view);
    void showTexts();
    void showHeads(const QJsonObject &held);
    void updateChips();
    void updateFoot();
    void clearSections();
    void addTitle(const QString &text, int count);
    void addLine(const QIcon &icon, const QString &text);
    void addRow(ConflictRow *row);
    void addContested();
    void addConflicts(const QJsonObject &newer);
    void addWarnings();
    void press();
    void copyCommand();
    void savePatch();
    [[nodiscard]] QJsonObject preview() const;
    [[nodiscard]] QList<models::Change> kept() const;
    [[nodiscard]] bool isDecided() const;

    Subject m_subject;
    models::Review m_review;
    models::Merge m_merge;
    QJsonObject m_newer;
    QJsonObject m_base; ///< of the moved object
    QList<models::TakenField> m_contested;
    bool m_isMoved = false;
    bool m_isBusy = false;
    bool m_hasProblem = false;
    View m_view = Mine;
    QList<ConflictRow *> m_rows;
    QHash<int, CountChip *> m_chips;
    Segmented *m_layout = nullptr;
    Banner *m_banner = nullptr;
    QStackedWidget *m_stack = nullptr;
    ComparisonView *m_comparison = nullptr;
    DiffView *m_unified = nullptr;
    QLabel *m_left = nullptr;
    QLabel *m_theirs = nullptr; ///< between both, when the object has moved
    QLabel *m_right = nullptr;
    QScrollArea *m_scroll = nullptr;
    QVBoxLayout *m_sections = nullptr;
    QLabel *m_summary = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_apply = nullptr;
};

/// A field that would be set again by whoever owns it: applied by a manager, or scaled.
[[nodiscard]] bool isContested(const models::TakenField &field);

} // namespace ui
