// SPDX-License-Identifier: Apache-2.0
// bench_editor KUBECONFIG FILE HALF LINE COLUMN: what an editor asks of a large pod, as
// peers/yamlserver.mjs asks it of another. LINE and COLUMN (from 0) are a value of FILE and the end
// of a half-typed key of HALF.
#include "tests/bench/figures.h"
#include "tests/bench/serverschema.h"
#include "tests/bench/waiting.h"

#include "models/schema/completion.h"
#include "models/schema/hover.h"
#include "ui/editor/folding.h"
#include "ui/editor/yamlpane.h"
#include "ui/shared/theme.h"

#include <QApplication>
#include <QFile>
#include <QPlainTextEdit>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
namespace yaml = models::yaml;

namespace {

QString read(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        bench::giveUp("a document cannot be read");
    return QString::fromUtf8(file.readAll());
}

template <typename Work> void timed(QByteArrayView name, Work work, int rounds = 3)
{
    double best = 1e9;
    for (int round = 0; round < rounds; ++round) {
        const bench::Stopwatch watch;
        work();
        best = std::min(best, watch.milliseconds());
    }
    bench::tell(name, best);
}

struct Task
{
    QString text;
    QString half;
    yaml::Position place;
};

void check(const QString &text, const models::OpenApiDocumentRef &schema)
{
    const yaml::TreePtr tree = yaml::parse(text);
    const auto found = tree->diagnostics() + bench::checkPods(*tree, schema);
    if (!found.isEmpty())
        bench::giveUp(qPrintable(found.first().message.english()));
}

void services(const Task &task, const models::OpenApiDocumentRef &schema)
{
    const models::GroupVersionKind pod {{}, u"v1"_s, u"Pod"_s};
    timed("cold", [&] { check(task.text, schema); }, 1);
    timed("tree", [&] { (void)yaml::parse(task.text); });
    timed("check", [&] { check(task.text, schema); });
    const yaml::TreePtr tree = yaml::parse(task.text);
    const qsizetype offset = tree->offsetAt(task.place);
    timed("hover", [&] {
        if (models::hoverAt(*tree, offset, schema->root(pod), nullptr, u"en"_s).path.isEmpty())
            bench::giveUp("nothing is said of the value");
    });
    const qsizetype typed = yaml::parse(task.half)->offsetAt(task.place);
    timed("completion", [&] {
        const auto offered
            = models::complete(yaml::placeAt(task.half, typed), schema->root(pod), {});
        if (!std::ranges::contains(offered, u"imagePullPolicy"_s, &models::Completion::label))
            bench::giveUp("the key is not offered");
    });
    QPlainTextEdit plain;
    plain.setPlainText(task.text);
    ui::Folding folding(plain);
    timed("folding", [&] { folding.setTree(*tree); });
}

/// The whole editor with the text in it, over a program that has none open.
void memory(const Task &task, const models::OpenApiDocumentRef &schema)
{
    const double before = bench::memory().resident;
    ui::DocumentSession session;
    session.setValidator(
        [schema](const yaml::Tree &tree) { return bench::checkPods(tree, schema); });
    ui::YamlPane pane(session);
    pane.resize(700, 800);
    pane.show();
    session.setText(task.text);
    bench::need([&] { return session.isFresh(); }, "the text was not read", 10s);
    bench::rest(1s);
    bench::tell("grown", bench::memory().resident - before);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const ui::Theme theme(application);
    const QStringList words = QCoreApplication::arguments();
    const Task task {read(words.value(2)), read(words.value(3)),
        {words.value(4).toInt() + 1, words.value(5).toInt() + 1}};
    const models::OpenApiDocumentRef schema = bench::serverSchema(words.value(1));
    if (words.value(6) == "memory"_L1)
        memory(task, schema);
    else
        services(task, schema);
    return 0;
}
