// SPDX-License-Identifier: Apache-2.0
#include "models/schema/explain.h"
#include "models/schema/openapidocument.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

QByteArray fixture(const QString &name)
{
    QFile file(QStringLiteral(SAMPAN_SOURCE_DIR) + u"/tests/fixtures/explain/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// Against what kubectl 1.32 printed for a document made to have one of everything.
class TestExplain final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        m_v3 = *models::OpenApiDocument::parse(fixture(u"probe-v3.json"_s));
        m_v2 = *models::OpenApiDocument::parse(fixture(u"probe-v2.json"_s));
        m_resource.groupVersion = {u"probe.example"_s, u"v1"_s};
        m_resource.plural = u"probes"_s;
        m_resource.kind = u"Probe"_s;
        m_resource.namespaced = true;
    }

    void printsWhatKubectlPrints_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QString>("output");
        QTest::addColumn<QString>("error");
        const QString goldens = QString::fromUtf8(fixture(u"kubectl-1.32.txt"_s));
        const QStringList cases = goldens.split(u"==> "_s, Qt::SkipEmptyParts);
        QVERIFY(cases.size() > 100);
        for (const QString &golden : cases) {
            const QString arguments = golden.section(u'\n', 0, 0);
            const QString rest = golden.sliced(arguments.size() + 1);
            const qsizetype end = rest.lastIndexOf(u"<== "_s);
            QTest::newRow(qPrintable(arguments))
                << arguments << rest.first(end) << rest.sliced(end + 4).trimmed();
        }
    }
    void printsWhatKubectlPrints()
    {
        QFETCH(QString, arguments);
        QFETCH(QString, output);
        QFETCH(QString, error);
        const QStringList words = arguments.split(u' ');
        const bool isV2 = words.contains(u"plaintext-openapiv2"_s);
        const QString dotted = words[0].section(u'.', 1);
        const auto path = models::explainPath(dotted);
        QVERIFY(path);
        const models::Explanation found = models::explain(isV2 ? *m_v2 : *m_v3, m_resource, *path,
            words.contains(u"--recursive"_s),
            isV2 ? models::ExplainOutput::PlaintextOpenApiV2 : models::ExplainOutput::Plaintext);
        if (found.text != output) {
            const QStringList ours = found.text.split(u'\n');
            const QStringList theirs = output.split(u'\n');
            for (qsizetype i = 0; i < std::max(ours.size(), theirs.size()); ++i)
                QCOMPARE(ours.value(i, u"(end)"_s), theirs.value(i, u"(end)"_s));
        }
        QCOMPARE(found.error ? u"error: "_s + found.error->message.english() : QString(), error);
    }

    void refusesWhatKubectlRefuses()
    {
        QVERIFY(!models::explainPath(u"spec.a[0]"_s));
        QVERIFY(!models::explainPath(u"spec..a"_s));
        QVERIFY(models::explainPath(u"spec."_s).value() == QStringList {u"spec"_s});
        QVERIFY(models::explainPath(QString()).value().isEmpty());
    }

private:
    models::OpenApiDocumentRef m_v3;
    models::OpenApiDocumentRef m_v2;
    models::ApiResource m_resource;
};

QTEST_GUILESS_MAIN(TestExplain)
#include "tst_explain.moc"
