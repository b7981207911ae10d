// SPDX-License-Identifier: Apache-2.0
// Functions of lists, also as sets.
#include "models/cel/functions.h"

using namespace Qt::StringLiterals;

namespace models::cel {

namespace {

Value isSorted(Args args)
{
    const List *list = args[0].asList();
    if (!list)
        return Value::noSuchOverload();
    for (qsizetype i = 1; i < list->size(); ++i) {
        const Value order = list->at(i - 1).compare(list->at(i));
        if (order.isFailure())
            return order;
        if (*order.as<qint64>() > 0)
            return Value::Data(false);
    }
    return Value::Data(true);
}

Value sumOf(Args args)
{
    const List *list = args[0].asList();
    if (!list)
        return Value::noSuchOverload();
    static const Native add = findFunction(u"_+_"_s)->call;
    Value total = Value::Data(qint64(0));
    for (qsizetype i = 0; i < list->size(); ++i) {
        const std::array pair {total, list->at(i)};
        if (pair[1].isFailure())
            return pair[1];
        total = i == 0 ? pair[1] : add(pair);
        if (total.isFailure())
            break;
    }
    return total;
}

template <int Sign> Value extreme(Args args)
{
    const List *list = args[0].asList();
    if (!list)
        return Value::noSuchOverload();
    if (list->size() == 0)
        return Value::failure((Sign > 0 ? u"max"_s : u"min"_s) + u" called on empty list"_s);
    Value best = list->at(0);
    for (qsizetype i = 1; i < list->size(); ++i) {
        const Value item = list->at(i);
        const Value order = item.compare(best);
        if (order.isFailure())
            return order;
        if (*order.as<qint64>() * Sign > 0)
            best = item;
    }
    return best;
}

bool isAmong(const List &list, const Value &wanted)
{
    for (qsizetype i = 0; i < list.size(); ++i) {
        if (list.at(i).equals(wanted).isTrue())
            return true;
    }
    return false;
}

bool containsAll(const List &list, const List &wanted)
{
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        if (!isAmong(list, wanted.at(i)))
            return false;
    }
    return true;
}

enum class Relation { Contains, Equivalent, Intersects };

template <Relation Wanted> Value related(Args args)
{
    const List *left = args[0].asList();
    const List *right = args[1].asList();
    if (!left || !right)
        return Value::noSuchOverload();
    if (Wanted == Relation::Contains)
        return Value::Data(containsAll(*left, *right));
    if (Wanted == Relation::Equivalent)
        return Value::Data(containsAll(*left, *right) && containsAll(*right, *left));
    for (qsizetype i = 0; i < right->size(); ++i) {
        if (isAmong(*left, right->at(i)))
            return Value::Data(true);
    }
    return Value::Data(false);
}

} // namespace

std::vector<NamedNative> listNatives()
{
    return {{"isSorted", isSorted}, {"sum", sumOf}, {"max", extreme<1>}, {"min", extreme<-1>},
        {"sets.contains", related<Relation::Contains>},
        {"sets.equivalent", related<Relation::Equivalent>},
        {"sets.intersects", related<Relation::Intersects>}};
}

} // namespace models::cel
