// SPDX-License-Identifier: Apache-2.0
#include "models/base/path.h"

#include <QTest>

using namespace Qt::StringLiterals;
using models::Path;

class TestPath final : public QObject
{
    Q_OBJECT
private slots:
    void roundTrip_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<Path>("path");
        QTest::newRow("root") << u""_s << Path {};
        QTest::newRow("keys") << u"spec.replicas"_s << Path {u"spec"_s, u"replicas"_s};
        QTest::newRow("list") << u"a[0].b"_s << Path {u"a"_s, 0, u"b"_s};
        QTest::newRow("list of lists") << u"a[0][12]"_s << Path {u"a"_s, 0, 12};
        QTest::newRow("dotted key")
            << u"metadata.labels[\"app.kubernetes.io/name\"]"_s
            << Path {u"metadata"_s, u"labels"_s, u"app.kubernetes.io/name"_s};
        QTest::newRow("quote in key") << u"[\"a\\\"b\\\\c\"]"_s << Path {u"a\"b\\c"_s};
    }
    void roundTrip()
    {
        QFETCH(QString, text);
        QFETCH(Path, path);
        const models::Result<Path> parsed = Path::parse(text);
        QVERIFY(parsed);
        QCOMPARE(*parsed, path);
        QCOMPARE(parsed->toString(), text);
    }
    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"a..b", "a.", "a[", "a[x]", "a[-1]", "a[\"b]", ".", "a.[0]"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void refuses()
    {
        QFETCH(QString, text);
        const models::Result<Path> parsed = Path::parse(text);
        QVERIFY(text == "."_L1 ? parsed.has_value() : !parsed.has_value());
        if (!parsed)
            QVERIFY(parsed.error().message.english().contains(text));
    }
    void patternReplacesIndices()
    {
        QCOMPARE((Path {u"spec"_s, u"containers"_s, 3, u"image"_s}).pattern(),
            u"spec.containers[].image"_s);
    }
    void knowsItsAncestors()
    {
        const Path path {u"a"_s, 1, u"b"_s};
        QVERIFY(path.startsWith({}));
        QVERIFY(path.startsWith(path.parent()));
        QVERIFY(!path.startsWith({u"a"_s, 2}));
        QVERIFY(!path.parent().startsWith(path));
        QCOMPARE(path.lastKey(), u"b"_s);
        QCOMPARE(path.parent().lastKey(), QString());
    }
};

QTEST_APPLESS_MAIN(TestPath)
#include "tst_path.moc"
