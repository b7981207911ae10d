// SPDX-License-Identifier: Apache-2.0
#include "ui/editor/problemlist.h"

#include "ui/editor/problemrow.h"
#include "ui/shared/quietlabel.h"

#include <QEvent>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int mostRows = 100;

} // namespace

ProblemList::ProblemList(QWidget *parent, FieldNames names)
    : QWidget(parent)
    , m_names(std::move(names))
    , m_scroll(new QScrollArea(this))
    , m_content(new QWidget)
    , m_layout(new QVBoxLayout(m_content))
    , m_none(new QuietLabel(m_content))
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
    m_none->setContentsMargins(8, 6, 8, 6);
    m_layout->addWidget(m_none);
    m_layout->addStretch(1);
    setAccessibleName(tr("Problems"));
    fill();
}

QString ProblemList::fieldName(const models::Path &path) const
{
    if (m_names)
        return m_names(path);
    const QString key = path.lastKey();
    return key.isEmpty() ? path.toString() : key;
}

void ProblemList::setDiagnostics(const QList<models::yaml::Diagnostic> &diagnostics)
{
    m_diagnostics = diagnostics;
    fill();
}

/// Rows that say the same stay: what is typed elsewhere moves no focus.
void ProblemList::fill()
{
    const auto count = int(std::min<qsizetype>(m_diagnostics.size(), mostRows));
    for (int i = 0; i < count; ++i) {
        const models::yaml::Diagnostic &found = m_diagnostics[i];
        const QString field = fieldName(found.path);
        if (i < m_rows.size() && m_rows[i]->says(found, field))
            continue;
        if (i == m_current)
            m_current = i - 1; // it was put right: the next step goes to what took its place
        auto *row = new ProblemRow(found, field, m_content);
        connect(row, &ProblemRow::activated, this, [this, i] { choose(i); });
        connect(row, &ProblemRow::fixWanted, this, [this, i](int fix) {
            const QList<models::yaml::TextEdit> edits = m_diagnostics[i].fixes[fix].edits;
            emit fixWanted(edits); // the list is another one after that
        });
        if (i < m_rows.size())
            drop(std::exchange(m_rows[i], row));
        else
            m_rows.append(row);
        m_layout->insertWidget(i, row);
    }
    while (m_rows.size() > count)
        drop(m_rows.takeLast());
    m_current = std::min(m_current, count - 1);
    m_none->setText(tr("No problems."));
    m_none->setVisible(count == 0);
}

void ProblemList::drop(QWidget *row)
{
    m_layout->removeWidget(row);
    row->hide();
    row->deleteLater(); // it may be the one that is asking
}

void ProblemList::choose(int index)
{
    m_current = index;
    for (int i = 0; i < m_rows.size(); ++i)
        m_rows[i]->setChosen(i == index);
    const models::yaml::Diagnostic found = m_diagnostics[index];
    emit chosen(found);
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
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Problems"));
        while (!m_rows.isEmpty())
            drop(m_rows.takeLast());
        fill();
    }
    QWidget::changeEvent(event);
}

} // namespace ui
