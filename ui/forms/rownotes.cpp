// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/rownotes.h"

#include "ui/shared/icons.h"
#include "ui/shared/marks.h"
#include "ui/shared/quietlabel.h"
#include "ui/shared/style.h"

#include <QHBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int mostNotes = 3;
constexpr int mostFixes = 2;

} // namespace

RowNotes::RowNotes(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 2, 0, 2);
    m_layout->setSpacing(2);
    hide();
}

void RowNotes::setDiagnostics(const QList<models::yaml::Diagnostic> &diagnostics)
{
    QString now;
    for (const models::yaml::Diagnostic &found : diagnostics)
        now += found.message.text() + QString::number(int(found.severity)) + u'\n'
            + QString::number(found.fixes.size());
    setVisible(!diagnostics.isEmpty());
    // Fixes carry offsets: they are made anew whenever the text is another one.
    if (now.isEmpty() && m_shown.isEmpty())
        return;
    m_shown = now;
    while (QLayoutItem *item = m_layout->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (qsizetype i = 0; i < std::min<qsizetype>(diagnostics.size(), mostNotes); ++i) {
        const models::yaml::Diagnostic &found = diagnostics[i];
        const bool isError = found.severity == models::yaml::Severity::Error;
        auto *line = new QWidget(this);
        auto *layout = new QHBoxLayout(line);
        layout->setContentsMargins({});
        layout->setSpacing(6);
        layout->addWidget(new IconLabel(isError                     ? Icons::state(State::Failed)
                : found.severity == models::yaml::Severity::Warning ? Icons::warning()
                                                                    : Icons::information(),
            14));
        auto *text = new QuietLabel(line, Token::Text, Type::Secondary);
        text->setText(found.message.text());
        text->setToolTip(found.serverText.isEmpty() ? found.message.text() : found.serverText);
        text->setWordWrap(true);
        text->setInk(Theme::stateText(isError ? State::Failed : State::Waiting));
        layout->addWidget(text, 1);
        for (qsizetype fix = 0; fix < std::min<qsizetype>(found.fixes.size(), mostFixes); ++fix) {
            auto *link = new QPushButton(found.fixes[fix].label.text(), line);
            Style::setRole(link, ButtonRole::Link);
            Style::setSmall(link);
            layout->addWidget(link);
            connect(link, &QPushButton::clicked, this,
                [this, edits = found.fixes[fix].edits] { emit fixWanted(edits); });
        }
        m_layout->addWidget(line);
    }
}

} // namespace ui
