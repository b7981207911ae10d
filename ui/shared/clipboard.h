// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>
#include <QString>

namespace ui {

class Session;

/// Copying with an answer: the toast says what is on the clipboard now.
class Clipboard
{
    Q_DECLARE_TR_FUNCTIONS(ui::Clipboard)
public:
    /// `what` names it in the toast ("name", "3 names", "YAML").
    static void copy(Session &session, const QString &text, const QString &what);
};

} // namespace ui
