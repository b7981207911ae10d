// SPDX-License-Identifier: Apache-2.0
#include "../form/jobfixture.h"

#include "models/base/bilingual.h"
#include "models/schema/productcheck.h"
#include "models/schema/validator.h"

#include <QTest>

using namespace Qt::StringLiterals;

/// What guides say beyond schemas.
class TestProductCheck final : public QObject
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
        QTest::addColumn<QString>("problems");
        const QString gpu = u"nvidia.com/gpu: 1"_s;
        const QString folder = u"workingDir: \"\""_s;
        QTest::newRow("3.1.34 nothing") << gpu << gpu << QString();
        QTest::newRow("3.1.34 two entry points")
            << u"      python:"_s << u"      exec: [x]\n      python:"_s
            << u"E spec.config.run: The entry point must be exactly one of python, module and "
               u"exec; "
               "the launcher would not know what to run."_s;
        QTest::newRow("3.1.34 a path of the platform's")
            << folder << u"volumeMounts: [{name: d, mountPath: /root/.ssh/}]"_s
            << u"E spec.worker.template.spec.containers[1].volumeMounts[0].mountPath: The platform "
               "puts files of the launcher here; with a volume over them the workers do not find "
               "each other."_s;
        QTest::newRow("3.1.34 more processes than GPUs")
            << u"    run:"_s << u"    slotsPerWorker: 4\n    run:"_s
            << u"W spec.config.slotsPerWorker: Each worker starts more processes than it has GPUs; "
               "several of them will share one."_s;
        QTest::newRow("3.1.34 as many as GPUs")
            << u"    run:"_s << u"    slotsPerWorker: 1\n    run:"_s << QString();
        QTest::newRow("3.1.34 a wrong type is said elsewhere")
            << gpu << u"nvidia.com/gpu: many"_s << QString();
    }
    void finds()
    {
        QFETCH(QString, line);
        QFETCH(QString, instead);
        QVERIFY(jobText.contains(line));
        const auto tree = models::yaml::parse(QString(jobText).replace(line, instead));
        const models::SchemaNode *root = m_schema->root(jobKind());
        models::ValidationContext context;
        context.productRules = models::ProductRules::read(*m_library->find(jobKind()), *root);
        QVERIFY(context.productRules);
        QStringList told;
        const auto found = models::validate(*tree, 0, root, context);
        for (const models::yaml::Diagnostic &one : found) {
            if (one.check == models::yaml::Diagnostic::ProductRule)
                told.append(u"%1 %2: %3"_s.arg(QChar::fromLatin1("EWI"[int(one.severity)]))
                        .arg(one.path.toString(), one.message.english()));
        }
        QTEST(told.join(u'\n'), "problems");
    }

    void faults_data()
    {
        QTest::addColumn<QString>("at");
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("fault"); // a part of it
        QTest::newRow("3.1.34 sound")
            << u"spec.worker"_s << u"self.replicas > 0"_s << u".replicas"_s << QString();
        QTest::newRow("3.1.34 no such place")
            << u"spec.workers"_s << u"true"_s << QString() << u"The schema knows no such field."_s;
        QTest::newRow("3.1.34 no such member in the rule")
            << u"spec.worker"_s << u"self.replica > 0"_s << QString()
            << u"undefined field 'replica'"_s;
        QTest::newRow("3.1.34 no expression")
            << u"spec.worker"_s << u"self.replicas >"_s << QString() << u"Syntax error"_s;
        QTest::newRow("3.1.34 comes to a number")
            << u"spec.worker"_s << u"self.replicas"_s << QString() << u"evaluate to a bool"_s;
        QTest::newRow("3.1.34 points nowhere")
            << u"spec.worker"_s << u"true"_s << u".replica"_s
            << u"It points at .replica, which the schema does not know."_s;
    }
    void faults()
    {
        QFETCH(QString, at);
        QFETCH(QString, rule);
        QFETCH(QString, field);
        QFETCH(QString, fault);
        const models::GuideRule one {.at = at, .rule = rule, .field = field};
        const QString said = models::faultOf(one, *m_schema->root(jobKind())).english();
        QVERIFY2(fault.isEmpty() ? said.isEmpty() : said.contains(fault), qPrintable(said));
    }

    void inTheLanguageOfTheWindow()
    {
        const auto message = models::inBoth(u"one"_s, u"一"_s);
        QCOMPARE(message.english(), u"one"_s);
        QCOMPARE(message.text(), u"one"_s); // no translation is installed here
    }

private:
    std::shared_ptr<const models::GuideLibrary> m_library;
    models::OpenApiDocumentRef m_schema;
};

QTEST_GUILESS_MAIN(TestProductCheck)
#include "tst_productcheck.moc"
