// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/clipboard.h"

#include "ui/shared/session.h"

#include <QClipboard>
#include <QGuiApplication>

namespace ui {

void Clipboard::copy(Session &session, const QString &text, const QString &what)
{
    QGuiApplication::clipboard()->setText(text);
    session.notify(Notice {State::Succeeded, tr("Copied: %1").arg(what)});
}

} // namespace ui
