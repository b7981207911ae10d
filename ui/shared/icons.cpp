// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/icons.h"

#include <BreezeIcons>

#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>
#include <QRegularExpression>
#include <QSvgRenderer>

#include <functional>
#include <memory>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

// Whatever paints itself into a box, as an icon: no pixmaps are kept, so theme and pixel ratio
// are right at each painting.
class PaintedEngine final : public QIconEngine
{
public:
    using Paint = std::function<void(QPainter &, const QRectF &, QIcon::Mode)>;
    PaintedEngine(QString name, Paint paint)
        : m_name(std::move(name))
        , m_paint(std::move(paint))
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        Q_UNUSED(state)
        const qreal side = qMin(rect.width(), rect.height());
        QRectF box(0, 0, side, side);
        box.moveCenter(QRectF(rect).center());
        m_paint(*painter, box, mode);
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap map(size);
        map.fill(Qt::transparent);
        QPainter painter(&map);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return map;
    }
    QSize actualSize(const QSize &size, QIcon::Mode, QIcon::State) override { return size; }
    QList<QSize> availableSizes(QIcon::Mode, QIcon::State) override
    {
        return {QSize(16, 16), QSize(22, 22)};
    }
    [[nodiscard]] QIconEngine *clone() const override { return new PaintedEngine(*this); }
    [[nodiscard]] QString key() const override { return u"sampan"_s; }
    QString iconName() override { return m_name; }
    bool isNull() override { return false; }

private:
    QString m_name;
    Paint m_paint;
};

/// Our own drawings, for what Breeze has no fitting picture of.
QByteArray drawn(const QString &name)
{
    if (name == "sampan-config"_L1) { // a list of keys and values in a frame
        return R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">
            <g fill="#232629"><path d="M2 2h12v12H2zm1 1v2h10V3zm0 3v7h10V6z" fill-rule="evenodd"/>
            <path d="M4 7h3v1H4zm4 0h4v1H8zm-4 2h3v1H4zm4 0h4v1H8zm-4 2h3v1H4zm4 0h2v1H8z"/></g></svg>)";
    }
    if (name == "sampan-apps"_L1) { // nine in a grid
        return R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><g fill="#232629">
            <path d="M2 2h2v2H2zm5 0h2v2H7zm5 0h2v2h-2zM2 7h2v2H2zm5 0h2v2H7zm5 0h2v2h-2z"/>
            <path d="M2 12h2v2H2zm5 0h2v2H7zm5 0h2v2h-2z"/></g></svg>)";
    }
    return {};
}

QByteArray load(const QString &name)
{
    if (const QByteArray own = drawn(name); !own.isEmpty()) {
        return own;
    }
    static const bool isReady = [] {
        BreezeIcons::initIcons();
        return true;
    }();
    Q_UNUSED(isReady)
    static QHash<QString, QByteArray> cache;
    const auto known = cache.constFind(name);
    if (known != cache.constEnd()) {
        return *known;
    }
    QByteArray svg;
    for (const QString &size : {u"16"_s, u"22"_s, u"symbolic"_s}) {
        for (const QString &group : {u"actions"_s, u"places"_s, u"devices"_s, u"status"_s,
                 u"apps"_s, u"mimetypes"_s, u"preferences"_s, u"categories"_s, u"emblems"_s}) {
            QFile file(u":/icons/breeze/%1/%2/%3.svg"_s.arg(group, size, name));
            if (svg.isEmpty() && file.open(QIODevice::ReadOnly)) {
                svg = file.readAll();
            }
        }
    }
    // The set has a few names that only point to another file.
    if (!svg.isEmpty() && !svg.contains('<')) {
        svg = load(QString::fromUtf8(svg.trimmed()).section(u'/', -1).section(u'.', 0, 0));
    }
    cache.insert(name, svg);
    return svg;
}

QSvgRenderer *renderer(const QString &name, const QColor &ink)
{
    static QHash<QString, std::shared_ptr<QSvgRenderer>> cache;
    const QString key = name + ink.name();
    const auto known = cache.constFind(key);
    if (known != cache.constEnd()) {
        return known->get();
    }
    // Breeze draws in #232629 and marks with a few other colours; our icons have one ink.
    static const QRegularExpression anyColour(u"#[0-9a-fA-F]{6}\\b"_s);
    const QByteArray svg = QString::fromUtf8(load(name)).replace(anyColour, ink.name()).toUtf8();
    auto made = svg.isEmpty() ? nullptr : std::make_shared<QSvgRenderer>(svg);
    return cache.insert(key, std::move(made))->get();
}

QPen pen(const QColor &ink, qreal width)
{
    return {ink, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin};
}

QPolygonF octagon(const QPointF &center, qreal radius)
{
    QPolygonF polygon;
    for (int i = 0; i < 8; ++i) {
        const qreal angle = (i + 0.5) * M_PI / 4;
        polygon.append(center + QPointF(std::cos(angle), std::sin(angle)) * radius);
    }
    return polygon;
}

// On a 16 x 16 canvas with the origin in its middle.
void paintUnknown(QPainter &painter, const QColor &ink)
{
    QPen dashes(ink, 1.4, Qt::CustomDashLine, Qt::FlatCap);
    dashes.setDashPattern({2.1, 1.5});
    painter.setPen(dashes);
    painter.drawEllipse(QPointF(), 6, 6);
    painter.setPen(pen(ink, 1.3));
    QPainterPath mark;
    mark.moveTo(-1.7, -1.6);
    mark.cubicTo(-1.6, -3.7, 1.9, -3.6, 1.7, -1.4);
    mark.cubicTo(1.6, -0.4, 0, -0.3, 0, 1);
    painter.drawPath(mark);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    painter.drawEllipse(QPointF(0, 3), 0.85, 0.85);
}

void paintRinged(QPainter &painter, State state, const QColor &ink)
{
    painter.setPen(pen(ink, 1.5));
    painter.drawEllipse(QPointF(), 6, 6);
    switch (state) {
    case State::Waiting:
        painter.drawPolyline(QPolygonF {QPointF(0, -3.4), QPointF(0, 0.2), QPointF(2.4, 1.6)});
        break;
    case State::Running:
        painter.setPen(pen(ink, 0.8));
        painter.setBrush(ink);
        painter.drawPolygon(QPolygonF {QPointF(-1.5, -2.5), QPointF(2.7, 0), QPointF(-1.5, 2.5)});
        break;
    case State::Paused:
        painter.setPen(QPen(ink, 1.6, Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(QPointF(-1.5, -2.6), QPointF(-1.5, 2.6));
        painter.drawLine(QPointF(1.5, -2.6), QPointF(1.5, 2.6));
        break;
    default: // Stopping
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink);
        painter.drawRoundedRect(QRectF(-2.3, -2.3, 4.6, 4.6), 0.6, 0.6);
    }
}

} // namespace

QIcon Icons::named(const QString &name, Token token)
{
    if (name.isEmpty()) {
        return {};
    }
    return QIcon(new PaintedEngine(
        name, [name, token](QPainter &painter, const QRectF &box, QIcon::Mode mode) {
            const QColor ink = Theme::color(mode == QIcon::Disabled ? Token::Disabled : token);
            paintNamed(painter, box, name, ink);
        }));
}

QIcon Icons::named(const QString &name, State ink)
{
    return QIcon(
        new PaintedEngine(name, [name, ink](QPainter &painter, const QRectF &box, QIcon::Mode) {
            paintNamed(painter, box, name, Theme::stateText(ink));
        }));
}

bool Icons::exists(const QString &name)
{
    return !load(name).isEmpty();
}

QIcon Icons::state(State state)
{
    return QIcon(
        new PaintedEngine(u"state"_s, [state](QPainter &painter, const QRectF &box, QIcon::Mode) {
            paintState(painter, box, state);
        }));
}

QIcon Icons::warning()
{
    return QIcon(new PaintedEngine(u"warning"_s,
        [](QPainter &painter, const QRectF &box, QIcon::Mode) { paintWarning(painter, box); }));
}

QIcon Icons::information()
{
    return named(u"help-about"_s);
}

QIcon Icons::application()
{
    return QIcon(u":/icon/sampan.svg"_s);
}

void Icons::paintState(QPainter &painter, const QRectF &box, State state)
{
    paintState(painter, box, state, Theme::stateText(state), Theme::color(Token::Surface));
}

void Icons::paintState(
    QPainter &painter, const QRectF &box, State state, const QColor &ink, const QColor &ground)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(box.center());
    painter.scale(box.width() / 16, box.height() / 16);
    painter.setBrush(Qt::NoBrush);
    switch (state) {
    case State::Starting: {
        painter.setPen(pen(ink, 1.5));
        painter.drawArc(QRectF(-6, -6, 12, 12), 100 * 16, 290 * 16);
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink);
        painter.drawEllipse(QPointF(), 1.9, 1.9);
        break;
    }
    case State::Succeeded:
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink);
        painter.drawEllipse(QPointF(), 6.7, 6.7);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(pen(ground, 1.7));
        painter.drawPolyline(QPolygonF {QPointF(-2.9, 0.2), QPointF(-0.9, 2.2), QPointF(3, -2.2)});
        break;
    case State::Failed:
        painter.setPen(pen(ink, 0.8));
        painter.setBrush(ink);
        painter.drawPolygon(octagon({}, 6.7));
        painter.setPen(pen(ground, 1.7));
        painter.drawLine(QPointF(-2.1, -2.1), QPointF(2.1, 2.1));
        painter.drawLine(QPointF(-2.1, 2.1), QPointF(2.1, -2.1));
        break;
    case State::Unknown:
        paintUnknown(painter, ink);
        break;
    default:
        paintRinged(painter, state, ink);
    }
    painter.restore();
}

void Icons::paintWarning(QPainter &painter, const QRectF &box)
{
    const QColor ink = Theme::stateText(State::Waiting);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(box.center());
    painter.scale(box.width() / 16, box.height() / 16);
    painter.setPen(pen(ink, 1.4));
    painter.setBrush(ink);
    painter.drawPolygon(QPolygonF {QPointF(0, -5.6), QPointF(6.4, 5.4), QPointF(-6.4, 5.4)});
    const QColor ground = Theme::color(Token::Surface);
    painter.setPen(pen(ground, 1.6));
    painter.drawLine(QPointF(0, -1.9), QPointF(0, 1.4));
    painter.drawPoint(QPointF(0, 3.7));
    painter.restore();
}

void Icons::paintNamed(QPainter &painter, const QRectF &box, const QString &name, const QColor &ink)
{
    if (QSvgRenderer *svg = renderer(name, ink)) {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        svg->render(&painter, box);
        painter.restore();
    }
}

} // namespace ui
