// SPDX-License-Identifier: Apache-2.0
#include "models/kube/configtree.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringDecoder>

#include <algorithm>
#include <optional>
#include <sstream>

#include <yaml-cpp/depthguard.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

using namespace Qt::StringLiterals;

namespace models {

namespace {

constexpr int deepest = 100;
constexpr int mostAliases = 1000;

// Thrown through yaml-cpp's parser, caught where it is called.
struct Refusal
{
    Message message;
};

class TreeBuilder final : public YAML::EventHandler
{
public:
    explicit TreeBuilder(QString file)
        : m_file(std::move(file))
    {
    }

    ConfigNode::Ref root() const { return m_root; }

    void OnDocumentStart(const YAML::Mark &) override { }
    void OnDocumentEnd() override { }
    void OnNull(const YAML::Mark &mark, YAML::anchor_t anchor) override
    {
        add({.line = mark.line + 1}, anchor);
    }
    void OnAlias(const YAML::Mark &mark, YAML::anchor_t anchor) override
    {
        if (++m_aliases > mostAliases)
            throw Refusal {
                Message(QT_TRANSLATE_NOOP("models", "%1, line %2: there are more than %3 aliases."),
                    {m_file, QString::number(mark.line + 1), QString::number(mostAliases)})};
        const ConfigNode::Ref node = m_anchors.value(anchor);
        const bool isOpen = std::ranges::any_of(
            m_levels, [&node](const Level &level) { return node && level.node == node; });
        if (isOpen)
            throw Refusal {
                Message(QT_TRANSLATE_NOOP("models", "%1, line %2: an anchor contains itself."),
                    {m_file, QString::number(mark.line + 1)})};
        put(node, mark);
    }
    void OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
        const std::string &value) override
    {
        const bool isNull = tag == "?"
            && (value.empty() || value == "~" || value == "null" || value == "Null"
                || value == "NULL");
        add({.kind = isNull ? ConfigNode::Kind::Null : ConfigNode::Kind::Scalar,
                .line = mark.line + 1,
                .text = QString::fromStdString(value)},
            anchor);
    }
    void OnSequenceStart(const YAML::Mark &mark, const std::string &, YAML::anchor_t anchor,
        YAML::EmitterStyle::value) override
    {
        open(ConfigNode::Kind::List, mark, anchor);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark &mark, const std::string &, YAML::anchor_t anchor,
        YAML::EmitterStyle::value) override
    {
        open(ConfigNode::Kind::Map, mark, anchor);
    }
    void OnMapEnd() override { close(); }

private:
    struct Level
    {
        std::shared_ptr<ConfigNode> node;
        std::optional<QString> key;
    };

    void open(ConfigNode::Kind kind, const YAML::Mark &mark, YAML::anchor_t anchor)
    {
        if (m_levels.size() >= deepest)
            throw Refusal {Message(QT_TRANSLATE_NOOP("models",
                                       "%1, line %2: the text is nested deeper than %3 levels."),
                {m_file, QString::number(mark.line + 1), QString::number(deepest)})};
        auto node = std::make_shared<ConfigNode>();
        node->kind = kind;
        node->line = mark.line + 1;
        put(node, mark);
        if (anchor != 0)
            m_anchors.insert(anchor, node);
        m_levels.append({.node = node, .key = {}});
    }

    void close() { m_levels.removeLast(); }

    void add(ConfigNode leaf, YAML::anchor_t anchor)
    {
        const YAML::Mark mark;
        auto node = std::make_shared<const ConfigNode>(std::move(leaf));
        if (anchor != 0)
            m_anchors.insert(anchor, node);
        put(node, mark);
    }

    void put(const ConfigNode::Ref &node, const YAML::Mark &mark)
    {
        if (m_levels.isEmpty()) {
            m_root = node;
            return;
        }
        Level &level = m_levels.last();
        if (level.node->kind == ConfigNode::Kind::List) {
            level.node->items.append(node);
        } else if (!level.key) {
            if (!node || node->kind == ConfigNode::Kind::List
                || node->kind == ConfigNode::Kind::Map)
                throw Refusal {
                    Message(QT_TRANSLATE_NOOP("models", "%1, line %2: a key must be text."),
                        {m_file, QString::number(mark.line + 1)})};
            level.key = node->text;
        } else {
            const QString key = *std::exchange(level.key, {});
            if (key == "<<"_L1)
                merge(*level.node, node);
            else
                level.node->fields.emplaceBack(key, node);
        }
    }

    // https://yaml.org/type/merge.html: keys that are there already win.
    static void merge(ConfigNode &into, const ConfigNode::Ref &from)
    {
        if (!from)
            return;
        if (from->kind == ConfigNode::Kind::List) {
            for (const ConfigNode::Ref &each : from->items)
                merge(into, each);
        }
        QList<std::pair<QString, ConfigNode::Ref>> more;
        for (const auto &field : from->fields) {
            if (!into.find(field.first))
                more.append(field);
        }
        into.fields = more + into.fields; // what follows in the file comes later and wins
    }

    QString m_file;
    ConfigNode::Ref m_root;
    QList<Level> m_levels;
    QHash<YAML::anchor_t, ConfigNode::Ref> m_anchors;
    int m_aliases = 0;
};

ConfigNode::Ref fromJson(const QJsonValue &value)
{
    ConfigNode node;
    if (value.isObject()) {
        node.kind = ConfigNode::Kind::Map;
        const QJsonObject object = value.toObject();
        for (auto field = object.begin(); field != object.end(); ++field)
            node.fields.emplaceBack(field.key(), fromJson(field.value()));
    } else if (value.isArray()) {
        node.kind = ConfigNode::Kind::List;
        const QJsonArray array = value.toArray();
        for (const QJsonValue &item : array)
            node.items.append(fromJson(item));
    } else if (!value.isNull()) {
        node.kind = ConfigNode::Kind::Scalar;
        node.text = value.toVariant().toString();
    }
    return std::make_shared<const ConfigNode>(std::move(node));
}

std::unexpected<Error> bad(
    const char *source, const QStringList &arguments, const QString &detail = {})
{
    return failure(Error::Kind::BadInput, Message(source, arguments), detail);
}

Result<QString> decoded(const QByteArray &content, const QString &file)
{
    const auto isControl = [](char c) {
        return c == '\0' || (uchar(c) < 0x20 && c != '\n' && c != '\r' && c != '\t');
    };
    const std::optional<QStringConverter::Encoding> marked
        = QStringConverter::encodingForData(content);
    const bool hasMark = content.startsWith("\xff\xfe") || content.startsWith("\xfe\xff")
        || content.startsWith("\xef\xbb\xbf");
    if (!hasMark && std::ranges::any_of(content, isControl)) {
        const qsizetype zeros = content.count('\0');
        if (zeros > content.size() / 3 && zeros < content.size() * 2 / 3)
            return bad(QT_TRANSLATE_NOOP("models",
                           "%1 looks like UTF-16 without a byte order mark. Save it as UTF-8."),
                {file});
        return bad(QT_TRANSLATE_NOOP("models", "%1 is not a kubeconfig: it is not text."), {file});
    }
    QStringDecoder decoder(hasMark ? *marked : QStringConverter::Utf8);
    QString text = decoder.decode(content);
    // The decoder takes a letter that is cut off at the end for the beginning of more.
    const bool isCut = !hasMark && !QUtf8StringView(content).isValidUtf8();
    if (decoder.hasError() || isCut) {
        const qsizetype wrong = text.indexOf(QChar::ReplacementCharacter);
        const qsizetype at = (wrong < 0 ? text : text.first(wrong)).toUtf8().size();
        return bad(
            QT_TRANSLATE_NOOP("models", "%1 is not valid UTF-8 at byte %2. Save it as UTF-8."),
            {file, QString::number(at)});
    }
    return text;
}

int firstTabIndent(const QString &text)
{
    const QStringList lines = text.split(u'\n');
    for (int i = 0; i < lines.size(); ++i) {
        const qsizetype start
            = std::ranges::find_if(lines[i], [](QChar c) { return c != u' '; }) - lines[i].begin();
        if (start < lines[i].size() && lines[i][start] == u'\t' && !lines[i].trimmed().isEmpty())
            return i + 1;
    }
    return 0;
}

} // namespace

const ConfigNode *ConfigNode::find(QStringView key) const
{
    for (auto field = fields.crbegin(); field != fields.crend(); ++field) {
        if (field->first == key)
            return field->second.get();
    }
    return nullptr;
}

QString ConfigNode::string(QStringView key) const
{
    const ConfigNode *node = find(key);
    return node && node->kind == Kind::Scalar ? node->text : QString();
}

Result<ConfigNode::Ref> parseConfig(const QByteArray &content, const QString &file)
{
    const Result<QString> text = decoded(content, file);
    if (!text)
        return std::unexpected(text.error());
    if (text->trimmed().startsWith(u'{')) {
        if (const QJsonDocument json = QJsonDocument::fromJson(text->toUtf8()); json.isObject())
            return fromJson(json.object());
    }
    TreeBuilder builder(file);
    try {
        std::istringstream stream(text->toStdString());
        YAML::Parser parser(stream);
        parser.HandleNextDocument(builder);
    } catch (const Refusal &refusal) {
        return std::unexpected(Error {.kind = Error::Kind::BadInput, .message = refusal.message});
    } catch (const YAML::DeepRecursion &) {
        return bad(QT_TRANSLATE_NOOP("models", "%1: the text is nested deeper than %2 levels."),
            {file, QString::number(deepest)});
    } catch (const YAML::Exception &problem) {
        if (const int line = firstTabIndent(*text); line > 0 && line <= problem.mark.line + 2)
            return bad(QT_TRANSLATE_NOOP(
                           "models", "%1, line %2: a tab is used for indentation. Use blanks."),
                {file, QString::number(line)});
        return bad(QT_TRANSLATE_NOOP("models", "%1, line %2: this is not valid YAML."),
            {file, QString::number(problem.mark.line + 1)}, QString::fromStdString(problem.msg));
    }
    if (!builder.root())
        return std::make_shared<const ConfigNode>();
    return builder.root();
}

namespace {

QJsonValue jsonOf(const ConfigNode &node)
{
    switch (node.kind) {
    case ConfigNode::Kind::Null:
        return QJsonValue::Null;
    case ConfigNode::Kind::List: {
        QJsonArray array;
        for (const ConfigNode::Ref &item : node.items)
            array.append(item ? jsonOf(*item) : QJsonValue());
        return array;
    }
    case ConfigNode::Kind::Map: {
        QJsonObject object;
        for (const auto &[key, value] : node.fields)
            object[key] = value ? jsonOf(*value) : QJsonValue();
        return object;
    }
    case ConfigNode::Kind::Scalar:
        break;
    }
    if (node.text == "true"_L1 || node.text == "false"_L1)
        return node.text == "true"_L1;
    bool isNumber = false;
    const double number = node.text.toDouble(&isNumber);
    return isNumber ? QJsonValue(number) : QJsonValue(node.text);
}

} // namespace

QByteArray toJson(const ConfigNode &node)
{
    const QByteArray wrapped
        = QJsonDocument(QJsonArray {jsonOf(node)}).toJson(QJsonDocument::Compact);
    return wrapped.sliced(1, wrapped.size() - 2);
}

} // namespace models
