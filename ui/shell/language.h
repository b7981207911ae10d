// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QTranslator>

class QCoreApplication;

namespace ui {

/// The language of the interface: our catalogue, Qt's own, and the locale of numbers and dates.
/// Changes at run time; every widget hears of it by LanguageChange.
class Language final : public QObject
{
    Q_OBJECT
public:
    explicit Language(QCoreApplication &application);

    /// "zh_CN", "en", or empty for the system's.
    void set(const QString &code);
    [[nodiscard]] bool isSet() const { return m_isSet; }
    [[nodiscard]] QString code() const { return m_code; } ///< as set
    /// What is shown: "zh_CN" or "en".
    [[nodiscard]] QString shown() const;
    /// What the system asks for, of the two that we have.
    [[nodiscard]] static QString ofSystem();

signals:
    void changed();

private:
    QCoreApplication &m_application;
    QTranslator m_ours;
    QTranslator m_qts;
    QString m_code;
    bool m_isSet = false;
};

} // namespace ui
