// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/cel/time.h"
#include "models/cel/type.h"

#include <QByteArray>
#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QString>

#include <memory>
#include <optional>
#include <variant>

namespace models::cel {

class List;
class Map;
class Shape;
class Value;
struct Opaque;

/// Why an expression has no value: "division by zero", "no such key: a".
struct Failure
{
    QString text;
};

/// The value of type(x). A handle by name: "int", "list", "net.IP".
struct TypeName
{
    QString name;
};

struct Optional
{
    std::shared_ptr<const Value> value; ///< null: none
};

/// A value of an expression. Cheap to copy; what comes from an object stays in its JSON, and is
/// read when it is asked for. Immutable; safe in any thread.
class Value final
{
public:
    enum class Kind {
        Failure,
        Null,
        Bool,
        Int,
        Uint,
        Double,
        String,
        Bytes,
        Timestamp,
        Duration,
        List,
        Map,
        Type,
        Optional,
        Opaque
    };
    using Data = std::variant<Failure, std::monostate, bool, qint64, quint64, double, QString,
        QByteArray, Timestamp, Duration, std::shared_ptr<const List>, std::shared_ptr<const Map>,
        TypeName, Optional, std::shared_ptr<const Opaque>>;

    Value()
        : m_data(std::monostate())
    {
    }
    Value(Data data) // NOLINT(google-explicit-constructor): a value is what it holds
        : m_data(std::move(data))
    {
    }

    [[nodiscard]] static Value failure(const QString &text) { return Data(Failure {text}); }
    [[nodiscard]] static Value noSuchOverload();
    [[nodiscard]] static Value list(QList<Value> items);
    [[nodiscard]] static Value none() { return Data(Optional {}); }
    [[nodiscard]] static Value some(const Value &value);
    /// What an object holds, as its schema says to read it.
    [[nodiscard]] static Value ofJson(const QJsonValue &json, const Shape &shape);

    [[nodiscard]] Kind kind() const { return Kind(m_data.index()); }
    [[nodiscard]] bool isFailure() const { return kind() == Kind::Failure; }
    [[nodiscard]] bool isTrue() const { return as<bool>() && *as<bool>(); }
    /// Null when it is of another kind.
    template <typename T> [[nodiscard]] const T *as() const { return std::get_if<T>(&m_data); }
    [[nodiscard]] const List *asList() const;
    [[nodiscard]] const Map *asMap() const;
    [[nodiscard]] const QString &failureText() const { return std::get<Failure>(m_data).text; }

    /// "int", "map", "net.IP"…
    [[nodiscard]] QString typeName() const;
    /// Code points, bytes, items or keys; nothing for kinds without a size.
    [[nodiscard]] std::optional<qint64> size() const;
    /// true, false or a failure.
    [[nodiscard]] Value equals(const Value &other) const;
    /// -1, 0, 1 or a failure for what has no order.
    [[nodiscard]] Value compare(const Value &other) const;

private:
    Data m_data;
};

/// Items of a literal or a result, or of an array inside an object.
class List final
{
public:
    /// `kind`: the shape of a set or of a list with keys, when it is meant to be one.
    explicit List(QList<Value> items, const Shape *kind = nullptr)
        : m_items(std::move(items))
        , m_kind(kind)
    {
    }
    List(QJsonArray json, const Shape &shape)
        : m_json(std::move(json))
        , m_shape(&shape)
        , m_kind(&shape)
    {
    }

    [[nodiscard]] qsizetype size() const { return m_shape ? m_json.size() : m_items.size(); }
    [[nodiscard]] Value at(qsizetype index) const;
    /// For who made the list and has not given it away.
    void append(const Value &item) { m_items << item; }
    /// Sets and maps of lists ignore the order; others compare item by item.
    [[nodiscard]] Value equals(const List &other) const;
    /// Sets are united, lists with keys merged, others appended.
    [[nodiscard]] Value plus(const List &other) const;

private:
    [[nodiscard]] Value key(const Value &item) const;
    [[nodiscard]] Value merged(const List &other) const;

    QList<Value> m_items;
    QJsonArray m_json;
    const Shape *m_shape = nullptr; ///< of the array
    const Shape *m_kind = nullptr;
};

/// Keys and values of a literal or a result, or of an object inside an object.
class Map final
{
public:
    struct Entry
    {
        Value key;
        Value value;
    };

    /// Of a key twice the last counts; a failure when strict.
    [[nodiscard]] static Value of(const QList<Entry> &entries, bool isStrict = false);
    Map(QJsonObject json, const Shape &shape)
        : m_json(std::move(json))
        , m_shape(&shape)
    {
    }
    Map(QList<Entry> entries, QHash<QString, qsizetype> index)
        : m_entries(std::move(entries))
        , m_index(std::move(index))
    {
    }

    [[nodiscard]] qsizetype size() const { return m_shape ? m_json.size() : m_entries.size(); }
    [[nodiscard]] QList<Value> keys() const;
    /// Nothing when there is no such key; a failure when the value cannot be read.
    [[nodiscard]] std::optional<Value> find(const Value &key) const;
    [[nodiscard]] Value equals(const Map &other) const;
    [[nodiscard]] bool isOfSchema() const { return m_shape != nullptr; }
    /// Can such a key be asked for? Objects have texts only.
    [[nodiscard]] bool takes(const Value &key) const
    {
        return !m_shape || key.kind() == Value::Kind::String;
    }
    /// For building results.
    [[nodiscard]] const QList<Entry> &entries() const { return m_entries; }

private:
    [[nodiscard]] Value equalsObject(const Map &other) const;

    QJsonObject m_json;
    const Shape *m_shape = nullptr;
    QList<Entry> m_entries;
    QHash<QString, qsizetype> m_index; ///< by what stands for the key
};

/// With its padding; line ends do not count.
[[nodiscard]] std::optional<QByteArray> decodedBase64(const QString &text);
/// UTF-8 order, as Go sorts strings: of code points, not of UTF-16 units.
[[nodiscard]] int compareText(const QString &left, const QString &right);
[[nodiscard]] qint64 codePoints(const QString &text);
/// As Go prints a float in its shortest form.
[[nodiscard]] QString doubleText(double value);

} // namespace models::cel
