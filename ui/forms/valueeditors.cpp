// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/valueeditors.h"

#include "models/form/formedits.h"
#include "models/form/formmodel.h"
#include "ui/forms/formwords.h"
#include "ui/forms/trailingnote.h"
#include "ui/shared/formatting.h"
#include "ui/shared/icons.h"
#include "ui/shared/segmented.h"
#include "ui/shared/style.h"
#include "ui/shared/theme.h"

#include <QCalendarWidget>
#include <QCheckBox>
#include <QComboBox>
#include <QDateTime>
#include <QEvent>
#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QStringDecoder>
#include <QToolButton>
#include <QWidgetAction>

#include <optional>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int gap = 6;
constexpr int numberWidth = 92;
constexpr qsizetype largestFile = 1 << 20; // what an object may hold

QString rfc3339(const QDateTime &time)
{
    return time.toUTC().toString(u"yyyy-MM-ddTHH:mm:ss"_s) + u'Z';
}

/// "90s" -> 90 and s; nothing for "1h30m".
std::optional<std::pair<QString, QString>> splitDuration(const QString &text)
{
    static const QRegularExpression shape(uR"(^([+-]?\d*\.?\d+)(ms|s|m|h|d)$)"_s);
    const QRegularExpressionMatch match = shape.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    return std::pair(match.captured(1), match.captured(2));
}

/// The text that bytes are; nothing for bytes that are none.
std::optional<QString> textOf(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder.decode(bytes);
    if (decoder.hasError() || text.contains(QChar(0)))
        return std::nullopt;
    return text;
}

std::optional<QByteArray> bytesOf(const QString &base64)
{
    QString packed = base64;
    packed.remove(u'\n').remove(u'\r');
    const auto decoded = QByteArray::fromBase64Encoding(
        packed.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? std::optional(*decoded) : std::nullopt;
}

} // namespace

DateTimeFieldEditor::DateTimeFieldEditor(FormContext context, QWidget *parent)
    : FieldEditor(context, parent)
    , m_edit(new QLineEdit(this))
    , m_pick(new QToolButton(this))
    , m_menu(new QMenu(this))
    , m_calendar(new QCalendarWidget)
    , m_now(m_menu->addAction(QString()))
    , m_local(new TrailingNote(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(gap);
    layout->addWidget(m_edit, 2);
    layout->addWidget(m_pick);
    layout->addWidget(m_local, 1);
    setFocusProxy(m_edit);
    m_pick->setIcon(Icons::named(u"view-calendar"_s));
    m_pick->setAutoRaise(true);
    m_pick->setMenu(m_menu);
    m_pick->setPopupMode(QToolButton::InstantPopup);
    m_calendar->setGridVisible(false);
    m_calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    auto *days = new QWidgetAction(m_menu);
    days->setDefaultWidget(m_calendar);
    m_menu->addSeparator();
    m_menu->addAction(days);
    connect(m_edit, &QLineEdit::textEdited, this,
        [this](const QString &text) { wantText(text.trimmed(), true); });
    connect(m_now, &QAction::triggered, this,
        [this] { wantValue(rfc3339(QDateTime::currentDateTimeUtc())); });
    connect(m_calendar, &QCalendarWidget::activated, this, &DateTimeFieldEditor::pickDay);
    connect(m_calendar, &QCalendarWidget::clicked, this, &DateTimeFieldEditor::pickDay);
}

/// The time of the day stays.
void DateTimeFieldEditor::pickDay()
{
    QDateTime time = QDateTime::fromString(row().text, Qt::ISODate).toLocalTime();
    if (!time.isValid())
        time = QDateTime(QDate(), QTime(0, 0));
    time.setDate(m_calendar->selectedDate());
    m_menu->close();
    wantValue(rfc3339(time));
}

void DateTimeFieldEditor::show(const models::FormRow &row)
{
    if (!m_edit->hasFocus() || m_edit->text().trimmed() != row.text)
        m_edit->setText(row.text);
    m_edit->setPlaceholderText(
        row.placeholder.isEmpty() ? u"2026-01-31T08:00:00Z"_s : placeholder());
    m_edit->setReadOnly(row.state == models::ValueState::Inherited);
    Style::setInvalid(m_edit, row.state == models::ValueState::Error);
    m_now->setText(tr("Now"));
    m_pick->setToolTip(tr("Choose a day"));
    describe(m_edit);
    describe(m_pick, tr("calendar"));
    describe(m_calendar, tr("calendar"));
    const QDateTime time = QDateTime::fromString(row.text, Qt::ISODate);
    if (time.isValid())
        m_calendar->setSelectedDate(time.toLocalTime().date());
    m_local->setText(
        time.isValid() ? tr("%1 here").arg(Format::exact(time.toLocalTime())) : QString());
}

DurationFieldEditor::DurationFieldEditor(FormContext context, QWidget *parent)
    : FieldEditor(context, parent)
    , m_number(new QLineEdit(this))
    , m_unitBox(new QComboBox(this))
    , m_note(new TrailingNote(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(gap);
    m_number->setMinimumWidth(Theme::scaled(numberWidth));
    m_number->setMaximumWidth(Theme::scaled(numberWidth * 2));
    layout->addWidget(m_number);
    layout->addWidget(m_unitBox);
    layout->addWidget(m_note, 1);
    setFocusProxy(m_number);
    connect(m_number, &QLineEdit::textEdited, this, [this] { commit(true); });
    connect(m_unitBox, &QComboBox::activated, this, [this] { commit(false); });
}

void DurationFieldEditor::commit(bool burst)
{
    const QString typed = m_number->text().trimmed();
    static const QRegularExpression bare(uR"(^[+-]?\d*\.?\d+$)"_s);
    wantText(
        bare.match(typed).hasMatch() ? typed + m_unitBox->currentData().toString() : typed, burst);
}

void DurationFieldEditor::show(const models::FormRow &row)
{
    const QSignalBlocker blocker(m_unitBox);
    const QString before = m_unitBox->currentData().toString();
    const auto parts = splitDuration(row.text);
    m_unitBox->clear();
    m_unitBox->addItem(tr("milliseconds"), u"ms"_s);
    m_unitBox->addItem(tr("seconds"), u"s"_s);
    m_unitBox->addItem(tr("minutes"), u"m"_s);
    m_unitBox->addItem(tr("hours"), u"h"_s);
    // Go knows no days; the server's format for custom kinds does.
    if ((row.node && !row.node->isGoType) || (parts && parts->second == "d"_L1))
        m_unitBox->addItem(tr("days"), u"d"_s);
    const bool isPair = parts || !row.isSet;
    const QString unit = parts ? parts->second : before.isEmpty() ? u"s"_s : before;
    m_unitBox->setCurrentIndex(std::max(0, m_unitBox->findData(unit)));
    m_unitBox->setVisible(isPair);
    const QString shown = parts ? parts->first : row.text;
    const bool isTyping = m_number->hasFocus()
        && (m_number->text() == row.text || m_number->text() + unit == row.text);
    if (!isTyping && m_number->text() != shown)
        m_number->setText(shown);
    m_number->setPlaceholderText(placeholder());
    m_number->setReadOnly(row.state == models::ValueState::Inherited);
    Style::setInvalid(m_number, row.state == models::ValueState::Error);
    describe(m_number);
    describe(m_unitBox, tr("unit"));
    m_note->setText(isPair ? QString() : tr("as in 1h30m"));
}

Base64FieldEditor::Base64FieldEditor(FormContext context, QWidget *parent)
    : FieldEditor(context, parent)
    , m_edit(new QPlainTextEdit(this))
    , m_mode(new Segmented(this))
    , m_file(new QToolButton(this))
    , m_size(new TrailingNote(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    layout->addWidget(m_edit);
    auto *below = new QHBoxLayout;
    below->setSpacing(gap);
    m_mode->setSmall(true);
    m_file->setAutoRaise(true);
    below->addWidget(m_mode);
    below->addWidget(m_file);
    below->addWidget(m_size, 1);
    layout->addLayout(below);
    Style::setField(m_edit);
    m_edit->setFont(Theme::font(Type::Mono));
    m_edit->setTabChangesFocus(true);
    m_edit->setFixedHeight(Theme::scaled(72));
    m_edit->installEventFilter(this);
    setFocusProxy(m_edit);
    connect(m_mode, &Segmented::chosen, this, [this](int index) {
        m_showsText = index == 0;
        show(row());
    });
    connect(m_file, &QToolButton::clicked, this, &Base64FieldEditor::readFile);
}

bool Base64FieldEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::FocusOut)
        commit();
    return FieldEditor::eventFilter(watched, event);
}

void Base64FieldEditor::commit()
{
    const QString typed = m_edit->toPlainText();
    const bool isText = m_mode->current() == 0;
    const QString value = isText ? QString::fromLatin1(typed.toUtf8().toBase64()) : typed.trimmed();
    const auto before = bytesOf(row().text);
    if (value == row().text || (isText && before && *before == typed.toUtf8()))
        return;
    wantText(value);
}

void Base64FieldEditor::readFile()
{
    auto *dialog = new QFileDialog(this, tr("Read a file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &name) {
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly))
            m_size->setText(tr("%1 could not be read: %2").arg(name, file.errorString()));
        else if (file.size() > largestFile)
            m_size->setText(tr("%1 is larger than an object may be").arg(name));
        else
            wantValue(QString::fromLatin1(file.readAll().toBase64()));
    });
    dialog->open();
}

void Base64FieldEditor::show(const models::FormRow &row)
{
    const auto bytes = bytesOf(row.text);
    const auto text = bytes ? textOf(*bytes) : std::nullopt;
    const bool asText = m_showsText && text;
    m_mode->setOptions({tr("Text"), tr("Base64")});
    m_mode->setCurrent(asText ? 0 : 1);
    m_mode->setEnabled(text.has_value());
    m_file->setText(tr("From a file…"));
    const QString shown = asText ? *text : row.text;
    if (!m_edit->hasFocus() && m_edit->toPlainText() != shown)
        m_edit->setPlainText(shown);
    m_edit->setReadOnly(row.state == models::ValueState::Inherited);
    m_edit->setPlaceholderText(placeholder());
    describe(m_edit);
    describe(m_mode, tr("shown as"));
    describe(m_file, tr("file"));
    m_size->setText(!bytes       ? tr("not valid base64")
            : row.text.isEmpty() ? QString()
                                 : Format::bytes(bytes->size()));
}

ChecklistFieldEditor::ChecklistFieldEditor(FormContext context, QWidget *parent)
    : FieldEditor(context, parent)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins({});
    m_layout->setSpacing(2);
}

void ChecklistFieldEditor::toggle(const QString &word, bool on)
{
    using Kind = models::yaml::Operation::Kind;
    const QJsonArray items = row().value.toArray();
    models::yaml::Operation operation;
    operation.kind = on ? Kind::AppendItem : Kind::Remove;
    operation.path = row().path;
    operation.value = word;
    operation.order = models::yaml::conventionalOrder;
    if (!on && items.size() > 1) {
        for (int i = 0; i < items.size(); ++i) {
            if (items[i].toString() == word)
                operation.path = row().path.child(i);
        }
    }
    want({operation});
}

void ChecklistFieldEditor::show(const models::FormRow &row)
{
    QStringList words = row.options;
    QStringList chosen;
    const QJsonArray items = row.value.toArray();
    for (const QJsonValue &item : items) {
        const QString word = item.toVariant().toString();
        chosen.append(word);
        if (!words.contains(word)) // stays in sight, and can be taken away
            words.append(word);
    }
    while (m_boxes.size() > words.size()) {
        m_boxes.last()->hide();
        m_boxes.takeLast()->deleteLater();
    }
    while (m_boxes.size() < words.size()) {
        auto *box = new QCheckBox(this);
        m_layout->addWidget(box);
        box->show();
        connect(box, &QCheckBox::clicked, this,
            [this, box](bool on) { toggle(box->property("word").toString(), on); });
        m_boxes.append(box);
    }
    for (qsizetype i = 0; i < words.size(); ++i) {
        const bool isKnown = row.options.contains(words[i]);
        m_boxes[i]->setProperty("word", words[i]);
        m_boxes[i]->setText(isKnown ? FormWords::option(row, words[i])
                                    : tr("%1 (not one of the values)").arg(words[i]));
        m_boxes[i]->setChecked(chosen.contains(words[i]));
        m_boxes[i]->setEnabled(row.state != models::ValueState::Inherited);
        describe(m_boxes[i], words[i]);
    }
    setFocusProxy(m_boxes.isEmpty() ? nullptr : m_boxes.first());
}

} // namespace ui
