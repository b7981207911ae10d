// SPDX-License-Identifier: Apache-2.0
#include "models/base/groupversion.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace models;

class TestGroupVersion final : public QObject
{
    Q_OBJECT
private slots:
    void parses()
    {
        QCOMPARE(GroupVersion::parse(u"v1"), (GroupVersion {{}, u"v1"_s}));
        QCOMPARE(GroupVersion::parse(u"apps/v1"), (GroupVersion {u"apps"_s, u"v1"_s}));
        QCOMPARE(GroupVersion::parse(u"apps/v1").toString(), u"apps/v1"_s);
        QCOMPARE(GroupVersion::parse(u"v1").urlPrefix(), u"/api/v1"_s);
    }
    void buildsPaths_data()
    {
        QTest::addColumn<bool>("namespaced");
        QTest::addColumn<QString>("nameSpace");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("path");
        QTest::newRow("all namespaces") << true << u""_s << u""_s << u"/apis/g.io/v1/things"_s;
        QTest::newRow("one") << true << u"demo"_s << u"a"_s
                             << u"/apis/g.io/v1/namespaces/demo/things/a"_s;
        QTest::newRow("cluster scope drops the namespace")
            << false << u"demo"_s << u"a"_s << u"/apis/g.io/v1/things/a"_s;
        QTest::newRow("a name cannot leave its collection")
            << true << u".."_s << u"../secrets/x"_s
            << u"/apis/g.io/v1/namespaces/%2E%2E/things/..%2Fsecrets%2Fx"_s;
        QTest::newRow("colons stay, as in system:node names")
            << false << u""_s << u"system:node"_s << u"/apis/g.io/v1/things/system:node"_s;
    }
    void buildsPaths()
    {
        QFETCH(bool, namespaced);
        QFETCH(QString, nameSpace);
        QFETCH(QString, name);
        ApiResource resource;
        resource.groupVersion = {u"g.io"_s, u"v1"_s};
        resource.plural = u"things"_s;
        resource.namespaced = namespaced;
        QTEST(resource.path(nameSpace, name), "path");
    }
};

QTEST_APPLESS_MAIN(TestGroupVersion)
#include "tst_groupversion.moc"
