// SPDX-License-Identifier: Apache-2.0
#include "models/base/message.h"

#include <QTest>

using namespace Qt::StringLiterals;

class TestMessage final : public QObject
{
    Q_OBJECT
private slots:
    void fillsItsArguments()
    {
        const models::Message message("Context %1 names %2.", {u"a"_s, u"b"_s});
        QCOMPARE(message.english(), u"Context a names b."_s);
        QCOMPARE(message.text(), message.english());
    }
    void leavesPlaceholdersInsideArgumentsAlone()
    {
        const models::Message message("%1 and %2", {u"%2"_s, u"100%"_s});
        QCOMPARE(message.english(), u"%2 and 100%"_s);
    }
    void emptyMessageHasNoText()
    {
        QVERIFY(models::Message().isEmpty());
        QCOMPARE(models::Message().text(), QString());
        QVERIFY(models::Message() != models::Message("x"));
    }
};

QTEST_APPLESS_MAIN(TestMessage)
#include "tst_message.moc"
