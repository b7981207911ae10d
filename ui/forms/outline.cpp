// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/outline.h"

#include "models/form/formmodel.h"
#include "ui/forms/outlinemodel.h"
#include "ui/shared/icons.h"
#include "ui/shared/quietlabel.h"
#include "ui/shared/theme.h"

#include <QEvent>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int rowHeight = 26;
constexpr int step = 12;

/// Title left, count or errors right.
class OutlineDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {100, Theme::scaled(rowHeight)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRectF box = QRectF(option.rect).adjusted(0, 1, 0, -1);
        const bool isChosen = option.state & QStyle::State_Selected;
        if (isChosen || (option.state & QStyle::State_MouseOver)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(Theme::color(isChosen ? Token::Selection : Token::Hover));
            painter->drawRoundedRect(box, 6, 6);
        }
        if ((option.state & QStyle::State_HasFocus) && isChosen
            && (option.state & QStyle::State_KeyboardFocusChange)) {
            painter->setPen(QPen(Theme::color(Token::Link), 2));
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6);
        }
        const int depth = index.data(OutlineModel::DepthRole).toInt();
        const int errors = index.data(OutlineModel::ErrorsRole).toInt();
        QRectF text = box.adjusted(10 + depth * step, 0, -10, 0);
        const QString count
            = QString::number(errors > 0 ? errors : index.data(OutlineModel::CountRole).toInt());
        painter->setFont(Theme::font(Type::Secondary));
        const QColor ink
            = errors > 0 ? Theme::stateText(State::Failed) : Theme::color(Token::Secondary);
        painter->setPen(ink);
        painter->drawText(text, Qt::AlignRight | Qt::AlignVCenter, count);
        text.setRight(text.right() - painter->fontMetrics().horizontalAdvance(count) - 6);
        if (errors > 0) {
            Icons::paintState(
                *painter, QRectF(text.right() - 12, text.center().y() - 7, 14, 14), State::Failed);
            text.setRight(text.right() - 18);
        }
        const bool isTop = depth == 0;
        painter->setFont(Theme::font(Type::Content, isChosen ? QFont::Medium : QFont::Normal));
        painter->setPen(Theme::color(isTop || isChosen ? Token::Text : Token::Secondary));
        const QString title = index.data(Qt::DisplayRole).toString();
        painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
            painter->fontMetrics().elidedText(title, Qt::ElideMiddle, int(text.width())));
        painter->restore();
    }
};

} // namespace

FormOutline::FormOutline(models::FormModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_list(new QListView(this))
    , m_entries(new OutlineModel(this))
    , m_origin(new QuietLabel(this, Token::Text, Type::Secondary))
    , m_differences(new QuietLabel(this, Token::Secondary, Type::Secondary))
{
    auto *title = new QuietLabel(this);
    title->setLook(Token::Secondary, Type::Secondary, QFont::DemiBold);
    m_title = title;
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 10, 6, 10);
    layout->setSpacing(6);
    title->setContentsMargins(10, 0, 0, 0);
    layout->addWidget(title);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setModel(m_entries);
    m_list->setItemDelegate(new OutlineDelegate(m_list));
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setVerticalScrollMode(QListView::ScrollPerPixel);
    layout->addWidget(m_list, 1);
    for (QuietLabel *label : {m_origin, m_differences}) {
        label->setContentsMargins(10, 0, 4, 0);
        label->setWordWrap(true);
        layout->addWidget(label);
    }
    m_origin->hide();
    connect(&model, &models::FormModel::updated, this, &FormOutline::refresh);
    const auto choose = [this](const QModelIndex &index) {
        const QString id = index.data(OutlineModel::IdRole).toString();
        if (id == "more"_L1)
            emit moreWanted();
        else if (!id.isEmpty())
            emit chosen(id);
    };
    connect(m_list, &QListView::clicked, this, choose);
    connect(m_list, &QListView::activated, this, choose);
    setFocusProxy(m_list);
    refresh();
}

void FormOutline::refresh()
{
    static_cast<QuietLabel *>(m_title)->setText(tr("Outline"));
    m_list->setAccessibleName(tr("Outline"));
    m_entries->fill(m_model);
    const auto changed = std::ranges::count_if(m_model.rows(),
        [](const models::FormRow &row) { return row.isModified && !row.isSection(); });
    const auto set = std::ranges::count_if(
        m_model.rows(), [](const models::FormRow &row) { return row.isSet && !row.isSection(); });
    const bool isAll = m_model.level() == models::FormLevel::All;
    m_differences->setText(changed > 0 ? tr("%n changed", nullptr, int(changed))
            : isAll                    ? tr("%1 of %2 fields, %3 set")
                          .arg(m_model.shownFields())
                          .arg(m_model.allFields())
                          .arg(set)
                    : QString());
    m_differences->setVisible(!m_differences->text().isEmpty());
}

void FormOutline::setCurrent(const QString &sectionId)
{
    const int row = m_entries->rowOf(sectionId);
    if (row >= 0)
        m_list->setCurrentIndex(m_entries->index(row));
}

void FormOutline::setOrigin(const QString &origin)
{
    m_originText = origin;
    m_origin->setText(origin);
    m_origin->setVisible(!origin.isEmpty());
}

void FormOutline::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

void FormOutline::paintEvent(QPaintEvent *event)
{
    QWidget::paintEvent(event);
    QPainter painter(this);
    painter.fillRect(rect(), Theme::color(Token::Surface2));
}

} // namespace ui
