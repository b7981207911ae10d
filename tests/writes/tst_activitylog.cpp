// SPDX-License-Identifier: Apache-2.0
#include "models/writes/activitylog.h"

#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace models;

namespace {

Activity activity(const QString &name)
{
    return {.time = QDateTime::fromString(u"2026-01-02T03:04:05.678Z"_s, Qt::ISODateWithMs),
        .cluster = u"sandbox"_s,
        .verb = Activity::Verb::Delete,
        .gvk = {u"batch.tensorstack.dev"_s, u"v1beta1"_s, u"DeepSpeedJob"_s},
        .nameSpace = u"demo"_s,
        .name = name,
        .outcome = Activity::Outcome::Failed,
        .serverText = u"no\nway"_s,
        .before = {{u"kind"_s, u"DeepSpeedJob"_s}},
        .after = {}};
}

} // namespace

class TestActivityLog final : public QObject
{
    Q_OBJECT
private slots:
    void init() { QVERIFY(m_folder.isValid()); }

    void survivesARestart()
    {
        const QString file = m_folder.filePath(u"new/activity.jsonl"_s);
        ActivityLog log(file);
        QSignalSpy spy(&log, &ActivityLog::recorded);
        QVERIFY(log.record(activity(u"a"_s)));
        QVERIFY(log.record(activity(u"b"_s)));
        QCOMPARE(spy.count(), 2);
        QCOMPARE(ActivityLog(file).entries(), log.entries());
        QCOMPARE(QFileInfo(file).permissions() & (QFile::ReadGroup | QFile::ReadOther), 0);
    }
    void skipsALineCutByACrash()
    {
        const QString file = m_folder.filePath(u"cut.jsonl"_s);
        QVERIFY(ActivityLog(file).record(activity(u"a"_s)));
        QFile raw(file);
        QVERIFY(raw.open(QIODevice::Append));
        raw.write(R"({"time":"2026-01-02T03:04:05.678Z","clu")");
        raw.close();
        QCOMPARE(ActivityLog(file).entries().size(), 1);
    }
    void neverWritesASecret()
    {
        const QString file = m_folder.filePath(u"secret.jsonl"_s);
        Activity write = activity(u"s"_s);
        write.after
            = {{u"kind"_s, u"Secret"_s}, {u"data"_s, QJsonObject {{u"token"_s, u"canary"_s}}}};
        QVERIFY(ActivityLog(file).record(write));
        QFile raw(file);
        QVERIFY(raw.open(QIODevice::ReadOnly));
        QVERIFY(!raw.readAll().contains("canary"));
    }
    void saysWhenTheDiskRefuses()
    {
        ActivityLog log(m_folder.path()); // a folder is no file
        const Result<void> result = log.record(activity(u"a"_s));
        QVERIFY(!result);
        QVERIFY(result.error().message.english().contains(m_folder.path()));
        QCOMPARE(log.entries().size(), 1);
    }
    void staysBounded()
    {
        const QString file = m_folder.filePath(u"many.jsonl"_s);
        {
            ActivityLog log(file);
            for (int i = 0; i < 2 * ActivityLog::MaxEntries + 3; ++i)
                QVERIFY(log.record(activity(QString::number(i))));
            QCOMPARE(log.entries().size(), ActivityLog::MaxEntries);
        }
        const ActivityLog again(file);
        QCOMPARE(again.entries().size(), ActivityLog::MaxEntries);
        QCOMPARE(again.entries().last().name, QString::number(2 * ActivityLog::MaxEntries + 2));
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestActivityLog)
#include "tst_activitylog.moc"
