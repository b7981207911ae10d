// SPDX-License-Identifier: Apache-2.0
#include "app/tour.h"
#include "app/window.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"sampan"_s);
    QCoreApplication::setApplicationVersion(QString::fromLatin1(SAMPAN_VERSION));
    QCommandLineParser parser;
    parser.addOptions({{u"sandbox"_s, u"Open the sandbox."_s},
        {u"out"_s, u"Folder of the tour."_s, u"folder"_s},
        {u"lang"_s, u"zh_CN or en."_s, u"lang"_s}, {u"theme"_s, u"light or dark."_s, u"theme"_s}});
    parser.process(application);
    const bool isTour = parser.positionalArguments().value(0) == "tour"_L1;
    QTemporaryDir scratch;
    ui::ShellOptions options;
    options.sandbox = parser.isSet(u"sandbox"_s);
    options.language = parser.value(u"lang"_s);
    options.theme = parser.value(u"theme"_s);
    if (isTour) {
        // A tour shows the program, not this user's habits.
        options.settingsFile = scratch.filePath(u"settings.conf"_s);
        options.canReopen = false;
        options.sandbox = false;
    }
    app::Window window(application, options);
    window.start();
    if (isTour) {
        auto *tour = new app::Tour(window.shell(), parser.value(u"out"_s), &window);
        QObject::connect(tour, &app::Tour::finished, &application, &QCoreApplication::exit,
            Qt::QueuedConnection);
        tour->start();
    }
    return QApplication::exec();
}
