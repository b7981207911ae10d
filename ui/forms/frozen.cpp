// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/frozen.h"

#include "ui/shared/style.h"
#include "ui/shared/theme.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

/// Of a combo box only the text is left: nothing opens its list or goes through it.
class ListStop final : public QObject
{
public:
    explicit ListStop(QComboBox *combo)
        : QObject(combo)
    {
        combo->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        switch (event->type()) {
        case QEvent::MouseButtonPress:
        case QEvent::MouseButtonDblClick:
        case QEvent::Wheel:
            return true;
        case QEvent::KeyPress: {
            const int key = static_cast<QKeyEvent *>(event)->key();
            return key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp
                || key == Qt::Key_PageDown || key == Qt::Key_F4;
        }
        default:
            return QObject::eventFilter(watched, event);
        }
    }
};

/// Not faint: who cannot change it still reads it.
void dim(QWidget &text, bool frozen)
{
    QPalette palette;
    if (frozen)
        palette.setColor(QPalette::Text, Theme::color(Token::Secondary));
    text.setPalette(palette);
    Style::setFrozen(&text, frozen);
}

void freezeCombo(QComboBox &combo, bool frozen)
{
    if (!combo.isEditable()) {
        combo.setEnabled(!frozen);
        return;
    }
    const auto name = u"listStop"_s;
    if (!frozen)
        delete combo.findChild<QObject *>(name, Qt::FindDirectChildrenOnly);
    else if (!combo.findChild<QObject *>(name, Qt::FindDirectChildrenOnly))
        (new ListStop(&combo))->setObjectName(name);
    Style::setFrozen(&combo, frozen);
}

} // namespace

void freeze(QWidget &editor, bool frozen)
{
    const auto parts = editor.findChildren<QWidget *>();
    for (QWidget *part : parts) {
        if (auto *line = qobject_cast<QLineEdit *>(part)) {
            line->setReadOnly(frozen);
            dim(*line, frozen);
        } else if (auto *text = qobject_cast<QPlainTextEdit *>(part)) {
            text->setReadOnly(frozen);
            dim(*text, frozen);
        } else if (auto *combo = qobject_cast<QComboBox *>(part)) {
            freezeCombo(*combo, frozen);
        } else if (qobject_cast<QAbstractButton *>(part) || part->inherits("ui::Segmented")) {
            part->setEnabled(!frozen);
        }
    }
}

} // namespace ui
