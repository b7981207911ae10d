// SPDX-License-Identifier: Apache-2.0
#include "ui/writes/reviewdialog.h"

#include "ui/editor/diffview.h"
#include "ui/shared/banner.h"
#include "ui/shared/countchip.h"
#include "ui/shared/icons.h"
#include "ui/shared/marks.h"
#include "ui/shared/segmented.h"
#include "ui/shared/theme.h"
#include "ui/writes/comparisonview.h"
#include "ui/writes/conflictrow.h"
#include "ui/writes/reviewtexts.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

bool isContested(const models::TakenField &field)
{
    return std::ranges::any_of(field.owners, [](const models::FieldOwner &owner) {
        return owner.operation == "Apply"_L1 || owner.subresource == "scale"_L1;
    });
}

ReviewDialog::ReviewDialog(Subject subject, QWidget *parent)
    : Dialog(parent)
    , m_subject(std::move(subject))
{
    setWantedSize({1080, 694});
    buildHead();
    setPlainBody(buildBody());
    buildFoot();
    updateFoot();
}

void ReviewDialog::buildHead()
{
    setHeadWidget(new KindMark(m_subject.mark, 28, this));
    QStringList parts {m_subject.name, m_subject.kind};
    if (!m_subject.nameSpace.isEmpty())
        parts.append(m_subject.nameSpace);
    setHead({}, tr("Review and apply"),
        parts.join(u" · "_s) + u" · "_s + tr("what the server would store, from a dry run"));
    m_layout = new Segmented(this);
    m_layout->setOptions({tr("Side by side"), tr("Unified")});
    m_layout->setCurrent(0);
    m_layout->setAccessibleName(tr("How the texts are compared"));
    connect(m_layout, &Segmented::chosen, this, [this](int index) {
        m_stack->setCurrentIndex(index);
        m_left->parentWidget()->setVisible(index == 0);
    });
    auto *again = new QToolButton(this);
    again->setIcon(Icons::named(u"view-refresh"_s));
    again->setAutoRaise(true);
    again->setAccessibleName(tr("Ask the server again"));
    again->setToolTip(again->accessibleName());
    connect(again, &QToolButton::clicked, this, &ReviewDialog::refreshWanted);
    headRight()->addWidget(m_layout);
    headRight()->addWidget(again);
}

QLayout *ReviewDialog::buildChips(QWidget *body)
{
    auto *chips = new QHBoxLayout;
    chips->setContentsMargins(18, 7, 18, 7);
    chips->setSpacing(6);
    const std::pair<View, QString> views[] {{Mine, tr("Your changes")},
        {Filled, tr("Filled in by the server")}, {Conflicts, tr("Conflicts")},
        {Whole, tr("Whole object")}};
    for (const auto &[view, word] : views) {
        auto *chip = new CountChip(
            word, view == Conflicts ? std::optional(State::Failed) : std::nullopt, body);
        chip->setCheckable(true);
        m_chips.insert(view, chip);
        chips->addWidget(chip);
        connect(chip, &QAbstractButton::clicked, this, [this, chosen = view] { choose(chosen); });
    }
    chips->addStretch();
    auto *ignoring
        = new QLabel(tr("Ignoring %1").arg(u"status, managedFields, resourceVersion"_s), body);
    ignoring->setFont(Theme::font(Type::Secondary));
    Theme::setInk(ignoring, Token::Secondary);
    chips->addWidget(ignoring);
    return chips;
}

QWidget *ReviewDialog::buildBody()
{
    auto *body = new QWidget(this);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins({});
    column->setSpacing(0);
    m_banner = new Banner(body);
    m_banner->setStrip(true);
    m_banner->hide();
    column->addWidget(m_banner);
    column->addLayout(buildChips(body));
    column->addWidget(new Hairline(body));

    auto *heads = new QWidget(body);
    auto *titles = new QHBoxLayout(heads);
    titles->setContentsMargins(18, 6, 18, 6);
    titles->setSpacing(0);
    m_left = new QLabel(heads);
    m_theirs = new QLabel(heads);
    m_theirs->setContentsMargins(18, 0, 0, 0);
    m_theirs->hide();
    m_right = new QLabel(heads);
    m_right->setContentsMargins(18, 0, 0, 0);
    for (QLabel *label : {m_left, m_theirs, m_right}) {
        label->setTextFormat(Qt::RichText);
        titles->addWidget(label, 1);
    }
    column->addWidget(heads);
    column->addWidget(new Hairline(body));
    m_stack = new QStackedWidget(body);
    m_comparison = new ComparisonView(m_stack);
    m_unified = new DiffView(m_stack);
    m_stack->addWidget(m_comparison);
    m_stack->addWidget(m_unified);
    column->addWidget(m_stack, 1);

    m_scroll = new QScrollArea(body);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setMaximumHeight(Theme::scaled(210));
    auto *content = new QWidget(m_scroll);
    content->setBackgroundRole(QPalette::Base);
    m_sections = new QVBoxLayout(content);
    m_sections->setContentsMargins(18, 8, 18, 10);
    m_sections->setSpacing(6);
    m_scroll->setWidget(content);
    m_scroll->hide();
    column->addWidget(m_scroll);
    return body;
}

void ReviewDialog::buildFoot()
{
    m_copy = new QPushButton(tr("Copy as kubectl"), this);
    m_save = new QPushButton(tr("Save patch…"), this);
    for (QPushButton *button : {m_copy, m_save}) {
        Style::setRole(button, ButtonRole::Quiet);
        button->setAutoDefault(false);
        footLeft()->addWidget(button);
    }
    // A patch of a Secret is its values.
    m_copy->setVisible(m_subject.kind != "Secret"_L1);
    m_save->setVisible(m_subject.kind != "Secret"_L1);
    connect(m_copy, &QPushButton::clicked, this, &ReviewDialog::copyCommand);
    connect(m_save, &QPushButton::clicked, this, &ReviewDialog::savePatch);
    m_summary = new QLabel(this);
    m_summary->setContentsMargins(8, 0, 0, 0);
    m_summary->setFont(Theme::font(Type::Secondary));
    Theme::setInk(m_summary, Token::Secondary);
    QPushButton *back = addButton(tr("Back to editing"), ButtonRole::Secondary);
    connect(back, &QPushButton::clicked, this, &QDialog::reject);
    m_apply = addButton(tr("Apply"), ButtonRole::Primary);
    m_apply->setDefault(true);
    connect(m_apply, &QPushButton::clicked, this, &ReviewDialog::press);
    footLeft()->addWidget(m_summary);
}

void ReviewDialog::setBusy(const QString &sentence)
{
    m_isBusy = true;
    m_hasProblem = false;
    m_banner->hide();
    m_summary->setText(sentence);
    updateFoot();
}

void ReviewDialog::setProblem(const QString &title, const QString &text)
{
    m_isBusy = false;
    m_hasProblem = true;
    m_banner->setContent(State::Failed, title, text);
    m_banner->show();
    updateFoot();
}

void ReviewDialog::setReview(const models::Review &review)
{
    m_isBusy = false;
    m_isMoved = false;
    m_hasProblem = false;
    m_review = review;
    m_contested.clear();
    std::ranges::copy_if(review.taken, std::back_inserter(m_contested), &isContested);
    m_banner->hide();
    clearSections();
    addContested();
    addWarnings();
    m_scroll->setVisible(m_sections->count() > 0);
    updateChips();
    choose(m_contested.isEmpty() ? Mine : Conflicts);
}

void ReviewDialog::setMoved(
    const models::Merge &merge, const QJsonObject &newer, const QJsonObject &base)
{
    m_base = base;
    m_isBusy = false;
    m_isMoved = true;
    m_hasProblem = false;
    m_merge = merge;
    m_newer = newer;
    m_banner->setWarning(tr("%1 changed on the server after it was loaded.").arg(m_subject.name),
        merge.conflicts.isEmpty()
            ? tr("None of your changes touches what moved. Nothing is written yet.")
            : tr("The same fields were changed here and there. Nothing is written yet."));
    m_banner->show();
    clearSections();
    addConflicts(newer);
    m_scroll->setVisible(m_sections->count() > 0);
    updateChips();
    choose(merge.conflicts.isEmpty() ? Mine : Conflicts);
}

void ReviewDialog::choose(View view)
{
    m_view = view;
    for (const auto &[key, chip] : m_chips.asKeyValueRange())
        chip->setChecked(key == view);
    showTexts();
    updateFoot();
}

bool ReviewDialog::isDecided() const
{
    return std::ranges::none_of(
        m_rows, [](const ConflictRow *row) { return row->choice() == ConflictRow::Choice::None; });
}

void ReviewDialog::press()
{
    if (!m_isMoved) {
        emit applyWanted(kept());
        return;
    }
    QList<models::Path> theirs;
    for (const ConflictRow *row : std::as_const(m_rows)) {
        if (row->choice() == ConflictRow::Choice::Theirs)
            theirs.append(row->path());
    }
    emit mergeWanted([theirs](const models::MergeConflict &conflict) {
        return !theirs.contains(conflict.path);
    });
}

} // namespace ui
