// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>
#include <QString>

#include <chrono>

class QWidget;

namespace ui {

class Session;

/// Copying with an answer: the toast says what is on the clipboard now.
class Clipboard
{
    Q_DECLARE_TR_FUNCTIONS(ui::Clipboard)
public:
    /// `what` names it in the toast ("name", "3 names", "YAML").
    static void copy(Session &session, const QString &text, const QString &what);
    /// Whatever is copied from that widget or below it is secret: managers of clipboards are asked
    /// not to keep it, and a minute later it is gone unless something else was copied since.
    static void guard(QWidget *holder);
    /// As long as guarded text stays. For tests.
    static void setStay(std::chrono::milliseconds time);
};

} // namespace ui
