// SPDX-License-Identifier: Apache-2.0
// A rule of a CRD: compiled, its cost estimated, and evaluated on an object.
#include "tests/fuzz/input.h"

#include "models/cel/estimate.h"
#include "models/cel/program.h"
#include "models/cel/shape.h"

#include <QFile>
#include <QJsonDocument>

#include <array>

using namespace models::cel;
using namespace Qt::StringLiterals;

namespace {

/// The schema and the object of the table of expressions.
struct World
{
    World()
    {
        QFile file(QStringLiteral(SAMPAN_SOURCE_DIR "/tests/cel/expressions.json"));
        fuzz::need(file.open(QIODevice::ReadOnly), "the table of expressions is there");
        const QJsonObject table = QJsonDocument::fromJson(file.readAll()).object();
        shape = Shape::read(table["schema"_L1].toObject(), false, u"selfType1"_s);
        self = Value::ofJson(table["self"_L1], *shape);
    }
    std::unique_ptr<Shape> shape;
    Value self;
};

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const World world;
    const auto program = Program::compile(QString::fromUtf8(fuzz::bytes(data, size)),
        {{u"self"_s, world.shape->type}, {u"oldSelf"_s, world.shape->type}});
    if (!program)
        return 0;
    (void)largestCost(*program, *world.shape);
    constexpr quint64 limit = 100'000;
    const std::array<Value, 2> variables {world.self, world.self};
    const Evaluated first = program->evaluate(variables, limit);
    const Evaluated again = program->evaluate(variables, limit);
    fuzz::need(first.cost == again.cost && first.isTooCostly == again.isTooCostly,
        "an expression costs the same again");
    return 0;
}
