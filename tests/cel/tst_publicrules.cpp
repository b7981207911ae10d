// SPDX-License-Identifier: Apache-2.0
#include "models/cel/definition.h"
#include "models/cel/ruleset.h"
#include "models/yaml/tree.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace models;

/// The rules of published CRDs: each one is one that a server takes.
class TestPublicRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void compile()
    {
        const QDir folder(QStringLiteral(SAMPAN_SHARED_DIR) + u"/crds"_s);
        const QStringList names = folder.entryList({u"*.yaml"_s});
        if (names.isEmpty())
            QSKIP("the published CRDs are not beside the checkout");
        int rules = 0;
        for (const QString &name : names) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QJsonObject crd = read(QString::fromUtf8(file.readAll()));
            for (const QJsonValue version : crd["spec"_L1]["versions"_L1].toArray()) {
                const QJsonObject schema = version["schema"_L1]["openAPIV3Schema"_L1].toObject();
                for (const cel::DefinitionFault &fault :
                    cel::checkRuleDefinitions(schema, u"schema"_s))
                    QFAIL(qPrintable(name + u' ' + fault.field + u": "_s + fault.detail));
                if (const auto set = cel::RuleSet::read(schema, true))
                    rules += set->count();
            }
        }
        qInfo("%d rules in %lld CRDs", rules, qlonglong(names.size()));
        QVERIFY(rules > 600);
    }

private:
    /// The first document that holds something.
    static QJsonObject read(const QString &text)
    {
        const yaml::TreePtr tree = yaml::parse(text);
        for (int i = 0; i < int(tree->documents().size()); ++i) {
            if (const QJsonValue value = tree->toJson(i); value.isObject())
                return value.toObject();
        }
        return {};
    }
};

QTEST_GUILESS_MAIN(TestPublicRules)
#include "tst_publicrules.moc"
