// SPDX-License-Identifier: Apache-2.0
#include "../form/jobfixture.h"

#include "models/guide/guidelibrary.h"
#include "models/schema/validator.h"

#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;

/// What a job needs beyond its schema is said before the server is asked.
class TestRequiredCheck final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        const auto library = models::GuideLibrary::builtIn();
        QVERIFY(library);
        m_library = *library;
        m_schema = jobDocument();
    }

    void finds_data()
    {
        QTest::addColumn<QString>("line"); // of the job
        QTest::addColumn<QString>("instead");
        QTest::addColumn<QString>("problem"); // path at the text it stands on; empty: none
        const QString image = u"          image: deepspeed:0.14\n"_s;
        const QString path = u"spec.worker.template.spec.containers[1].image"_s;
        QTest::newRow("complete") << image << image << QString();
        QTest::newRow("empty text")
            << image << u"          image: \"\"\n"_s << path + u" at \"\""_s;
        QTest::newRow("blanks") << image << u"          image: ' '\n"_s << path + u" at ' '"_s;
        QTest::newRow("nothing behind the colon")
            << image << u"          image:\n"_s << path + u" at "_s;
        QTest::newRow("null") << image << u"          image: ~\n"_s << path + u" at ~"_s;
        QTest::newRow("not written") << image << QString() << path + u" at -"_s;
        QTest::newRow("a default will do") << u"    replicas: 32\n"_s << QString() << QString();
        QTest::newRow("sidecars need one, too")
            << u"image: logs:1"_s << u"image: ''"_s
            << u"spec.worker.template.spec.containers[0].image at ''"_s;
    }
    void finds()
    {
        QFETCH(QString, line);
        QFETCH(QString, instead);
        QVERIFY(jobText.contains(line));
        const auto tree = models::yaml::parse(QString(jobText).replace(line, instead));
        models::ValidationContext context;
        context.guide = m_library->find(jobKind());
        QVERIFY(context.guide);
        const auto found
            = models::ranked(models::validate(*tree, 0, m_schema->root(jobKind()), context));
        QStringList problems;
        for (const models::yaml::Diagnostic &one : found) {
            if (one.severity == models::yaml::Severity::Error)
                problems.append(one.path.toString() + u" at "_s
                    + tree->text().mid(one.range.start, one.range.length));
        }
        QTEST(problems.join(u'\n'), "problem");
    }

    /// The guides do not ask for more than people write.
    void samplesHaveWhatTheyNeed_data()
    {
        QTest::addColumn<QString>("file");
        const QDir folder(QStringLiteral(SAMPAN_SHARED_DIR) + u"/tensorstack/samples"_s);
        const QStringList files = folder.entryList({u"*.yaml"_s}, QDir::Files);
        for (const QString &file : files)
            QTest::newRow(qPrintable(file)) << folder.filePath(file);
        if (files.isEmpty())
            QTest::newRow("no samples") << QString();
    }
    void samplesHaveWhatTheyNeed()
    {
        QFETCH(QString, file);
        if (file.isEmpty())
            QSKIP("the samples are not beside this checkout");
        QFile source(file);
        QVERIFY(source.open(QIODevice::ReadOnly));
        const auto tree = models::yaml::parse(QString::fromUtf8(source.readAll()));
        for (int i = 0; i < tree->documents().size(); ++i) {
            const QJsonObject object = tree->toJson(i).toObject();
            const auto version = models::GroupVersion::parse(object[u"apiVersion"_s].toString());
            models::ValidationContext context;
            context.guide
                = m_library->find({version.group, version.version, object[u"kind"_s].toString()});
            const auto found = models::validate(*tree, i, nullptr, context);
            for (const models::yaml::Diagnostic &one : found)
                QVERIFY2(one.severity != models::yaml::Severity::Error,
                    qPrintable(one.path.toString() + u": "_s + one.message.english()));
        }
    }

private:
    std::shared_ptr<const models::GuideLibrary> m_library;
    models::OpenApiDocumentRef m_schema;
};

QTEST_GUILESS_MAIN(TestRequiredCheck)
#include "tst_requiredcheck.moc"
