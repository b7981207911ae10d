// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/formfoot.h"

#include "ui/forms/formwords.h"

#include "models/form/formmodel.h"
#include "ui/editor/problemlist.h"
#include "ui/forms/busymark.h"
#include "ui/shared/icons.h"
#include "ui/shared/marks.h"
#include "ui/shared/quietlabel.h"
#include "ui/shared/style.h"
#include "ui/shared/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int fullHeight = 152;
constexpr int lineHeight = 44;
constexpr int totalWidth = 200;

void clear(QLayout *layout, int keep = 0)
{
    while (layout->count() > keep) {
        QLayoutItem *item = layout->takeAt(0);
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
}

QPushButton *link(QWidget *parent)
{
    auto *button = new QPushButton(parent);
    Style::setRole(button, ButtonRole::Link);
    Style::setSmall(button);
    return button;
}

} // namespace

FormFoot::FormFoot(const models::FormModel &form, QWidget *parent)
    : QWidget(parent)
    , m_problems(new ProblemList(
          this, [&form](const models::Path &path) { return FormWords::fieldName(form, path); }))
    , m_full(new QWidget(this))
{
    m_line = makeLine();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 1, 0, 0);
    layout->setSpacing(0);
    auto *panes = new QHBoxLayout(m_full);
    panes->setContentsMargins({});
    panes->setSpacing(1);
    panes->addWidget(makeProblemsPane(), 5);
    panes->addWidget(makeChecksPane(), 5);
    panes->addWidget(makeTotalPane());
    m_full->setFixedHeight(Theme::scaled(fullHeight));
    m_line->setFixedHeight(Theme::scaled(lineHeight));
    layout->addWidget(m_full);
    layout->addWidget(m_line);
    m_line->hide();
    retranslate();
}

QWidget *FormFoot::makeProblemsPane()
{
    auto *pane = new QWidget(m_full);
    auto *layout = new QVBoxLayout(pane);
    layout->setContentsMargins(8, 8, 8, 4);
    layout->setSpacing(4);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(8, 0, 0, 0);
    m_problemsTitle = new QuietLabel(pane);
    m_problemsTitle->setLook(Token::Secondary, Type::Secondary, QFont::DemiBold);
    m_problemsCount = new QuietLabel(pane);
    m_problemsCount->setLook(Token::Secondary, Type::Secondary, QFont::DemiBold);
    m_fold = link(pane);
    head->addWidget(m_problemsTitle);
    head->addWidget(m_problemsCount);
    head->addStretch(1);
    head->addWidget(m_fold);
    layout->addLayout(head);
    layout->addWidget(m_problems, 1);
    connect(m_fold, &QPushButton::clicked, this, [this] { setFolded(true); });
    return pane;
}

QWidget *FormFoot::makeChecksPane()
{
    auto *pane = new QWidget(m_full);
    auto *layout = new QVBoxLayout(pane);
    layout->setContentsMargins(14, 8, 14, 4);
    layout->setSpacing(4);
    auto *head = new QHBoxLayout;
    m_checksTitle = new QuietLabel(pane);
    m_checksTitle->setLook(Token::Secondary, Type::Secondary, QFont::DemiBold);
    m_recheck = link(pane);
    head->addWidget(m_checksTitle, 1);
    head->addWidget(m_recheck);
    layout->addLayout(head);
    m_checkLines = new QVBoxLayout;
    m_checkLines->setSpacing(0);
    layout->addLayout(m_checkLines);
    layout->addStretch(1);
    connect(m_recheck, &QPushButton::clicked, this, &FormFoot::recheckWanted);
    return pane;
}

QWidget *FormFoot::makeTotalPane()
{
    auto *pane = new QWidget(m_full);
    pane->setFixedWidth(Theme::scaled(totalWidth + 28));
    auto *layout = new QVBoxLayout(pane);
    layout->setContentsMargins(14, 8, 14, 10);
    layout->setSpacing(4);
    m_whatLabel = new QuietLabel(pane);
    m_amountLabel = new QuietLabel(pane);
    m_amountLabel->setLook(Token::Text, Type::Content, QFont::DemiBold);
    m_reasonLabel = new QuietLabel(pane);
    m_reasonLabel->setWordWrap(true);
    m_submit = new QPushButton(pane);
    m_submit->setObjectName(u"submit"_s);
    Style::setRole(m_submit, ButtonRole::Primary);
    m_template = new QPushButton(pane);
    layout->addWidget(m_whatLabel);
    layout->addWidget(m_amountLabel);
    layout->addWidget(m_reasonLabel);
    layout->addStretch(1);
    layout->addWidget(m_submit);
    layout->addWidget(m_template);
    connect(m_submit, &QPushButton::clicked, this, &FormFoot::submitWanted);
    connect(m_template, &QPushButton::clicked, this, &FormFoot::saveTemplateWanted);
    return pane;
}

QWidget *FormFoot::makeLine()
{
    auto *line = new QWidget(this);
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(14, 0, 14, 0);
    layout->setSpacing(10);
    m_lineText = new QuietLabel(line, Token::Text, Type::Content);
    m_lineText->setElides(true);
    layout->addWidget(m_lineText, 1);
    m_lineChecks = new QHBoxLayout;
    m_lineChecks->setSpacing(8);
    layout->addLayout(m_lineChecks);
    m_unfold = new QPushButton(line);
    Style::setRole(m_unfold, ButtonRole::Quiet);
    layout->addWidget(m_unfold);
    m_lineSubmit = new QPushButton(line);
    Style::setRole(m_lineSubmit, ButtonRole::Primary);
    layout->addWidget(m_lineSubmit);
    connect(m_unfold, &QPushButton::clicked, this, [this] { setFolded(false); });
    connect(m_lineSubmit, &QPushButton::clicked, this, &FormFoot::submitWanted);
    return line;
}

QWidget *FormFoot::iconOf(PreflightLine::State state, QWidget *parent)
{
    switch (state) {
    case PreflightLine::State::Passed:
        return new IconLabel(Icons::state(State::Succeeded), 14, parent);
    case PreflightLine::State::Warning:
        return new IconLabel(Icons::warning(), 14, parent);
    case PreflightLine::State::Failed:
        return new IconLabel(Icons::state(State::Failed), 14, parent);
    case PreflightLine::State::Running:
        return new BusyMark(14, parent);
    case PreflightLine::State::Pending:
        break;
    }
    return new IconLabel(Icons::state(State::Unknown), 14, parent);
}

void FormFoot::setDiagnostics(const QList<models::yaml::Diagnostic> &diagnostics)
{
    m_diagnostics = diagnostics;
    m_problems->setDiagnostics(diagnostics);
    const auto errors = std::ranges::count(
        diagnostics, models::yaml::Severity::Error, &models::yaml::Diagnostic::severity);
    const auto warnings = std::ranges::count(
        diagnostics, models::yaml::Severity::Warning, &models::yaml::Diagnostic::severity);
    QStringList counts;
    if (errors > 0)
        counts.append(tr("%n errors", nullptr, int(errors)));
    if (warnings > 0)
        counts.append(tr("%n warnings", nullptr, int(warnings)));
    m_problemsCount->setText(counts.join(u" · "_s));
    m_problemsCount->setInk(
        errors > 0 ? Theme::stateText(State::Failed) : Theme::stateText(State::Waiting));
    fillLine();
}

void FormFoot::setChecks(const QList<PreflightLine> &checks)
{
    if (checks == m_checks)
        return;
    m_checks = checks;
    fillChecks();
}

void FormFoot::fillChecks()
{
    clear(m_checkLines);
    for (const PreflightLine &check : std::as_const(m_checks)) {
        auto *line = new QWidget(m_full);
        auto *layout = new QHBoxLayout(line);
        layout->setContentsMargins({});
        layout->setSpacing(8);
        layout->addWidget(iconOf(check.state, line));
        auto *subject = new QuietLabel(line, Token::Text, Type::Secondary);
        subject->setText(check.subject);
        layout->addWidget(subject);
        auto *result = new QuietLabel(line);
        result->setText(check.result);
        result->setToolTip(check.result);
        result->setElides(true);
        if (check.state == PreflightLine::State::Warning)
            result->setInk(Theme::stateText(State::Waiting));
        else if (check.state == PreflightLine::State::Failed)
            result->setInk(Theme::stateText(State::Failed));
        layout->addWidget(result, 1);
        if (!check.linkText.isEmpty()) {
            QPushButton *go = link(line);
            go->setText(check.linkText);
            connect(go, &QPushButton::clicked, this,
                [this, place = check.link] { emit linkWanted(place); });
            layout->addWidget(go);
        }
        line->setFixedHeight(Theme::scaled(24));
        line->setAccessibleName(check.subject + u": "_s + check.result);
        m_checkLines->addWidget(line);
    }
    fillLine();
}

void FormFoot::fillLine()
{
    const auto error = std::ranges::find(
        m_diagnostics, models::yaml::Severity::Error, &models::yaml::Diagnostic::severity);
    m_lineText->setText(error == m_diagnostics.end()
            ? m_amount
            : tr("Line %1: %2").arg(error->line).arg(error->message.text()));
    m_lineText->setInk(
        error == m_diagnostics.end() ? Theme::color(Token::Text) : Theme::stateText(State::Failed));
    m_lineText->setToolTip(m_lineText->text());
    clear(m_lineChecks);
    for (const PreflightLine &check : std::as_const(m_checks)) {
        QWidget *icon = iconOf(check.state, m_line);
        icon->setToolTip(check.subject + u": "_s + check.result);
        m_lineChecks->addWidget(icon);
        auto *name = new QuietLabel(m_line);
        name->setText(check.subject);
        name->setToolTip(check.result);
        m_lineChecks->addWidget(name);
    }
}

void FormFoot::setTotal(const QString &what, const QString &amount)
{
    m_what = what;
    m_amount = amount;
    m_whatLabel->setText(what);
    m_amountLabel->setText(amount);
    m_amountLabel->setVisible(!amount.isEmpty());
    fillLine();
}

void FormFoot::setSubmitText(const QString &text)
{
    m_submit->setText(text);
    m_lineSubmit->setText(text);
}

void FormFoot::setChecksTitle(const QString &title)
{
    m_checksHead = title;
    m_checksTitle->setText(title.isEmpty() ? tr("Checks before submitting") : title);
}

void FormFoot::setBlocked(const QString &reason, bool isError)
{
    m_reason = reason;
    m_isError = isError;
    m_reasonLabel->setText(reason);
    m_reasonLabel->setVisible(!reason.isEmpty());
    m_reasonLabel->setInk(
        isError ? Theme::stateText(State::Failed) : Theme::color(Token::Secondary));
    for (QPushButton *button : {m_submit, m_lineSubmit}) {
        button->setEnabled(reason.isEmpty());
        button->setToolTip(reason);
    }
}

void FormFoot::setFolded(bool folded)
{
    if (m_isFolded == folded)
        return;
    m_isFolded = folded;
    m_full->setVisible(!folded);
    m_line->setVisible(folded);
    emit foldedChanged(folded);
}

void FormFoot::retranslate()
{
    m_problemsTitle->setText(tr("Problems"));
    setChecksTitle(m_checksHead);
    m_recheck->setText(tr("Check again"));
    m_template->setText(tr("Save to file…"));
    m_unfold->setText(tr("Problems and checks"));
    m_fold->setText(tr("Fold"));
    setSubmitText(m_submit->text().isEmpty() ? tr("Submit") : m_submit->text());
    m_problems->setAccessibleName(tr("Problems"));
}

void FormFoot::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::ThemeChange) {
        setDiagnostics(m_diagnostics);
        fillChecks();
        setBlocked(m_reason, m_isError);
    }
    QWidget::changeEvent(event);
}

void FormFoot::paintEvent(QPaintEvent *event)
{
    QWidget::paintEvent(event);
    QPainter painter(this);
    painter.fillRect(rect(), Theme::color(Token::Surface2));
    painter.setPen(Theme::color(Token::Border));
    painter.drawLine(0, 0, width(), 0);
    if (m_isFolded)
        return;
    const auto panes = m_full->findChildren<QWidget *>(Qt::FindDirectChildrenOnly);
    for (const QWidget *pane : panes) {
        if (pane->x() > 0 && pane->isVisible() && pane->height() > lineHeight)
            painter.drawLine(pane->x() - 1, 0, pane->x() - 1, height());
    }
}

} // namespace ui
