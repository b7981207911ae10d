// SPDX-License-Identifier: Apache-2.0
#include "models/schema/validator.h"

#include <QTest>

using namespace Qt::StringLiterals;
using models::yaml::Diagnostic;
using models::yaml::Severity;

namespace {

/// "E12 spec.a", "S15 spec.b" from the server, "W30 spec.c"; offsets rise with the order.
QList<Diagnostic> read(const QString &picture)
{
    QList<Diagnostic> all;
    for (const QString &word : picture.split(u", "_s, Qt::SkipEmptyParts)) {
        Diagnostic one;
        const QChar letter = word.front();
        one.severity = letter == u'W' ? Severity::Warning
            : letter == u'I'          ? Severity::Info
                                      : Severity::Error;
        one.fromServer = letter == u'S';
        one.check = word.sliced(1).section(u' ', 0, 0).toInt();
        one.path = *models::Path::parse(word.section(u' ', 1));
        one.range = {all.size(), 1};
        if (one.fromServer)
            one.serverText = u"refused"_s;
        all.append(one);
    }
    return all;
}

QString picture(const QList<Diagnostic> &all)
{
    QStringList words;
    for (const Diagnostic &one : all) {
        const bool isConfirmed = one.fromServer && one.check != 0;
        words.append(u"%1%2 %3%4"_s.arg(QChar::fromLatin1("EWI"[int(one.severity)]))
                .arg(one.check)
                .arg(one.path.toString(), isConfirmed ? u" confirmed"_s : QString()));
    }
    return words.join(u", "_s);
}

} // namespace

/// In which order people are told what to put right.
class TestRanking final : public QObject
{
    Q_OBJECT
private slots:
    void ranks_data()
    {
        QTest::addColumn<QString>("found");
        QTest::addColumn<QString>("told");
        const auto row = [](const char *name, const char *found, const char *told) {
            QTest::newRow(name) << QString::fromUtf8(found) << QString::fromUtf8(told);
        };
        row("3.5.1 from syntax to what refers",
            "E28 spec.f, S0 spec.e, E15 spec.d, E12 spec.c, E3 spec.b, E1 spec.a",
            "E1 spec.a, E3 spec.b, E12 spec.c, E15 spec.d, E0 spec.e, E28 spec.f");
        row("3.5.1 what only may be wrong comes later", "W30 spec.a, I36 spec.b, E15 spec.c",
            "E15 spec.c, W30 spec.a, I36 spec.b");
        row("3.5.1 in the order of the text", "E15 spec.a, E16 spec.b, E15 spec.c",
            "E15 spec.a, E16 spec.b, E15 spec.c");
        row("3.5.2 one of a class at a place", "E15 spec.a, E17 spec.a, E12 spec.a",
            "E12 spec.a, E15 spec.a");
        row("3.5.2 nothing below a wrong type", "E14 spec.a, E13 spec.a.b, E15 spec.ab",
            "E14 spec.a, E15 spec.ab");
        row("3.5.2 a warning hides nothing", "W14 spec.a, E13 spec.a.b",
            "E13 spec.a.b, W14 spec.a");
        row("3.5.3 the server says the same", "E15 spec.a, S0 spec.a", "E15 spec.a confirmed");
        row("3.5.3 the server says more", "E15 spec.a, S0 spec.b", "E15 spec.a, E0 spec.b");
        row("3.5.3 a warning is not what it refuses", "W30 spec.a, S0 spec.a",
            "E0 spec.a, W30 spec.a");
    }
    void ranks()
    {
        QFETCH(QString, found);
        QTEST(picture(models::ranked(read(found))), "told");
    }
};

QTEST_GUILESS_MAIN(TestRanking)
#include "tst_ranking.moc"
