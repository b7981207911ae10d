// SPDX-License-Identifier: Apache-2.0
#include "models/watch/reflectormachine.h"

#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;

namespace {

Error errorFor(const QString &word)
{
    static const QHash<QString, Error> known {
        {u"410"_s, {.kind = Error::Kind::Expired, .httpStatus = 410}},
        {u"500"_s, {.kind = Error::Kind::ServerFailed, .httpStatus = 500}},
        {u"504"_s,
            {.kind = Error::Kind::Timeout,
                .httpStatus = 504,
                .causes = {{u"ResourceVersionTooLarge"_s, {}, {}}},
                .retryAfter = std::chrono::seconds(1)}},
        {u"429"_s,
            {.kind = Error::Kind::TooManyRequests,
                .httpStatus = 429,
                .retryAfter = std::chrono::seconds(5)}},
        {u"429-for-ever"_s,
            {.kind = Error::Kind::TooManyRequests,
                .httpStatus = 429,
                .retryAfter = std::chrono::seconds(1'000'000'000)}},
        {u"401"_s, {.kind = Error::Kind::LoginExpired, .httpStatus = 401}},
        {u"403"_s, {.kind = Error::Kind::Forbidden, .httpStatus = 403}},
        {u"404"_s, {.kind = Error::Kind::NotFound, .httpStatus = 404}},
        {u"405"_s, {.kind = Error::Kind::Unsupported, .httpStatus = 405}},
        {u"422"_s, {.kind = Error::Kind::Invalid, .httpStatus = 422}},
        {u"cut"_s, {.kind = Error::Kind::Unreachable}},
        {u"refused"_s, {.kind = Error::Kind::Unreachable}},
        {u"silent"_s, {.kind = Error::Kind::Timeout}},
    };
    return known.value(word, Error {.kind = Error::Kind::Internal});
}

/// `page 10 rows=500 token=abc left=20`, `listfail 410 token=x`, `open`, `news 12 rows=1 bookmark`,
/// `news 12 end`, `watchfail 410`, `ended`, `ended cut`, `timer`, `relist`, `woke`
ReflectorEvent eventFor(const QString &line)
{
    const QStringList words = line.split(u' ', Qt::SkipEmptyParts);
    using Kind = ReflectorEvent::Kind;
    static const QHash<QString, Kind> kinds {{u"start"_s, Kind::Start}, {u"page"_s, Kind::Page},
        {u"listfail"_s, Kind::ListFailed}, {u"open"_s, Kind::WatchOpened},
        {u"news"_s, Kind::WatchNews}, {u"watchfail"_s, Kind::WatchFailed},
        {u"ended"_s, Kind::WatchEnded}, {u"timer"_s, Kind::Timer}, {u"relist"_s, Kind::Relist},
        {u"woke"_s, Kind::Woke}};
    ReflectorEvent event {.kind = kinds.value(words[0])};
    for (const QString &word : words.mid(1)) {
        const auto number = [&] { return word.section(u'=', 1).toLongLong(); };
        if (word.startsWith("rows="_L1))
            event.rows = number();
        else if (word.startsWith("left="_L1))
            event.remaining = number();
        else if (word.startsWith("token="_L1))
            event.continueToken = word.section(u'=', 1);
        else if (word == "bookmark"_L1)
            event.sawBookmark = true;
        else if (word == "end"_L1)
            event.isEndOfList = event.sawBookmark = true;
        else if (event.kind == Kind::Page || event.kind == Kind::WatchNews)
            event.version = word;
        else
            event.error = errorFor(word);
    }
    return event;
}

QString picture(const QList<ReflectorAction> &actions, qint64 now)
{
    QStringList words;
    for (const ReflectorAction &action : actions) {
        QString word;
        switch (action.kind) {
        case ReflectorAction::Kind::List:
            word = u"list"_s;
            if (!action.version.isEmpty())
                word += u'@' + action.version;
            if (!action.continueToken.isEmpty())
                word += u'~' + action.continueToken;
            if (action.limit == 0)
                word += u"!"_s;
            break;
        case ReflectorAction::Kind::Watch:
            word = action.isInitial ? u"stream"_s : u"watch@"_s + action.version;
            break;
        case ReflectorAction::Kind::Close:
            word = u"close"_s;
            break;
        case ReflectorAction::Kind::BeginReplace:
            word = u"begin"_s;
            break;
        case ReflectorAction::Kind::EndReplace:
            word = u"swap"_s;
            break;
        case ReflectorAction::Kind::Wake:
            word = u"wake+%1"_s.arg(action.at - now);
            break;
        }
        words += word;
    }
    return words.join(u' ');
}

QString phaseName(WatchState::Phase phase)
{
    static const QStringList names {u"Loading"_s, u"Live"_s, u"CatchingUp"_s, u"Retrying"_s,
        u"Offline"_s, u"NoAccess"_s, u"LoginExpired"_s, u"NotServed"_s, u"ListOnly"_s};
    return names.value(int(phase));
}

} // namespace

class TestReflectorMachine : public QObject
{
    Q_OBJECT
    /// Runs `event -> actions` lines; `+500` moves the clock, `= Live` asks for the phase.
    static void run(const QString &script, ReflectorState state)
    {
        qint64 now = 1'000'000;
        int number = 0;
        for (const QString &line : script.split(u'\n')) {
            ++number;
            const QString text = line.trimmed();
            const auto at = [&](const QString &got) {
                return u"line %1: %2 gave: %3"_s.arg(number).arg(text, got).toUtf8();
            };
            if (text.isEmpty())
                continue;
            if (text.startsWith(u'+')) {
                now += text.mid(1).toLongLong();
            } else if (text.startsWith(u'=')) {
                const QString phase = phaseName(watchStateOf(state).phase);
                QVERIFY2(phase == text.mid(1).trimmed(), at(phase).constData());
            } else {
                const QString event = text.section("->"_L1, 0, 0).trimmed();
                const QString wanted = text.section("->"_L1, 1).trimmed();
                const QString got = picture(advance(state, eventFor(event), {now, 0}), now);
                QVERIFY2(got == wanted, at(got).constData());
            }
        }
    }

private slots:
    void paged_data()
    {
        QTest::addColumn<QString>("script");
        // Numbers are those of the checklist of what a first-rate client must do.
        QTest::newRow("53 pages, then the watch from their version")
            << u"start -> begin list\n"
               "= Loading\n"
               "page 10 rows=500 token=a left=700 -> list~a\n"
               "= Loading\n"
               "page 10 rows=500 token=b left=200 -> list~b\n"
               "page 10 rows=200 -> swap watch@10\n"
               "open ->\n"
               "= Live"_s;
        QTest::newRow("55 expired token with a new one goes on")
            << u"start -> begin list\npage 10 rows=500 token=a -> list~a\n"
               "listfail 410 token=b -> list~b\npage 12 rows=9 -> swap watch@12"_s;
        QTest::newRow("55 expired token without one starts over, once, without pages")
            << u"start -> begin list\npage 10 rows=500 token=a -> list~a\n"
               "listfail 410 -> begin list!\npage 12 rows=900 -> swap watch@12"_s;
        QTest::newRow("55 at most once")
            << u"start -> begin list\n"
               "page 10 token=a -> list~a\nlistfail 410 -> begin list!\n"
               "page 11 token=b -> list~b\nlistfail 410 -> wake+800\n+800\n"
               "timer -> begin list"_s;
        QTest::newRow("57 a version from the future waits as asked")
            << u"start -> begin list\npage 10 -> swap watch@10\nopen ->\n"
               "watchfail 504 -> close wake+1000\n= Offline\n+1000\ntimer -> begin list"_s;
        QTest::newRow("60 no access is said, and tried again much later")
            << u"start -> begin list\nlistfail 403 -> close wake+300000\n= NoAccess\n"
               "+300000\ntimer -> begin list"_s;
        QTest::newRow("60 the user may ask at once")
            << u"start -> begin list\nlistfail 403 -> close wake+300000\nrelist -> begin list"_s;
        QTest::newRow("67 a clean end goes on from the last version, without a list")
            << u"start -> begin list\npage 10 -> swap watch@10\nopen ->\nnews 12 rows=1 ->\n"
               "+300000\nended -> watch@12\n= Live"_s;
        QTest::newRow("68 a bookmark moves the version")
            << u"start -> begin list\npage 10 -> swap watch@10\nopen ->\nnews 99 bookmark ->\n"
               "+300000\nended -> watch@99"_s;
        QTest::newRow("70 gone: list again at the last version, then at none")
            << u"start -> begin list\npage 10 -> swap watch@10\nopen ->\nnews 12 rows=1 ->\n"
               "+5000\nwatchfail 410 -> close begin list@12\n= CatchingUp\n"
               "listfail 410 -> begin list\npage 50 -> swap watch@50\nopen ->\n= Live"_s;
        QTest::newRow("70 gone at once after a list does not spin")
            << u"start -> begin list\npage 10 -> swap watch@10\n"
               "watchfail 410 -> close begin list@10\npage 11 -> swap watch@11\n"
               "watchfail 410 -> close wake+800\n"_s;
        QTest::newRow("71 the server's own failure: the watch some times, then the list")
            << u"start -> begin list\npage 10 -> swap watch@10\n"
               "watchfail 500 -> close wake+800\n= Retrying\n+800\ntimer -> watch@10\n"
               "watchfail 500 -> close wake+1600\n+1600\ntimer -> watch@10\n"
               "watchfail 500 -> close wake+3200\n+3200\ntimer -> watch@10\n"
               "watchfail 500 -> close wake+6400\n+6400\ntimer -> begin list@10"_s;
        QTest::newRow("72 refused: back off, keep the version, no list")
            << u"start -> begin list\npage 10 -> swap watch@10\nopen ->\n+5000\n"
               "ended cut -> close wake+800\n= Offline\n+800\ntimer -> watch@10\n= Offline\n"
               "ended refused -> close wake+1600\n+1600\ntimer -> watch@10\nopen ->\n= Live"_s;
        QTest::newRow("72 a timer that comes too early waits for the rest")
            << u"start -> begin list\nlistfail refused -> wake+800\n+790\ntimer -> wake+10\n"
               "= Offline\n+10\ntimer -> begin list"_s;
        QTest::newRow("73 never longer than half a minute")
            << u"start -> begin list\nlistfail refused -> wake+800\n+800\n"
               "timer -> begin list\nlistfail refused -> wake+1600\n+1600\n"
               "timer -> begin list\nlistfail refused -> wake+3200\n+3200\n"
               "timer -> begin list\nlistfail refused -> wake+6400\n+6400\n"
               "timer -> begin list\nlistfail refused -> wake+12800\n+12800\n"
               "timer -> begin list\nlistfail refused -> wake+25600\n+25600\n"
               "timer -> begin list\nlistfail refused -> wake+30000\n+30000\n"
               "timer -> begin list\nlistfail refused -> wake+30000"_s;
        QTest::newRow("73 two healthy minutes forget the failures")
            << u"start -> begin list\nlistfail refused -> wake+800\n+800\ntimer -> begin list\n"
               "listfail refused -> wake+1600\n+1600\ntimer -> begin list\n"
               "page 10 -> swap watch@10\nopen ->\nnews 11 rows=1 ->\n+130000\n"
               "ended cut -> close wake+800"_s;
        QTest::newRow("74 a watch cut at once is a failure, three of them a stale version")
            << u"start -> begin list\npage 10 -> swap watch@10\nopen ->\n+200\n"
               "ended -> wake+800\n+800\ntimer -> watch@10\nopen ->\n+200\n"
               "ended -> wake+1600\n+1600\ntimer -> watch@10\nopen ->\n+200\n"
               "ended -> wake+3200\n+3200\ntimer -> begin list@10"_s;
        QTest::newRow("75 the server's own wish wins when longer")
            << u"start -> begin list\nlistfail 429 -> wake+5000\n= Retrying"_s;
        QTest::newRow("75 but not for ever")
            << u"start -> begin list\nlistfail 429-for-ever -> wake+300000"_s;
        QTest::newRow("76 the kind is gone")
            << u"start -> begin list\npage 10 -> swap watch@10\n"
               "watchfail 404 -> close\n= NotServed\ntimer ->\nwoke ->"_s;
        QTest::newRow("76 no watch: list from time to time")
            << u"start -> begin list\npage 10 rows=3 -> swap watch@10\n"
               "watchfail 405 -> close wake+30000\n= ListOnly\n+30000\ntimer -> begin list\n"
               "page 11 rows=3 -> swap wake+30000\n= ListOnly"_s;
        QTest::newRow("84 silence is a cut")
            << u"start -> begin list\npage 10 -> swap watch@10\nopen ->\nnews 11 bookmark ->\n"
               "+86000\nended silent -> close wake+800\n= Offline"_s;
        QTest::newRow("85 waking up trusts no connection")
            << u"start -> begin list\npage 10 -> swap watch@10\nopen ->\nnews 11 ->\n"
               "woke -> close watch@11"_s;
        QTest::newRow("F4 a page that fails is asked for again")
            << u"start -> begin list\npage 10 rows=500 token=a -> list~a\n"
               "listfail cut -> wake+800\n= Offline\n+800\ntimer -> list~a\n"
               "page 10 rows=2 -> swap watch@10"_s;
        QTest::newRow("F19 login expired stops; only the user or a wake-up goes on")
            << u"start -> begin list\npage 10 -> swap watch@10\nopen ->\n"
               "watchfail 401 -> close\n= LoginExpired\ntimer ->\nrelist -> begin list"_s;
    }
    void paged()
    {
        QFETCH(QString, script);
        run(script, {.canStream = false});
    }

    void streaming_data()
    {
        QTest::addColumn<QString>("script");
        QTest::newRow("87 the end mark, and no other bookmark, closes the list")
            << u"start -> begin stream wake+30000\nopen ->\nnews 5 rows=3 ->\n= Loading\n"
               "news 9 bookmark ->\n= Loading\nnews 10 end -> swap\n= Live\nnews 11 rows=1 ->\n"
               "+300000\nended -> watch@11"_s;
        QTest::newRow("88 refused: the paged list, for good")
            << u"start -> begin stream wake+30000\nwatchfail 422 -> close begin list\n"
               "page 10 -> swap watch@10\nrelist -> close begin list"_s;
        QTest::newRow("88 too many requests is no refusal")
            << u"start -> begin stream wake+30000\nwatchfail 429 -> close wake+5000\n+5000\n"
               "timer -> begin stream wake+30000"_s;
        QTest::newRow("88 neither is an unreachable server")
            << u"start -> begin stream wake+30000\nended refused -> close wake+800\n+800\n"
               "timer -> begin stream wake+30000\nended refused -> close wake+1600\n+1600\n"
               "timer -> begin stream wake+30000"_s;
        QTest::newRow("F39 cut before the end mark: once more, then the paged list")
            << u"start -> begin stream wake+30000\nopen ->\nnews 5 rows=3 ->\n"
               "ended cut -> close wake+800\n+800\ntimer -> begin stream wake+30000\n"
               "open ->\nended cut -> close begin list"_s;
        QTest::newRow("89 rows come: go on waiting; none for long: the paged list")
            << u"start -> begin stream wake+30000\nopen ->\n+20000\nnews 5 rows=3 ->\n+10000\n"
               "timer -> wake+20000\n+20000\ntimer -> close begin list"_s;
        QTest::newRow("gone later: a streaming list again, rows stay")
            << u"start -> begin stream wake+30000\nopen ->\nnews 10 end -> swap\n+5000\n"
               "watchfail 410 -> close begin stream wake+30000\n= CatchingUp"_s;
        QTest::newRow("no access: the list says to what")
            << u"start -> begin stream wake+30000\nwatchfail 403 -> close begin list\n"
               "listfail 403 -> close wake+300000\n= NoAccess"_s;
        QTest::newRow("may list but not watch")
            << u"start -> begin stream wake+30000\nwatchfail 403 -> close begin list\n"
               "page 10 rows=3 -> swap watch@10\nwatchfail 403 -> close wake+30000\n"
               "= ListOnly\n+30000\ntimer -> begin list"_s;
    }
    void streaming()
    {
        QFETCH(QString, script);
        run(script, {});
    }

    void silence()
    {
        ReflectorState state;
        QCOMPARE(silenceLimit(state), 0);
        (void)advance(state, eventFor(u"start"_s), {1000, 1});
        QCOMPARE(silenceLimit(state), 30'000);
        (void)advance(state, eventFor(u"news 10 end"_s), {1000, 1});
        QCOMPARE(silenceLimit(state), 85'000);
        (void)advance(state, eventFor(u"ended"_s), {400'000, 1});
        QCOMPARE(silenceLimit(state), 605'000); // no bookmark seen in this watch: its whole time
    }

    void chance()
    {
        ReflectorState state {.canStream = false};
        (void)advance(state, eventFor(u"start"_s), {0, 0.5});
        const auto actions = advance(state, eventFor(u"listfail refused"_s), {0, 0.5});
        QCOMPARE(picture(actions, 0), u"wake+1200"_s);
    }

    void progress()
    {
        ReflectorState state {.canStream = false};
        (void)advance(state, eventFor(u"start"_s), {5000, 0});
        (void)advance(state, eventFor(u"page 10 rows=500 token=a left=49500"_s), {5000, 0});
        QCOMPARE(watchStateOf(state).received, 500);
        QCOMPARE(watchStateOf(state).expected, 50'000);
        QVERIFY(!watchStateOf(state).isSynced);
    }
};

QTEST_GUILESS_MAIN(TestReflectorMachine)
#include "tst_reflectormachine.moc"
