// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/stateview.h"

#include "ui/shared/flowlayout.h"
#include "ui/shared/icons.h"
#include "ui/shared/marks.h"
#include "ui/shared/paint.h"
#include "ui/shared/style.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <array>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int barRows = 4;

QIcon iconOf(StateView::Kind kind)
{
    switch (kind) {
    case StateView::Kind::Empty:
        return Icons::named(u"view-list-details"_s);
    case StateView::Kind::NoMatch:
        return Icons::named(u"search"_s);
    case StateView::Kind::Loading:
        return {};
    case StateView::Kind::Offline:
        return Icons::named(u"network-disconnect"_s, State::Waiting);
    case StateView::Kind::NoAccess:
        return Icons::named(u"object-locked"_s);
    case StateView::Kind::Error:
        return Icons::state(State::Failed);
    case StateView::Kind::LoginExpired:
        return Icons::named(u"system-users"_s, State::Waiting);
    case StateView::Kind::NotServed:
        break;
    }
    return Icons::information();
}

} // namespace

/// As high as its text is at the width that it may have: a layout asks for the height at its own.
class ReadableLabel final : public QLabel
{
public:
    explicit ReadableLabel(QWidget *parent)
        : QLabel(parent)
    {
        setWordWrap(true);
        setTextFormat(Qt::PlainText);
        setTextInteractionFlags(Qt::TextSelectableByMouse);
        setMaximumWidth(640);
    }
    [[nodiscard]] int heightForWidth(int width) const override
    {
        return QLabel::heightForWidth(qMin(width, maximumWidth()));
    }
};

/// The grey rows and the thin bar of a view that loads.
class LoadingBars final : public QWidget
{
public:
    explicit LoadingBars(QWidget *parent)
        : QWidget(parent)
    {
        setFixedHeight(112);
    }
    void set(qreal share, bool rows)
    {
        m_share = share;
        m_rows = rows;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const qreal full = width();
        paint::panel(painter, QRectF(0, 0, full, 4), Theme::color(Token::Border), {}, 2);
        if (m_share > 0) {
            paint::panel(
                painter, QRectF(0, 0, full * m_share, 4), Theme::color(Token::Link), {}, 2);
        }
        if (!m_rows) {
            return;
        }
        constexpr std::array<qreal, barRows> widths {0.50, 0.40, 0.56, 0.36};
        for (int i = 0; i < barRows; ++i) {
            const qreal y = 20 + i * 26;
            const auto bar = [&](qreal x, qreal w) {
                paint::panel(
                    painter, QRectF(x, y, w, 9), Theme::color(Token::Chip), {}, paint::chipRadius);
            };
            bar(8, full * 0.18);
            bar(full * 0.28, full * widths[static_cast<std::size_t>(i)]);
            bar(full * 0.89, full * 0.11);
        }
    }

private:
    qreal m_share = 0;
    bool m_rows = false;
};

StateView::StateView(QWidget *parent)
    : QWidget(parent)
    , m_icon(new IconLabel({}, 22, this))
    , m_title(new ReadableLabel(this))
    , m_reason(new ReadableLabel(this))
    , m_bars(new LoadingBars(this))
    , m_buttons(new QWidget(this))
    , m_flow(new FlowLayout(m_buttons))
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(m_bars);
    column->addWidget(m_icon);
    column->addSpacing(8);
    column->addWidget(m_title);
    column->addSpacing(4);
    column->addWidget(m_reason);
    column->addSpacing(10);
    column->addWidget(m_buttons);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(16, 12, 16, 12);
    outer->addStretch(2);
    outer->addLayout(column);
    outer->addStretch(3);
    m_patience.setSingleShot(true);
    m_patience.setInterval(300);
    connect(&m_patience, &QTimer::timeout, this, [this] { setProgress(m_done, m_total); });
    colour();
}

void StateView::setContent(Kind kind, const QString &title, const QString &reason,
    const QList<BannerAction> &actions, bool primary)
{
    if (kind == Kind::Loading && m_kind != Kind::Loading) {
        m_patience.start();
    }
    m_kind = kind;
    m_icon->setIcon(iconOf(kind));
    m_icon->setVisible(kind != Kind::Loading);
    m_bars->setVisible(kind == Kind::Loading);
    m_title->setText(title);
    m_reason->setText(reason);
    m_reason->setVisible(!reason.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(reason);
    m_flow->clear();
    bool first = true;
    for (const BannerAction &action : actions) {
        auto *button = new QPushButton(action.text, m_buttons);
        Style::setSmall(button);
        button->setAutoDefault(false);
        button->setAccessibleName(action.text);
        if (first && primary) {
            Style::setRole(button, ButtonRole::Primary);
        }
        first = false;
        connect(button, &QPushButton::clicked, this, [run = action.triggered] {
            if (run) {
                run();
            }
        });
        m_flow->addWidget(button);
        button->show();
    }
    m_buttons->setVisible(!actions.isEmpty());
    colour();
}

void StateView::setIcon(const QIcon &icon)
{
    m_icon->setIcon(icon);
}

void StateView::setProgress(qint64 done, qint64 total)
{
    m_done = done;
    m_total = total;
    const qreal share
        = total > 0 ? qBound(0.0, static_cast<qreal>(done) / static_cast<qreal>(total), 1.0) : 0;
    static_cast<LoadingBars *>(m_bars)->set(share, !m_patience.isActive());
}

QString StateView::title() const
{
    return m_title->text();
}

void StateView::colour()
{
    m_title->setFont(Theme::font(Type::StateTitle, QFont::DemiBold));
    Theme::setInk(m_reason, Token::Secondary);
}

void StateView::paintEvent(QPaintEvent *event)
{
    QWidget::paintEvent(event);
}

void StateView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        colour();
    }
    QWidget::changeEvent(event);
}

void StateView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_kind == Kind::Loading) {
        m_patience.start();
    }
}

} // namespace ui
