// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractButton>
#include <QApplication>
#include <QTest>
#include <QWindow>

/// A user without a mouse: keys reach the window that has the focus, the way a keyboard's do.
class Keyboard
{
public:
    static void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QGuiApplication::focusWindow(), key, modifiers);
    }
    static void type(const QString &text)
    {
        for (const QChar c : text)
            QTest::keyClick(QGuiApplication::focusWindow(), c.toLatin1());
    }
    /// Moves the focus with Tab until it is on a control whose accessible name holds that word.
    bool tabTo(const QString &word)
    {
        m_seen.clear();
        for (int i = 0; i < 200; ++i) {
            const QWidget *widget = QApplication::focusWidget();
            const QString name = widget == nullptr ? QString() : nameOf(*widget);
            if (name.contains(word, Qt::CaseInsensitive))
                return true;
            m_seen.append(name);
            press(Qt::Key_Tab);
            QCoreApplication::processEvents(); // nobody is faster than that
        }
        return false;
    }
    /// Where the last tabTo() went, for the message of a test that failed.
    [[nodiscard]] QString seen() const
    {
        return QStringLiteral("the focus was on: ") + m_seen.join(QStringLiteral(", "));
    }

private:
    static QString nameOf(const QWidget &widget)
    {
        if (!widget.accessibleName().isEmpty())
            return widget.accessibleName();
        const auto *button = qobject_cast<const QAbstractButton *>(&widget);
        return button == nullptr ? QString::fromLatin1(widget.metaObject()->className())
                                 : button->text();
    }

    QStringList m_seen;
};
