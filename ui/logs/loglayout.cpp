// SPDX-License-Identifier: Apache-2.0
#include "ui/logs/loglayout.h"

#include "ui/shared/ansicolors.h"
#include "ui/shared/paint.h"
#include "ui/shared/theme.h"

#include <algorithm>
#include <cmath>

namespace ui {

using models::LogStore;

namespace {

constexpr qsizetype longest = 8192; // characters laid out of one line

bool isAscii(QByteArrayView text)
{
    return std::ranges::all_of(text, [](char c) { return quint8(c) < 0x80; });
}

/// Bytes of the line to characters of its text.
class Counter
{
public:
    explicit Counter(QByteArrayView bytes)
        : m_bytes(bytes)
        , m_isAscii(isAscii(bytes))
    {
    }
    [[nodiscard]] bool isPlain() const { return m_isAscii; }
    [[nodiscard]] qsizetype characters(qsizetype bytes) const
    {
        const qsizetype count = std::clamp<qsizetype>(bytes, 0, m_bytes.size());
        return m_isAscii ? count : QString::fromUtf8(m_bytes.first(count)).size();
    }

private:
    QByteArrayView m_bytes;
    bool m_isAscii;
};

// The terminal's sixteen, readable on our ground: hues of the ranks and states.
QColor ansiColour(int colour)
{
    const bool isDark = Theme::isDark();
    if (colour >= 0x1000000) {
        QColor wanted = QColor::fromRgb(QRgb(colour & 0xffffff));
        const double light = wanted.lightnessF();
        if (isDark && light < 0.45)
            wanted.setHslF(wanted.hslHueF(), wanted.hslSaturationF(), 0.6F);
        else if (!isDark && light > 0.45)
            wanted.setHslF(wanted.hslHueF(), wanted.hslSaturationF(), 0.35F);
        return wanted;
    }
    if (colour % 8 == 0 || colour == 7 || colour == 15) // black and white are our own ink
        return colour == 8 ? Theme::color(Token::Secondary) : Theme::color(Token::Text);
    return ansiColor(colour % 8);
}

class Formats
{
public:
    Formats(qsizetype first, qsizetype length)
        : m_first(first)
        , m_length(length)
    {
    }
    void add(qsizetype from, qsizetype to, const QTextCharFormat &format)
    {
        const qsizetype start = std::max<qsizetype>(0, from - m_first);
        const qsizetype end = std::min(m_length, to - m_first);
        if (start < end)
            m_ranges.append({int(start), int(end - start), format});
    }
    [[nodiscard]] const QList<QTextLayout::FormatRange> &ranges() const { return m_ranges; }

private:
    qsizetype m_first;
    qsizetype m_length;
    QList<QTextLayout::FormatRange> m_ranges;
};

void layOut(QTextLayout &layout, const LogExtentOfLine &extent)
{
    layout.beginLayout();
    qreal top = 0;
    while (true) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(extent.isWrapped ? extent.width : 1e7);
        line.setPosition({0, top});
        top += LogLayout::lineHeight();
    }
    layout.endLayout();
}

} // namespace

LogLayout::LogLayout(const LogStore &store, const models::LogRows &rows)
    : m_store(store)
    , m_rows(rows)
{
}

int LogLayout::lineHeight()
{
    return qMax(Theme::scaled(19), QFontMetrics(Theme::font(Type::Mono)).height() + 2);
}

qreal LogLayout::letterWidth()
{
    return QFontMetricsF(Theme::font(Type::Mono)).horizontalAdvance(u'0');
}

LaidOutLine LogLayout::lineOf(qsizetype index, const LogExtentOfLine &extent, bool isCurrent,
    qsizetype from, qsizetype to) const
{
    LaidOutLine made;
    const QByteArrayView bytes = m_store.text(index);
    const Counter counter(bytes.first(std::min<qsizetype>(bytes.size(), 16 * longest)));
    QString text;
    if (counter.isPlain() && bytes.size() > longest) { // every letter is as wide as the next
        const qreal letter = letterWidth();
        if (!extent.isWrapped) {
            made.first
                = std::clamp<qsizetype>(qsizetype(extent.scrolled / letter) - 8, 0, bytes.size());
            made.left = qreal(made.first) * letter;
        }
        text = QString::fromLatin1(
            bytes.sliced(made.first, std::min(longest, bytes.size() - made.first)));
        made.naturalWidth = qreal(bytes.size()) * letter;
        made.isCut = made.first + text.size() < bytes.size();
    } else {
        text = QString::fromUtf8(bytes.first(std::min<qsizetype>(bytes.size(), 4 * longest)));
        made.isCut = text.size() > longest || bytes.size() > 4 * longest;
        text.truncate(longest);
    }
    made.layout = std::make_unique<QTextLayout>(text, Theme::font(Type::Mono));
    QTextOption option;
    option.setWrapMode(
        extent.isWrapped ? QTextOption::WrapAtWordBoundaryOrAnywhere : QTextOption::NoWrap);
    option.setTabStopDistance(8 * letterWidth());
    option.setTextDirection(Qt::LeftToRight);
    made.layout->setTextOption(option);
    made.layout->setCacheEnabled(false);
    Formats formats(made.first, text.size());
    for (const models::AnsiSpan &span : m_store.spans(index)) {
        QTextCharFormat format;
        if (span.colour >= 0)
            format.setForeground(ansiColour(span.colour));
        if (span.isBold)
            format.setFontWeight(QFont::DemiBold);
        formats.add(counter.characters(span.start),
            counter.characters(qsizetype(span.start) + span.length), format);
    }
    const qsizetype seen = std::min<qsizetype>(bytes.size(), 16 * longest);
    for (const models::LogRows::Range &range : m_rows.matchesIn(bytes.first(seen))) {
        QTextCharFormat format;
        const QColor fill = Theme::stateFill(State::Waiting);
        format.setBackground(isCurrent ? fill : paint::mix(Theme::color(Token::Code), fill, 0.35));
        format.setForeground(isCurrent ? Theme::onFill() : Theme::color(Token::Text));
        formats.add(counter.characters(range.start), counter.characters(range.start + range.length),
            format);
    }
    if (from < to) {
        QTextCharFormat format;
        format.setBackground(Theme::color(Token::Selection));
        format.setForeground(Theme::color(Token::Text));
        formats.add(from, to, format);
    }
    made.layout->setFormats(formats.ranges());
    layOut(*made.layout, extent);
    made.height = std::max(1, made.layout->lineCount()) * lineHeight();
    if (made.naturalWidth <= 0 && made.layout->lineCount() > 0)
        made.naturalWidth = made.layout->lineAt(0).naturalTextWidth();
    return made;
}

} // namespace ui
