// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/serverschema.h"

#include "tests/bench/figures.h"

#include "models/kube/curltransport.h"
#include "models/kube/kubeconfig.h"
#include "models/kube/openapistore.h"
#include "models/schema/validator.h"

#include <QCoroTask>

using namespace Qt::StringLiterals;

namespace bench {

models::OpenApiDocumentRef serverSchema(const QString &kubeconfig)
{
    const auto access = models::KubeConfig::load({kubeconfig}).access({}, models::TrustStore());
    if (!access)
        giveUp(qPrintable(access.error().text()));
    models::CurlTransport transport(*access);
    models::OpenApiStore store(transport, {});
    const auto bytes = QCoro::waitFor(store.document({{}, u"v1"_s}));
    if (!bytes)
        giveUp(qPrintable(bytes.error().text()));
    const auto document = models::OpenApiDocument::parse(*bytes);
    if (!document)
        giveUp(qPrintable(document.error().text()));
    return *document;
}

QList<models::yaml::Diagnostic> checkPods(
    const models::yaml::Tree &tree, const models::OpenApiDocumentRef &schema)
{
    QList<models::yaml::Diagnostic> found;
    const models::SchemaNode *root = schema->root({{}, u"v1"_s, u"Pod"_s});
    for (int i = 0; i < tree.documents().size(); ++i)
        found += models::validate(tree, i, root);
    return found;
}

} // namespace bench
