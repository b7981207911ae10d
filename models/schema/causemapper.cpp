// SPDX-License-Identifier: Apache-2.0
#include "models/schema/causemapper.h"

#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models {

namespace {

using Check = yaml::Diagnostic::Check;

/// Takes a field text apart while walking the document.
class Walker
{
public:
    Walker(const yaml::Node *node, const SchemaNode *schema, QString rest)
        : m_node(node)
        , m_schema(schema)
        , m_rest(std::move(rest))
    {
    }

    void run()
    {
        while (!m_rest.isEmpty()) {
            const yaml::Node *value = m_node ? m_node->resolved() : nullptr;
            const bool moved = value
                && ((value->isMap() && stepIntoMap(*value))
                    || (value->isList() && stepIntoList(*value)));
            if (!moved)
                break;
        }
    }

    [[nodiscard]] const yaml::Node *node() const { return m_node; }
    [[nodiscard]] Path path() const { return m_path; }

    /// What could not be walked, as keys.
    QStringList tail()
    {
        QStringList result;
        while (!m_rest.isEmpty()) {
            if (m_rest.startsWith(u'.'))
                m_rest.remove(0, 1);
            QString key;
            if (m_rest.startsWith(u'[')) {
                const qsizetype end = m_rest.indexOf(u']');
                key = m_rest.sliced(1, (end < 0 ? m_rest.size() : end) - 1);
                m_rest.remove(0, end < 0 ? m_rest.size() : end + 1);
            } else if (m_schema && !m_schema->hasProperties() && m_schema->additional()) {
                key = std::exchange(m_rest, {}); // any key of a map, dots and all
            } else {
                const qsizetype end = m_rest.indexOf(QRegularExpression(u"[.\\[]"_s));
                key = m_rest.first(end < 0 ? m_rest.size() : end);
                m_rest.remove(0, key.size());
            }
            descend(key);
            if (!key.isEmpty())
                result.append(key);
        }
        return result;
    }

private:
    void descend(const QString &key)
    {
        const SchemaNode *member = m_schema ? m_schema->property(key) : nullptr;
        m_schema = member || !m_schema ? member : m_schema->additional();
    }

    void enter(const yaml::Node *child, const QString &key, qsizetype length)
    {
        m_node = child;
        m_path = m_path.child(key);
        m_rest.remove(0, length);
        descend(key);
    }

    bool stepIntoMap(const yaml::Node &map)
    {
        const qsizetype dot = m_rest.startsWith(u'.') ? 1 : 0;
        const QStringView text = QStringView(m_rest).sliced(dot);
        const yaml::Node *best = nullptr;
        QString bestKey;
        qsizetype bestLength = 0;
        const auto members = yaml::members(map);
        for (const yaml::Member &member : members) {
            const QString bracketed = u'[' + member.key + u']';
            const QString quoted = "[\""_L1 + member.key + "\"]"_L1;
            qsizetype length = 0;
            if (m_rest.startsWith(bracketed))
                length = bracketed.size();
            else if (m_rest.startsWith(quoted))
                length = quoted.size();
            else if (text.startsWith(member.key)
                && (text.size() == member.key.size() || text[member.key.size()] == u'.'
                    || text[member.key.size()] == u'['))
                length = dot + member.key.size();
            if (length > 0 && (!best || member.key.size() > bestKey.size())) {
                best = member.value;
                bestKey = member.key;
                bestLength = length;
            }
        }
        if (best)
            enter(best, bestKey, bestLength);
        return best != nullptr;
    }

    bool stepIntoList(const yaml::Node &list)
    {
        static const QRegularExpression number(uR"(^\[(\d+)\]|^\.?(\d+)(?=[.\[]|$))"_s);
        const QRegularExpressionMatch match = number.match(m_rest);
        qsizetype index = -1;
        qsizetype length = 0;
        if (match.hasMatch()) {
            index = (match.captured(1).isEmpty() ? match.captured(2) : match.captured(1)).toInt();
            length = match.capturedLength();
        } else if (m_rest.startsWith(u'[')) {
            length = selectorLength();
            index = itemOf(list, m_rest.sliced(1, length - 2));
        }
        if (length == 0)
            return false;
        if (index < 0 || index >= list.children.size()) { // added by the server: mark the list
            m_rest.clear();
            return false;
        }
        m_node = list.children[index];
        m_path = m_path.child(int(index));
        m_rest.remove(0, length);
        m_schema = m_schema ? m_schema->items() : nullptr;
        return true;
    }

    qsizetype selectorLength() const
    {
        bool isQuoted = false;
        for (qsizetype i = 0; i < m_rest.size(); ++i) {
            if (m_rest[i] == u'"' && (i == 0 || m_rest[i - 1] != u'\\'))
                isQuoted = !isQuoted;
            else if (m_rest[i] == u']' && !isQuoted)
                return i + 1;
        }
        return 0;
    }

    /// `name="x",port=80`, or `="x"` for lists of scalars.
    qsizetype itemOf(const yaml::Node &list, const QString &selector) const
    {
        static const QRegularExpression pair(uR"re((\w*)=("(?:[^"\\]|\\.)*"|[^,]*))re"_s);
        QList<std::pair<QString, QJsonValue>> wanted;
        auto matches = pair.globalMatch(selector);
        while (matches.hasNext()) {
            const QRegularExpressionMatch match = matches.next();
            const QByteArray json = '[' + match.captured(2).toUtf8() + ']';
            wanted.append({match.captured(1), QJsonDocument::fromJson(json).array().first()});
        }
        const auto fits = [&](const yaml::Node *item) {
            const QJsonValue value = yaml::toJson(*item);
            return std::ranges::all_of(wanted, [&](const auto &part) {
                return part.first.isEmpty() ? value == part.second
                                            : value[part.first] == part.second
                        || (value[part.first].isUndefined()
                            && defaultOf(part.first) == part.second);
            });
        };
        const auto found = std::ranges::find_if(list.children, fits);
        return wanted.isEmpty() || found == list.children.end()
            ? -1
            : std::distance(list.children.begin(), found);
    }

    QJsonValue defaultOf(const QString &key) const
    {
        const SchemaNode *item = m_schema ? m_schema->items() : nullptr;
        const SchemaNode *member = item ? item->property(key) : nullptr;
        return member ? member->defaultValue : QJsonValue(QJsonValue::Undefined);
    }

    const yaml::Node *m_node;
    const SchemaNode *m_schema;
    QString m_rest;
    Path m_path;
};

/// "/spec/a~1b/0" -> brackets, which any key survives.
QString fromPointer(const QString &field)
{
    QString result;
    const QStringList parts = field.split(u'/', Qt::SkipEmptyParts);
    for (QString part : parts) {
        part.replace("~1"_L1, "/"_L1).replace("~0"_L1, "~"_L1);
        result += u'[' + part + u']';
    }
    return result;
}

struct Sentence
{
    QLatin1StringView reason;
    const char *text;
    Check check;
};

const Sentence &sentenceOf(const QString &reason)
{
    static constexpr std::array sentences {
        Sentence {"FieldValueRequired"_L1, QT_TRANSLATE_NOOP("models", "The server requires %1."),
            Check::MissingRequired},
        Sentence {"FieldValueDuplicate"_L1,
            QT_TRANSLATE_NOOP("models", "The server finds the value of %1 twice."),
            Check::ListType},
        Sentence {"FieldValueNotSupported"_L1,
            QT_TRANSLATE_NOOP("models", "The server does not support this value of %1."),
            Check::Enum},
        Sentence {"FieldValueForbidden"_L1,
            QT_TRANSLATE_NOOP("models", "The server does not allow %1 here."), Check::Combination},
        Sentence {"FieldValueTypeInvalid"_L1,
            QT_TRANSLATE_NOOP("models", "The server expects another type for %1."),
            Check::WrongType},
        Sentence {"FieldValueTooLong"_L1,
            QT_TRANSLATE_NOOP("models", "The server finds %1 too long."), Check::LengthOrPattern},
        Sentence {"FieldValueTooMany"_L1,
            QT_TRANSLATE_NOOP("models", "The server finds too many items in %1."), Check::Count},
        Sentence {"FieldValueNotFound"_L1,
            QT_TRANSLATE_NOOP("models", "The server does not find what %1 names."),
            Check::Combination},
        Sentence {"FieldManagerConflict"_L1,
            QT_TRANSLATE_NOOP("models", "Another manager owns %1."), Check::Combination},
        Sentence {"unknown field"_L1,
            QT_TRANSLATE_NOOP("models", "The server does not know the field %1."),
            Check::UnknownField},
        Sentence {"duplicate field"_L1,
            QT_TRANSLATE_NOOP("models", "The server finds the field %1 twice."),
            Check::DuplicateKey},
        Sentence {""_L1, QT_TRANSLATE_NOOP("models", "The server refuses the value of %1."),
            Check::Combination}};
    const auto found = std::ranges::find(sentences, reason, &Sentence::reason);
    return found == sentences.end() ? sentences.back() : *found;
}

} // namespace

CauseMapper::Place CauseMapper::locate(const QString &field) const
{
    const yaml::Node *root = m_tree.root(m_document);
    QString rest = field.trimmed();
    if (rest.startsWith(u'/'))
        rest = fromPointer(rest);
    else if (rest.startsWith(u'.'))
        rest.remove(0, 1);
    if (!root || rest.isEmpty() || rest == "<nil>"_L1 || rest == "patch"_L1) {
        return {{}, root ? keyRange(*root) : yaml::TextRange {}, {}, true};
    }
    Walker walker(root, m_root, rest);
    walker.run();
    Place place {walker.path(), {}, {}, false};
    const yaml::Node *node = walker.node();
    place.missingTail = walker.tail();
    const bool isWritten = place.missingTail.isEmpty();
    const bool isShort = node->isScalar() && !node->isBlockScalar() && node->range.length > 0;
    place.range = isWritten && isShort ? node->range : keyRange(*node);
    for (const QString &key : std::as_const(place.missingTail))
        place.path = place.path.child(key);
    return place;
}

yaml::TextRange CauseMapper::keyRange(const yaml::Node &node) const
{
    if (node.keyNode)
        return node.keyNode->range;
    if (node.indicator >= 0)
        return {node.indicator, 1};
    qsizetype end = node.range.start;
    while (end < m_tree.text().size() && !m_tree.text()[end].isSpace())
        ++end;
    return yaml::TextRange::between(node.range.start, end);
}

QList<StatusCause> CauseMapper::strictCauses(const QString &message)
{
    static const QRegularExpression shape(
        uR"re((unknown|duplicate) field "((?:[^"\\]|\\.)*)")re"_s);
    QList<StatusCause> result;
    auto matches = shape.globalMatch(message);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        QString field = match.captured(2);
        field.replace("\\\""_L1, "\""_L1).replace("\\\\"_L1, "\\"_L1);
        result.append({match.captured(1) + " field"_L1, match.captured(0), field});
    }
    return result;
}

yaml::Diagnostic CauseMapper::diagnostic(const StatusCause &cause) const
{
    const Place place = locate(cause);
    const Sentence &sentence = sentenceOf(cause.reason);
    const bool isPending = place.isWhole && cause.message.contains("were not checked"_L1);
    Message message = isPending ? Message(QT_TRANSLATE_NOOP("models",
                                      "The server checks more once these errors are put right."))
        : place.isWhole
        ? Message(QT_TRANSLATE_NOOP("models", "The server refuses the object as a whole."))
        : Message(sentence.text, {place.path.toString()});
    yaml::Diagnostic result
        = m_tree.diagnosticAt(place.range, isPending ? yaml::Severity::Info : yaml::Severity::Error,
            sentence.check, std::move(message), place.path);
    result.document = m_document;
    result.fromServer = true;
    result.serverText = cause.message;
    return result;
}

QList<yaml::Diagnostic> CauseMapper::diagnostics(const Error &error) const
{
    QList<StatusCause> causes;
    for (const StatusCause &cause : error.causes) {
        const QList<StatusCause> strict = strictCauses(cause.message);
        if (cause.field == "patch"_L1 && !strict.isEmpty())
            causes.append(strict);
        else
            causes.append(cause);
    }
    if (causes.isEmpty())
        causes = strictCauses(error.detail);
    if (causes.isEmpty())
        causes.append({{}, error.detail, {}});
    QList<yaml::Diagnostic> result;
    for (const StatusCause &cause : std::as_const(causes))
        result.append(diagnostic(cause));
    if (error.reason == ofTemplatePod) { // the controller may still change it
        for (yaml::Diagnostic &found : result)
            found.severity = yaml::Severity::Warning;
    }
    return result;
}

} // namespace models
