// SPDX-License-Identifier: Apache-2.0
#include "models/schema/explain.h"
#include "models/schema/openapidocument.h"
#include "tests/servers/kubectl.h"

#include <QTest>

using namespace Qt::StringLiterals;

/// The server's own kinds, explained by the real kubectl and by us, side by side.
class TestExplainServer final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        if (!Kubectl::isInstalled())
            QSKIP("kubectl is not installed");
        m_kubectl = std::make_unique<Kubectl>();
        QVERIFY(m_kubectl->start());
        const auto v2 = models::OpenApiDocument::parse(
            m_kubectl->run({u"get"_s, u"--raw"_s, u"/openapi/v2"_s}).out.toUtf8());
        QVERIFY(v2);
        m_v2 = *v2;
    }

    void saysTheSame_data()
    {
        QTest::addColumn<QString>("group");
        QTest::addColumn<QString>("version");
        QTest::addColumn<QString>("plural");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("path");
        const auto row = [](const QString &group, const QString &version, const QString &plural,
                             const QString &kind, const QString &path) {
            QTest::newRow(qPrintable(plural + u' ' + path))
                << group << version << plural << kind << path;
        };
        const QString batch = u"batch.tensorstack.dev"_s;
        for (const auto &path : {u""_s, u"spec"_s, u"spec.config"_s, u"spec.config.run.python"_s,
                 u"spec.worker.template.spec.containers"_s, u"status"_s, u"metadata"_s,
                 u"spec.nope.x"_s})
            row(batch, u"v1beta1"_s, u"deepspeedjobs"_s, u"DeepSpeedJob"_s, path);
        for (const auto &path : {u""_s, u"spec"_s, u"spec.containers"_s,
                 u"spec.containers.resources"_s, u"spec.affinity"_s,
                 u"spec.containers.livenessProbe.httpGet.port"_s, u"metadata.labels"_s})
            row({}, u"v1"_s, u"pods"_s, u"Pod"_s, path);
        row(u"apps"_s, u"v1"_s, u"deployments"_s, u"Deployment"_s, u"spec.template"_s);
        row(u"apiextensions.k8s.io"_s, u"v1"_s, u"customresourcedefinitions"_s,
            u"CustomResourceDefinition"_s, u"spec.versions.schema"_s);
    }
    void saysTheSame()
    {
        if (!m_kubectl)
            QSKIP("kubectl is not installed");
        QFETCH(QString, group);
        QFETCH(QString, version);
        QFETCH(QString, plural);
        QFETCH(QString, kind);
        QFETCH(QString, path);
        models::ApiResource resource;
        resource.groupVersion = {group, version};
        resource.plural = plural;
        resource.kind = kind;
        const QString document = group.isEmpty() ? u"/openapi/v3/api/"_s + version
                                                 : u"/openapi/v3/apis/"_s + group + u'/' + version;
        const auto v3 = models::OpenApiDocument::parse(
            m_kubectl->run({u"get"_s, u"--raw"_s, document}).out.toUtf8());
        QVERIFY(v3);
        const QStringList fields = path.isEmpty() ? QStringList() : path.split(u'.');
        for (const bool isV2 : {false, true}) {
            for (const bool recursive : {false, true}) {
                QStringList arguments {u"explain"_s, path.isEmpty() ? plural : plural + u'.' + path,
                    u"--api-version"_s, resource.groupVersion.toString(), u"--output"_s,
                    isV2 ? u"plaintext-openapiv2"_s : u"plaintext"_s};
                if (recursive)
                    arguments.append(u"--recursive"_s);
                const Kubectl::Outcome theirs = m_kubectl->run(arguments);
                const models::Explanation ours
                    = models::explain(isV2 ? *m_v2 : **v3, resource, fields, recursive,
                        isV2 ? models::ExplainOutput::PlaintextOpenApiV2
                             : models::ExplainOutput::Plaintext);
                QCOMPARE(ours.text, theirs.out);
                QCOMPARE(ours.error.has_value(), theirs.code != 0);
                if (ours.error)
                    QCOMPARE(u"error: "_s + ours.error->message.english(), theirs.err.trimmed());
            }
        }
    }

private:
    std::unique_ptr<Kubectl> m_kubectl;
    models::OpenApiDocumentRef m_v2;
};

QTEST_GUILESS_MAIN(TestExplainServer)
#include "tst_explainserver.moc"
