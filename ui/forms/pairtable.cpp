// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/pairtable.h"

#include "ui/shared/draghandle.h"
#include "ui/shared/icons.h"
#include "ui/shared/style.h"
#include "ui/shared/theme.h"

#include <QClipboard>
#include <QCompleter>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int lineHeight = 28;
constexpr int crossSide = 24;
constexpr int valueInset = 4; // behind the line between the columns

QToolButton *makeButton(const QString &icon, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(Icons::named(icon));
    button->setAutoRaise(true);
    button->setFixedSize(Theme::scaled(crossSide), Theme::scaled(crossSide));
    return button;
}

} // namespace

struct PairTable::Line
{
    QWidget *box;
    QLineEdit *key = nullptr;
    QLineEdit *value;
    QToolButton *source;
    QToolButton *cross;
    DragHandle *handle;
};

PairTable::PairTable(int columns, QWidget *parent)
    : QWidget(parent)
    , m_columns(columns)
    , m_layout(new QVBoxLayout(this))
    , m_newValue(new QLineEdit(this))
    , m_buttonRoom(new QSpacerItem(Theme::scaled(crossSide), 0))
    , m_handleRoom(new QWidget(this))
{
    m_layout->setContentsMargins(1, 1, 1, 1);
    m_layout->setSpacing(0);
    auto *box = new QWidget(this);
    auto *line = new QHBoxLayout(box);
    line->setContentsMargins(4, 0, 4, 0);
    line->setSpacing(0);
    m_handleRoom->setFixedWidth(Theme::scaled(DragHandle::wide));
    m_handleRoom->hide();
    line->addWidget(m_handleRoom);
    if (columns == 2) {
        m_newKey = new QLineEdit(box);
        m_newKey->setFont(Theme::font(Type::Mono));
        Style::setFrameless(m_newKey);
        m_newKey->installEventFilter(this);
        line->addWidget(m_newKey, 2);
        connect(m_newKey, &QLineEdit::returnPressed, this, [this] { takeNew(); });
    }
    m_newValue->setFont(Theme::font(Type::Mono));
    Style::setFrameless(m_newValue);
    m_newValue->installEventFilter(this);
    if (columns == 2)
        m_newValue->setTextMargins(valueInset, 0, 0, 0);
    line->addWidget(m_newValue, 3);
    line->addItem(m_buttonRoom);
    box->setFixedHeight(Theme::scaled(lineHeight));
    m_layout->addWidget(box);
    setFocusProxy(m_newKey ? m_newKey : m_newValue);
    connect(m_newValue, &QLineEdit::returnPressed, this, [this] { takeNew(); });
}

void PairTable::setWords(
    const QString &add, const QString &hint, const QString &keyName, const QString &valueName)
{
    m_add = add;
    m_keyName = keyName;
    m_valueName = valueName;
    if (m_newKey) {
        m_newKey->setPlaceholderText(u"+ "_s + add);
        m_newValue->setPlaceholderText(hint);
    } else {
        m_newValue->setPlaceholderText(u"+ "_s + add);
    }
    describe();
}

void PairTable::setName(const QString &name)
{
    m_name = name;
    setAccessibleName(name);
    describe();
}

void PairTable::describe()
{
    for (int i = 0; i < m_lines.size(); ++i) {
        const QString place = m_name + u' ' + QString::number(i + 1);
        if (m_lines[i]->key)
            m_lines[i]->key->setAccessibleName(place + u", "_s + m_keyName);
        m_lines[i]->value->setAccessibleName(place + u", "_s + m_valueName);
        m_lines[i]->cross->setAccessibleName(tr("Remove %1").arg(place));
        m_lines[i]->cross->setToolTip(tr("Remove"));
        m_lines[i]->source->setAccessibleName(place + u", "_s + m_sourceTip);
        m_lines[i]->source->setToolTip(m_sourceTip);
        m_lines[i]->source->setVisible(!m_sourceTip.isEmpty());
    }
    if (m_newKey)
        m_newKey->setAccessibleName(m_name + u", "_s + m_add);
    m_newValue->setAccessibleName(
        m_name + u", "_s + m_add + (m_newKey ? u", "_s + m_valueName : QString()));
}

PairTable::~PairTable()
{
    qDeleteAll(m_lines); // their widgets are children
}

DragHandle *PairTable::makeHandle(Line *line)
{
    auto *handle = new DragHandle(line->box);
    connect(handle, &DragHandle::dragged, this, [this](const QPoint &global) {
        m_gap = gapAt(global);
        update();
    });
    connect(handle, &DragHandle::dropped, this,
        [this, line](const QPoint &global) { drop(int(m_lines.indexOf(line)), gapAt(global)); });
    connect(handle, &DragHandle::given, this, [this] {
        m_gap = -1;
        update();
    });
    return handle;
}

void PairTable::makeLine(int index)
{
    auto *line = new Line;
    line->box = new QWidget(this);
    auto *layout = new QHBoxLayout(line->box);
    layout->setContentsMargins(4, 0, 4, 0);
    layout->setSpacing(0);
    line->handle = makeHandle(line);
    layout->addWidget(line->handle);
    const auto edit = [&] {
        auto *made = new QLineEdit(line->box);
        made->setFont(Theme::font(Type::Mono));
        Style::setFrameless(made);
        return made;
    };
    if (m_columns == 2) {
        line->key = edit();
        layout->addWidget(line->key, 2);
        connect(line->key, &QLineEdit::editingFinished, this, [this, line] {
            const int at = int(m_lines.indexOf(line));
            if (at >= 0 && line->key->text() != m_rows[at].key)
                emit keyEdited(at, line->key->text());
        });
    }
    line->value = edit();
    if (m_columns == 2)
        line->value->setTextMargins(valueInset, 0, 0, 0);
    layout->addWidget(line->value, 3);
    connect(line->value, &QLineEdit::textEdited, this, [this, line](const QString &text) {
        const int at = int(m_lines.indexOf(line));
        if (at >= 0)
            emit valueEdited(at, text);
    });
    line->value->installEventFilter(this);
    if (line->key) {
        line->key->installEventFilter(this);
        complete(line->key, m_keyChoices);
    }
    line->source = makeButton(u"link"_s, line->box);
    line->source->setVisible(!m_sourceTip.isEmpty());
    layout->addWidget(line->source);
    connect(line->source, &QToolButton::clicked, this, [this, line] {
        const int at = int(m_lines.indexOf(line));
        if (at >= 0)
            emit sourceWanted(at);
    });
    line->cross = makeButton(u"dialog-close"_s, line->box);
    layout->addWidget(line->cross);
    connect(line->cross, &QToolButton::clicked, this, [this, line] {
        const int at = int(m_lines.indexOf(line));
        if (at >= 0)
            emit removed(at);
    });
    line->box->setFixedHeight(Theme::scaled(lineHeight));
    m_lines.insert(index, line);
    m_layout->insertWidget(index, line->box);
    line->box->show();
}

void PairTable::setHasSources(const QString &toolTip)
{
    m_sourceTip = toolTip;
    m_buttonRoom->changeSize(Theme::scaled(crossSide) * (toolTip.isEmpty() ? 1 : 2), 0);
    m_newValue->parentWidget()->layout()->invalidate();
    describe();
}

void PairTable::setOrdered(bool ordered)
{
    m_isOrdered = ordered;
    showHandles();
}

/// A single row has no other place.
void PairTable::showHandles()
{
    const bool isShown = m_isOrdered && m_lines.size() > 1;
    m_handleRoom->setVisible(isShown);
    for (const Line *line : std::as_const(m_lines))
        line->handle->setVisible(isShown);
}

/// The gap between rows that is nearest: 0 is above the first.
int PairTable::gapAt(const QPoint &global) const
{
    const int y = mapFromGlobal(global).y();
    const auto below = std::ranges::find_if(
        m_lines, [y](const Line *line) { return y < line->box->geometry().center().y(); });
    return int(below - m_lines.begin());
}

void PairTable::drop(int from, int gap)
{
    m_gap = -1;
    update();
    const int to = gap > from ? gap - 1 : gap;
    if (from >= 0 && to != from)
        emit moved(from, to - from);
}

void PairTable::setChoices(
    const QStringList &keys, std::function<QStringList(const QString &key)> valuesOf)
{
    m_valuesOf = std::move(valuesOf);
    if (m_keyChoices == keys)
        return;
    m_keyChoices = keys;
    if (m_newKey)
        complete(m_newKey, keys);
    for (const Line *line : std::as_const(m_lines)) {
        if (line->key)
            complete(line->key, keys);
    }
}

void PairTable::complete(QLineEdit *edit, const QStringList &words)
{
    if (words.isEmpty() && !edit->completer())
        return;
    auto *completer = new QCompleter(words, edit);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    delete edit->completer();
    edit->setCompleter(completer);
    const bool isValueOfRow = edit != m_newKey && edit != m_newValue;
    if (!isValueOfRow)
        return;
    connect(completer, qOverload<const QString &>(&QCompleter::activated), edit,
        [edit](const QString &text) { emit edit->textEdited(text); });
}

void PairTable::offerValues(QLineEdit *value, const QString &key)
{
    if (m_valuesOf)
        complete(value, m_valuesOf(key));
}

void PairTable::setRows(const QList<Row> &rows)
{
    while (m_lines.size() > rows.size()) {
        Line *line = m_lines.takeLast();
        line->box->hide();
        line->box->deleteLater();
        delete line;
    }
    while (m_lines.size() < rows.size())
        makeLine(int(m_lines.size()));
    m_rows = rows;
    for (int i = 0; i < rows.size(); ++i) {
        Line *line = m_lines[i];
        if (line->key && !line->key->hasFocus() && line->key->text() != rows[i].key)
            line->key->setText(rows[i].key);
        if (line->value->text() != rows[i].value) {
            const int caret = line->value->cursorPosition();
            const QSignalBlocker blocker(line->value);
            line->value->setText(rows[i].value);
            line->value->setCursorPosition(line->value->hasFocus() ? caret : 0);
        }
        line->value->setReadOnly(rows[i].isFixed);
        Style::setInvalid(line->value, rows[i].isWrong);
    }
    describe();
    showHandles();
    updateGeometry();
    update();
}

QList<QPair<QString, QString>> PairTable::parsed(const QString &text) const
{
    QList<QPair<QString, QString>> result;
    const QStringList lines = text.split(u'\n', Qt::SkipEmptyParts);
    for (QString line : lines) {
        line = line.trimmed();
        if (line.startsWith("export "_L1))
            line.remove(0, 7);
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        if (m_columns == 1) {
            result.append({{}, line});
            continue;
        }
        const qsizetype equals = line.indexOf(u'=');
        const qsizetype colon = line.indexOf(u": "_s);
        const qsizetype at = equals >= 0 && (colon < 0 || equals < colon) ? equals : colon;
        if (at > 0) {
            QString value = line.sliced(at + 1).trimmed();
            if (value.size() > 1 && value.startsWith(u'"') && value.endsWith(u'"'))
                value = value.sliced(1, value.size() - 2);
            result.append({line.first(at).trimmed(), value});
        }
    }
    return result;
}

void PairTable::takeNew()
{
    const QString key = m_newKey ? m_newKey->text().trimmed() : QString();
    const QString value = m_newValue->text();
    if (m_newKey ? key.isEmpty() : value.isEmpty())
        return;
    const bool isPair = m_newKey && value.isEmpty() && key.contains(u'=');
    const auto rows = isPair ? parsed(key) : QList<QPair<QString, QString>> {{key, value}};
    if (m_newKey)
        m_newKey->clear();
    m_newValue->clear();
    emit added(rows);
    (m_newKey ? m_newKey : m_newValue)->setFocus();
}

bool PairTable::eventFilter(QObject *watched, QEvent *event)
{
    const bool isNew = watched == m_newKey || watched == m_newValue;
    const auto line = std::ranges::find_if(m_lines, [&](const Line *one) {
        return watched == one->value || (one->key && watched == one->key);
    });
    if (event->type() == QEvent::FocusIn && watched == m_newValue && m_newKey)
        offerValues(m_newValue, m_newKey->text().trimmed());
    if (event->type() == QEvent::FocusIn && line != m_lines.end() && watched == (*line)->value
        && (*line)->key)
        offerValues((*line)->value, (*line)->key->text());
    if (event->type() == QEvent::KeyPress && line != m_lines.end()) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const int by = key->key() == Qt::Key_Up ? -1 : key->key() == Qt::Key_Down ? 1 : 0;
        const auto from = line - m_lines.begin();
        if (by != 0 && key->modifiers() == Qt::AltModifier && from + by >= 0
            && from + by < m_lines.size()) {
            QLineEdit *next
                = watched == (*line)->value ? m_lines[from + by]->value : m_lines[from + by]->key;
            emit moved(int(from), by);
            next->setFocus();
            return true;
        }
    }
    if (isNew && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Paste)) {
        const QString text = QGuiApplication::clipboard()->text();
        const auto rows = text.contains(u'\n') || (m_columns == 2 && text.contains(u'='))
            ? parsed(text)
            : QList<QPair<QString, QString>>();
        if (!rows.isEmpty()) {
            emit added(rows);
            return true;
        }
    }
    // Leaving the last column keeps what was typed.
    if (watched == m_newValue && event->type() == QEvent::FocusOut
        && static_cast<QFocusEvent *>(event)->reason() != Qt::ActiveWindowFocusReason)
        takeNew();
    return QWidget::eventFilter(watched, event);
}

void PairTable::paintEvent(QPaintEvent *event)
{
    QWidget::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Theme::color(Token::Control));
    painter.setBrush(Theme::color(Token::Surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    painter.setPen(Theme::color(Token::Line));
    for (const Line *line : std::as_const(m_lines)) {
        const double bottom = line->box->geometry().bottom() + 0.5;
        painter.drawLine(QPointF(1, bottom), QPointF(width() - 1, bottom));
    }
    if (m_columns == 2 && !m_lines.isEmpty()) {
        const double x = m_lines.first()->value->x() + m_lines.first()->box->x() - 0.5;
        painter.drawLine(QPointF(x, 1), QPointF(x, m_lines.last()->box->geometry().bottom()));
    }
    if (m_gap >= 0 && !m_lines.isEmpty()) {
        const int y = m_gap < m_lines.size() ? m_lines[m_gap]->box->y()
                                             : m_lines.last()->box->geometry().bottom() + 1;
        painter.fillRect(QRectF(2, y - 1, width() - 4, 2), Theme::color(Token::Link));
    }
}

} // namespace ui
