// SPDX-License-Identifier: Apache-2.0
#include "models/yaml/operation.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace models;
using namespace models::yaml;
using namespace Qt::StringLiterals;
using Kind = Operation::Kind;

namespace {

Operation set(const char *path, QJsonValue value)
{
    return {.kind = Kind::SetValue,
        .path = *Path::parse(QString::fromUtf8(path)),
        .value = std::move(value)};
}
Operation insertAfter(const char *path, QJsonValue value, QString after)
{
    Operation operation = set(path, std::move(value));
    operation.kind = Kind::InsertKey;
    operation.after = std::move(after);
    return operation;
}
Operation insert(const char *path, QJsonValue value)
{
    Operation operation = set(path, std::move(value));
    operation.kind = Kind::InsertKey;
    return operation;
}
Operation append(const char *path, QJsonValue value)
{
    Operation operation = set(path, std::move(value));
    operation.kind = Kind::AppendItem;
    return operation;
}
Operation only(Kind kind, const char *path)
{
    return {.kind = kind, .path = *Path::parse(QString::fromUtf8(path))};
}
Operation rename(const char *path, QString key)
{
    return {.kind = Kind::RenameKey,
        .path = *Path::parse(QString::fromUtf8(path)),
        .key = std::move(key)};
}
Operation move(const char *path, int to)
{
    return {.kind = Kind::MoveItem, .path = *Path::parse(QString::fromUtf8(path)), .index = to};
}

} // namespace

Q_DECLARE_METATYPE(models::yaml::Operation)

/// Edits of text that keep all that they do not change. The table is numbered as the design notes
/// number their edge cases.
class TestEdit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void edgeCases_data();
    void edgeCases();
    void refusals_data();
    void refusals();
    void detachThenSet();
    void setThroughMissingParents();
    void orderOfNewKeys();
    void brokenNeighbours();
    void emptyKeyAmongOthers();
    void faultWithoutAPlace();

private:
    static void rows1();
    static void rows2();
    static void rows3();
    static void rows4();
    static void rows5();
};

namespace {

void row(
    const char *number, const QString &before, const Operation &operation, const QString &after)
{
    QTest::newRow(number) << before << operation << after;
}

const QString lines2 = u"l1\nl2\n"_s;

} // namespace

void TestEdit::edgeCases_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<Operation>("operation");
    QTest::addColumn<QString>("after");
    rows1();
    rows2();
    rows3();
    rows4();
    rows5();
}

void TestEdit::rows1()
{
    row("1 spacing and comment", u"replicas:   2      # n\n"_s, set("replicas", 3),
        u"replicas:   3      # n\n"_s);
    row("2 bool-like", u"a: x\n"_s, set("a", u"yes"_s), u"a: \"yes\"\n"_s);
    row("3 version", u"v: x\n"_s, set("v", u"1.10"_s), u"v: \"1.10\"\n"_s);
    row("4 octal-like", u"m: x\n"_s, set("m", u"0644"_s), u"m: \"0644\"\n"_s);
    row("5 leading zeros", u"m: x\n"_s, set("m", u"007"_s), u"m: \"007\"\n"_s);
    row("6 date", u"d: x\n"_s, set("d", u"2024-01-01"_s), u"d: \"2024-01-01\"\n"_s);
    row("7 sexagesimal", u"d: x\n"_s, set("d", u"12:30:45"_s), u"d: \"12:30:45\"\n"_s);
    row("8 underscores", u"d: x\n"_s, set("d", u"1_000"_s), u"d: \"1_000\"\n"_s);
    row("9 null", u"d: x\n"_s, set("d", u"null"_s), u"d: \"null\"\n"_s);
    row("9 tilde", u"d: x\n"_s, set("d", u"~"_s), u"d: \"~\"\n"_s);
    row("9 empty", u"d: x\n"_s, set("d", u""_s), u"d: \"\"\n"_s);
    row("10 exponent", u"d: x\n"_s, set("d", u"1e3"_s), u"d: \"1e3\"\n"_s);
    row("11 colon-space", u"d: x\n"_s, set("d", u"a: b"_s), u"d: \"a: b\"\n"_s);
    row("11 hash", u"d: x\n"_s, set("d", u"a #b"_s), u"d: \"a #b\"\n"_s);
    row("11 trailing colon", u"d: x\n"_s, set("d", u"a:"_s), u"d: \"a:\"\n"_s);
    row("12 url", u"d: x\n"_s, set("d", u"http://h:80/p#q"_s), u"d: http://h:80/p#q\n"_s);
    row("12 image", u"d: x\n"_s, set("d", u"reg:5000/a/b:v1@sha256:ab"_s),
        u"d: reg:5000/a/b:v1@sha256:ab\n"_s);
    row("12 flag", u"d: x\n"_s, set("d", u"--flag=1"_s), u"d: --flag=1\n"_s);
    row("13 dash-space", u"d: x\n"_s, set("d", u"- x"_s), u"d: \"- x\"\n"_s);
    row("13 at sign", u"d: x\n"_s, set("d", u"@x"_s), u"d: \"@x\"\n"_s);
    row("14 double quotes", u"a: \"x\"   # c\n"_s, set("a", u"y"_s), u"a: \"y\"   # c\n"_s);
    row("15 single quotes", u"a: 'x'\n"_s, set("a", u"it's"_s), u"a: 'it''s'\n"_s);
    row("16 backslash", u"a: \"x\"\n"_s, set("a", u"C:\\d"_s), u"a: \"C:\\\\d\"\n"_s);
    row("17 text to int", u"a: \"1\"\n"_s, set("a", 2), u"a: 2\n"_s);
    row("18 int to text", u"a: 1\n"_s, set("a", u"1"_s), u"a: \"1\"\n"_s);
    row("19 empty value", u"a:\nb: 1\n"_s, set("a", u"x"_s), u"a: x\nb: 1\n"_s);
    row("20 empty value and comment", u"a:   # why\nb: 1\n"_s, set("a", u"x"_s),
        u"a: x   # why\nb: 1\n"_s);
}

void TestEdit::rows2()
{
    row("21 end of file", u"a:"_s, set("a", u"x"_s), u"a: x"_s);
    row("22 explicit null", u"a: ~ # c\n"_s, set("a", u"x"_s), u"a: x # c\n"_s);
    row("23 scalar to null", u"a: 1 # c\n"_s, only(Kind::SetNull, "a"), u"a: null # c\n"_s);
    row("23b empty text to null, whatever value comes along", u"k:\n  a: !!str\n"_s,
        {.kind = Kind::SetNull, .path = *Path::parse(u"k.a"), .value = u"x"_s},
        u"k:\n  a: null\n"_s);
    row("24 block map to null", u"a: # c\n  x: 1\n  y: 2\nb: 1\n"_s, only(Kind::SetNull, "a"),
        u"a: null # c\nb: 1\n"_s);
    row("25 block map to {}", u"a:\n  x: 1\nb: 1\n"_s, set("a", QJsonObject()), u"a: {}\nb: 1\n"_s);
    row("26 multi-line plain", u"a: one\n  two\nb: 1\n"_s, set("a", u"z"_s), u"a: z\nb: 1\n"_s);
    row("27 literal edit", u"a: |  # sh\n  l1\n  l2\nb: 1\n"_s, set("a", u"l1\nL2\n"_s),
        u"a: |  # sh\n  l1\n  L2\nb: 1\n"_s);
    row("28 literal loses last newline", u"a: |\n  l1\nb: 1\n"_s, set("a", u"l1\nl2"_s),
        u"a: |-\n  l1\n  l2\nb: 1\n"_s);
    row("29 literal to one line", u"a: |-  # c\n  l1\nb: 1\n"_s, set("a", u"z"_s),
        u"a: z  # c\nb: 1\n"_s);
    row("30 plain to literal", u"a: x # c\nb: 1\n"_s, set("a", lines2),
        u"a: | # c\n  l1\n  l2\nb: 1\n"_s);
    row("31 leading space", u"a: x\n"_s, set("a", u" l1\nl2\n"_s), u"a: |2\n   l1\n  l2\n"_s);
    row("32 keep +", u"a: |+\n  l1\n\n\nb: 1\n"_s, set("a", u"l1\nl2\n\n\n"_s),
        u"a: |+\n  l1\n  l2\n\n\nb: 1\n"_s);
    row("33 anchored scalar", u"a: &r 1\nb: *r\n"_s, set("a", 2), u"a: &r 2\nb: *r\n"_s);
    row("34 alias replaced", u"a: &r 1\nb: *r # c\n"_s, set("b", 2), u"a: &r 1\nb: 2 # c\n"_s);
    row("35 anchored empty", u"a: &r\nb: 1\n"_s, set("a", u"x"_s), u"a: &r x\nb: 1\n"_s);
    row("36 tag on retype", u"a: !!str 1\n"_s, set("a", 2), u"a: 2\n"_s);
    row("37 inside flow", u"a: {b: x, c: 2}\n"_s, set("a.b", u"p,q"_s),
        u"a: {b: \"p,q\", c: 2}\n"_s);
    row("38 empty in flow", u"a: {b: , c: 2}\n"_s, set("a.b", u"p"_s), u"a: {b: p , c: 2}\n"_s);
    row("39 list item", u"a:\n- x # c\n- y\n"_s, set("a[0]", u"z"_s), u"a:\n- z # c\n- y\n"_s);
    row("40 empty item", u"a:\n-\n- y\n"_s, set("a[0]", u"z"_s), u"a:\n- z\n- y\n"_s);
}

void TestEdit::rows3()
{
    row("41 ambiguous key", u"a:\n  x: 1\nb: 2\n"_s, insert("a.y", 5),
        u"a:\n  x: 1\n  \"y\": 5\nb: 2\n"_s);
    row("42 behind a sibling", u"a:\n  x: 1 # c\n\n  # about z\n  z: 3\n"_s,
        insertAfter("a.w", 5, u"x"_s), u"a:\n  x: 1 # c\n  w: 5\n\n  # about z\n  z: 3\n"_s);
    row("43 first", u"a:\n  # about x\n  x: 1\n"_s, insertAfter("a.w", 0, u""_s),
        u"a:\n  w: 0\n  # about x\n  x: 1\n"_s);
    row("44 first behind a dash", u"l:\n- x: 1\n"_s, insertAfter("l[0].w", 0, u""_s),
        u"l:\n- w: 0\n  x: 1\n"_s);
    row("45 in an item", u"l:\n- x: 1\n- x: 2\n"_s, insert("l[0].w", QJsonArray {1}),
        u"l:\n- x: 1\n  w:\n  - 1\n- x: 2\n"_s);
    row("46 into {}", u"a: {} # c\nb: 1\n"_s, insert("a.x", 1), u"a: # c\n  x: 1\nb: 1\n"_s);
    row("47 into empty and comment", u"a: # c\nb: 1\n"_s, insert("a.x", 1),
        u"a: # c\n  x: 1\nb: 1\n"_s);
    row("48 into null", u"a: null\n"_s, insert("a.x", 1), u"a:\n  x: 1\n"_s);
    row("49 into a flow map", u"a: {x: 1}\n"_s, insert("a.w", 2), u"a: {x: 1, w: 2}\n"_s);
    row("50 trailing comma", u"a: {\n  x: 1,  # c\n}\n"_s, insert("a.w", 2),
        u"a: {\n  x: 1, w: 2,  # c\n}\n"_s);
    row("51 end without newline", u"a: 1"_s, insert("b", 2), u"a: 1\nb: 2"_s);
    row("52 four spaces", u"m:\n    a: 1\n"_s, set("k.p.q", 1),
        u"m:\n    a: 1\nk:\n    p:\n        q: 1\n"_s);
    const QJsonArray items {QJsonObject {{u"k"_s, u"x"_s}, {u"v"_s, u"1"_s}}};
    row("53 lists flush", u"a:\n- 1\n"_s, insert("b", items),
        u"a:\n- 1\nb:\n- k: x\n  v: \"1\"\n"_s);
    row("54 lists indented", u"a:\n  - 1\n"_s, insert("b", items),
        u"a:\n  - 1\nb:\n  - k: x\n    v: \"1\"\n"_s);
    row("55 dotted key", u"l:\n  a: b\n"_s, insert("l[\"app.k8s.io/x\"]", u"true"_s),
        u"l:\n  a: b\n  app.k8s.io/x: \"true\"\n"_s);
    row("56 behind a literal", u"s:\n  a: |\n    t\n\nb: 1\n"_s, insert("s.z", 1),
        u"s:\n  a: |\n    t\n  z: 1\n\nb: 1\n"_s);
    row("57 behind a deep last child", u"s:\n  t:\n    u:\n    - v: 1\n      w: 2 # c\nb: 1\n"_s,
        insert("s.z", 1), u"s:\n  t:\n    u:\n    - v: 1\n      w: 2 # c\n  z: 1\nb: 1\n"_s);
    row("58 comment-only file", u"# only\n"_s, insert("a", 1), u"# only\na: 1\n"_s);
    row("59 append before a tail comment", u"a:\n- 1 # one\n# tail\nb: 2\n"_s, append("a", 3),
        u"a:\n- 1 # one\n- 3\n# tail\nb: 2\n"_s);
    row("60 append to []", u"a: [] # c\n"_s, append("a", u"x"_s), u"a: # c\n  - x\n"_s);
    row("61 append to flow", u"a: [x, y]\n"_s, append("a", u"z, w"_s), u"a: [x, y, \"z, w\"]\n"_s);
    row("62 nested dash", u"a:\n- - 1\n  - 2\n"_s, append("a[0]", 3),
        u"a:\n- - 1\n  - 2\n  - 3\n"_s);
}

void TestEdit::rows4()
{
    row("63 remove with its comment", u"a: 1\n# about b\nb: 2 # t\nc: 3\n"_s,
        only(Kind::Remove, "b"), u"a: 1\nc: 3\n"_s);
    row("64 detached comment stays", u"a: 1\n# section\n\nb: 2\nc: 3\n"_s, only(Kind::Remove, "b"),
        u"a: 1\n# section\n\nc: 3\n"_s);
    row("65 last child", u"a: # c\n  x: 1\nb: 2\n"_s, only(Kind::Remove, "a.x"),
        u"a: {} # c\nb: 2\n"_s);
    row("66 first key of an item", u"l:\n- x: 1\n  y: 2\n"_s, only(Kind::Remove, "l[0].x"),
        u"l:\n- y: 2\n"_s);
    row("67 flow first", u"a: {x: 1, y: 2}\n"_s, only(Kind::Remove, "a.x"), u"a: {y: 2}\n"_s);
    row("67 flow last", u"a: {x: 1, y: 2}\n"_s, only(Kind::Remove, "a.y"), u"a: {x: 1}\n"_s);
    row("67 flow only", u"a: [ x ]\n"_s, only(Kind::Remove, "a[0]"), u"a: []\n"_s);
    row("68 item and its comment", u"a:\n- 1\n# about 2\n- 2\n- 3\n"_s, only(Kind::Remove, "a[1]"),
        u"a:\n- 1\n- 3\n"_s);
    row("69 literal with a blank line", u"a: |\n  t\n\n  u\nb: 1\n"_s, only(Kind::Remove, "a"),
        u"b: 1\n"_s);
    row("70 rename to ambiguous", u"a: 1\n"_s, rename("a", u"on"_s), u"\"on\": 1\n"_s);
    row("71 rename quoted", u"\"a b\": 1\n"_s, rename("[\"a b\"]", u"c d"_s), u"\"c d\": 1\n"_s);
    row("72 explicit key", u"? a\n: 1\n"_s, set("a", 2), u"? a\n: 2\n"_s);
    Operation second = set("a", 2);
    second.document = 1;
    row("73 second document", u"a: 1\n---\na: 1 # two\n...\n"_s, second,
        u"a: 1\n---\na: 2 # two\n...\n"_s);
    row("74 before ---", u"a: 1\n---\nb: 1\n"_s, insert("c", 2), u"a: 1\nc: 2\n---\nb: 1\n"_s);
    row("75 before ...", u"a: 1\n...\n"_s, insert("b", 2), u"a: 1\nb: 2\n...\n"_s);
    row("76 CRLF", u"a: 1\r\nb:\r\n  c: 2\r\n"_s, insert("b.d", 3),
        u"a: 1\r\nb:\r\n  c: 2\r\n  d: 3\r\n"_s);
    row("77 byte order mark", u"\ufeffa: 1\nb: 2\n"_s, set("b", 3), u"\ufeffa: 1\nb: 3\n"_s);
    row("78 non-ASCII before", u"k: 你好 # 注\nb: 2\n"_s, set("b", u"中"_s),
        u"k: 你好 # 注\nb: 中\n"_s);
    row("78 emoji before", u"k: 🚢🚢 # 🚢\nb: 2\n"_s, set("b", 3), u"k: 🚢🚢 # 🚢\nb: 3\n"_s);
    row("79 scalar to object", u"a: x # c\nb: 1\n"_s, set("a", QJsonObject {{u"k"_s, u"v"_s}}),
        u"a: # c\n  k: v\nb: 1\n"_s);
    row("80 item scalar to object", u"a:\n- x\n- y\n"_s,
        set("a[0]", QJsonObject {{u"k"_s, u"v"_s}, {u"l"_s, 1}}), u"a:\n- k: v\n  l: 1\n- y\n"_s);
    row("81 own key beside a merge", u"b: &b {x: 1}\nd:\n  <<: *b\n"_s, set("d.x", 2),
        u"b: &b {x: 1}\nd:\n  <<: *b\n  x: 2\n"_s);
    row("82 doubled key", u"a: 1\na: 2\n"_s, set("a", 3), u"a: 1\na: 3\n"_s);
    row("83 tab behind the colon", u"a:\t1\n"_s, set("a", 2), u"a:\t2\n"_s);
    row("84 value on the next line", u"a:\n  \"x\"\nb: 1\n"_s, set("a", u"y"_s),
        u"a:\n  \"y\"\nb: 1\n"_s);
}

void TestEdit::rows5()
{
    row("85 comment between key and block", u"a:\n  # c\n  x: 1\n"_s, set("a.x", 2),
        u"a:\n  # c\n  x: 2\n"_s);
    row("86 block map to literal", u"p:\n  n: x   # c\n  # d\ns: 1\n"_s, set("p", u"l1\n"_s),
        u"p: | # c\n  l1\n# d\ns: 1\n"_s);
    row("87 literal at the end", u"a: 1"_s, set("a", u"l1\n"_s), u"a: |\n  l1\n"_s);
    row("88 long blank line below a literal", u"a: 1\n        "_s, set("a", u"l1\n"_s),
        u"a: |\n  l1\n"_s);
    row("88 the same between lines", u"a: 1\n        \nb: 1\n"_s, set("a", u"l1\n"_s),
        u"a: |\n  l1\n\nb: 1\n"_s);
    row("92 question mark into flow", u"a: [x]\n"_s, append("a", u"http://h/p?q=1"_s),
        u"a: [x, \"http://h/p?q=1\"]\n"_s);
    row("93 detach an alias", u"w: &w\n  r: 1\nl: *w # c\n"_s, only(Kind::DetachAlias, "l"),
        u"w: &w\n  r: 1\nl: # c\n  r: 1\n"_s);
    row("94 move up with its comment", u"- a\n# b\n- b\n"_s, move("[1]", 0), u"# b\n- b\n- a\n"_s);
    row("95 JSON stays JSON", u"a: {\"a\":1}\n"_s, set("a.a", 2), u"a: {\"a\":2}\n"_s);
    row("96 only comments below", u"a:\n  # todo\nb: 1\n"_s, insert("a.x", 1),
        u"a:\n  # todo\n  x: 1\nb: 1\n"_s);
    row("move down", u"a:\n- 1 # one\n- 2\n- 3\nb: 1\n"_s, move("a[0]", 2),
        u"a:\n- 2\n- 3\n- 1 # one\nb: 1\n"_s);
    row("move in flow", u"a: [1, 2, 3]\n"_s, move("a[2]", 0), u"a: [3, 1, 2]\n"_s);
    row("remove at the end of the text", u"a: 1\nb: 2"_s, only(Kind::Remove, "b"), u"a: 1"_s);
    row("comment of the next key moves up", u"l:\n- x: 1\n  # about y\n  y: 2\n"_s,
        only(Kind::Remove, "l[0].x"), u"l:\n- # about y\n  y: 2\n"_s);
    row("insert an item first", u"a:\n# one\n- 1\n"_s,
        Operation {.kind = Kind::InsertItem, .path = *Path::parse(u"a[0]"), .value = 0},
        u"a:\n- 0\n# one\n- 1\n"_s);
    row("the last key", u"a: 1\n"_s, only(Kind::Remove, "a"), u"{}\n"_s);
    row("empty text", u""_s, set("a.b", 1), u"a:\n  b: 1\n"_s);
    row("folded becomes literal", u"a: >\n  l1\n  l2\nb: 1\n"_s, set("a", u"x\ny\n"_s),
        u"a: |\n  x\n  y\nb: 1\n"_s);
    row("tabs cannot be literal", u"a: x\n"_s, set("a", u"x\n\ty\n"_s), u"a: \"x\\n\\ty\\n\"\n"_s);
}

void TestEdit::edgeCases()
{
    QFETCH(QString, before);
    QFETCH(Operation, operation);
    const TreePtr tree = parse(before);
    const auto edits = edit(*tree, operation);
    if (!edits)
        qWarning("%s", qPrintable(edits.error().text()));
    QVERIFY(edits);
    QTEST(applied(before, *edits), "after");
}

void TestEdit::refusals_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<Operation>("operation");
    QTest::addColumn<QString>("reason");
    QTest::newRow("89 path crosses an alias")
        << u"w: &w\n  r: 1\nl: *w\n"_s << set("l.r", 2)
        << u"l is an alias of the anchor &w. Edit the anchor, or detach the alias first."_s;
    QTest::newRow("90 null key") << u"a:\nnull: 1\n"_s << set("null", 2)
                                 << u"The server refuses a key that is not text."_s;
    QTest::newRow("91 unterminated quote")
        << u"a: 1\nb: \"x\n"_s << set("b", u"y"_s)
        << u"The YAML at line 2, column 4 is broken. Correct it in the text first."_s;
    QTest::newRow("key below text")
        << u"a: x\n"_s << set("a.b", 1) << u"a is not an object; it has no keys."_s;
    QTest::newRow("insert twice") << u"a: x\n"_s << insert("a", 1) << u"There is a a already."_s;
    QTest::newRow("rename onto another")
        << u"a: x\nb: y\n"_s << rename("a", u"b"_s) << u"There is a b already."_s;
    QTest::newRow("anchor in use goes")
        << u"a: &r 1\nb: *r\n"_s << only(Kind::Remove, "a")
        << u"a cannot be changed without touching other values (line 1). Change it in the text."_s;
    QTest::newRow("nothing there")
        << u"a: x\n"_s << only(Kind::Remove, "b") << u"There is no b in this text."_s;
}

void TestEdit::refusals()
{
    QFETCH(QString, before);
    QFETCH(Operation, operation);
    const auto edits = edit(*parse(before), operation);
    QVERIFY(!edits);
    QCOMPARE(edits.error().kind, Error::Kind::Invalid);
    QTEST(edits.error().message.english(), "reason");
}

void TestEdit::detachThenSet()
{
    QString text = u"w: &w\n  r: 1\nl: *w # c\n"_s;
    text = applied(text, *edit(*parse(text), only(Kind::DetachAlias, "l")));
    text = applied(text, *edit(*parse(text), set("l.r", 2)));
    QCOMPARE(text, u"w: &w\n  r: 1\nl: # c\n  r: 2\n"_s);
}

void TestEdit::setThroughMissingParents()
{
    const QString text = u"spec:\n  # workers\n  worker: 1\n"_s;
    const auto edits = edit(*parse(text), set("spec.template.spec.containers[0].name", u"c"_s));
    QVERIFY(edits);
    QCOMPARE(edits->size(), 1);
    QCOMPARE(applied(text, *edits),
        u"spec:\n  # workers\n  worker: 1\n  template:\n    spec:\n      containers:\n"
        "        - name: c\n"_s);
}

void TestEdit::orderOfNewKeys()
{
    Operation operation = set("kind", u"Job"_s);
    operation.order = &conventionalOrder;
    const QString text = u"apiVersion: v1\n# spec\nspec: {}\n"_s;
    QCOMPARE(applied(text, *edit(*parse(text), operation)),
        u"apiVersion: v1\nkind: Job\n# spec\nspec: {}\n"_s);
}

/// A broken line does not stop edits elsewhere.
void TestEdit::brokenNeighbours()
{
    const QString text = u"a: 1 # one\nb: \"x\nc:\n  d: 1\n  e @\n  f: 2\n"_s;
    const auto edits = edit(*parse(text), set("c.f", 3));
    QVERIFY(edits);
    QCOMPARE(applied(text, *edits), QString(text).replace(u"f: 2"_s, u"f: 3"_s));
}

/// Qt's objects crash on a null key beside one beyond Latin-1.
void TestEdit::emptyKeyAmongOthers()
{
    const QJsonValue read = parse(u"键: 1\n? {a: b}\n: 2\n"_s)->toJson();
    QCOMPARE(read, QJsonValue(QJsonObject {{u""_s, 2}, {u"键"_s, 1}}));
    QCOMPARE(parse(u"键: 1\n'': 2\n"_s)->toJson(), read);
}

/// The reader refuses a control character without saying where it stands.
void TestEdit::faultWithoutAPlace()
{
    QVERIFY(parse(u"a:\r\u0085 b: \ufffd\ufffda:\r\u0085 b: \ufffd-   d\r\u000e"_s)->hasErrors());
}

QTEST_GUILESS_MAIN(TestEdit)
#include "tst_edit.moc"
