// SPDX-License-Identifier: Apache-2.0
#include "../form/jobfixture.h"
#include "nameless.h"
#include "words.h"

#include "ui/forms/fieldlookup.h"
#include "ui/forms/formfoot.h"
#include "ui/forms/formpane.h"
#include "ui/forms/formrowwidget.h"
#include "ui/forms/formview.h"
#include "ui/shared/theme.h"

#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QLocale>
#include <QTest>
#include <QTextDocument>

using namespace Qt::StringLiterals;

namespace {

/// Names as a cluster would have them.
class FixedLookup final : public ui::FieldLookup
{
public:
    QList<Choice> choices(const QString &picker) override
    {
        if (picker == "claim"_L1)
            return {{u"corpus-v2"_s, u"2.1Ti · ReadWriteMany"_s}, {u"ckpt-7b"_s, u"500Gi"_s}};
        if (picker == "queue"_L1)
            return {{u"default"_s, {}}, {u"high"_s, u"2 waiting"_s}};
        return {};
    }
    Access access(const QString &picker) const override
    {
        return picker == "secret"_L1 ? Access::NoAccess : Access::Known;
    }
};

const QString text
    = QString(jobText)
          .replace(u"              nvidia.com/gpu: 1\n"_s,
              u"              memory: 128GB\n              nvidia.com/gpu: 1\n"
              "        volumes:\n        - name: data\n          persistentVolumeClaim:\n"
              "            claimName: corpus-v2\n"_s)
          .replace(u"          workingDir: \"\"\n"_s,
              u"          workingDir: \"\"\n          volumeMounts:\n          - name: data\n"
              "            mountPath: /data\n          env:\n          - name: NCCL_DEBUG\n            value: WARN\n"_s);

/// A kind with 1,150 fields.
models::Result<models::OpenApiDocumentRef> bigDocument()
{
    QJsonObject members;
    for (int i = 0; i < 1150; ++i)
        members[u"f%1"_s.arg(i)] = QJsonObject {{u"type"_s, u"string"_s}};
    const QJsonObject spec {{u"type"_s, u"object"_s}, {u"properties"_s, members}};
    const QJsonObject gvk {{u"group"_s, u"x"_s}, {u"version"_s, u"v1"_s}, {u"kind"_s, u"Big"_s}};
    const QJsonObject kind {{u"type"_s, u"object"_s},
        {u"x-kubernetes-group-version-kind"_s, QJsonArray {gvk}},
        {u"properties"_s, QJsonObject {{u"spec"_s, spec}}}};
    const QJsonObject schemas {{u"schemas"_s, QJsonObject {{u"x.Big"_s, kind}}}};
    const QJsonObject document {{u"openapi"_s, u"3.0.0"_s}, {u"components"_s, schemas}};
    return models::OpenApiDocument::parse(QJsonDocument(document).toJson());
}

} // namespace

/// SAMPAN_PICTURES=folder keeps the pictures.
class TestFormPane final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        m_theme = new ui::Theme(*qApp);
        m_schema = jobDocument();
        m_library = *models::GuideLibrary::builtIn();
    }

    void looks_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<int>("level");
        QTest::addColumn<QSize>("size");
        QTest::newRow("zh light common") << false << 1 << QSize(1390, 770);
        QTest::newRow("zh light all") << false << 2 << QSize(1390, 1400);
        QTest::newRow("light common") << false << 1 << QSize(1390, 770);
        QTest::newRow("dark all") << true << 2 << QSize(1390, 770);
        QTest::newRow("light set") << false << 3 << QSize(1390, 770);
        QTest::newRow("light small") << false << 1 << QSize(970, 600);
    }
    void looks()
    {
        QFETCH(bool, dark);
        QFETCH(int, level);
        QFETCH(QSize, size);
        m_theme->setMode(dark ? ui::ThemeMode::Dark : ui::ThemeMode::Light);
        const bool isChinese = QByteArray(QTest::currentDataTag()).startsWith("zh");
        QLocale::setDefault(isChinese ? QLocale(QLocale::Chinese) : QLocale(QLocale::English));
        ui::FormPane pane(&m_lookup);
        load(pane);
        pane.setLevel(models::FormLevel(level));
        pane.foot()->setTotal(u"Creates 1 DeepSpeedJob"_s, u"32 replicas · 32 GPU"_s);
        pane.foot()->setSubmitText(u"Submit"_s);
        pane.foot()->setBlocked(u"1 error left"_s);
        pane.foot()->setChecks({{ui::PreflightLine::State::Passed, u"Queue high"_s, u"open"_s},
            {ui::PreflightLine::State::Warning, u"GPU quota"_s,
                u"32 wanted, 0 free: it will wait"_s, u"Who uses it"_s},
            {ui::PreflightLine::State::Pending, u"Dry run"_s,
                u"runs once the errors are put right"_s}});
        if (size.width() < 1180)
            pane.setWidthClass(ui::WidthClass::Medium);
        pane.resize(size);
        pane.show();
        QVERIFY(QTest::qWaitForWindowExposed(&pane));
        pane.form()->goTo(*models::Path::parse(u"spec.worker.replicas"_s));
        QTest::qWait(50);
        const QString folder = qEnvironmentVariable("SAMPAN_PICTURES");
        if (!folder.isEmpty()) {
            const QString name = QString::fromLatin1(QTest::currentDataTag()).replace(u' ', u'-');
            QVERIFY(pane.grab().save(
                QDir(folder).filePath(u"form-%1-%2.png"_s.arg(QLocale().name(), name))));
        }
    }

    void typingChangesOneLine()
    {
        ui::FormPane pane(&m_lookup);
        load(pane);
        pane.resize(1200, 800);
        pane.show();
        QVERIFY(QTest::qWaitForWindowExposed(&pane));
        const QString before = pane.text().text();
        auto *edit = field(pane, u".spec.worker.replicas"_s);
        QVERIFY(edit);
        edit->selectAll();
        QTest::keyClicks(edit, u"16"_s);
        QCOMPARE(pane.text().text(), QString(before).replace(u"replicas: 32"_s, u"replicas: 16"_s));
        QCOMPARE(edit->text(), u"16"_s);
        pane.text().document()->undo(); // one step for one burst
        QCOMPARE(pane.text().text(), before);
        QTRY_COMPARE(edit->text(), u"32"_s);
    }

    void typingInTheTextChangesTheRow()
    {
        ui::FormPane pane(&m_lookup);
        load(pane);
        pane.show();
        QVERIFY(QTest::qWaitForWindowExposed(&pane));
        auto *edit = field(pane, u".metadata.name"_s);
        QVERIFY(edit);
        QTextCursor cursor(pane.text().document());
        cursor.setPosition(int(pane.text().text().indexOf(u"gpt"_s)));
        cursor.insertText(u"x-"_s);
        QTRY_COMPARE(edit->text(), u"x-gpt"_s);
    }

    /// A form of a thousand rows does not hold the window up.
    void manyRowsComeInSlices()
    {
        const auto document = bigDocument();
        QVERIFY(document);
        ui::FormPane pane(&m_lookup);
        pane.resize(1200, 800);
        pane.show();
        QVERIFY(QTest::qWaitForWindowExposed(&pane));
        pane.text().setKind(*document, {u"x"_s, u"v1"_s, u"Big"_s}, nullptr, {});
        pane.text().setText(u"spec: {f3: x}\n"_s);
        pane.text().flush();
        pane.setLevel(models::FormLevel::All);
        QVERIFY(!pane.form()->isComplete()); // the first ones are there, the others follow
        QVERIFY(!pane.form()->findChildren<ui::FormRowWidget *>().isEmpty());
        QTRY_VERIFY(pane.form()->isComplete());
        QCOMPARE(pane.form()->findChildren<ui::FormRowWidget *>().size(),
            pane.text().form().shownFields());
        QVERIFY(pane.text().form().shownFields() >= 1150);
        // The last one can be gone to while others are still being made.
        pane.setLevel(models::FormLevel::SetOnly);
        pane.setLevel(models::FormLevel::All);
        QVERIFY(pane.form()->goTo(models::Path {u"spec"_s, u"f999"_s}));
        QCOMPARE(pane.form()->currentPath(), (models::Path {u"spec"_s, u"f999"_s}));
    }

    void everyControlHasAName()
    {
        ui::FormPane pane(&m_lookup);
        load(pane);
        pane.setLevel(models::FormLevel::All);
        pane.form()->makeAllEditors();
        const QStringList found = ui::nameless(pane);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }

private:
    void load(ui::FormPane &pane)
    {
        pane.text().setKind(m_schema, jobKind(), m_library->find(jobKind()), {});
        pane.text().setText(text);
    }
    static QLineEdit *field(ui::FormPane &pane, const QString &id)
    {
        const auto rows = pane.findChildren<ui::FormRowWidget *>();
        for (ui::FormRowWidget *row : rows) {
            if (row->row().id == id) {
                row->ensureEditor();
                return row->editor()->findChild<QLineEdit *>();
            }
        }
        return nullptr;
    }

    const ui::Words m_english;
    ui::Theme *m_theme = nullptr;
    models::OpenApiDocumentRef m_schema;
    std::shared_ptr<const models::GuideLibrary> m_library;
    FixedLookup m_lookup;
};

QTEST_MAIN(TestFormPane)
#include "tst_formpane.moc"
