// SPDX-License-Identifier: Apache-2.0
#include "models/yaml/place.h"

#include <QTest>

using namespace models::yaml;
using namespace Qt::StringLiterals;

/// Where the caret (^) is in half-typed text.
class TestPlaceAt : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void found_data();
    void found();
};

void TestPlaceAt::found_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("place"); // role path "typed" [siblings]
    const auto row = [](const char *name, const QString &text, const QString &place) {
        QTest::newRow(name) << text << place;
    };
    row("nothing", u"^"_s, u"key  ''"_s);
    row("root key", u"apiVersion: v1\nki^"_s, u"key  'ki' [apiVersion]"_s);
    row("root value", u"kind: De^"_s, u"value kind 'De'"_s);
    row("value without a blank", u"kind:^"_s, u"value kind '' space"_s);
    row("nested key", u"spec:\n  rep^\n  worker: 1\n"_s, u"key spec 'rep' [worker]"_s);
    row("blank line below", u"spec:\n  a: 1\n  ^\n"_s, u"key spec '' [a]"_s);
    row("blank line, dedented", u"spec:\n  w:\n    a: 1\n  ^\n"_s, u"key spec '' [w]"_s);
    row("blank line at the start", u"spec:\n  w:\n    a: 1\n^\n"_s, u"key  '' [spec]"_s);
    row("key of an item", u"l:\n- name: a\n  im^\n"_s, u"key l[0] 'im' [name]"_s);
    row("second item", u"l:\n- name: a\n- na^\n"_s, u"item l[1] 'na'"_s);
    row("value in an item", u"l:\n  - name: a\n  - name: b^\n    v: 1\n"_s,
        u"value l[1].name 'b' [v]"_s);
    row("empty item", u"l:\n- a\n- ^\n"_s, u"item l[1] ''"_s);
    row("nested lists", u"s:\n  c:\n  - name: a\n    env:\n    - name: x\n      value: y^\n"_s,
        u"value s.c[0].env[0].value 'y' [name]"_s);
    row("second container's env", u"c:\n- name: a\n- name: b\n  env:\n  - na^\n"_s,
        u"item c[1].env[0] 'na'"_s);
    row("flow map key", u"a: {x: 1, y^}\n"_s, u"key a 'y' [x] flow"_s);
    row("flow map value", u"a: {x: 1, y: z^}\n"_s, u"value a.y 'z' [x] flow"_s);
    row("flow list", u"a: [p, q^\n"_s, u"item a[1] 'q' flow"_s);
    row("flow in flow", u"l:\n- a: {x: [1, {y: ^\n"_s, u"value l[0].a.x[1].y '' flow"_s);
    row("literal", u"a: |\n  echo ^\nb: 1\n"_s, u"text  ''"_s);
    row("behind a literal", u"s:\n  a: |\n    echo\n  b^\n"_s, u"key s 'b' [a]"_s);
    row("comment", u"a: 1\n# wo^\n"_s, u"comment  ''"_s);
    row("broken neighbour", u"a: \"x\nspec:\n  b: [1\n  c: d^\n"_s, u"value spec.c 'd' [b]"_s);
    row("second document", u"a: 1\n---\nb:\n  c^\n"_s, u"key b 'c' doc 1"_s);
    row("quoted key", u"\"a b\":\n  c^\n"_s, u"key [\"a b\"] 'c'"_s);
    row("dotted key", u"labels:\n  a.b/c: d^\n"_s, u"value labels[\"a.b/c\"] 'd'"_s);
    row("in the middle of a key", u"spec:\n  re^plicas: 1\n"_s, u"key spec 're'"_s);
    row("under an empty key", u"spec:\n  ^\n"_s, u"key spec ''"_s);
    row("time in a value", u"a: x\nb: 12:3^\n"_s, u"value b '12:3' [a]"_s);
}

void TestPlaceAt::found()
{
    QFETCH(QString, text);
    const qsizetype caret = text.indexOf(u'^');
    text.remove(caret, 1);
    const Place place = placeAt(text, caret);
    static const QStringList roles = {u"key"_s, u"value"_s, u"item"_s, u"text"_s, u"comment"_s};
    QString picture = roles[int(place.role)] + u' '
        + (place.role == Place::Role::Text || place.role == Place::Role::Comment
                ? QString()
                : place.path.toString())
        + u" '"_s + place.typed + u'\'';
    if (!place.siblings.isEmpty())
        picture += u" ["_s + place.siblings.join(u' ') + u']';
    if (place.isFlow)
        picture += u" flow"_s;
    if (place.needsSpace && !place.isFlow)
        picture += u" space"_s;
    if (place.document)
        picture += u" doc "_s + QString::number(place.document);
    QTEST(picture, "place");
}

QTEST_GUILESS_MAIN(TestPlaceAt)
#include "tst_placeat.moc"
