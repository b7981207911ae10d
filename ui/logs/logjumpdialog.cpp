// SPDX-License-Identifier: Apache-2.0
#include "ui/logs/logjumpdialog.h"

#include "ui/shared/formatting.h"
#include "ui/shared/icons.h"
#include "ui/shared/theme.h"

#include <QDateTimeEdit>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

LogJumpDialog::LogJumpDialog(
    const QDateTime &first, const QDateTime &last, const QDateTime &shown, QWidget *parent)
    : Dialog(parent)
    , m_time(new QDateTimeEdit(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Jump to time"));
    setHead(Icons::named(u"clock"_s), tr("Jump to time"),
        tr("The lines kept are from %1 to %2").arg(Format::exact(first), Format::exact(last)));
    m_time->setDisplayFormat(u"yyyy-MM-dd HH:mm:ss"_s);
    m_time->setDateTime(shown.toLocalTime());
    m_time->setMinimumWidth(Theme::scaled(220));
    m_time->setAccessibleName(tr("Time"));
    auto *label = new QLabel(tr("Show the first line that is not older than"), this);
    label->setBuddy(m_time);
    body()->addWidget(label);
    body()->addWidget(m_time, 0, Qt::AlignLeft);
    addCancel();
    QPushButton *jump = addButton(tr("Jump"), ButtonRole::Primary);
    jump->setDefault(true);
    connect(jump, &QPushButton::clicked, this, [this] {
        emit chosen(m_time->dateTime().toUTC());
        accept();
    });
    setWantedSize({Theme::scaled(460), 0});
    m_time->setFocus();
    QTimer::singleShot(0, m_time, // once it has the focus, which chooses the year
        [this] { m_time->setSelectedSection(QDateTimeEdit::MinuteSection); });
}

} // namespace ui
