// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/volumeline.h"

#include "models/form/formedits.h"
#include "ui/shared/icons.h"
#include "ui/shared/marks.h"
#include "ui/shared/quietlabel.h"
#include "ui/shared/theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace ui {

VolumeLine::VolumeLine(const models::VolumeMount &volume, const QString &note, QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 0, 2, 0);
    layout->setSpacing(8);
    QString icon = u"drive-harddisk"_s;
    QString name = volume.source;
    if (volume.kind == "secret"_L1)
        icon = u"object-locked"_s;
    else if (volume.kind == "configmap"_L1)
        icon = u"document-properties"_s;
    else if (volume.kind == "memory"_L1)
        name = tr("memory");
    else if (volume.kind == "scratch"_L1)
        name = tr("scratch");
    layout->addWidget(new IconLabel(Icons::named(icon)));
    auto *what = new QuietLabel(this, Token::Text, Type::Content);
    what->setLook(Token::Text, Type::Content, QFont::Medium);
    what->setText(name);
    layout->addWidget(what);
    auto *arrow = new QuietLabel(this);
    arrow->setText(u"→"_s);
    layout->addWidget(arrow);
    auto *path = new QuietLabel(this, Token::Text, Type::Mono);
    path->setText(volume.mountPath.isEmpty() ? tr("not mounted") : volume.mountPath);
    layout->addWidget(path);
    auto *facts = new QuietLabel(this);
    QStringList words {volume.readOnly ? tr("read only") : tr("read and write")};
    if (!note.isEmpty())
        words.append(note);
    facts->setText(words.join(u" · "_s));
    layout->addWidget(facts, 1);
    auto *cross = new QToolButton(this);
    cross->setIcon(Icons::named(u"dialog-close"_s));
    cross->setAutoRaise(true);
    cross->setToolTip(tr("Remove"));
    cross->setAccessibleName(tr("Remove volume %1").arg(volume.name));
    layout->addWidget(cross);
    connect(cross, &QToolButton::clicked, this, &VolumeLine::removeWanted);
    setFixedHeight(Theme::scaled(28));
    setAccessibleName(u"%1 → %2, %3"_s.arg(name, volume.mountPath, facts->text()));
}

void VolumeLine::paintEvent(QPaintEvent *event)
{
    QWidget::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Theme::color(Token::Border));
    painter.setBrush(Theme::color(Token::Surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

} // namespace ui
