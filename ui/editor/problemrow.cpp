// SPDX-License-Identifier: Apache-2.0
#include "ui/editor/problemrow.h"

#include "ui/shared/icons.h"
#include "ui/shared/marks.h"
#include "ui/shared/quietlabel.h"
#include "ui/shared/style.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr qsizetype mostFixes = 2;

} // namespace

ProblemRow::ProblemRow(
    const models::yaml::Diagnostic &diagnostic, const QString &field, QWidget *parent)
    : QWidget(parent)
    , m_words(wordsOf(diagnostic, field))
{
    using models::yaml::Severity;
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 0, 8, 0);
    layout->setSpacing(8);
    layout->addWidget(
        new IconLabel(diagnostic.severity == Severity::Error ? Icons::state(State::Failed)
                : diagnostic.severity == Severity::Warning   ? Icons::warning()
                                                             : Icons::information(),
            14));
    auto *name = new QuietLabel(this);
    name->setLook(Token::Text, Type::Secondary, QFont::DemiBold);
    name->setText(field);
    name->setVisible(!field.isEmpty());
    layout->addWidget(name);
    auto *text = new QuietLabel(this, Token::Text, Type::Secondary);
    text->setText(diagnostic.message.text());
    text->setToolTip(
        diagnostic.serverText.isEmpty() ? diagnostic.message.text() : diagnostic.serverText);
    text->setElides(true);
    layout->addWidget(text, 1);
    if (diagnostic.fromServer) {
        auto *server = new Tag(tr("confirmed by server"), Tag::Look::Outline, this);
        layout->addWidget(server);
    }
    auto *place = new QuietLabel(this, Token::Secondary, Type::MonoMeta);
    place->setText(u"%1:%2"_s.arg(diagnostic.line).arg(diagnostic.column));
    layout->addWidget(place);
    const int fixes = int(std::min<qsizetype>(diagnostic.fixes.size(), mostFixes));
    for (int i = 0; i < fixes; ++i) {
        auto *fix = new QPushButton(diagnostic.fixes[i].label.text(), this);
        Style::setRole(fix, ButtonRole::Link);
        Style::setSmall(fix);
        layout->addWidget(fix);
        connect(fix, &QPushButton::clicked, this, [this, i] { emit fixWanted(i); });
    }
    setFixedHeight(Theme::scaled(28));
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(u"%1: %2, %3:%4"_s.arg(field, diagnostic.message.text())
            .arg(diagnostic.line)
            .arg(diagnostic.column));
}

QString ProblemRow::wordsOf(const models::yaml::Diagnostic &diagnostic, const QString &field)
{
    QStringList words {field, diagnostic.message.text(), diagnostic.serverText,
        QString::number(int(diagnostic.severity)),
        u"%1:%2"_s.arg(diagnostic.line).arg(diagnostic.column), diagnostic.path.toString()};
    for (const models::yaml::Fix &fix : diagnostic.fixes)
        words.append(fix.label.text());
    return words.join(u'\n');
}

bool ProblemRow::says(const models::yaml::Diagnostic &diagnostic, const QString &field) const
{
    return m_words == wordsOf(diagnostic, field);
}

void ProblemRow::setChosen(bool chosen)
{
    m_isChosen = chosen;
    update();
}

void ProblemRow::paintEvent(QPaintEvent *event)
{
    QWidget::paintEvent(event);
    if (!m_isChosen && !underMouse() && !hasFocus())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::color(m_isChosen ? Token::Selection : Token::Hover));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0, 1, 0, -1), 6, 6);
    if (hasFocus()) {
        painter.setPen(QPen(Theme::color(Token::Link), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 2, -1, -2), 6, 6);
    }
}

void ProblemRow::mousePressEvent(QMouseEvent *event)
{
    QWidget::mousePressEvent(event);
    emit activated();
}

void ProblemRow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter
        || event->key() == Qt::Key_Space)
        emit activated();
    else
        QWidget::keyPressEvent(event);
}

void ProblemRow::enterEvent(QEnterEvent *event)
{
    QWidget::enterEvent(event);
    update();
}

void ProblemRow::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    update();
}

} // namespace ui
