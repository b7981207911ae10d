// SPDX-License-Identifier: Apache-2.0
// bench_forms FOLDER   the form of every kind whose definition lies there, each made anew: form,
// text and problems in their pane, every level shown
#include "tests/bench/figures.h"
#include "tests/bench/turnwatch.h"
#include "tests/bench/waiting.h"

#include "models/schema/validator.h"
#include "models/yaml/emit.h"
#include "ui/forms/fieldeditor.h"
#include "ui/forms/formpane.h"
#include "ui/forms/formview.h"
#include "ui/shared/theme.h"

#include <QApplication>
#include <QDirIterator>
#include <QFile>
#include <QJsonObject>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QJsonObject objectIn(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        bench::giveUp("a definition cannot be read");
    return models::yaml::parse(QString::fromUtf8(file.readAll()))->toJson().toObject();
}

struct Opened
{
    QString name;
    double usable = 0; ///< ms until its first rows can be typed into, painted
    double whole = 0; ///< ms until the last row is there
    double turn = 0; ///< longest of the UI thread, in its own time
    double rows = 0;
};

Opened open(const models::OpenApiDocumentRef &document, const models::GroupVersionKind &kind)
{
    QJsonObject start = models::skeleton(*document->root(kind), 6).toObject();
    start.insert(u"metadata"_s, QJsonObject {{u"name"_s, u"a"_s}});
    const QString text = models::yaml::emitYaml(start);
    Opened opened {.name = kind.kind + u'.' + kind.group};
    bench::TurnWatch turns;
    const bench::Stopwatch watch;
    ui::FormPane pane(nullptr);
    pane.resize(1440, 800);
    pane.text().setKind(document, kind, nullptr, {});
    pane.setLevel(models::FormLevel::All);
    pane.text().setText(text);
    pane.text().flush();
    pane.show();
    bench::need([&] { return pane.form()->findChild<ui::FieldEditor *>() != nullptr; },
        "a form has no field", 20s);
    (void)pane.grab();
    opened.usable = watch.milliseconds();
    bench::need([&] { return pane.form()->isComplete(); }, "a form did not come to its end", 20s);
    opened.whole = watch.milliseconds();
    bench::rest(20ms); // for a knock on a thread that had no turn meanwhile
    opened.turn = turns.take().busiest;
    opened.rows = double(pane.text().form().rows().size());
    return opened;
}

void tell(std::vector<Opened> &all, const char *name, double Opened::*figure)
{
    std::ranges::sort(all, {}, figure);
    bench::tell(name, all.back().*figure);
    bench::tell(QByteArray(name) + " median", all[all.size() / 2].*figure);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const ui::Theme theme(application);
    const QStringList words = QApplication::arguments();
    if (words.size() < 2)
        bench::giveUp("usage: bench_forms FOLDER");
    std::vector<Opened> all;
    QDirIterator files(words[1], {u"*.yaml"_s}, QDir::Files);
    while (files.hasNext()) {
        const auto document = models::OpenApiDocument::fromCrd(objectIn(files.next()));
        if (!document)
            bench::giveUp("a definition was refused");
        for (const models::GroupVersionKind &kind : (*document)->kinds())
            all.push_back(open(*document, kind));
    }
    if (all.empty())
        bench::giveUp("no definition lies there");
    bench::tell("kinds", double(all.size()));
    tell(all, "usable", &Opened::usable);
    tell(all, "turn", &Opened::turn);
    tell(all, "whole", &Opened::whole);
    tell(all, "rows", &Opened::rows);
    return 0;
}
