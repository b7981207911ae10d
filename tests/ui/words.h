// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>
#include <QTranslator>

namespace ui {

/// The program's words in a language for as long as it lives; English has a catalogue, too: the
/// plurals, without which a picture says "1 errors".
class Words final
{
public:
    explicit Words(const QString &code = QStringLiteral("en"))
    {
        const QString folder = QCoreApplication::applicationDirPath();
        if (m_translator.load(
                QStringLiteral("%1/../../translations/sampan_%2.qm").arg(folder, code)))
            QCoreApplication::installTranslator(&m_translator);
    }
    ~Words() { QCoreApplication::removeTranslator(&m_translator); }
    Words(const Words &) = delete;
    Words &operator=(const Words &) = delete;

    [[nodiscard]] bool isEmpty() const { return m_translator.isEmpty(); }

private:
    QTranslator m_translator;
};

} // namespace ui
