// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/clipboard.h"

#include "ui/shared/session.h"

#include <QApplication>
#include <QClipboard>
#include <QMimeData>
#include <QTimer>
#include <QWidget>

#include <array>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

std::chrono::milliseconds stay = std::chrono::minutes(1);

/// How each platform's managers of clipboards are asked: KDE's, those of macOS, those of Windows.
const std::array<std::pair<QString, QByteArray>, 3> &hints()
{
    static const std::array<std::pair<QString, QByteArray>, 3> all {
        std::pair(u"x-kde-passwordManagerHint"_s, QByteArray("secret")),
        std::pair(u"org.nspasteboard.ConcealedType"_s, QByteArray("1")),
        std::pair(
            u"application/x-qt-windows-mime;value=\"ExcludeClipboardContentFromMonitorProcessing\""_s,
            QByteArray(4, '\0'))};
    return all;
}

void markSecret(const QString &text)
{
    auto *data = new QMimeData;
    data->setText(text);
    for (const auto &[format, value] : hints())
        data->setData(format, value);
    QGuiApplication::clipboard()->setMimeData(data);
    QTimer::singleShot(stay, qApp, [text] {
        if (QGuiApplication::clipboard()->text() == text)
            QGuiApplication::clipboard()->clear();
    });
}

} // namespace

void Clipboard::copy(Session &session, const QString &text, const QString &what)
{
    QGuiApplication::clipboard()->setText(text);
    session.notify(Notice {State::Succeeded, tr("Copied: %1").arg(what)});
}

void Clipboard::guard(QWidget *holder)
{
    const QClipboard *clipboard = QGuiApplication::clipboard();
    QObject::connect(clipboard, &QClipboard::dataChanged, holder, [clipboard, holder] {
        const QWidget *focus = QApplication::focusWidget();
        const bool isFromHere
            = focus != nullptr && (focus == holder || holder->isAncestorOf(focus));
        const QMimeData *data = clipboard->mimeData();
        if (isFromHere && data != nullptr && data->hasText()
            && !data->hasFormat(hints().front().first))
            markSecret(data->text());
    });
}

void Clipboard::setStay(std::chrono::milliseconds time)
{
    stay = time;
}

} // namespace ui
