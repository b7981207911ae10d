// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace ui {

Language::Language(QCoreApplication &application)
    : QObject(&application)
    , m_application(application)
{
}

QString Language::ofSystem()
{
    return QLocale::system().language() == QLocale::Chinese ? u"zh_CN"_s : u"en"_s;
}

QString Language::shown() const
{
    return m_code.isEmpty() ? ofSystem() : m_code;
}

void Language::set(const QString &code)
{
    m_code = code;
    m_isSet = true;
    const QString name = shown();
    // Before the catalogue: texts made during LanguageChange format their numbers with it.
    QLocale::setDefault(name == "en"_L1 ? QLocale(QLocale::English, QLocale::UnitedStates)
                                        : QLocale(QLocale::Chinese, QLocale::China));
    QCoreApplication::removeTranslator(&m_ours);
    QCoreApplication::removeTranslator(&m_qts);
    if (m_qts.load(u"qtbase_"_s + name, QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        QCoreApplication::installTranslator(&m_qts);
    }
    // English has a catalogue too: the plurals.
    if (m_ours.load(u":/i18n/sampan_"_s + name)) {
        QCoreApplication::installTranslator(&m_ours);
    }
    emit changed();
}

} // namespace ui
