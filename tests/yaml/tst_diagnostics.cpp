// SPDX-License-Identifier: Apache-2.0
#include "models/yaml/tree.h"

#include <QTest>

using namespace models::yaml;
using namespace Qt::StringLiterals;

/// What is said about a text without any schema, and that one mistake hides no other.
class TestDiagnostics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void found_data();
    void found();
    void clean_data();
    void clean();
    void fixesHelp_data();
    void fixesHelp();
    void severalErrors();
    void restSurvives();
    void hostile_data();
    void hostile();
};

namespace {

/// "line:column severity check", one per diagnostic.
QString picture(const Tree &tree)
{
    QStringList all;
    for (const Diagnostic &found : tree.diagnostics())
        all += u"%1:%2 %3%4"_s.arg(found.line)
                   .arg(found.column)
                   .arg(QChar(u"EWI"[int(found.severity)]))
                   .arg(found.check);
    return all.join(u", "_s);
}

} // namespace

void TestDiagnostics::found_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("found");
    const auto row = [](const char *name, const QString &text, const QString &found) {
        QTest::newRow(name) << text << found;
    };
    row("open double quote", u"a: \"x\nb: 1\n"_s, u"1:4 E1"_s);
    row("open single quote", u"a: 'x\nb: 1\n"_s, u"1:4 E1"_s);
    row("open quote meets a later quote", u"a: \"x\nb: 1\nc: \"y\"\n"_s, u"1:4 E1"_s);
    row("key without colon", u"a: 1\ncc\nb: 1\n"_s, u"2:1 E1"_s);
    row("two commas", u"a: [1,,2]\n"_s, u"1:7 E1"_s);
    row("open list", u"a: [1, 2\nb: 1\n"_s, u"1:4 E1"_s);
    row("open object", u"a: {x: 1\nb: 1\n"_s, u"1:4 E1"_s);
    row("escape slash", u"a: \"x\\/y\"\n"_s, u"1:6 E1"_s);
    row("unknown escape", u"a: \"x\\qy\"\nb: 1\n"_s, u"1:6 E1"_s);
    row("control character", u"a: x\x01\n"_s, u"1:5 E1"_s);
    row("next line character", u"a: x\u0085y\n"_s, u"1:6 E1"_s);
    row("two colons", u"a: b: c\n"_s, u"1:5 E1"_s);
    row("at sign", u"a: @x\n"_s, u"1:4 E1"_s);
    row("wrong indentation", u"a:\n  x: 1\n   y: 2\nb: 1\n"_s, u"3:4 E1"_s);
    row("dedent to nowhere", u"a:\n    x: 1\n  y: 2\nb: 1\n"_s, u"3:3 E1"_s);
    row("question mark in flow", u"a: [http://h/p?q=1]\n"_s, u"1:5 E1"_s);
    row("text behind |", u"a: |x\n  y\nb: 1\n"_s, u"1:5 E1"_s);
    row("tab", u"a:\n\tx: 1\n"_s, u"2:1 E2"_s);
    row("tabs", u"a:\n\tx: 1\n\ty: 1\nb: 1\n"_s, u"2:1 E2, 3:1 E2"_s);
    row("doubled key", u"a: 1\nb: 2\na: 3\n"_s, u"3:1 E3"_s);
    row("doubled in flow", u"a: {b: 1, b: 2}\n"_s, u"1:11 E3"_s);
    row("key true", u"y: 1\n"_s, u"1:1 W4"_s);
    row("key number", u"1: x\n"_s, u"1:1 W4"_s);
    row("null key", u"null: x\n"_s, u"1:1 E4"_s);
    row("no key", u": 1\n"_s, u"1:1 E4"_s);
    row("list key", u"? [a]\n: 1\n"_s, u"1:3 E4"_s);
    row("merge of a scalar", u"<<: 1\n"_s, u"1:5 E4"_s);
    row("octal", u"a: 0644\n"_s, u"1:4 W6"_s);
    row("infinity", u"a: .inf\n"_s, u"1:4 E7"_s);
    row("too big", u"a: 18446744073709551616\n"_s, u"1:4 E7"_s);
    row("undefined alias", u"a: *x\n"_s, u"1:4 E8"_s);
    row("self reference", u"a: &a [*a]\n"_s, u"1:8 E8"_s);
    row("unused anchor", u"a: &a 1\n"_s, u"1:4 I8"_s);
    row("alias across documents", u"a: &a 1\nc: *a\n---\nb: *a\n"_s, u"4:4 E8"_s);
    row("int tag", u"a: !!int x\n"_s, u"1:4 E9"_s);
    row("bad binary", u"a: !!binary \"%\"\n"_s, u"1:4 E9"_s);
    row("binary", u"a: !!binary aGk=\n"_s, u"1:4 W9"_s);
    row("own tag", u"a: !foo x\n"_s, u"1:4 W9"_s);
    row("directive", u"%YAML 1.2\n---\na: 1\n"_s, u"1:1 E9"_s);
    row("unknown directive", u"%FOO x\n---\na: 1\n"_s, u"1:1 E9"_s);
    row("text behind ---", u"--- {a: 1}\n"_s, u"1:5 E11"_s);
    row("glued marker", u"a: 1\n---x\nb: 1\n"_s, u"2:1 E1"_s);
    row("spaces in a literal", u"a: |\n  x \n  y\n"_s, u"2:4 I36"_s);
    row("merge overridden", u"b: &b {x: 1}\nd:\n  <<: *b\n  x: 2\n"_s, u"4:3 W3"_s);
}

void TestDiagnostics::found()
{
    QFETCH(QString, text);
    const TreePtr tree = parse(text);
    QTEST(picture(*tree), "found");
    for (const Diagnostic &found : tree->diagnostics())
        QVERIFY(!found.message.english().isEmpty());
}

void TestDiagnostics::clean_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << u""_s;
    QTest::newRow("comments") << u"# a\n\n# b\n"_s;
    QTest::newRow("documents") << u"---\na: 1\n---\n# nothing\n---\nb: 1\n...\n"_s;
    QTest::newRow("comment behind ---") << u"--- # first\na: 1\n"_s;
    QTest::newRow("scalars") << u"a: x\nb: 'y'\nc: \"z\"\nd: |\n  l\ne: >-\n  f\n"_s;
    QTest::newRow("flow") << u"a: {b: [1, 2], \"c\": http://x:80/y}\n"_s;
    QTest::newRow("merge") << u"a: &a {x: 1}\nb:\n  <<: *a\n"_s;
    QTest::newRow("merges") << u"a: &a {x: 1}\nc: &c {y: 1}\nb:\n  <<: [*a, *c]\n"_s.replace(
        u"y:"_s, u"z:"_s);
    QTest::newRow("JSON") << u"{\"a\": {\"b\": [1, null, true]}}\n"_s;
    QTest::newRow("crlf") << u"a: 1\r\nb:\r\n- 1\r\n"_s;
    QTest::newRow("dates") << u"a: 2024-01-01\nb: 12:30:45\n"_s;
}

void TestDiagnostics::clean()
{
    QFETCH(QString, text);
    QCOMPARE(picture(*parse(text)), QString());
}

void TestDiagnostics::fixesHelp_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::newRow("quote") << u"a: \"x\nb: 1\n"_s << u"a: \"x\"\nb: 1\n"_s;
    QTest::newRow("bracket") << u"a: [1, 2\nb: 1\n"_s << u"a: [1, 2]\nb: 1\n"_s;
    QTest::newRow("colon") << u"a: b: c\n"_s << u"a: \"b: c\"\n"_s;
    QTest::newRow("at sign") << u"a: @x\n"_s << u"a: \"@x\"\n"_s;
    QTest::newRow("tab") << u"a:\n\tx: 1\n"_s << u"a:\n  x: 1\n"_s;
    QTest::newRow("key") << u"on: 1\n"_s << u"\"on\": 1\n"_s;
    QTest::newRow("slash") << u"a: \"x\\/y\"\n"_s << u"a: \"x/y\"\n"_s;
    QTest::newRow("question mark") << u"a: [x?y]\n"_s << u"a: [\"x?y\"]\n"_s;
    QTest::newRow("directive") << u"%YAML 1.1\n---\na: 1\n"_s << u"---\na: 1\n"_s;
    QTest::newRow("control character") << u"a: x\x01\n"_s << u"a: x\n"_s;
}

void TestDiagnostics::fixesHelp()
{
    QFETCH(QString, before);
    const TreePtr tree = parse(before);
    QVERIFY(!tree->diagnostics().isEmpty());
    QVERIFY(!tree->diagnostics().first().fixes.isEmpty());
    const QString after = applied(before, tree->diagnostics().first().fixes.first().edits);
    QTEST(after, "after");
    QCOMPARE(picture(*parse(after)), QString());
}

void TestDiagnostics::severalErrors()
{
    const QString text = uR"(apiVersion: v1
kind: "Job
metadata:
  name: a
  labels: {x: 1
spec:
  replicas 3
  image: a: b
  args:
    - one
	- two
    - three
---
kind: Other
spec: [
)"_s;
    QCOMPARE(picture(*parse(text)), u"2:7 E1, 5:11 E1, 7:3 E1, 8:11 E1, 11:1 E2, 15:7 E1"_s);
}

void TestDiagnostics::restSurvives()
{
    const TreePtr tree = parse(u"a:\n  b: \"x\n  c: 1\nl:\n- name: [1\n- name: two\n---\nz: 1\n"_s);
    QCOMPARE(tree->nodeAt({u"a"_s, u"c"_s})->text, u"1"_s);
    QCOMPARE(tree->nodeAt({u"l"_s, 1, u"name"_s})->text, u"two"_s);
    QCOMPARE(tree->nodeAt({u"z"_s}, 1)->text, u"1"_s);
    QVERIFY(tree->isBroken({u"a"_s, u"b"_s}));
    QVERIFY(!tree->isBroken({u"a"_s, u"c"_s}));
    QVERIFY(tree->isBroken({u"a"_s}));
    QVERIFY(tree->isBroken({u"l"_s, 0, u"name"_s}));
    QVERIFY(!tree->isBroken({u"l"_s, 1}));
    QVERIFY(!tree->isBroken({u"z"_s}, 1));
}

void TestDiagnostics::hostile_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("deep flow") << u"["_s.repeated(20'000);
    QTest::newRow("deep maps") << u"{a: "_s.repeated(5'000);
    QTest::newRow("deep dashes") << u"- "_s.repeated(5'000);
    QString laughs = u"a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"_s;
    for (int i = 1; i < 12; ++i)
        laughs += u"a%1: &a%1 [%2]\n"_s.arg(i).arg(
            QStringList(10, u"*a%1"_s.arg(i - 1)).join(u", "_s));
    QTest::newRow("a billion laughs") << laughs;
    QTest::newRow("all errors") << u"a: b: c\n"_s.repeated(3'000);
    QTest::newRow("quotes") << u"\"'"_s.repeated(500);
    QTest::newRow("lone surrogates") << QString(QChar(0xd800)) + u": "_s + QChar(0xdc00);
    QTest::newRow("zero") << QString(1, QChar(0));
}

void TestDiagnostics::hostile()
{
    QFETCH(QString, text);
    const TreePtr tree = parse(text);
    QVERIFY(tree->hasErrors());
    (void)tree->toJson();
}

QTEST_GUILESS_MAIN(TestDiagnostics)
#include "tst_diagnostics.moc"
