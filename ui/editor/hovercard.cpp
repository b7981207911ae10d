// SPDX-License-Identifier: Apache-2.0
#include "ui/editor/hovercard.h"

#include "ui/shared/theme.h"

#include <QCursor>
#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using namespace models;
using namespace Qt::StringLiterals;

namespace {
constexpr int cardWidth = 440;
}

HoverCard::HoverCard(QWidget *editor)
    : QFrame(editor, Qt::ToolTip)
{
    setAttribute(Qt::WA_ShowWithoutActivating);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 10);
    layout->setSpacing(6);
    for (QLabel **label : {&m_problems, &m_title, &m_text, &m_facts}) {
        *label = new QLabel(this);
        (*label)->setWordWrap(true);
        (*label)->setTextFormat(Qt::PlainText);
        layout->addWidget(*label);
    }
    editor->installEventFilter(this);
    if (auto *area = editor->findChild<QWidget *>(u"qt_scrollarea_viewport"_s))
        area->installEventFilter(this);
}

void HoverCard::show(
    const QList<yaml::Diagnostic> &problems, const FieldHelp &field, const QPoint &globalPoint)
{
    QStringList sentences;
    for (const yaml::Diagnostic &problem : problems)
        sentences += problem.serverText.isEmpty() || !problem.fromServer
            ? problem.message.text()
            : problem.message.text() + u'\n' + problem.serverText;
    QStringList facts;
    if (!field.type.isEmpty())
        facts += field.type;
    if (field.required)
        facts += tr("required");
    if (field.nullable)
        facts += tr("may be null");
    if (!field.defaultText.isEmpty())
        facts += tr("default: %1").arg(field.defaultText);
    for (const Message &fact : field.facts)
        facts += fact.text();
    for (const Message &fact : field.valueFacts)
        facts += fact.text();
    if (sentences.isEmpty() && field.path.isEmpty()) {
        hide();
        return;
    }
    const auto fill = [](QLabel *label, const QString &text, const QFont &font, const QColor &ink) {
        label->setFont(font);
        Theme::setInk(label, ink);
        label->setText(text);
        label->setVisible(!text.isEmpty());
    };
    const bool isError = std::ranges::any_of(problems,
        [](const yaml::Diagnostic &one) { return one.severity == yaml::Severity::Error; });
    fill(m_problems, sentences.join(u'\n'), Theme::font(Type::Content),
        Theme::stateText(isError ? State::Failed : State::Waiting));
    const QString path = field.path.toString();
    fill(m_title,
        field.label.isEmpty() || field.label == path ? path : field.label + u"  "_s + path,
        Theme::font(Type::Content, QFont::DemiBold), Theme::color(Token::Text));
    const QString text = field.help.isEmpty() ? field.original : field.help;
    fill(m_text, text.section(u"\n\n"_s, 0, 0).left(600), Theme::font(Type::Content),
        Theme::color(Token::Text));
    fill(m_facts, facts.join(u" · "_s), Theme::font(Type::Secondary),
        Theme::color(Token::Secondary));
    setFixedWidth(cardWidth);
    adjustSize();
    QPoint corner = globalPoint + QPoint(8, 16);
    if (const QScreen *screen = parentWidget()->screen()) {
        const QRect room = screen->availableGeometry();
        if (corner.y() + height() > room.bottom())
            corner.setY(globalPoint.y() - height() - 8);
        corner.setX(
            std::clamp(corner.x(), room.left(), std::max(room.left(), room.right() - width())));
    }
    move(corner);
    QFrame::show();
}

bool HoverCard::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::Leave:
    case QEvent::Wheel:
    case QEvent::MouseButtonPress:
    case QEvent::FocusOut:
        hide();
        break;
    default:
        break;
    }
    return QFrame::eventFilter(watched, event);
}

void HoverCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::color(Token::Surface));
    painter.setPen(Theme::color(Token::Border));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace ui
