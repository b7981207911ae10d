// SPDX-License-Identifier: Apache-2.0
#include "schemafixture.h"

#include "models/schema/formats.h"
#include "models/schema/validator.h"

#include <QTest>

using namespace Qt::StringLiterals;

/// Formats of texts that servers enforce: what fits, and what is said of what does not.
class TestFormats final : public QObject
{
    Q_OBJECT
private slots:
    void judges_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isFine");
        const auto row = [](const char *format, const char *text, bool isFine) {
            QTest::addRow("1.3.6 %s %s", format, text)
                << QString::fromLatin1(format) << QString::fromUtf8(text) << isFine;
        };
        row("ipv4", "10.0.0.1", true);
        row("ipv4", "10.0.1", false);
        row("ipv4", "::1", false);
        row("ipv6", "2001:db8::1", true);
        row("ipv6", "10.0.0.1", false);
        row("cidr", "10.0.0.0/16", true);
        row("cidr", "fd00::/64", true);
        row("cidr", "10.0.0.0/40", false);
        row("cidr", "10.0.0.0", false);
        row("mac", "02:00:5e:10:00:ff", true);
        row("mac", "02:00:5e:10:00", false);
        row("uuid", "123e4567-e89b-12d3-a456-426614174000", true);
        row("uuid4", "123e4567", false);
        row("email", "name@example.com", true);
        row("email", "name", false);
        row("hostname", "db.example.com", true);
        row("hostname", "db_1", false);
        row("hostname", "-db", false);
        row("uri", "https://example.com/a?b=c", true);
        row("uri", "example.com/a", false);
        row("uri", "https://exa mple.com", false);
        row("date", "2024-02-29", true);
        row("date", "2026-02-29", false);
        row("byte", "aGVsbG8=", true);
        row("byte", "aGVsbG8!", false);
        row("hexcolor", "#1b65b0", true);
        row("hexcolor", "blue", false);
        row("password", "anything", true);
        row("of nobody", "anything", true);
    }
    void judges()
    {
        QFETCH(QString, format);
        QFETCH(QString, text);
        QFETCH(bool, isFine);
        QCOMPARE(models::judgeFormat(format, text) == models::FormatVerdict::Fine, isFine);
        if (isFine)
            return;
        // Whoever has to write another text is told what is expected.
        const auto document = probeDocument(
            R"({"type":"object","properties":{"a":{"type":"string","format":"%1"}}})"_ba.replace(
                "%1", format.toLatin1()));
        const auto tree = probeObject(u"a: '"_s + text + u'\'');
        const auto found = models::validate(*tree, 0, probeRoot(document), {});
        QCOMPARE(found.size(), 1);
        QCOMPARE(found[0].path.toString(), u"a"_s);
        QVERIFY2(found[0].message.english().contains(models::formatExample(format)),
            qPrintable(found[0].message.english()));
        QVERIFY(found[0].message.english().contains(text));
    }

    void examplesFit()
    {
        for (const auto &format : {u"ipv4"_s, u"ipv6"_s, u"cidr"_s, u"mac"_s, u"uuid"_s, u"uuid3"_s,
                 u"uuid4"_s, u"uuid5"_s, u"email"_s, u"hostname"_s, u"uri"_s, u"date"_s, u"byte"_s,
                 u"hexcolor"_s}) {
            const QString example = models::formatExample(format);
            QVERIFY2(!example.isEmpty(), qPrintable(format));
            QCOMPARE(models::judgeFormat(format, example), models::FormatVerdict::Fine);
        }
        QVERIFY(models::formatExample(u"of nobody"_s).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestFormats)
#include "tst_formats.moc"
