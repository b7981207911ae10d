// SPDX-License-Identifier: Apache-2.0
// bench_yaml KUBECONFIG: YAML of 10,000 lines, pods with the schema of that server.
#include "tests/bench/figures.h"
#include "tests/bench/serverschema.h"
#include "tests/bench/waiting.h"

#include "models/yaml/operation.h"
#include "models/yaml/tree.h"
#include "ui/editor/yamlpane.h"
#include "ui/shared/theme.h"

#include <QApplication>
#include <QTest>

#include <yaml-cpp/yaml.h>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
namespace yaml = models::yaml;

namespace {

constexpr int lines = 10'000;

/// Pods of eighteen lines each, one document after another.
QString text()
{
    QString all;
    for (int i = 0; all.count(u'\n') < lines; ++i) {
        all += u"---\n"
               "apiVersion: v1\n"
               "kind: Pod\n"
               "metadata:\n"
               "  name: worker-%1\n"
               "  namespace: demo\n"
               "  labels: {app: train, rank: \"%1\"}\n"
               "spec:\n"
               "  restartPolicy: Never\n"
               "  containers:\n"
               "    - name: main # trains\n"
               "      image: registry.local/train:%1\n"
               "      args: [\"--rank\", \"%1\"]\n"
               "      env:\n"
               "        - name: RANK\n"
               "          value: \"%1\"\n"
               "      resources:\n"
               "        limits: {cpu: \"4\", memory: 8Gi}\n"_s.arg(i);
    }
    return all;
}

template <typename Work> void timed(QByteArrayView name, Work work)
{
    double best = 1e9;
    for (int round = 0; round < 3; ++round) {
        const bench::Stopwatch watch;
        work();
        best = std::min(best, watch.milliseconds());
    }
    bench::tell(name, best);
}

void engine(const QString &source, const models::OpenApiDocumentRef &schema)
{
    yaml::TreePtr tree;
    timed("read", [&] { tree = yaml::parse(source); });
    const std::string bytes = source.toStdString();
    timed("read yaml-cpp", [&] { (void)YAML::LoadAll(bytes); });
    timed("validate", [&] {
        if (!bench::checkPods(*tree, schema).isEmpty())
            bench::giveUp("the sound text is found fault with");
    });
    const yaml::Operation operation {.kind = yaml::Operation::Kind::SetScalar,
        .document = int(tree->documents().size()) / 2,
        .path = models::Path {u"spec"_s, u"restartPolicy"_s},
        .value = u"Always"_s};
    timed("plan edit", [&] {
        if (!yaml::plan(*tree, operation))
            bench::giveUp("the edit was not planned");
    });
    timed("edit", [&] {
        if (!yaml::edit(*tree, operation))
            bench::giveUp("the edit was refused");
    });
}

/// From the key that spoils a line to the squiggle under it.
void squiggle(const QString &source, const models::OpenApiDocumentRef &schema)
{
    ui::DocumentSession session;
    session.setValidator(
        [schema](const yaml::Tree &tree) { return bench::checkPods(tree, schema); });
    ui::YamlPane pane(session);
    pane.resize(700, 800);
    pane.show();
    bench::Stopwatch opening;
    session.setText(source);
    bench::tell("open", opening.milliseconds());
    ui::YamlEditor &editor = pane.editor();
    editor.setFocus();
    bench::rest(1s);
    QTextCursor cursor
        = session.document()->find(u"restartPolicy: Never"_s, int(source.size() / 2));
    cursor.clearSelection();
    cursor.movePosition(QTextCursor::EndOfLine);
    editor.setTextCursor(cursor);
    bench::rest(500ms);
    QList<double> all;
    for (int round = 0; round < 5; ++round) {
        const bench::Stopwatch watch;
        QTest::keyClick(&editor, Qt::Key_X);
        const double handled = watch.milliseconds();
        bench::need(
            [&] { return session.isFresh() && session.errorCount() > 0; }, "no squiggle came", 10s);
        all.append(watch.milliseconds());
        if (round == 0)
            bench::tell("key handled", handled);
        QTest::keyClick(&editor, Qt::Key_Backspace);
        bench::need([&] { return session.isFresh() && session.errorCount() == 0; },
            "the squiggle did not go", 10s);
        bench::rest(200ms);
    }
    std::ranges::sort(all);
    bench::tell("squiggle", all[2]);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const ui::Theme theme(application);
    const models::OpenApiDocumentRef schema
        = bench::serverSchema(QCoreApplication::arguments().value(1));
    const QString source = text();
    engine(source, schema);
    squiggle(source, schema);
    return 0;
}
