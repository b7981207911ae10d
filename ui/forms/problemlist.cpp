// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/problemlist.h"

#include "models/form/formmodel.h"
#include "ui/forms/formwords.h"
#include "ui/forms/problemrow.h"
#include "ui/forms/quietlabel.h"

#include <QEvent>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int mostRows = 100;

} // namespace

ProblemList::ProblemList(const models::FormModel &form, QWidget *parent)
    : QWidget(parent)
    , m_form(form)
    , m_scroll(new QScrollArea(this))
    , m_content(new QWidget)
    , m_layout(new QVBoxLayout(m_content))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    m_scroll->setWidget(m_content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_content->setAutoFillBackground(false);
    layout->addWidget(m_scroll);
    m_layout->setContentsMargins({});
    m_layout->setSpacing(0);
    m_layout->addStretch(1);
    fill();
}

QString ProblemList::fieldName(const models::FormModel &form, const models::Path &path)
{
    if (path.isEmpty())
        return {};
    const models::FieldGuide *guide = form.guide() ? form.guide()->fieldFor(path) : nullptr;
    if (guide && !guide->label.isEmpty())
        return guide->label.in(FormWords::language());
    const QString key = path.lastKey();
    return key.isEmpty() ? path.toString() : key;
}

void ProblemList::setDiagnostics(const QList<models::yaml::Diagnostic> &diagnostics)
{
    m_diagnostics = diagnostics;
    fill();
}

void ProblemList::fill()
{
    while (m_layout->count() > 1) {
        QLayoutItem *item = m_layout->takeAt(0);
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    m_rows.clear();
    m_current = -1;
    for (qsizetype i = 0; i < std::min<qsizetype>(m_diagnostics.size(), mostRows); ++i) {
        auto *row
            = new ProblemRow(m_diagnostics[i], fieldName(m_form, m_diagnostics[i].path), m_content);
        connect(row, &ProblemRow::activated, this, [this, i] { choose(int(i)); });
        connect(row, &ProblemRow::fixWanted, this,
            [this, i] { emit fixWanted(m_diagnostics[i].fixes.first().edits); });
        m_layout->insertWidget(m_layout->count() - 1, row);
        m_rows.append(row);
    }
    if (m_diagnostics.isEmpty()) {
        auto *none = new QuietLabel(m_content);
        none->setText(tr("No problems."));
        none->setContentsMargins(8, 6, 8, 6);
        m_layout->insertWidget(0, none);
    }
}

void ProblemList::choose(int index)
{
    m_current = index;
    for (int i = 0; i < m_rows.size(); ++i)
        m_rows[i]->setChosen(i == index);
    emit chosen(m_diagnostics[index]);
}

void ProblemList::step(int direction)
{
    if (m_rows.isEmpty())
        return;
    const int count = int(m_rows.size());
    choose(
        m_current < 0 ? (direction > 0 ? 0 : count - 1) : (m_current + direction + count) % count);
    m_scroll->ensureWidgetVisible(m_rows[m_current]);
}

void ProblemList::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        fill();
    QWidget::changeEvent(event);
}

} // namespace ui
