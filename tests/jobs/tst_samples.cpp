// SPDX-License-Identifier: Apache-2.0
#include "models/form/formmodel.h"
#include "models/guide/guidelibrary.h"
#include "models/jobs/jobkinds.h"
#include "models/jobs/jobsmodel.h"
#include "models/jobs/jobswatch.h"
#include "models/jobs/newjob.h"
#include "models/kube/cluster.h"
#include "models/kube/discovery.h"
#include "models/kube/openapistore.h"
#include "models/kube/resourceclient.h"
#include "models/schema/validator.h"
#include "models/yaml/tree.h"
#include "tests/servers/labplatform.h"

#include <QCoroTask>
#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace models;

/// Text → form → submit → the job's end, for a job of each kind, on either server: what the gallery
/// starts from, and, where they are beside this checkout, the platform's own samples.
class SamplesTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_server.start());
        if (TestServer::isLab()) {
            m_nameSpace = m_server.makeNamespace(u"project"_s);
            m_platform = std::make_unique<LabPlatform>(speed);
            QVERIFY(m_platform->start(m_server, m_nameSpace));
        }
        m_cluster = std::make_unique<Cluster>(m_server.access());
        QVERIFY(QCoro::waitFor(m_cluster->connectToServer()));
        m_cluster->discovery().refresh();
        QTRY_VERIFY_WITH_TIMEOUT(m_cluster->discovery().resources().size() > 40, 20'000);
        auto guides = GuideLibrary::builtIn();
        QVERIFY(guides);
        m_guides = *guides;
        m_watch = std::make_unique<JobsWatch>(*m_cluster, m_jobs);
        m_watch->setScope({.namespaces = {m_nameSpace}});
    }

    void cleanupTestCase()
    {
        m_watch.reset();
        m_cluster.reset();
        m_platform.reset();
    }

    void fromTextToEnd_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("ends");
        const QString group = u"batch.tensorstack.dev"_s;
        for (const char *kind : {"BeamJob", "ColossalAIJob", "DeepSpeedJob", "GenericJob", "MPIJob",
                 "PyTorchTrainingJob", "TensorFlowTrainingJob", "XGBoostTrainingJob"}) {
            const QString name = QString::fromLatin1(kind).toLower() + u"-start"_s;
            QTest::addRow("start of %s", kind)
                << newJobText({group, u"v1beta1"_s, QString::fromLatin1(kind)},
                       {.nameSpace = m_nameSpace, .name = name, .image = u"registry.local/a:1"_s})
                << true;
        }
        const QDir samples(QStringLiteral(SAMPAN_SHARED_DIR) + u"/tensorstack/samples"_s);
        for (const QString &name : samples.entryList({u"*.yaml"_s}, QDir::Files)) {
            QFile file(samples.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QTest::addRow("%s", qPrintable(name))
                << QString::fromUtf8(file.readAll()) << !name.contains("debug"_L1);
        }
    }
    void fromTextToEnd()
    {
        QFETCH(QString, text);
        QFETCH(bool, ends);
        const yaml::TreePtr tree = yaml::parse(text, 1);
        QJsonObject object = tree->toJson().toObject();
        const ApiResource *resource = find(object);
        QVERIFY2(resource, qPrintable(object[u"kind"_s].toString()));
        const QString why = faultsInForm(tree, *resource);
        QVERIFY2(why.isEmpty(), qPrintable(why));

        withoutGpus(object); // the demo project's quota for them is used up
        ResourceClient client(m_cluster->transport());
        const Result<ResourceReply> stored
            = QCoro::waitFor(client.create(*resource, m_nameSpace, object));
        QVERIFY2(stored, stored ? "" : qPrintable(stored.error().text()));
        if (!JobKinds::isJobKind(resource->groupVersion.group, resource->kind))
            return;
        const QString name = object[u"metadata"_s][u"name"_s].toString();
        const JobState wanted = ends ? JobState::Succeeded : JobState::Running;
        QTRY_VERIFY2_WITH_TIMEOUT(state(name) == wanted,
            qPrintable(u"%1 is in state %2"_s.arg(name).arg(int(state(name)))), 60'000);
    }

private:
    [[nodiscard]] const ApiResource *find(const QJsonObject &object)
    {
        for (const ApiResource &resource : m_cluster->discovery().resources()) {
            if (resource.kind == object[u"kind"_s].toString()
                && resource.groupVersion.toString() == object[u"apiVersion"_s].toString()) {
                m_found = resource;
                return &m_found;
            }
        }
        return nullptr;
    }

    /// What a form would show as wrong, or would have to leave to the text.
    QString faultsInForm(const yaml::TreePtr &tree, const ApiResource &resource)
    {
        const Result<QByteArray> bytes
            = QCoro::waitFor(m_cluster->schemas().document(resource.groupVersion));
        if (!bytes)
            return bytes.error().text();
        const auto schema = OpenApiDocument::parse(*bytes);
        if (!schema)
            return schema.error().text();
        const GroupVersionKind gvk = resource.gvk();
        QStringList faults;
        const QList<yaml::Diagnostic> found = validate(*tree, 0, (*schema)->root(gvk));
        for (const yaml::Diagnostic &one : tree->diagnostics() + found) {
            if (one.severity == yaml::Severity::Error)
                faults.append(u"%1: %2"_s.arg(one.line).arg(one.message.english()));
        }
        FormModel form;
        form.setKind(*schema, gvk, m_guides->find(gvk));
        form.setLevel(FormLevel::All);
        form.setTree(tree, found);
        if (form.rows().size() < 4)
            faults.append(u"the form has %1 rows"_s.arg(form.rows().size()));
        for (const FormRow &row : form.rows()) {
            if (row.state == ValueState::Error || row.state == ValueState::Foreign)
                faults.append(u"the form cannot show "_s + row.path.toString());
        }
        return faults.join(u'\n');
    }

    static void withoutGpus(QJsonObject &object)
    {
        const auto strip = [](const auto &self, const QJsonValue &value) -> QJsonValue {
            if (value.isArray()) {
                QJsonArray out;
                for (const QJsonValue &item : value.toArray())
                    out.append(self(self, item));
                return out;
            }
            if (!value.isObject())
                return value;
            QJsonObject out;
            const QJsonObject in = value.toObject();
            for (auto entry = in.begin(); entry != in.end(); ++entry) {
                if (!entry.key().startsWith("nvidia.com/"_L1))
                    out.insert(entry.key(), self(self, entry.value()));
            }
            return out;
        };
        object = strip(strip, object).toObject();
    }

    [[nodiscard]] JobState state(const QString &name) const
    {
        for (int row = 0; row < m_jobs.rowCount(); ++row) {
            if (m_jobs.at(row)->name == name)
                return m_jobs.at(row)->state;
        }
        return JobState::Unknown;
    }

    static constexpr double speed = 60;
    TestServer m_server {{.speed = speed}};
    QString m_nameSpace = u"demo"_s;
    std::unique_ptr<LabPlatform> m_platform; ///< in the lab
    std::unique_ptr<Cluster> m_cluster;
    std::shared_ptr<const GuideLibrary> m_guides;
    JobsModel m_jobs;
    std::unique_ptr<JobsWatch> m_watch;
    ApiResource m_found;
};

QTEST_GUILESS_MAIN(SamplesTest)
#include "tst_samples.moc"
