// SPDX-License-Identifier: Apache-2.0
// url, quantity, ip, cidr, semver and format.
#include "models/cel/functions.h"
#include "models/cel/opaque.h"

using namespace Qt::StringLiterals;

namespace models::cel {

namespace {

Value wrapped(Opaque opaque)
{
    return Value::Data(std::make_shared<const Opaque>(std::move(opaque)));
}

template <typename T> const T *held(Args args, size_t index)
{
    if (index >= args.size())
        return nullptr;
    const auto *opaque = args[index].as<std::shared_ptr<const Opaque>>();
    return opaque ? std::get_if<T>(&(*opaque)->value) : nullptr;
}

const QString *text(Args args, size_t index)
{
    return index < args.size() ? args[index].as<QString>() : nullptr;
}

/// A function of one value of a type, by what to make of it.
template <typename T, auto Make> Value member(Args args)
{
    const T *one = held<T>(args, 0);
    return one ? Make(*one) : Value::noSuchOverload();
}

Value url(Args args)
{
    if (!text(args, 0))
        return Value::noSuchOverload();
    const auto parsed = Url::parse(*text(args, 0));
    return parsed
        ? wrapped({*parsed})
        : Value::failure(u"URL parse error during conversion from string: "_s + parsed.error());
}

Value isUrl(Args args)
{
    return text(args, 0) ? Value(Value::Data(Url::parse(*text(args, 0)).has_value()))
                         : Value::noSuchOverload();
}

Value scheme(const Url &one)
{
    return Value::Data(one.scheme);
}

Value host(const Url &one)
{
    return Value::Data(one.host);
}

Value hostname(const Url &one)
{
    return Value::Data(one.hostname());
}

Value port(const Url &one)
{
    return Value::Data(one.port());
}

Value path(const Url &one)
{
    return Value::Data(one.path);
}

Value query(const Url &one)
{
    QList<Map::Entry> entries;
    QStringList seen;
    for (const auto &[name, ignored] : one.query) {
        if (seen.contains(name))
            continue;
        seen << name;
        QList<Value> values;
        for (const auto &[other, value] : one.query) {
            if (other == name)
                values << Value::Data(value);
        }
        entries << Map::Entry {Value::Data(name), Value::list(values)};
    }
    return Map::of(entries);
}

Value quantity(Args args)
{
    if (!text(args, 0))
        return Value::noSuchOverload();
    if (const auto parsed = Quantity::parse(*text(args, 0)))
        return wrapped({*parsed});
    return Value::failure(
        u"quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"_s);
}

Value isQuantity(Args args)
{
    return text(args, 0) ? Value(Value::Data(Quantity::parse(*text(args, 0)).has_value()))
                         : Value::noSuchOverload();
}

Value order(auto order)
{
    return Value::Data(qint64(order < 0 ? -1 : order > 0 ? 1 : 0));
}

Value compareTo(Args args)
{
    if (const auto *left = held<Quantity>(args, 0)) {
        const auto *right = held<Quantity>(args, 1);
        return right ? order(*left <=> *right) : Value::noSuchOverload();
    }
    const auto *left = held<Semver>(args, 0);
    const auto *right = held<Semver>(args, 1);
    return left && right ? order(left->compare(*right)) : Value::noSuchOverload();
}

template <int Sign> Value isBeyond(Args args)
{
    const Value found = compareTo(args);
    return found.isFailure() ? found : Value(Value::Data(*found.as<qint64>() == Sign));
}

Value sign(const Quantity &one)
{
    return order(one <=> Quantity());
}

Value asFloat(const Quantity &one)
{
    return Value::Data(one.toDouble());
}

Value asInteger(const Quantity &one)
{
    return one.isWhole() ? Value(Value::Data(one.ceiling()))
                         : Value::failure(u"cannot convert value to integer"_s);
}

Value isInteger(const Quantity &one)
{
    return Value::Data(one.isWhole());
}

template <bool IsSum> Value changed(Args args)
{
    const auto *left = held<Quantity>(args, 0);
    if (!left)
        return Value::noSuchOverload();
    std::optional<Quantity> right;
    if (const auto *other = held<Quantity>(args, 1))
        right = *other;
    else if (const auto *number = args[1].as<qint64>())
        right = Quantity::parse(QString::number(*number));
    if (!right)
        return Value::noSuchOverload();
    return wrapped({IsSum ? *left + *right : *left - *right});
}

Value ip(Args args)
{
    if (const auto *cidr = held<Cidr>(args, 0))
        return wrapped({cidr->address});
    if (!text(args, 0))
        return Value::noSuchOverload();
    const auto parsed = IpAddress::parse(*text(args, 0));
    return parsed ? wrapped({*parsed}) : Value::failure(parsed.error());
}

Value isIp(Args args)
{
    return text(args, 0) ? Value(Value::Data(IpAddress::parse(*text(args, 0)).has_value()))
                         : Value::noSuchOverload();
}

Value isCanonical(Args args)
{
    if (!text(args, 0))
        return Value::noSuchOverload();
    const auto parsed = IpAddress::parse(*text(args, 0));
    return parsed ? Value(Value::Data(parsed->text() == *text(args, 0)))
                  : Value::failure(parsed.error());
}

Value family(const IpAddress &one)
{
    return Value::Data(qint64(one.isV4() ? 4 : 6));
}

template <bool (IpAddress::*Test)() const> Value tested(const IpAddress &one)
{
    return Value::Data((one.*Test)());
}

Value cidr(Args args)
{
    if (!text(args, 0))
        return Value::noSuchOverload();
    const auto parsed = Cidr::parse(*text(args, 0));
    return parsed ? wrapped({*parsed}) : Value::failure(parsed.error());
}

Value isCidr(Args args)
{
    return text(args, 0) ? Value(Value::Data(Cidr::parse(*text(args, 0)).has_value()))
                         : Value::noSuchOverload();
}

template <typename T> Value contains(Args args)
{
    const auto *outer = held<Cidr>(args, 0);
    if (!outer)
        return Value::noSuchOverload();
    if (const auto *inner = held<T>(args, 1))
        return Value::Data(outer->contains(*inner));
    if (!text(args, 1))
        return Value::noSuchOverload();
    const auto parsed = T::parse(*text(args, 1));
    if (parsed)
        return Value::Data(outer->contains(*parsed));
    return std::is_same_v<T, Cidr> ? Value::failure(parsed.error()) : Value::noSuchOverload();
}

Value prefixLength(const Cidr &one)
{
    return Value::Data(qint64(one.bits));
}

Value masked(const Cidr &one)
{
    return wrapped({Cidr {one.address.masked(one.bits), one.bits}});
}

std::optional<std::expected<Semver, QString>> parsedSemver(Args args)
{
    const bool hasFlag = args.size() == 2;
    if (!text(args, 0) || (hasFlag && !args[1].as<bool>()))
        return {};
    return Semver::parse(*text(args, 0), hasFlag && args[1].isTrue());
}

Value semver(Args args)
{
    const auto parsed = parsedSemver(args);
    if (!parsed)
        return Value::noSuchOverload();
    return *parsed ? wrapped({**parsed}) : Value::failure(parsed->error());
}

Value isSemver(Args args)
{
    const auto parsed = parsedSemver(args);
    return parsed ? Value(Value::Data(parsed->has_value())) : Value::noSuchOverload();
}

template <quint64 Semver::*Part> Value number(const Semver &one)
{
    return Value::Data(qint64(one.*Part));
}

Value namedFormat(Args args)
{
    if (!text(args, 0))
        return Value::noSuchOverload();
    return NamedFormat::isKnown(*text(args, 0))
        ? Value::some(wrapped({NamedFormat {*text(args, 0)}}))
        : Value::none();
}

Value validate(Args args)
{
    const auto *format = held<NamedFormat>(args, 0);
    if (!format || !text(args, 1))
        return Value::noSuchOverload();
    QList<Value> faults;
    for (const QString &fault : format->faults(*text(args, 1)))
        faults << Value::Data(fault);
    return faults.isEmpty() ? Value::none() : Value::some(Value::list(faults));
}

template <size_t Index> Value format(Args)
{
    static const Value one = wrapped({NamedFormat {NamedFormat::names().at(Index)}});
    return one;
}

template <size_t... Indices>
void addFormats(std::vector<NamedNative> &natives, std::index_sequence<Indices...>)
{
    static const std::vector<QByteArray> names = [] {
        std::vector<QByteArray> out;
        for (const QString &name : NamedFormat::names())
            out.push_back("format." + name.toUtf8());
        return out;
    }();
    (natives.push_back({names.at(Indices).constData(), format<Indices>}), ...);
}

} // namespace

std::vector<NamedNative> kubernetesNatives()
{
    std::vector<NamedNative> natives {{"url", url}, {"isURL", isUrl},
        {"getScheme", member<Url, scheme>}, {"getHost", member<Url, host>},
        {"getHostname", member<Url, hostname>}, {"getPort", member<Url, port>},
        {"getEscapedPath", member<Url, path>}, {"getQuery", member<Url, query>},
        {"quantity", quantity}, {"isQuantity", isQuantity}, {"compareTo", compareTo},
        {"isGreaterThan", isBeyond<1>}, {"isLessThan", isBeyond<-1>},
        {"sign", member<Quantity, sign>}, {"asApproximateFloat", member<Quantity, asFloat>},
        {"asInteger", member<Quantity, asInteger>}, {"isInteger", member<Quantity, isInteger>},
        {"add", changed<true>}, {"sub", changed<false>}, {"ip", ip}, {"isIP", isIp},
        {"ip.isCanonical", isCanonical}, {"family", member<IpAddress, family>},
        {"isUnspecified", member<IpAddress, tested<&IpAddress::isUnspecified>>},
        {"isLoopback", member<IpAddress, tested<&IpAddress::isLoopback>>},
        {"isLinkLocalMulticast", member<IpAddress, tested<&IpAddress::isLinkLocalMulticast>>},
        {"isLinkLocalUnicast", member<IpAddress, tested<&IpAddress::isLinkLocalUnicast>>},
        {"isGlobalUnicast", member<IpAddress, tested<&IpAddress::isGlobalUnicast>>}, {"cidr", cidr},
        {"isCIDR", isCidr}, {"containsIP", contains<IpAddress>}, {"containsCIDR", contains<Cidr>},
        {"prefixLength", member<Cidr, prefixLength>}, {"masked", member<Cidr, masked>},
        {"semver", semver}, {"isSemver", isSemver},
        {"major", member<Semver, number<&Semver::major>>},
        {"minor", member<Semver, number<&Semver::minor>>},
        {"patch", member<Semver, number<&Semver::patch>>}, {"format.named", namedFormat},
        {"validate", validate}};
    addFormats(natives, std::make_index_sequence<13>());
    return natives;
}

} // namespace models::cel
