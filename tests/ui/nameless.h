// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QWidget>

namespace ui {

/// The controls under `root` that a screen reader could not name: no text of their own, no
/// accessible name, and no label that points at them.
inline QStringList nameless(const QWidget &root)
{
    using namespace Qt::StringLiterals;
    QList<const QWidget *> labelled;
    for (const QLabel *label : root.findChildren<QLabel *>()) {
        labelled.append(label->buddy());
    }
    QStringList found;
    for (const QWidget *widget : root.findChildren<QWidget *>()) {
        const QWidget *parent = widget->parentWidget();
        const bool isPartOf = qobject_cast<const QComboBox *>(parent) != nullptr
            || qobject_cast<const QAbstractSpinBox *>(parent) != nullptr
            || qobject_cast<const QLineEdit *>(parent) != nullptr
            || qobject_cast<const QTabBar *>(parent) != nullptr
            || qobject_cast<const QAbstractItemView *>(parent) != nullptr
            || qobject_cast<const QHeaderView *>(widget) != nullptr
            || widget->objectName().startsWith(u"qt_"_s) || widget->isHidden()
            || (parent != nullptr && parent->inherits("QComboBoxPrivateContainer"));
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const bool takesFocus = widget->focusPolicy() != Qt::NoFocus
            && widget->focusProxy() == nullptr && !widget->inherits("QAbstractScrollArea")
            && qobject_cast<const QLabel *>(widget) == nullptr; // they speak for themselves
        const bool isControl = button != nullptr || takesFocus
            || qobject_cast<const QLineEdit *>(widget) != nullptr
            || qobject_cast<const QComboBox *>(widget) != nullptr
            || qobject_cast<const QAbstractSpinBox *>(widget) != nullptr
            || qobject_cast<const QTabBar *>(widget) != nullptr
            || qobject_cast<const QPlainTextEdit *>(widget) != nullptr
            || (qobject_cast<const QAbstractItemView *>(widget) != nullptr);
        const bool hasName = !widget->accessibleName().isEmpty() || labelled.contains(widget)
            || (button != nullptr && !button->text().isEmpty());
        if (isControl && !isPartOf && !hasName) {
            found.append(u"%1 '%2' in %3"_s.arg(
                QString::fromLatin1(widget->metaObject()->className()), widget->objectName(),
                parent == nullptr ? QString()
                                  : QString::fromLatin1(parent->metaObject()->className())));
        }
    }
    return found;
}

} // namespace ui
