// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/engine/body.h"

#include "models/sandbox/engine/causes.h"

#include <QJsonArray>
#include <QJsonObject>

#include <simdjson.h>

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), qsizetype(view.size()));
}

class JsonReader
{
public:
    explicit JsonReader(Body &body)
        : m_body(body)
    {
    }

    QJsonValue read(const simdjson::dom::element &element, const QString &path)
    {
        using simdjson::dom::element_type;
        switch (element.type()) {
        case element_type::OBJECT:
            return readObject(element, path);
        case element_type::ARRAY: {
            QJsonArray array;
            for (const simdjson::dom::element item : simdjson::dom::array(element))
                array.append(read(item, itemPath(path, array.size())));
            return array;
        }
        case element_type::STRING:
            return text(std::string_view(element));
        case element_type::INT64:
            return QJsonValue(qint64(int64_t(element)));
        case element_type::UINT64:
            return double(uint64_t(element));
        case element_type::DOUBLE:
            return double(element);
        case element_type::BOOL:
            return bool(element);
        case element_type::NULL_VALUE:
            break;
        }
        return QJsonValue::Null;
    }

private:
    QJsonValue readObject(const simdjson::dom::object &object, const QString &path)
    {
        QJsonObject out;
        for (const simdjson::dom::key_value_pair member : object) {
            const QString key = text(member.key);
            const QString memberPath = childPath(path, key);
            if (out.contains(key) && !m_body.duplicates.contains(memberPath))
                m_body.duplicates << memberPath;
            out.insert(key, read(member.value, memberPath));
        }
        return out;
    }

    Body &m_body;
};

} // namespace

std::expected<Body, QString> readJsonBody(const QByteArray &bytes)
{
    simdjson::dom::parser parser;
    simdjson::dom::element root;
    const simdjson::error_code error
        = parser.parse(bytes.constData(), size_t(bytes.size())).get(root);
    if (error)
        return std::unexpected(text(simdjson::error_message(error)));
    Body body;
    body.value = JsonReader(body).read(root, {});
    return body;
}

std::expected<Body, QString> readEitherBody(const QByteArray &bytes)
{
    // JSON is YAML but for tabs and very long keys, and YAML in flow style only looks like JSON.
    const QByteArray start = bytes.left(64).trimmed();
    if (start.startsWith('{') || start.startsWith('[')) {
        if (auto json = readJsonBody(bytes))
            return json;
    }
    return readYamlBody(bytes);
}

} // namespace models::sandbox
