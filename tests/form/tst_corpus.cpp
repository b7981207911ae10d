// SPDX-License-Identifier: Apache-2.0
#include "models/form/fieldindex.h"
#include "models/form/formmodel.h"
#include "models/schema/validator.h"
#include "models/yaml/tree.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

QJsonObject objectIn(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly)
        ? models::yaml::parse(QString::fromUtf8(file.readAll()))->toJson().toObject()
        : QJsonObject();
}

} // namespace

/// No schema is refused: every CRD that people wrote becomes a form.
class TestCorpus final : public QObject
{
    Q_OBJECT
private slots:
    void everyCrdIsAForm_data()
    {
        QTest::addColumn<QString>("file");
        const QString folder = QStringLiteral(SAMPAN_SHARED_DIR) + u"/crds"_s;
        QDirIterator files(folder, {u"*.yaml"_s}, QDir::Files);
        bool isThere = false;
        while (files.hasNext()) {
            const QString file = files.next();
            QTest::newRow(qPrintable(file.section(u'/', -1))) << file;
            isThere = true;
        }
        if (!isThere)
            QTest::newRow("no corpus") << QString();
    }
    void everyCrdIsAForm()
    {
        QFETCH(QString, file);
        if (file.isEmpty())
            QSKIP("the corpus of CRDs is not beside this checkout");
        const auto document = models::OpenApiDocument::fromCrd(objectIn(file));
        QVERIFY(document);
        for (const models::GroupVersionKind &gvk : (*document)->kinds()) {
            const models::SchemaNode *root = (*document)->root(gvk);
            const auto fields = models::fieldIndex(root, nullptr);
            QVERIFY(fields.size() > 5);
            for (const models::FieldInfo &field : fields)
                QVERIFY2(!field.widget.isEmpty(), qPrintable(field.pattern));
            models::FormModel model;
            model.setKind(*document, gvk, nullptr);
            QJsonObject start = models::skeleton(*root, 6).toObject();
            start.insert(u"metadata"_s, QJsonObject {{u"name"_s, u"a"_s}});
            const auto tree = models::yaml::parse(models::yaml::emitYaml(start));
            const auto found = models::validate(*tree, 0, root);
            for (const auto level : {models::FormLevel::All, models::FormLevel::Common,
                     models::FormLevel::Required, models::FormLevel::SetOnly}) {
                model.setLevel(level);
                model.setTree(tree, models::ranked(found));
                QVERIFY2(!model.rows().isEmpty(), qPrintable(u"level %1"_s.arg(int(level))));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestCorpus)
#include "tst_corpus.moc"
