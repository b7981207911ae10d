// SPDX-License-Identifier: Apache-2.0
#include "ui/editor/completionpopup.h"

#include "ui/shared/paint.h"
#include "ui/shared/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QScreen>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using namespace models;

namespace {

constexpr int rowHeight = 24;
constexpr int shownRows = 9;
constexpr int popupWidth = 420;
enum Role { TypeRole = Qt::UserRole, RequiredRole, DeprecatedRole };

class RowDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {popupWidth, Theme::scaled(rowHeight)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override
    {
        painter->save();
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, Theme::color(Token::Selection));
        const bool isRequired = index.data(RequiredRole).toBool();
        QFont font = Theme::font(Type::Mono, isRequired ? QFont::DemiBold : QFont::Normal);
        font.setStrikeOut(index.data(DeprecatedRole).toBool());
        painter->setFont(font);
        const QRect row = option.rect.adjusted(10, 0, -10, 0);
        const QString type = index.data(TypeRole).toString();
        const QFontMetrics typeMetrics(Theme::font(Type::Meta));
        const int typeWidth = std::min(typeMetrics.horizontalAdvance(type), row.width() / 2);
        painter->setPen(Theme::color(Token::Text));
        painter->drawText(row.adjusted(0, 0, -typeWidth - 12, 0), Qt::AlignVCenter,
            painter->fontMetrics().elidedText(
                index.data().toString(), Qt::ElideRight, row.width() - typeWidth - 12));
        painter->setFont(Theme::font(Type::Meta));
        painter->setPen(Theme::color(Token::Secondary));
        painter->drawText(row, Qt::AlignVCenter | Qt::AlignRight,
            typeMetrics.elidedText(type, Qt::ElideMiddle, typeWidth));
        painter->restore();
    }
};

} // namespace

CompletionPopup::CompletionPopup(QWidget *editor)
    : QFrame(editor, Qt::ToolTip)
    , m_list(new QListView(this))
    , m_model(new QStandardItemModel(this))
    , m_about(new QLabel(this))
{
    setAttribute(Qt::WA_ShowWithoutActivating);
    setFocusPolicy(Qt::NoFocus);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new RowDelegate(m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Completions"));
    m_about->setWordWrap(true);
    m_about->setTextFormat(Qt::PlainText);
    m_about->setMargin(8);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    layout->addWidget(m_list);
    layout->addWidget(m_about);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
        &CompletionPopup::describe);
    connect(m_list, &QListView::clicked, this, &CompletionPopup::acceptCurrent);
}

void CompletionPopup::setCompletions(const QList<Completion> &completions, bool keepsChosen)
{
    const QString chosen = m_completions.value(m_list->currentIndex().row()).label;
    m_completions = completions;
    m_model->clear();
    for (const Completion &completion : completions) {
        auto *item = new QStandardItem(completion.label);
        const QString type = completion.required
            ? tr("%1, required").arg(completion.type.isEmpty() ? tr("field") : completion.type)
            : completion.type;
        item->setData(type, TypeRole);
        item->setData(completion.required, RequiredRole);
        item->setData(completion.deprecated, DeprecatedRole);
        m_model->appendRow(item);
    }
    const auto same = std::ranges::find(completions, chosen, &Completion::label);
    const bool isKept = keepsChosen && same != completions.end();
    m_list->setCurrentIndex(m_model->index(isKept ? int(same - completions.begin()) : 0, 0));
    describe();
}

void CompletionPopup::describe()
{
    const QString text = m_completions.value(m_list->currentIndex().row()).documentation;
    m_about->setFont(Theme::font(Type::Secondary));
    Theme::setInk(m_about, Token::Secondary);
    m_about->setText(text.size() > 300 ? text.left(300) + QChar(0x2026) : text);
    m_about->setVisible(!text.isEmpty());
    const int rows = std::clamp(int(m_completions.size()), 1, shownRows);
    m_list->setFixedHeight(rows * Theme::scaled(rowHeight));
    const int about = text.isEmpty() ? 0 : m_about->heightForWidth(popupWidth - 2);
    resize(popupWidth, m_list->height() + about + 2);
}

void CompletionPopup::popAt(const QPoint &globalPoint, int lineHeight)
{
    QPoint corner = globalPoint - QPoint(10, -2);
    if (const QScreen *screen = parentWidget()->screen()) {
        const QRect room = screen->availableGeometry();
        if (corner.y() + height() > room.bottom())
            corner.setY(globalPoint.y() - lineHeight - height() - 2);
        corner.setX(
            std::clamp(corner.x(), room.left(), std::max(room.left(), room.right() - width())));
    }
    QFrame::move(corner);
    show();
}

bool CompletionPopup::handleKey(const QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Down:
        move(1);
        return true;
    case Qt::Key_Up:
        move(-1);
        return true;
    case Qt::Key_PageDown:
        move(shownRows);
        return true;
    case Qt::Key_PageUp:
        move(-shownRows);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab:
        acceptCurrent();
        return true;
    case Qt::Key_Escape:
        hide();
        return true;
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Home:
    case Qt::Key_End:
        hide();
        return false;
    default:
        return false;
    }
}

void CompletionPopup::move(int rows)
{
    const int row
        = std::clamp(m_list->currentIndex().row() + rows, 0, int(m_completions.size()) - 1);
    m_list->setCurrentIndex(m_model->index(row, 0));
}

void CompletionPopup::acceptCurrent()
{
    const int row = m_list->currentIndex().row();
    hide();
    if (row >= 0 && row < m_completions.size())
        emit accepted(m_completions[row]);
}

void CompletionPopup::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::color(Token::Surface));
    painter.setPen(Theme::color(Token::Border));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace ui
