// SPDX-License-Identifier: Apache-2.0
#include "models/schema/causemapper.h"

#include <QTest>

using namespace Qt::StringLiterals;
using models::CauseMapper;

namespace {

const QString text = u"metadata:\n  name: a\n  labels:\n    app.kubernetes.io/name: x\nspec:\n"
                     "  nodeSelector:\n    kubernetes.io/hostname: n1\n  containers:\n"
                     "  - name: worker\n    image: i\n    ports:\n    - port: 80\n"
                     "  - name: \"a]b\"\n  args: [x, z]\n  empty:\n"_s;

} // namespace

class TestCauseMapper final : public QObject
{
    Q_OBJECT
private slots:
    void locates_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("marked");
        QTest::addColumn<QString>("missing");
        const auto row = [](const char *field, const char *path, const char *marked,
                             const char *missing = "") {
            QTest::newRow(*field ? field : "(empty)")
                << QString::fromUtf8(field) << QString::fromUtf8(path) << QString::fromUtf8(marked)
                << QString::fromUtf8(missing);
        };
        // Field paths: brackets around list indices and, unquoted, around keys.
        row("spec.containers[0].image", "spec.containers[0].image", "i");
        row("metadata.labels[app.kubernetes.io/name]",
            "metadata.labels[\"app.kubernetes.io/name\"]", "x");
        row("spec.containers[0]", "spec.containers[0]", "-");
        row("spec.args[1]", "spec.args[1]", "z");
        // The validator joins map keys with dots.
        row("spec.nodeSelector.kubernetes.io/hostname",
            "spec.nodeSelector[\"kubernetes.io/hostname\"]", "n1");
        // Structured merge diff.
        row(".spec.containers[name=\"worker\"].image", "spec.containers[0].image", "i");
        row(".spec.containers[name=\"a]b\"].name", "spec.containers[1].name", "\"a]b\"");
        row(".spec.containers[name=\"worker\"].ports[port=80,protocol=\"TCP\"].port",
            "spec.containers[0].ports", "ports");
        row(".spec.args[=\"z\"]", "spec.args[1]", "z");
        // JSON pointers.
        row("/spec/containers/0/image", "spec.containers[0].image", "i");
        row("/metadata/labels/app.kubernetes.io~1name",
            "metadata.labels[\"app.kubernetes.io/name\"]", "x");
        // What is not there marks the deepest key that is.
        row("spec.containers[0].resources.limits", "spec.containers[0].resources.limits", "-",
            "resources limits");
        row("spec.replicas", "spec.replicas", "spec", "replicas");
        row("spec.containers[7].image", "spec.containers", "containers");
        row("spec.empty", "spec.empty", "empty");
        // The object as a whole.
        row("<nil>", "", "metadata:");
        row("", "", "metadata:");
        row("patch", "", "metadata:");
    }
    void locates()
    {
        QFETCH(QString, field);
        const auto tree = models::yaml::parse(text);
        const CauseMapper::Place place = CauseMapper(*tree, 0).locate(field);
        QTEST(place.path.toString(), "path");
        QTEST(place.range.in(text).toString(), "marked");
        QTEST(place.missingTail.join(u' '), "missing");
    }

    void readsStrictMessages()
    {
        const auto causes = CauseMapper::strictCauses(
            u"Job in version \"v1\" cannot be handled as a Job: strict decoding error: unknown "
            "field \"spec.a[0].b\", duplicate field \"spec.c\", unknown field \"spec.q\\\"d\""_s);
        QCOMPARE(causes.size(), 3);
        QCOMPARE(causes[0].field, u"spec.a[0].b"_s);
        QCOMPARE(causes[1].reason, u"duplicate field"_s);
        QCOMPARE(causes[2].field, u"spec.q\"d"_s);
    }

    void makesDiagnostics()
    {
        const auto tree = models::yaml::parse(text);
        models::Error error {models::Error::Kind::Invalid, models::Message("x")};
        error.causes = {{u"FieldValueNotSupported"_s, u"Unsupported value: \"i\""_s,
                            u"spec.containers[0].image"_s},
            {u"FieldValueInvalid"_s, u"some validation rules were not checked because …"_s,
                u"<nil>"_s}};
        const auto found = CauseMapper(*tree, 0).diagnostics(error);
        QCOMPARE(found.size(), 2);
        QCOMPARE(found[0].line, 10);
        QVERIFY(found[0].fromServer);
        QCOMPARE(found[0].serverText, u"Unsupported value: \"i\""_s);
        QCOMPARE(found[1].severity, models::yaml::Severity::Info);
        error.reason = CauseMapper::ofTemplatePod; // its controller may still change it
        QCOMPARE(
            CauseMapper(*tree, 0).diagnostics(error)[0].severity, models::yaml::Severity::Warning);
        error.causes.clear();
        error.detail = u"strict decoding error: unknown field \"spec.args\""_s;
        const auto strict = CauseMapper(*tree, 0).diagnostics(error);
        QCOMPARE(strict.size(), 1);
        QCOMPARE(strict[0].check, int(models::yaml::Diagnostic::UnknownField));
    }
};

QTEST_GUILESS_MAIN(TestCauseMapper)
#include "tst_causemapper.moc"
