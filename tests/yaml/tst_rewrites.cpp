// SPDX-License-Identifier: Apache-2.0
#include "models/yaml/rewrites.h"

#include <QTest>

#include <ranges>

using namespace Qt::StringLiterals;
using namespace models::yaml;

/// Other ways to write the same, offered at the caret (^).
class RewritesTest final : public QObject
{
    Q_OBJECT

private slots:
    void offers_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("after"); // empty: nothing is offered
        const auto row = [](const char *name, const QString &text, const QString &after) {
            QTest::newRow(name) << text << after;
        };
        row("a map in braces", u"a:\n  b: {z: 1, c: \"2\"^} # why\n"_s,
            u"a:\n  b: # why\n    z: 1\n    c: \"2\"\n"_s);
        row("a list in brackets", u"a: [x, ^z]\nb: 1\n"_s, u"a:\n  - x\n  - z\nb: 1\n"_s);
        row("the outer of two", u"a: {b: [^1, 2], c: 3}\n"_s,
            u"a:\n  b:\n    - 1\n    - 2\n  c: 3\n"_s);
        row("an item", u"a:\n  - {k: ^x, v: z}\n"_s, u"a:\n  - k: x\n    v: z\n"_s);
        row("in the second document", u"a: 1\n---\nb: {c: ^1}\n"_s, u"a: 1\n---\nb:\n  c: 1\n"_s);
        row("an alias of a scalar", u"a: &x 1\nb: *^x\n"_s, u"a: &x 1\nb: 1\n"_s);
        row("an alias of a map", u"a: &x\n  c: 1\nb: *^x # why\n"_s,
            u"a: &x\n  c: 1\nb: # why\n  c: 1\n"_s);
        row("a merge stays", u"a: &x {c: 1}\nb:\n  <<: *^x\n"_s, {});
        row("comments would be lost", u"a: {b: 1, # one\n  ^c: 2}\n"_s, {});
        row("anchors would be lost", u"a: {b: &x 1, ^c: 2}\nd: *x\n"_s, {});
        row("lines already", u"a:\n  b: ^1\n"_s, {});
        row("nothing in it", u"a: {^}\n"_s, {});
        row("a text with errors", u"a: {b: ^1}\nc: \"x\n"_s, {});
    }
    void offers()
    {
        QFETCH(QString, text);
        const qsizetype caret = text.indexOf(u'^');
        text.remove(caret, 1);
        const TreePtr tree = parse(text);
        const auto fixes = rewritesAt(*tree, caret);
        QString after;
        if (!fixes.isEmpty()) {
            after = text;
            for (const TextEdit &edit : fixes.first().edits | std::views::reverse)
                after.replace(edit.start, edit.length, edit.text);
        }
        QTEST(after, "after");
        QVERIFY(after.isEmpty() || parse(after)->toJson(1) == tree->toJson(1));
        QVERIFY(after.isEmpty() || parse(after)->toJson() == tree->toJson());
    }
};

QTEST_GUILESS_MAIN(RewritesTest)
#include "tst_rewrites.moc"
