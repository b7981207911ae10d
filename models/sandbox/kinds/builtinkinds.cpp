// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/kinds/builtinkinds.h"

#include "models/sandbox/engine/kinddata.h"
#include "models/sandbox/kinds/factreader.h"

#include <QDir>
#include <QFile>

static void initResources()
{
    Q_INIT_RESOURCE(sandbox_kinds);
}

using namespace Qt::StringLiterals;

namespace models::sandbox {

Result<BuiltInKinds> BuiltInKinds::read()
{
    initResources();
    BuiltInKinds out;
    FactReader reader(*out.m_pool);
    const QDir folder(u":/sandbox/kinds"_s);
    for (const QString &name : folder.entryList({u"*.facts"_s})) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            return failure(Error::Kind::Internal,
                Message(QT_TRANSLATE_NOOP("models", "The program's own file %1 cannot be read."),
                    {name}));
        if (const auto read = reader.read(name, file.readAll()); !read)
            return std::unexpected(read.error());
    }
    if (const auto done = reader.finish(); !done)
        return std::unexpected(done.error());
    for (auto it = reader.types().cbegin(); it != reader.types().cend(); ++it)
        out.m_types.insert(it.key(), it.value());
    for (const KindFacts &facts : reader.kinds()) {
        auto data = std::make_shared<KindData>();
        data->pool = out.m_pool;
        data->schema = out.m_types.value(facts.component);
        data->description = data->schema->description;
        data->rules = rulesOf(facts.info.resource.groupVersion.group, facts.info.resource.kind);
        KindInfo info = facts.info;
        info.data = data;
        out.m_kinds << info;
    }
    return out;
}

} // namespace models::sandbox
