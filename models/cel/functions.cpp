// SPDX-License-Identifier: Apache-2.0
#include "models/cel/functions.h"

#include "models/cel/opaque.h"

#include <QHash>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace models::cel {

namespace {

/// Name, overload id, arguments (a target before the dot) and result; capital letters stand for
/// any type. Facts of the language and of the libraries of
/// https://kubernetes.io/docs/reference/using-api/cel/.
constexpr const char *declarations = R"(
_?_:_ conditional (bool,A,A) A
_&&_ logical_and (bool,bool) bool
_||_ logical_or (bool,bool) bool
!_ logical_not (bool) bool
@not_strictly_false not_strictly_false (bool) bool
_==_ equals (A,A) bool
_!=_ not_equals (A,A) bool
_+_ add_bytes (bytes,bytes) bytes
_+_ add_double (double,double) double
_+_ add_duration_duration (duration,duration) duration
_+_ add_duration_timestamp (duration,timestamp) timestamp
_+_ add_timestamp_duration (timestamp,duration) timestamp
_+_ add_int64 (int,int) int
_+_ add_list (list<A>,list<A>) list<A>
_+_ add_string (string,string) string
_+_ add_uint64 (uint,uint) uint
_/_ divide_double (double,double) double
_/_ divide_int64 (int,int) int
_/_ divide_uint64 (uint,uint) uint
_%_ modulo_int64 (int,int) int
_%_ modulo_uint64 (uint,uint) uint
_*_ multiply_double (double,double) double
_*_ multiply_int64 (int,int) int
_*_ multiply_uint64 (uint,uint) uint
-_ negate_double (double) double
-_ negate_int64 (int) int
_-_ subtract_double (double,double) double
_-_ subtract_duration_duration (duration,duration) duration
_-_ subtract_int64 (int,int) int
_-_ subtract_timestamp_duration (timestamp,duration) timestamp
_-_ subtract_timestamp_timestamp (timestamp,timestamp) duration
_-_ subtract_uint64 (uint,uint) uint
_[_] index_list (list<A>,int) A
_[_] index_map (map<A,B>,A) B
_[_] optional_list_index_int (optional<list<A>>,int) optional<A>
_[_] optional_map_index_value (optional<map<A,B>>,A) optional<B>
_[?_] list_optindex_optional_int (list<A>,int) optional<A>
_[?_] map_optindex_optional_value (map<A,B>,A) optional<B>
_[?_] optional_list_optindex_optional_int (optional<list<A>>,int) optional<A>
_[?_] optional_map_optindex_optional_value (optional<map<A,B>>,A) optional<B>
@in in_list (A,list<A>) bool
@in in_map (A,map<A,B>) bool
cel.@mapInsert @mapInsert_map_key_value (map<A,B>,A,B) map<A,B>
cel.@mapInsert @mapInsert_map_map (map<A,B>,map<A,B>) map<A,B>
size size_bytes (bytes) int
size bytes_size bytes.() int
size size_list (list<A>) int
size list_size list<A>.() int
size size_map (map<A,B>) int
size map_size map<A,B>.() int
size size_string (string) int
size string_size string.() int
type type (A) type<A>
dyn to_dyn (A) dyn
bool bool_to_bool (bool) bool
bool string_to_bool (string) bool
bytes bytes_to_bytes (bytes) bytes
bytes string_to_bytes (string) bytes
double double_to_double (double) double
double int64_to_double (int) double
double string_to_double (string) double
double uint64_to_double (uint) double
duration duration_to_duration (duration) duration
duration int64_to_duration (int) duration
duration string_to_duration (string) duration
int int64_to_int64 (int) int
int double_to_int64 (double) int
int duration_to_int64 (duration) int
int string_to_int64 (string) int
int timestamp_to_int64 (timestamp) int
int uint64_to_int64 (uint) int
string string_to_string (string) string
string bool_to_string (bool) string
string bytes_to_string (bytes) string
string double_to_string (double) string
string duration_to_string (duration) string
string int64_to_string (int) string
string timestamp_to_string (timestamp) string
string uint64_to_string (uint) string
string ip_to_string (ip) string
string cidr_to_string (cidr) string
timestamp timestamp_to_timestamp (timestamp) timestamp
timestamp int64_to_timestamp (int) timestamp
timestamp string_to_timestamp (string) timestamp
uint uint64_to_uint64 (uint) uint
uint double_to_uint64 (double) uint
uint int64_to_uint64 (int) uint
uint string_to_uint64 (string) uint
contains contains_string string.(string) bool
endsWith ends_with_string string.(string) bool
startsWith starts_with_string string.(string) bool
matches matches (string,string) bool
matches matches_string string.(string) bool
getFullYear timestamp_to_year timestamp.() int
getFullYear timestamp_to_year_with_tz timestamp.(string) int
getMonth timestamp_to_month timestamp.() int
getMonth timestamp_to_month_with_tz timestamp.(string) int
getDayOfYear timestamp_to_day_of_year timestamp.() int
getDayOfYear timestamp_to_day_of_year_with_tz timestamp.(string) int
getDayOfMonth timestamp_to_day_of_month timestamp.() int
getDayOfMonth timestamp_to_day_of_month_with_tz timestamp.(string) int
getDate timestamp_to_day_of_month_1_based timestamp.() int
getDate timestamp_to_day_of_month_1_based_with_tz timestamp.(string) int
getDayOfWeek timestamp_to_day_of_week timestamp.() int
getDayOfWeek timestamp_to_day_of_week_with_tz timestamp.(string) int
getHours timestamp_to_hours timestamp.() int
getHours timestamp_to_hours_with_tz timestamp.(string) int
getHours duration_to_hours duration.() int
getMinutes timestamp_to_minutes timestamp.() int
getMinutes timestamp_to_minutes_with_tz timestamp.(string) int
getMinutes duration_to_minutes duration.() int
getSeconds timestamp_to_seconds timestamp.() int
getSeconds timestamp_to_seconds_tz timestamp.(string) int
getSeconds duration_to_seconds duration.() int
getMilliseconds timestamp_to_milliseconds timestamp.() int
getMilliseconds timestamp_to_milliseconds_with_tz timestamp.(string) int
getMilliseconds duration_to_milliseconds duration.() int
optional.of optional_of (A) optional<A>
optional.ofNonZeroValue optional_ofNonZeroValue (A) optional<A>
optional.none optional_none () optional<A>
value optional_value optional<A>.() A
hasValue optional_hasValue optional<A>.() bool
or optional_or_optional optional<A>.(optional<A>) optional<A>
orValue optional_orValue_value optional<A>.(A) A
charAt string_char_at_int string.(int) string
indexOf string_index_of_string string.(string) int
indexOf string_index_of_string_int string.(string,int) int
indexOf list_a_index_of_int list<A>.(A) int
lastIndexOf string_last_index_of_string string.(string) int
lastIndexOf string_last_index_of_string_int string.(string,int) int
lastIndexOf list_a_last_index_of_int list<A>.(A) int
lowerAscii string_lower_ascii string.() string
upperAscii string_upper_ascii string.() string
replace string_replace_string_string string.(string,string) string
replace string_replace_string_string_int string.(string,string,int) string
split string_split_string string.(string) list<string>
split string_split_string_int string.(string,int) list<string>
substring string_substring_int string.(int) string
substring string_substring_int_int string.(int,int) string
trim string_trim string.() string
join list_join list<string>.() string
join list_join_string list<string>.(string) string
format string_format string.(list<dyn>) string
strings.quote strings_quote (string) string
find string_find_string string.(string) string
findAll string_find_all_string string.(string) list<string>
findAll string_find_all_string_int string.(string,int) list<string>
sum list_int_sum_int list<int>.() int
sum list_uint_sum_uint list<uint>.() uint
sum list_double_sum_double list<double>.() double
sum list_duration_sum_duration list<duration>.() duration
sets.contains list_sets_contains_list (list<A>,list<A>) bool
sets.equivalent list_sets_equivalent_list (list<A>,list<A>) bool
sets.intersects list_sets_intersects_list (list<A>,list<A>) bool
url string_to_url (string) url
isURL is_url_string (string) bool
getScheme url_get_scheme url.() string
getHost url_get_host url.() string
getHostname url_get_hostname url.() string
getPort url_get_port url.() string
getEscapedPath url_get_escaped_path url.() string
getQuery url_get_query url.() map<string,list<string>>
quantity string_to_quantity (string) quantity
isQuantity is_quantity_string (string) bool
sign quantity_sign (quantity) int
isGreaterThan quantity_is_greater_than quantity.(quantity) bool
isGreaterThan semver_is_greater_than semver.(semver) bool
isLessThan quantity_is_less_than quantity.(quantity) bool
isLessThan semver_is_less_than semver.(semver) bool
compareTo quantity_compare_to quantity.(quantity) int
compareTo semver_compare_to semver.(semver) int
asApproximateFloat quantity_get_float quantity.() double
asInteger quantity_get_int quantity.() int
isInteger quantity_is_integer quantity.() bool
add quantity_add quantity.(quantity) quantity
add quantity_add_int quantity.(int) quantity
sub quantity_sub quantity.(quantity) quantity
sub quantity_sub_int quantity.(int) quantity
ip string_to_ip (string) ip
ip cidr_ip cidr.() ip
isIP is_ip (string) bool
family ip_family ip.() int
ip.isCanonical ip_is_canonical (string) bool
isUnspecified ip_is_unspecified ip.() bool
isLoopback ip_is_loopback ip.() bool
isLinkLocalMulticast ip_is_link_local_multicast ip.() bool
isLinkLocalUnicast ip_is_link_local_unicast ip.() bool
isGlobalUnicast ip_is_global_unicast ip.() bool
cidr string_to_cidr (string) cidr
isCIDR is_cidr (string) bool
containsIP cidr_contains_ip_string cidr.(string) bool
containsIP cidr_contains_ip_ip cidr.(ip) bool
containsCIDR cidr_contains_cidr_string cidr.(string) bool
containsCIDR cidr_contains_cidr cidr.(cidr) bool
prefixLength cidr_prefix_length cidr.() int
masked cidr_masked cidr.() cidr
semver string_to_semver (string) semver
semver string_bool_to_semver (string,bool) semver
isSemver is_semver_string (string) bool
isSemver is_semver_string_bool (string,bool) bool
major semver_major semver.() int
minor semver_minor semver.() int
patch semver_patch semver.() int
format.named format-named (string) optional<format>
validate format-validate format.(string) optional<list<string>>
)";

struct Words
{
    const char *name;
    Type::Kind kind;
};

constexpr std::array simple {Words {"dyn", Type::Kind::Dyn}, Words {"bool", Type::Kind::Bool},
    Words {"int", Type::Kind::Int}, Words {"uint", Type::Kind::Uint},
    Words {"double", Type::Kind::Double}, Words {"string", Type::Kind::String},
    Words {"bytes", Type::Kind::Bytes}, Words {"timestamp", Type::Kind::Timestamp},
    Words {"duration", Type::Kind::Duration}};

class Declarations
{
public:
    Declarations()
    {
        for (const QString &line : QString::fromUtf8(declarations).split(u'\n', Qt::SkipEmptyParts))
            declare(line);
        declareOrders();
        for (const QString &name : NamedFormat::names())
            declare(u"format.%1 format.%1 () format"_s.arg(name));
        for (const auto &natives :
            {operatorNatives(), conversionNatives(), stringNatives(), regexNatives(), listNatives(),
                timeNatives(), optionalNatives(), kubernetesNatives()}) {
            for (const NamedNative &native : natives)
                m_functions[QString::fromUtf8(native.name)].call = native.call;
        }
    }

    [[nodiscard]] const Function *find(const QString &name) const
    {
        const auto found = m_functions.constFind(name);
        return found == m_functions.cend() ? nullptr : &*found;
    }

private:
    void declare(const QString &line)
    {
        const QStringList parts = line.split(u' ');
        Overload overload;
        overload.id = parts[1];
        const qsizetype open = parts[2].indexOf(u'(');
        if (open > 0) {
            overload.isMember = true;
            overload.args.push_back(typeOfText(parts[2].first(open - 1)));
        }
        for (const QString &one : split(parts[2].sliced(open + 1).chopped(1)))
            overload.args.push_back(typeOfText(one));
        overload.result = typeOfText(parts[3]);
        Function &function = m_functions[parts[0]];
        function.name = parts[0];
        function.overloads.push_back(std::move(overload));
    }

    /// Whatever has an order.
    void declareOrders()
    {
        const QStringList ordered {u"bool"_s, u"int"_s, u"uint"_s, u"double"_s, u"string"_s,
            u"bytes"_s, u"timestamp"_s, u"duration"_s};
        const QStringList numbers {u"int"_s, u"uint"_s, u"double"_s};
        static constexpr std::array operators {std::pair {"_<_"_L1, "less"_L1},
            std::pair {"_<=_"_L1, "less_equals"_L1}, std::pair {"_>_"_L1, "greater"_L1},
            std::pair {"_>=_"_L1, "greater_equals"_L1}};
        for (const auto &[name, id] : operators) {
            for (const QString &type : ordered)
                declare(u"%1 %2_%3 (%3,%3) bool"_s.arg(name, id, type));
            for (const QString &left : numbers) {
                for (const QString &right : numbers) {
                    if (left != right)
                        declare(u"%1 %2_%3_%4 (%3,%4) bool"_s.arg(name, id, left, right));
                }
            }
        }
        // In this order: of an empty list the first one is taken.
        const QStringList sortable {u"int"_s, u"uint"_s, u"double"_s, u"bool"_s, u"duration"_s,
            u"timestamp"_s, u"string"_s, u"bytes"_s};
        for (const QString &type : sortable) {
            declare(u"isSorted list_%1_is_sorted_bool list<%1>.() bool"_s.arg(type));
            declare(u"max list_%1_max_%1 list<%1>.() %1"_s.arg(type));
            declare(u"min list_%1_min_%1 list<%1>.() %1"_s.arg(type));
        }
    }

    /// At commas outside of brackets.
    static QStringList split(const QString &text)
    {
        QStringList out;
        QString one;
        int depth = 0;
        for (const QChar c : text) {
            depth += c == u'<' ? 1 : c == u'>' ? -1 : 0;
            if (c == u',' && depth == 0) {
                out << one;
                one.clear();
            } else {
                one += c;
            }
        }
        return one.isEmpty() ? out : out << one;
    }

    static TypePtr typeOfText(const QString &text)
    {
        const qsizetype open = text.indexOf(u'<');
        const QString name = open < 0 ? text : text.first(open);
        std::vector<TypePtr> inner;
        if (open > 0) {
            for (const QString &one : split(text.sliced(open + 1).chopped(1)))
                inner.push_back(typeOfText(one));
        }
        for (const Words &words : simple) {
            if (name == QLatin1StringView(words.name))
                return simpleType(words.kind);
        }
        if (name == "list"_L1)
            return listOf(inner.at(0));
        if (name == "map"_L1)
            return mapOf(inner.at(0), inner.at(1));
        if (name == "optional"_L1)
            return optionalOf(inner.at(0));
        if (name == "type"_L1)
            return typeOf(inner.at(0));
        static const QHash<QString, QString> opaque {{u"quantity"_s, u"kubernetes.Quantity"_s},
            {u"url"_s, u"kubernetes.URL"_s}, {u"ip"_s, u"net.IP"_s}, {u"cidr"_s, u"net.CIDR"_s},
            {u"semver"_s, u"kubernetes.Semver"_s}, {u"format"_s, u"kubernetes.NamedFormat"_s}};
        if (opaque.contains(name))
            return opaqueType(opaque.value(name));
        return parameterType(name);
    }

    QHash<QString, Function> m_functions;
};

} // namespace

const Function *findFunction(const QString &name)
{
    static const Declarations declared;
    return declared.find(name);
}

TypePtr namedType(const QString &name)
{
    static const QHash<QString, TypePtr> types = [] {
        const TypePtr dyn = simpleType(Type::Kind::Dyn);
        QHash<QString, TypePtr> out {{u"list"_s, listOf(dyn)}, {u"map"_s, mapOf(dyn, dyn)},
            {u"null_type"_s, simpleType(Type::Kind::Null)}, {u"type"_s, typeOf(dyn)},
            {u"optional_type"_s, optionalOf(dyn)},
            {u"google.protobuf.Timestamp"_s, simpleType(Type::Kind::Timestamp)},
            {u"google.protobuf.Duration"_s, simpleType(Type::Kind::Duration)}};
        for (const Words &words : simple) {
            const bool isName = words.kind != Type::Kind::Dyn && words.kind != Type::Kind::Timestamp
                && words.kind != Type::Kind::Duration;
            if (isName)
                out.insert(QString::fromUtf8(words.name), simpleType(words.kind));
        }
        for (const auto *opaque : {"kubernetes.Quantity", "kubernetes.URL", "net.IP", "net.CIDR",
                 "kubernetes.Semver", "kubernetes.NamedFormat"})
            out.insert(QString::fromUtf8(opaque), opaqueType(QString::fromUtf8(opaque)));
        return out;
    }();
    return types.value(name);
}

} // namespace models::cel
