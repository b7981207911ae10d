// SPDX-License-Identifier: Apache-2.0
// A sandbox to drive by hand: sandbox_serve KUBECONFIG [empty] [pods=N] [fault=SPEC]
#include "models/sandbox/sandbox.h"

#include <QCoreApplication>
#include <QTextStream>

using namespace Qt::StringLiterals;
using models::sandbox::Sandbox;

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    Sandbox::Options options;
    options.kubeconfigFile = words.value(1);
    for (const QString &word : words.mid(2)) {
        if (word == u"empty") {
            options.empty = true;
        } else if (word.startsWith(u"fault=")) {
            options.fault = word.sliced(6);
        } else {
            options.objects.insert(word.section(u'=', 0, 0), word.section(u'=', 1).toInt());
        }
    }
    Sandbox sandbox(options);
    QObject::connect(&sandbox, &Sandbox::ready, &app,
        [&] { QTextStream(stdout) << "listening on " << sandbox.url().toString() << Qt::endl; });
    QObject::connect(&sandbox, &Sandbox::failed, &app, [&](const models::Error &error) {
        QTextStream(stderr) << error.text() << Qt::endl;
        QCoreApplication::exit(1);
    });
    sandbox.start();
    return QCoreApplication::exec();
}
