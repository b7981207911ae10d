// SPDX-License-Identifier: Apache-2.0
#include "ui/editor/problemslist.h"

#include "ui/shared/icons.h"
#include "ui/shared/paint.h"
#include "ui/shared/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace ui {

using namespace models;
using namespace Qt::StringLiterals;

namespace {

enum Role { SeverityRole = Qt::UserRole, FieldRole, PlaceRole, FixRole };
constexpr int rowHeight = 28;

class Model final : public QAbstractListModel
{
public:
    using QAbstractListModel::QAbstractListModel;

    void set(const QList<yaml::Diagnostic> &all, const std::function<QString(const Path &)> &names)
    {
        beginResetModel();
        m_all = all;
        m_names = names;
        endResetModel();
    }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_all.size());
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        const yaml::Diagnostic &one = m_all[index.row()];
        switch (role) {
        case Qt::DisplayRole:
            return one.message.text();
        case Qt::ToolTipRole:
            return one.path.toString() + u'\n' + one.message.text()
                + (one.fromServer ? u'\n' + one.serverText : QString());
        case Qt::AccessibleTextRole:
            return u"%1, %2, %3:%4"_s.arg(field(one), one.message.text())
                .arg(one.line)
                .arg(one.column);
        case SeverityRole:
            return int(one.severity);
        case FieldRole:
            return field(one);
        case PlaceRole:
            return u"%1:%2"_s.arg(one.line).arg(one.column);
        case FixRole:
            return one.fixes.isEmpty() ? QString() : one.fixes.first().label.text();
        default:
            return {};
        }
    }

private:
    [[nodiscard]] QString field(const yaml::Diagnostic &one) const
    {
        const QString name = m_names ? m_names(one.path) : QString();
        if (!name.isEmpty() || one.path.isEmpty())
            return name;
        return one.path.lastKey().isEmpty() ? one.path.toString() : one.path.lastKey();
    }

    QList<yaml::Diagnostic> m_all;
    std::function<QString(const Path &)> m_names;
};

int fixWidth(const QString &fix)
{
    return fix.isEmpty() ? 0 : QFontMetrics(Theme::font(Type::Content)).horizontalAdvance(fix) + 12;
}

class RowDelegate final : public QStyledItemDelegate
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
        const QRectF row = QRectF(option.rect).adjusted(4, 1, -4, -1);
        if (option.state & QStyle::State_Selected)
            paint::panel(*painter, row, Theme::color(Token::Selection), {}, paint::chipRadius);
        const QRectF icon(row.left() + 8, row.center().y() - 7, 14, 14);
        const auto severity = yaml::Severity(index.data(SeverityRole).toInt());
        if (severity == yaml::Severity::Error)
            Icons::paintState(*painter, icon, State::Failed);
        else if (severity == yaml::Severity::Warning)
            Icons::paintWarning(*painter, icon);
        else
            paint::dot(*painter, icon.center(), 2.5, Theme::color(Token::Secondary));
        const QString fix = index.data(FixRole).toString();
        qreal right = row.right() - 8;
        painter->setFont(Theme::font(Type::Content));
        if (!fix.isEmpty()) {
            const QRectF box(
                right - fixWidth(fix) + 12, row.top(), fixWidth(fix) - 12, row.height());
            paint::text(*painter, box, fix, Theme::color(Token::Link));
            right -= fixWidth(fix);
        }
        painter->setFont(Theme::font(Type::Secondary));
        const QString place = index.data(PlaceRole).toString();
        const int placeWidth = painter->fontMetrics().horizontalAdvance(place);
        paint::text(*painter, QRectF(right - placeWidth, row.top(), placeWidth, row.height()),
            place, Theme::color(Token::Secondary));
        right -= placeWidth + 12;
        qreal left = icon.right() + 8;
        const QString field = index.data(FieldRole).toString();
        if (!field.isEmpty()) {
            painter->setFont(Theme::font(Type::Content, QFont::DemiBold));
            const int width = painter->fontMetrics().horizontalAdvance(field);
            paint::text(*painter, QRectF(left, row.top(), width + 1, row.height()), field,
                Theme::color(Token::Text));
            left += width + 8;
        }
        painter->setFont(Theme::font(Type::Content));
        paint::text(*painter, QRectF(left, row.top(), std::max(0.0, right - left), row.height()),
            index.data().toString(), Theme::color(Token::Text));
        painter->restore();
    }
};

} // namespace

ProblemsList::ProblemsList(QWidget *parent)
    : QListView(parent)
    , m_model(new Model(this))
{
    setModel(m_model);
    setItemDelegate(new RowDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Problems"));
}

void ProblemsList::setDiagnostics(const QList<yaml::Diagnostic> &diagnostics)
{
    const int row = currentIndex().row();
    m_all = diagnostics;
    std::ranges::stable_sort(m_all, [](const yaml::Diagnostic &one, const yaml::Diagnostic &other) {
        return one.severity < other.severity;
    });
    static_cast<Model *>(m_model)->set(m_all, m_names);
    if (row >= 0 && row < m_all.size())
        setCurrentIndex(m_model->index(row, 0));
}

void ProblemsList::setFieldNames(std::function<QString(const Path &)> names)
{
    m_names = std::move(names);
    setDiagnostics(m_all);
}

bool ProblemsList::isOverFix(const QPoint &point, int row) const
{
    if (row < 0 || m_all[row].fixes.isEmpty())
        return false;
    return point.x() > viewport()->width() - 12 - fixWidth(m_all[row].fixes.first().label.text());
}

void ProblemsList::mouseReleaseEvent(QMouseEvent *event)
{
    QListView::mouseReleaseEvent(event);
    const int row = indexAt(event->position().toPoint()).row();
    if (row < 0 || event->button() != Qt::LeftButton)
        return;
    const yaml::Diagnostic one = m_all[row]; // the list may be another after the signal
    if (isOverFix(event->position().toPoint(), row))
        emit fixChosen(one.fixes.first());
    else
        emit chosen(one);
}

void ProblemsList::mouseMoveEvent(QMouseEvent *event)
{
    QListView::mouseMoveEvent(event);
    const QPoint point = event->position().toPoint();
    viewport()->setCursor(
        isOverFix(point, indexAt(point).row()) ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void ProblemsList::keyPressEvent(QKeyEvent *event)
{
    const int row = currentIndex().row();
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!isEnter || row < 0) {
        QListView::keyPressEvent(event);
        return;
    }
    const yaml::Diagnostic one = m_all[row];
    if (event->modifiers() & Qt::AltModifier && !one.fixes.isEmpty())
        emit fixChosen(one.fixes.first());
    else
        emit chosen(one);
}

void ProblemsList::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        setAccessibleName(tr("Problems"));
}

} // namespace ui
