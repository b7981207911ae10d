// SPDX-License-Identifier: Apache-2.0
#include "models/jobs/drafts.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace models;

class DraftsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void survivesAndIsPrivate()
    {
        QTemporaryDir folder;
        const Drafts drafts(folder.filePath(u"drafts"_s));
        Draft draft {.id = Drafts::newId(),
            .cluster = u"c"_s,
            .nameSpace = u"demo"_s,
            .name = u"a"_s,
            .gvk = {u"batch.tensorstack.dev"_s, u"v1beta1"_s, u"DeepSpeedJob"_s},
            .text = u"kind: DeepSpeedJob\n# my note\n"_s};
        QVERIFY(drafts.save(draft));
        const QList<Draft> all = Drafts(folder.filePath(u"drafts"_s)).all();
        QCOMPARE(all.size(), 1);
        QCOMPARE(all.first().text, draft.text);
        QCOMPARE(all.first().gvk, draft.gvk);
        QVERIFY(!all.first().isMasked);
        const QFileInfo file(folder.filePath(u"drafts/%1.draft"_s.arg(draft.id)));
        QCOMPARE(file.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther),
            QFileDevice::Permissions());
        drafts.remove(draft.id);
        QVERIFY(drafts.all().isEmpty());
    }

    void foldersThatCannotBeMadeAreErrors()
    {
        const Drafts drafts(u"/proc/nowhere"_s);
        const auto saved = drafts.save({.id = Drafts::newId(), .text = u"x"_s});
        QVERIFY(!saved);
        QCOMPARE(saved.error().kind, Error::Kind::BadInput);
    }

    void masksSecrets_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("masked");
        QTest::newRow("no secret")
            << u"kind: ConfigMap\ndata:\n  a: b\n"_s << u"kind: ConfigMap\ndata:\n  a: b\n"_s;
        QTest::newRow("data") << u"kind: Secret\ndata:\n  a: c2VjcmV0\ntype: Opaque\n"_s
                              << u"kind: Secret\ndata:\n  a:\ntype: Opaque\n"_s;
        QTest::newRow("block") << u"kind: Secret\nstringData:\n  a: |\n    secret\n  b: x\n"_s
                               << u"kind: Secret\nstringData:\n  a:\n  b:"_s;
        QTest::newRow("flow") << u"kind: Secret\ndata: {a: c2VjcmV0}\n"_s
                              << u"kind: Secret\ndata: {}\n"_s;
    }

    void masksSecrets()
    {
        QFETCH(QString, text);
        QFETCH(QString, masked);
        QCOMPARE(Drafts::masked(text).trimmed(), masked.trimmed());
        if (text.contains("Secret"_L1))
            QVERIFY(!Drafts::masked(text).contains("secret"_L1));
    }
};

QTEST_GUILESS_MAIN(DraftsTest)
#include "tst_drafts.moc"
