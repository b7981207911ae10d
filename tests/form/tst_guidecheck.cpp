// SPDX-License-Identifier: Apache-2.0
#include "jobfixture.h"

#include "models/form/guidecheck.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace models;

/// Guides against schemas: what a writer of guides is told.
class GuideCheckTest final : public QObject
{
    Q_OBJECT

private slots:
    void patternsLeadToPlaces_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("type"); // empty: no such place
        QTest::newRow("root") << u""_s << u"DeepSpeedJob"_s;
        QTest::newRow("member") << u"spec.worker.replicas"_s << u"integer"_s;
        QTest::newRow("item") << u"spec.worker.template.spec.containers[].name"_s << u"string"_s;
        QTest::newRow("list") << u"spec.worker.template.spec.containers"_s << u"[]Container"_s;
        QTest::newRow("any key") << u"spec.worker.template.metadata.labels{}"_s << u"string"_s;
        QTest::newRow("a key") << u"spec.worker.template.spec.nodeSelector.zone"_s << u"string"_s;
        QTest::newRow("misspelt") << u"spec.worker.replica"_s << u""_s;
        QTest::newRow("no list") << u"spec.worker[]"_s << u""_s;
        QTest::newRow("below a scalar") << u"spec.worker.replicas.x"_s << u""_s;
    }
    void patternsLeadToPlaces()
    {
        QFETCH(QString, pattern);
        const auto document = jobDocument();
        const SchemaNode *node = nodeAt(*document->root(jobKind()), pattern);
        QTEST(node ? node->typeName() : QString(), "type");
    }

    void tellsWhatIsWrong()
    {
        const auto guides = library({{u"part-shared.yaml"_s, R"(
part: shared
fields:
  - path: disableCustomEnv
    label: {zh: a, en: a}
  - path: gone
)"},
            {u"kind-deepspeedjob.yaml"_s, R"(
group: batch.tensorstack.dev
kind: DeepSpeedJob
category: job
groups:
  - id: run
    label: {zh: a, en: a}
includes:
  - {at: spec, part: shared}
fields:
  - path: spec.worker.replica
    level: common
    label: {zh: 副本数, en: Replicas}
    help: {zh: 多少个, en: How many}
  - path: spec.worker.replicas
    level: common
    label: {zh: 副本数, en: Replicas}
  - path: spec.config.run
    widget: union
    members: [python, ruby]
    group: runs
  - path: spec.elastic.minReplicas
)"}});
        QVERIFY(guides);
        const auto document = jobDocument();
        QStringList told;
        for (const GuideFault &fault :
            checkGuides({{guides->find(jobKind()), document->root(jobKind())}}))
            told.append(fault.kind + u' ' + fault.pattern + u": "_s + fault.text.text());
        told.sort();
        QCOMPARE(told,
            (QStringList {
                u"DeepSpeedJob spec.config.run: The schema knows no member ruby of this choice."_s,
                u"DeepSpeedJob spec.gone: The schema knows no such field."_s,
                u"DeepSpeedJob spec.worker.replica: The schema knows no such field."_s,
                u"DeepSpeedJob spec.worker.replicas: Its help is not there in both languages."_s}));
    }

private:
    std::shared_ptr<const GuideLibrary> library(const QList<std::pair<QString, QByteArray>> &files)
    {
        for (const auto &[name, text] : files) {
            QFile file(m_folder.filePath(name));
            if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
                return nullptr;
        }
        const auto guides = GuideLibrary::load(m_folder.path());
        if (!guides)
            qWarning("%s", qPrintable(guides.error().text()));
        return guides.value_or(nullptr);
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(GuideCheckTest)
#include "tst_guidecheck.moc"
