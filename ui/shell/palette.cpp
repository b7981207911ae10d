// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/palette.h"

#include "ui/shared/backdrop.h"
#include "ui/shared/icons.h"
#include "ui/shared/marks.h"
#include "ui/shared/paint.h"
#include "ui/shared/searchfield.h"
#include "ui/shared/segmented.h"
#include "ui/shared/style.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int paletteWidth = 680;
constexpr int headHeight = 46;
constexpr int footHeight = 34;

/// The foot: what the keys do.
class PaletteFoot final : public QWidget
{
public:
    using QWidget::QWidget;
    QStringList keys;
    QString scopes;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setFont(Theme::font(Type::Secondary));
        const QFontMetricsF metrics(painter.font());
        qreal x = 16;
        for (qsizetype i = 0; i + 1 < keys.size(); i += 2) {
            const qreal cap = SearchField::keyWidth(keys.at(i));
            SearchField::paintKey(painter, QRectF(x, 0, cap, height()), keys.at(i));
            x += cap + 6;
            const qreal words = metrics.horizontalAdvance(keys.at(i + 1)) + 1;
            paint::text(painter, QRectF(x, 0, words, height()), keys.at(i + 1),
                Theme::color(Token::Secondary));
            x += words + 12;
        }
        paint::text(painter, QRectF(x, 0, width() - x - 16, height()), scopes,
            Theme::color(Token::Secondary), Qt::AlignRight);
    }
};

PaletteFoot *footOf(QWidget *frame)
{
    return static_cast<PaletteFoot *>(frame->findChild<QWidget *>(u"paletteFoot"_s));
}

} // namespace

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    return {200, Theme::scaled(index.data(PaletteModel::HeadRole).toBool() ? 28 : 32)};
}

void PaletteDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    const QRectF box = QRectF(option.rect).adjusted(8, 0, -8, 0);
    const auto *model = qobject_cast<const PaletteModel *>(index.model());
    const PaletteItem *item = model->item(index);
    if (item == nullptr) {
        painter->setFont(Theme::font(Type::Secondary, QFont::DemiBold));
        paint::text(*painter, box.adjusted(9, 4, -10, 0), index.data().toString(),
            Theme::color(Token::Secondary));
        painter->setFont(Theme::font(Type::Secondary));
        paint::text(*painter, box.adjusted(9, 4, -10, 0),
            index.data(PaletteModel::CountRole).toString(), Theme::color(Token::Secondary),
            Qt::AlignRight);
        painter->restore();
        return;
    }
    if (option.state.testFlag(QStyle::State_Selected)) {
        paint::panel(*painter, box, Theme::color(Token::Selection), {}, paint::chipRadius);
    }
    const QRectF icon(box.left() + 10, box.center().y() - 8, 16, 16);
    if (!item->mark.isEmpty()) {
        KindMark::paint(*painter, icon.adjusted(-1, -1, 1, 1), item->mark);
    } else {
        Icons::paintNamed(*painter, icon, item->iconName, Theme::color(Token::Secondary));
    }
    painter->setFont(Theme::font(Type::Secondary));
    qreal right = box.right() - 10;
    const qreal rightWords = QFontMetricsF(painter->font()).horizontalAdvance(item->right) + 1;
    paint::text(*painter, QRectF(right - rightWords, box.top(), rightWords, box.height()),
        item->right, Theme::color(Token::Secondary));
    right -= rightWords + 8;
    if (item->state) {
        Icons::paintState(*painter, QRectF(right - 14, box.center().y() - 7, 14, 14), *item->state);
        right -= 22;
    }
    // The text in up to three strokes: before, matched, after.
    const QString needle = model->needle();
    const qsizetype at = needle.isEmpty() ? -1 : item->text.toLower().indexOf(needle);
    qreal x = icon.right() + 12;
    const auto put = [&](const QString &text, Token token, QFont::Weight weight) {
        painter->setFont(Theme::font(Type::Content, weight));
        const qreal words = QFontMetricsF(painter->font()).horizontalAdvance(text);
        paint::text(*painter, QRectF(x, box.top(), qMin(words + 1, right - x), box.height()), text,
            Theme::color(token));
        x += words;
    };
    if (at < 0) {
        put(item->text, Token::Text, QFont::Normal);
    } else {
        put(item->text.left(at), Token::Text, QFont::Normal);
        put(item->text.mid(at, needle.size()), Token::Link, QFont::DemiBold);
        put(item->text.mid(at + needle.size()), Token::Text, QFont::Normal);
    }
    painter->setFont(Theme::font(Type::Secondary));
    paint::text(*painter, QRectF(x + 12, box.top(), right - x - 12, box.height()), item->note,
        Theme::color(Token::Secondary));
    painter->restore();
}

Palette::Palette(QWidget *window)
    : QWidget(window)
    , m_model(new PaletteModel(this))
    , m_frame(new QWidget(this))
    , m_edit(new QLineEdit(m_frame))
    , m_scopes(new Segmented(m_frame))
    , m_list(new QListView(m_frame))
{
    hide();
    auto *column = new QVBoxLayout(m_frame);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(44, 0, 12, 0);
    head->addWidget(m_edit, 1);
    head->addWidget(m_scopes);
    Style::setFrameless(m_edit);
    m_edit->setFont(Theme::font(Type::ObjectName));
    m_edit->setMinimumHeight(headHeight);
    m_scopes->setSmall(true);
    m_scopes->setFocusPolicy(Qt::NoFocus);
    column->addLayout(head);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setMouseTracking(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    column->addSpacing(5);
    column->addWidget(m_list, 1);
    auto *foot = new PaletteFoot(m_frame);
    foot->setObjectName(u"paletteFoot"_s);
    foot->setFixedHeight(footHeight);
    column->addWidget(foot);
    m_frame->installEventFilter(this);
    m_edit->installEventFilter(this);
    window->installEventFilter(this);
    connect(m_edit, &QLineEdit::textChanged, this, &Palette::search);
    connect(m_scopes, &Segmented::chosen, this, &Palette::search);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) {
        m_list->setCurrentIndex(index);
        take(false);
    });
    retranslate();
}

void Palette::retranslate()
{
    m_edit->setPlaceholderText(tr("Search resources, fields and commands"));
    m_edit->setAccessibleName(m_edit->placeholderText());
    m_list->setAccessibleName(tr("Results"));
    m_scopes->setAccessibleName(tr("Scope"));
    using Scope = PaletteModel::Scope;
    m_scopes->setOptions({tr("All"), tr("Objects"), tr("Kinds"), tr("Fields"), tr("Commands")},
        {int(Scope::All), int(Scope::Objects), int(Scope::Kinds), int(Scope::Fields),
            int(Scope::Actions)});
    footOf(m_frame)->keys
        = {u"Enter"_s, tr("open"), u"Ctrl+Enter"_s, tr("new tab"), u"Esc"_s, tr("close")};
    footOf(m_frame)->scopes = tr("> command   # kind   . field   @ project");
}

void Palette::popup(PaletteModel::Scope scope, const QString &text)
{
    m_before = window()->focusWidget();
    m_scopes->setCurrentValue(int(scope));
    m_edit->setText(text);
    search();
    place();
    show();
    raise();
    m_edit->setFocus();
}

QRect Palette::box() const
{
    const int wide = qMin(paletteWidth, width() - 40);
    const int rows = qMin(m_model->rowCount(), 13);
    const int high = headHeight + 10 + qMax(2, rows) * Theme::scaled(32) + footHeight;
    return {(width() - wide) / 2, qMin(64, height() / 10), wide, qMin(high, height() * 80 / 100)};
}

void Palette::place()
{
    setGeometry(parentWidget()->rect());
    m_frame->setGeometry(box());
}

void Palette::search()
{
    m_model->search(
        m_edit->text(), static_cast<PaletteModel::Scope>(m_scopes->currentValue().toInt()));
    m_list->setCurrentIndex(m_model->index(0));
    move(0);
    place();
}

void Palette::refresh()
{
    if (!isVisible()) {
        return;
    }
    const PaletteItem *chosen = m_model->item(m_list->currentIndex());
    const bool isFirst = m_list->currentIndex().row() <= 1; // nobody has moved yet
    const QString text = chosen == nullptr || isFirst ? QString() : chosen->text;
    const QString right = chosen == nullptr ? QString() : chosen->right;
    search();
    for (int row = 0; !text.isEmpty() && row < m_model->rowCount(); ++row) {
        const PaletteItem *item = m_model->item(m_model->index(row));
        if (item != nullptr && item->text == text && item->right == right) {
            m_list->setCurrentIndex(m_model->index(row));
            move(0);
            break;
        }
    }
}

void Palette::move(int by)
{
    const int count = m_model->rowCount();
    int row = qMax(0, m_list->currentIndex().row()) + by;
    const int direction = by < 0 ? -1 : 1;
    while (row >= 0 && row < count && m_model->item(m_model->index(row)) == nullptr) {
        row += direction;
    }
    if (row >= 0 && row < count) {
        m_list->setCurrentIndex(m_model->index(row));
        m_list->scrollTo(m_model->index(qMax(0, row - 1)));
        m_list->scrollTo(m_model->index(row));
    }
}

void Palette::take(bool inNewTab)
{
    const PaletteItem *found = m_model->item(m_list->currentIndex());
    if (found != nullptr) {
        const PaletteItem item = *found; // what runs may search again
        leave();
        emit chosen(item, inNewTab);
    }
}

void Palette::leave()
{
    hide();
    if (m_before) {
        m_before->setFocus();
    }
}

bool Palette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible()) {
        place();
    }
    if (watched == m_frame && event->type() == QEvent::Paint) {
        QPainter painter(m_frame);
        const QRectF frame(m_frame->rect());
        paint::panel(painter, frame, Theme::color(Token::Surface), Theme::color(Token::Control));
        painter.fillRect(QRectF(1, headHeight, frame.width() - 2, 1), Theme::color(Token::Line));
        painter.fillRect(QRectF(1, frame.height() - footHeight - 1, frame.width() - 2, 1),
            Theme::color(Token::Line));
        Icons::paintNamed(painter, QRectF(18, headHeight / 2.0 - 8, 16, 16), u"search"_s,
            Theme::color(Token::Secondary));
    }
    if (watched != m_edit || event->type() != QEvent::KeyPress) {
        return QWidget::eventFilter(watched, event);
    }
    const auto *key = static_cast<QKeyEvent *>(event);
    switch (key->key()) {
    case Qt::Key_Down:
        move(1);
        return true;
    case Qt::Key_Up:
        move(-1);
        return true;
    case Qt::Key_PageDown:
        move(6);
        return true;
    case Qt::Key_PageUp:
        move(-6);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        take(key->modifiers().testFlag(Qt::ControlModifier));
        return true;
    case Qt::Key_Escape:
        leave();
        return true;
    case Qt::Key_Tab:
        m_scopes->setCurrent((m_scopes->current() + 1) % 5);
        search();
        return true;
    default:
        return false;
    }
}

void Palette::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Backdrop::color());
}

void Palette::mousePressEvent(QMouseEvent *event)
{
    if (!m_frame->geometry().contains(event->pos())) {
        leave();
    }
}

void Palette::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

} // namespace ui
