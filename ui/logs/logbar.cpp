// SPDX-License-Identifier: Apache-2.0
#include "ui/logs/logbar.h"

#include "ui/shared/countchip.h"
#include "ui/shared/formatting.h"
#include "ui/shared/icons.h"
#include "ui/shared/searchfield.h"
#include "ui/shared/segmented.h"
#include "ui/shared/style.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

#include <array>

using namespace Qt::StringLiterals;

namespace ui {

using models::LogStore;

namespace {
constexpr std::array chipLevels {LogStore::Level::Error, LogStore::Level::Warning,
    LogStore::Level::Info, LogStore::Level::Debug};
}

LogBar::LogBar(QWidget *parent)
    : QWidget(parent)
    , m_search(new SearchField(this))
    , m_count(new QLabel(m_search))
    , m_previous(addToggle())
    , m_next(addToggle())
    , m_case(addToggle())
    , m_regex(addToggle())
    , m_mode(new Segmented(this))
    , m_more(new QToolButton(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 0, 12, 0);
    row->setSpacing(6);
    row->setSizeConstraint(QLayout::SetNoConstraint); // in a narrow window the menu has the rest
    m_search->setMinimumWidth(Theme::scaled(220));
    m_search->setMaximumWidth(Theme::scaled(330));
    m_search->installEventFilter(this);
    m_count->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_count->setFont(Theme::font(Type::Secondary, QFont::Medium));
    m_previous->setIcon(Icons::named(u"go-up"_s));
    m_next->setIcon(Icons::named(u"go-down"_s));
    m_case->setCheckable(true);
    m_regex->setCheckable(true);
    row->addWidget(m_search, 1);
    row->addWidget(m_mode);
    row->addSpacing(4);
    const std::array<std::optional<State>, 4> icons {
        State::Failed, std::nullopt, std::nullopt, std::nullopt};
    for (const auto &icon : icons) {
        auto *chip = new CountChip({}, icon, this);
        chip->setChecked(true);
        connect(chip, &QAbstractButton::toggled, this, &LogBar::filterChanged);
        m_chips.append(chip);
        row->addWidget(chip);
    }
    m_chips[1]->setIcon(Icons::warning());
    row->addStretch(1);
    m_more->setAutoRaise(true);
    m_more->setFocusPolicy(Qt::StrongFocus);
    row->addWidget(m_more);
    m_row = row;
    m_more->setIcon(Icons::named(u"overflow-menu"_s));
    m_more->setPopupMode(QToolButton::InstantPopup);
    connect(m_search, &QLineEdit::textChanged, this, &LogBar::patternChanged);
    connect(m_case, &QToolButton::toggled, this, &LogBar::patternChanged);
    connect(m_regex, &QToolButton::toggled, this, &LogBar::patternChanged);
    connect(m_previous, &QToolButton::clicked, this, [this] { emit nextRequested(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { emit nextRequested(1); });
    connect(m_mode, &Segmented::chosen, this, &LogBar::filterChanged);
    retranslate();
    setMatches(0, 0, false);
}

QToolButton *LogBar::addToggle()
{
    auto *button = new QToolButton(m_search);
    button->setAutoRaise(true);
    button->setCursor(Qt::ArrowCursor);
    button->setFocusPolicy(Qt::TabFocus);
    button->setFont(Theme::font(Type::MonoMeta));
    return button;
}

void LogBar::setActions(const QList<QAction *> &shown, const QList<QAction *> &more)
{
    for (QAction *action : shown) {
        auto *button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        m_row->insertWidget(m_row->indexOf(m_more), button);
        m_shown.append(button);
    }
    auto *menu = new QMenu(m_more);
    menu->addActions(more);
    m_more->setMenu(menu);
}

models::LogRows::Pattern LogBar::pattern() const
{
    return {.text = m_search->text(),
        .matchCase = m_case->isChecked(),
        .isRegex = m_regex->isChecked()};
}

bool LogBar::isOnlyMatches() const
{
    return m_mode->current() == 1;
}

quint8 LogBar::levels() const
{
    quint8 bits = 1 << int(LogStore::Level::None);
    for (size_t i = 0; i < chipLevels.size(); ++i) {
        if (m_chips[int(i)]->isChecked())
            bits |= quint8(1 << int(chipLevels[i]));
    }
    // A line that names no level is shown with Info.
    if (!m_chips[2]->isChecked())
        bits &= quint8(~1U);
    return bits;
}

void LogBar::showAll()
{
    m_mode->setCurrent(0);
    emit filterChanged();
    for (CountChip *chip : std::as_const(m_chips))
        chip->setChecked(true);
}

void LogBar::setLevelCounts(const LogStore &store)
{
    for (size_t i = 0; i < chipLevels.size(); ++i) {
        int count = store.count(chipLevels[i]);
        if (chipLevels[i] == LogStore::Level::Info)
            count += store.count(LogStore::Level::None);
        m_chips[int(i)]->setCount(count);
    }
}

void LogBar::setMatches(qsizetype at, qsizetype count, bool isSearching)
{
    const bool hasText = !m_search->text().isEmpty();
    QString words;
    if (hasText && count == 0 && !isSearching)
        words = tr("no match");
    else if (hasText)
        words = at > 0 ? tr("%1 of %2").arg(Format::number(at), Format::number(count))
                       : Format::number(count);
    if (isSearching)
        words += u"…"_s;
    m_count->setText(words);
    m_previous->setEnabled(count > 0);
    m_next->setEnabled(count > 0);
    placeInside();
}

void LogBar::setProblem(const QString &problem)
{
    Style::setInvalid(m_search, !problem.isEmpty());
    m_search->setToolTip(problem);
    if (!problem.isEmpty())
        m_count->setText(tr("not a pattern"));
    placeInside();
}

void LogBar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

// Count and buttons stand inside the field, at its right.
void LogBar::placeInside()
{
    int right = m_search->width() - 4;
    const int height = m_search->height();
    const int side = Theme::scaled(22);
    for (QToolButton *button : {m_regex, m_case, m_next, m_previous}) {
        right -= side;
        button->setGeometry(right, (height - side) / 2, side, side);
    }
    m_count->adjustSize();
    m_count->move(right - m_count->width() - 4, (height - m_count->height()) / 2);
    const int taken = m_search->width() - m_count->x();
    if (m_search->textMargins().right() != taken)
        m_search->setTextMargins(m_search->textMargins().left(), 0, taken, 0);
}

void LogBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool hasRoom = width() >= Theme::scaled(1000);
    for (QToolButton *button : std::as_const(m_shown))
        button->setVisible(hasRoom);
}

bool LogBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::Resize)
        placeInside();
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (isEnter || key->key() == Qt::Key_F3) {
            emit nextRequested(key->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
            return true;
        }
        if (key->key() == Qt::Key_Escape && m_search->text().isEmpty()) {
            emit left();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void LogBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void LogBar::retranslate()
{
    m_search->setHint(tr("Search", "the log"));
    m_search->setAccessibleName(tr("Search the log"));
    m_previous->setToolTip(tr("Previous match (Shift+F3)"));
    m_next->setToolTip(tr("Next match (F3)"));
    m_case->setText(u"Aa"_s);
    m_case->setToolTip(tr("Match case"));
    m_regex->setText(u".*"_s);
    m_regex->setToolTip(tr("Regular expression"));
    for (QToolButton *button : {m_previous, m_next, m_case, m_regex})
        button->setAccessibleName(button->toolTip());
    const int mode = std::max(0, m_mode->current());
    m_mode->setOptions({tr("Highlight"), tr("Only matches")});
    m_mode->setCurrent(mode);
    m_mode->setAccessibleName(tr("Lines shown while searching"));
    const QStringList words {tr("Error", "level of a log line"),
        tr("Warning", "level of a log line"), tr("Info", "level of a log line"),
        tr("Debug", "level of a log line")};
    for (int i = 0; i < m_chips.size(); ++i)
        m_chips[i]->setWord(words[i]);
    m_more->setToolTip(tr("More about this log"));
    m_more->setAccessibleName(tr("More about this log"));
}

} // namespace ui
