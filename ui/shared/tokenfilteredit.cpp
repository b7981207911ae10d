// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/tokenfilteredit.h"

#include "ui/shared/icons.h"
#include "ui/shared/paint.h"
#include "ui/shared/searchfield.h"
#include "ui/shared/style.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QStringListModel>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int longestChip = 260;

// "age>" and "age<" carry their own sign; all others take a colon.
QString headOf(const QString &key)
{
    return key.endsWith(u'>') || key.endsWith(u'<') ? key : key + u':';
}
} // namespace

FilterTokenChip::FilterTokenChip(const FilterToken &token, QWidget *parent)
    : QAbstractButton(parent)
    , m_token(token)
{
    setText(headOf(token.key) + u' ' + token.value);
    setAccessibleName(tr("Remove filter %1").arg(text()));
    setToolTip(text());
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

QSize FilterTokenChip::sizeHint() const
{
    const QFontMetrics plain(Theme::font(Type::Secondary));
    const QFontMetrics strong(Theme::font(Type::Secondary, QFont::DemiBold));
    const int width = 7 + plain.horizontalAdvance(headOf(m_token.key)) + 4
        + strong.horizontalAdvance(m_token.value) + 22;
    return {qMin(width, longestChip), Theme::scaled(20)};
}

void FilterTokenChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRectF box(rect());
    paint::panel(painter, box, Theme::color(Token::Soft), {}, paint::chipRadius);
    const QColor ink = Theme::color(Token::OnSoft);
    painter.setFont(Theme::font(Type::Secondary));
    const QString head = headOf(m_token.key);
    const int headWidth = QFontMetrics(painter.font()).horizontalAdvance(head);
    paint::text(painter, box.adjusted(7, 0, 0, 0), head, ink);
    painter.setFont(Theme::font(Type::Secondary, QFont::DemiBold));
    paint::text(painter, box.adjusted(7 + headWidth + 4, 0, -19, 0), m_token.value, ink,
        Qt::AlignLeft, Qt::ElideMiddle);
    paint::cross(painter, QPointF(box.right() - 10, box.center().y()), underMouse() ? 3.6 : 3, ink);
    if (paint::isFocusShown(this)) {
        paint::focusRing(painter, box, paint::chipRadius);
    }
}

TokenFilterEdit::TokenFilterEdit(QWidget *parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
    , m_edit(new QLineEdit(this))
    , m_completer(new QCompleter(this))
    , m_choices(new QStringListModel(this))
{
    m_row->setContentsMargins(30, 0, 30, 0);
    m_row->setSpacing(6);
    Style::setFrameless(m_edit);
    m_edit->setMinimumWidth(60);
    m_edit->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_row->addWidget(m_edit, 1);
    m_completer->setModel(m_choices);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->setWidget(m_edit);
    m_edit->installEventFilter(this);
    setFocusProxy(m_edit);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(m_edit, &QLineEdit::textEdited, this, [this](const QString &text) {
        complete(text);
        emit filterChanged();
        update();
    });
    connect(m_completer, QOverload<const QString &>::of(&QCompleter::activated), this,
        [this](const QString &choice) {
            m_edit->setText(choice);
            if (takeToken(choice)) {
                m_edit->clear();
            } else {
                complete(choice);
            }
            emit filterChanged();
        });
}

void TokenFilterEdit::setKeys(const QList<FilterKey> &keys)
{
    m_keys = keys;
}

void TokenFilterEdit::setPlaceholder(const QString &text)
{
    m_edit->setPlaceholderText(text);
    m_edit->setAccessibleName(text);
    setAccessibleName(text);
}

QString TokenFilterEdit::text() const
{
    const QString text = m_edit->text().trimmed();
    // A key that waits for its value is no name to look for.
    for (const FilterKey &key : m_keys) {
        if (text.startsWith(headOf(key.key))) {
            return {};
        }
    }
    return text;
}

QString TokenFilterEdit::toString() const
{
    QStringList parts;
    for (const FilterToken &token : m_tokens) {
        parts.append(headOf(token.key) + token.value);
    }
    if (!text().isEmpty()) {
        parts.append(text());
    }
    return parts.join(u' ');
}

void TokenFilterEdit::setFromString(const QString &line)
{
    m_tokens.clear();
    QStringList words;
    for (const QString &part : line.split(u' ', Qt::SkipEmptyParts)) {
        if (!takeToken(part)) {
            words.append(part);
        }
    }
    m_edit->setText(words.join(u' '));
    rebuild();
    emit filterChanged();
}

void TokenFilterEdit::setTokens(const QList<FilterToken> &tokens)
{
    if (tokens != m_tokens) {
        m_tokens = tokens;
        rebuild();
        emit filterChanged();
    }
}

void TokenFilterEdit::addToken(const FilterToken &token)
{
    if (!m_tokens.contains(token)) {
        m_tokens.append(token);
        rebuild();
        emit filterChanged();
    }
}

void TokenFilterEdit::removeToken(const FilterToken &token)
{
    if (m_tokens.removeAll(token) > 0) {
        rebuild();
        emit filterChanged();
    }
}

void TokenFilterEdit::setText(const QString &text)
{
    m_edit->setText(text);
    emit filterChanged();
}

void TokenFilterEdit::clearAll()
{
    m_tokens.clear();
    m_edit->clear();
    rebuild();
    emit filterChanged();
}

bool TokenFilterEdit::isEmpty() const
{
    return m_tokens.isEmpty() && text().isEmpty();
}

QSize TokenFilterEdit::sizeHint() const
{
    return {300, Theme::scaled(28)};
}

bool TokenFilterEdit::takeToken(const QString &text)
{
    for (const FilterKey &key : m_keys) {
        const QString head = headOf(key.key);
        const QString value = text.startsWith(head) ? text.mid(head.size()).trimmed() : QString();
        if (!value.isEmpty()) {
            const FilterToken token {key.key, value};
            if (!m_tokens.contains(token)) {
                m_tokens.append(token);
                rebuild();
            }
            return true;
        }
    }
    return false;
}

void TokenFilterEdit::complete(const QString &text)
{
    QStringList choices;
    for (const FilterKey &key : m_keys) {
        const QString head = headOf(key.key);
        if (text.startsWith(head) && key.values) {
            for (const QString &value : key.values(text.mid(head.size()))) {
                choices.append(head + value);
            }
        } else if (!text.isEmpty() && head.startsWith(text)) {
            choices.append(head);
        }
    }
    m_choices->setStringList(choices);
    m_completer->setCompletionPrefix(text);
    if (choices.isEmpty() || !m_edit->hasFocus()) {
        m_completer->popup()->hide();
        return;
    }
    m_completer->popup()->setAccessibleName(tr("Filter suggestions"));
    m_completer->complete(QRect(0, 4, qMin(320, m_edit->width()), m_edit->height()));
}

void TokenFilterEdit::rebuild()
{
    while (m_row->count() > 1) {
        QLayoutItem *item = m_row->takeAt(0);
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    int at = 0;
    for (const FilterToken &token : m_tokens) {
        auto *chip = new FilterTokenChip(token, this);
        connect(chip, &QAbstractButton::clicked, this, [this, token] {
            removeToken(token);
            m_edit->setFocus();
        });
        m_row->insertWidget(at++, chip);
        chip->show();
    }
    update();
}

bool TokenFilterEdit::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_edit) {
        return QWidget::eventFilter(watched, event);
    }
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
        update();
        return false;
    }
    if (event->type() != QEvent::KeyPress) {
        return false;
    }
    const int key = static_cast<QKeyEvent *>(event)->key();
    const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (enter && takeToken(m_edit->text())) {
        m_edit->clear();
        emit filterChanged();
        return true;
    }
    if (key == Qt::Key_Backspace && m_edit->text().isEmpty() && !m_tokens.isEmpty()) {
        removeToken(m_tokens.last());
        return true;
    }
    if (key == Qt::Key_Escape && !isEmpty()) {
        clearAll();
        return true;
    }
    if (enter || key == Qt::Key_Escape || key == Qt::Key_Down) {
        emit left(key);
        return true;
    }
    return false;
}

void TokenFilterEdit::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRectF box(rect());
    paint::panel(painter, box, Theme::color(Token::Surface), Theme::color(Token::Control));
    Icons::paintNamed(painter, QRectF(9, (height() - 16) / 2.0, 16, 16), u"search"_s,
        Theme::color(Token::Secondary));
    if (m_edit->hasFocus()) {
        paint::focusRing(painter, box);
    } else {
        SearchField::paintKey(painter, box.adjusted(0, 0, -6, 0), u"/"_s);
    }
}

} // namespace ui
