// SPDX-License-Identifier: Apache-2.0
#include "ui/browser/yamlview.h"

#include "models/yaml/emit.h"
#include "ui/editor/textlayout.h"
#include "ui/shared/theme.h"

#include <QEvent>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSyntaxHighlighter>

using namespace Qt::StringLiterals;

namespace ui {

/// What our own emitter writes, no more: keys, numbers, words of YAML, everything else is text.
class YamlView::Highlighter final : public QSyntaxHighlighter
{
public:
    using QSyntaxHighlighter::QSyntaxHighlighter;

protected:
    void highlightBlock(const QString &text) override
    {
        static const QRegularExpression line(
            uR"(^(\s*(?:- )*)("[^"]*"|[^\s"'#][^:]*)(:)(?:\s+(.*))?$)"_s);
        static const QRegularExpression number(u"^-?[0-9][0-9_.eE+-]*$"_s);
        static const QRegularExpression keyword(u"^(true|false|null|~|\\{\\}|\\[\\]|\\||\\|-)$"_s);
        const auto match = line.match(text);
        qsizetype from = 0;
        if (match.hasMatch()) {
            setFormat(int(match.capturedStart(2)), int(match.capturedLength(2)),
                Theme::color(Token::YamlKey));
            from = match.capturedStart(4);
            if (from < 0)
                return;
        } else {
            while (from < text.size() && (text[from] == u' ' || text[from] == u'-'))
                ++from;
        }
        const QString value = text.sliced(from);
        const Token token = number.match(value).hasMatch() ? Token::YamlNumber
            : keyword.match(value).hasMatch()              ? Token::YamlKeyword
                                                           : Token::YamlString;
        setFormat(int(from), int(value.size()), Theme::color(token));
    }
};

YamlView::YamlView(QWidget *parent)
    : QPlainTextEdit(parent)
{
    TextLayout::setUp(*this);
    m_highlighter = new Highlighter(document());
    setReadOnly(true);
    setFrameShape(QFrame::NoFrame);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setAccessibleName(tr("YAML"));
    dress();
}

void YamlView::dress()
{
    setFont(Theme::font(Type::Mono));
    QPalette colours = palette();
    colours.setColor(QPalette::Base, Theme::color(Token::Code));
    setPalette(colours);
    m_highlighter->rehighlight();
}

void YamlView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::ThemeChange)
        dress();
}

void YamlView::setObject(const QJsonObject &object)
{
    if (object == m_object)
        return;
    m_object = object;
    const int scrolled = verticalScrollBar()->value();
    models::yaml::EmitOptions options;
    options.order = models::yaml::conventionalOrder;
    options.listOffset = 0;
    setPlainText(models::yaml::emitYaml(object, options));
    verticalScrollBar()->setValue(scrolled);
}

} // namespace ui
