// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/server/mediatypes.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace models::sandbox;

class TestMediaTypes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void negotiate_data()
    {
        QTest::addColumn<QByteArray>("accept");
        QTest::addColumn<QString>("picture");
        QTest::newRow("none") << ""_ba << u"object"_s;
        QTest::newRow("anything") << "*/*"_ba << u"object"_s;
        QTest::newRow("json") << "application/json"_ba << u"object"_s;
        QTest::newRow("yaml") << "application/yaml"_ba << u"yaml"_s;
        QTest::newRow("kubectl's table")
            << "application/json;as=Table;v=v1;g=meta.k8s.io,application/json;as=Table;v=v1beta1;g=meta.k8s.io,application/json"_ba
            << u"table"_s;
        QTest::newRow("a table of another version")
            << "application/json;as=Table;v=v2;g=meta.k8s.io,application/json"_ba << u"object"_s;
        QTest::newRow("metadata")
            << "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1"_ba
            << u"partial"_s;
        QTest::newRow("protobuf, else json")
            << "application/vnd.kubernetes.protobuf,application/json"_ba << u"object"_s;
        QTest::newRow("better quality")
            << "application/json;q=0.5, application/yaml"_ba << u"yaml"_s;
        QTest::newRow("only protobuf") << "application/vnd.kubernetes.protobuf"_ba << u"406"_s;
        QTest::newRow("xml") << "application/xml"_ba << u"406"_s;
    }
    void negotiate()
    {
        QFETCH(QByteArray, accept);
        const auto result = models::sandbox::negotiate(accept, true);
        QString picture = u"406"_s;
        if (result) {
            picture = result->as == Representation::As::Table       ? u"table"_s
                : result->as == Representation::As::PartialMetadata ? u"partial"_s
                : result->isYaml                                    ? u"yaml"_s
                                                                    : u"object"_s;
        }
        QTEST(picture, "picture");
    }
};

QTEST_GUILESS_MAIN(TestMediaTypes)
#include "tst_mediatypes.moc"
