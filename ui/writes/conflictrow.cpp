// SPDX-License-Identifier: Apache-2.0
#include "ui/writes/conflictrow.h"

#include "ui/shared/icons.h"
#include "ui/shared/marks.h"
#include "ui/shared/segmented.h"
#include "ui/shared/theme.h"

#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace ui {

QString shortValue(const QJsonValue &value)
{
    constexpr qsizetype longest = 28;
    QString text;
    if (value.isUndefined())
        text = u"–"_s;
    else if (value.isString())
        text = value.toString().simplified();
    else
        text = QString::fromUtf8(
            QJsonDocument(QJsonArray {value}).toJson(QJsonDocument::Compact).sliced(1).chopped(1));
    return text.size() > longest ? text.first(longest - 1) + u'…' : text;
}

ConflictRow::ConflictRow(models::Path path, const QString &sentence, const QString &hint,
    const QString &theirs, const QString &mine, QWidget *parent)
    : QFrame(parent)
    , m_path(std::move(path))
    , m_segments(new Segmented(this))
{
    setFrameShape(QFrame::StyledPanel);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 10, 6);
    row->setSpacing(10);
    row->addWidget(new IconLabel(Icons::state(State::Failed), 16, this));
    auto *words = new QVBoxLayout;
    words->setSpacing(1);
    auto *title = new QLabel(m_path.toString(), this);
    title->setFont(Theme::font(Type::Mono));
    title->setTextFormat(Qt::PlainText);
    title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *why = new QLabel(hint.isEmpty() ? sentence : sentence + u' ' + hint, this);
    why->setTextFormat(Qt::PlainText);
    why->setFont(Theme::font(Type::Secondary));
    why->setWordWrap(true);
    Theme::setInk(why, Token::Secondary);
    words->addWidget(title);
    words->addWidget(why);
    row->addLayout(words, 1);
    const auto with = [](const QString &word, const QString &value) {
        return value.isEmpty() ? word : u"%1 (%2)"_s.arg(word, value);
    };
    m_segments->setOptions(
        {with(tr("Keep theirs"), theirs), with(tr("Take mine"), mine), tr("Edit…")});
    m_segments->setAccessibleName(tr("Whose value of %1").arg(m_path.toString()));
    m_segments->setCurrent(-1);
    row->addWidget(m_segments);
    connect(m_segments, &Segmented::chosen, this, [this](int index) {
        if (index == 2) {
            m_segments->setCurrent(int(m_choice) - 1);
            emit editWanted();
            return;
        }
        m_choice = index == 0 ? Choice::Theirs : Choice::Mine;
        emit chosen();
    });
}

void ConflictRow::choose(Choice choice)
{
    m_choice = choice;
    m_segments->setCurrent(int(choice) - 1);
    emit chosen();
}

} // namespace ui
