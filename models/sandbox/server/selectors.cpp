// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/server/selectors.h"

#include "models/sandbox/engine/names.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models::sandbox {

class LabelSelector::Parser
{
public:
    explicit Parser(const QString &text)
        : m_text(text)
    {
    }

    [[nodiscard]] Answer<LabelSelector> parse();

private:
    [[nodiscard]] QString next(); ///< a word or a mark; empty at the end
    [[nodiscard]] QString peek();
    [[nodiscard]] StatusError unexpected(const QString &found, const QString &wanted) const;
    [[nodiscard]] Answer<Requirement> requirement();
    [[nodiscard]] Answer<QStringList> valueList();
    [[nodiscard]] static Answer<Requirement> checked(const Requirement &requirement);

    QString m_text;
    qsizetype m_at = 0;
};

QString LabelSelector::Parser::next()
{
    static const QString marks = u"=!(),<>"_s;
    while (m_at < m_text.size() && m_text[m_at].isSpace()) {
        ++m_at;
    }
    const qsizetype start = m_at;
    if (m_at < m_text.size() && marks.contains(m_text[m_at])) {
        const QString two = m_text.mid(m_at, 2);
        m_at += (two == u"==" || two == u"!=") ? 2 : 1;
        return m_text.sliced(start, m_at - start);
    }
    while (m_at < m_text.size() && !m_text[m_at].isSpace() && !marks.contains(m_text[m_at])) {
        ++m_at;
    }
    return m_text.sliced(start, m_at - start);
}

QString LabelSelector::Parser::peek()
{
    const qsizetype before = m_at;
    const QString word = next();
    m_at = before;
    return word;
}

StatusError LabelSelector::Parser::unexpected(const QString &found, const QString &wanted) const
{
    return badRequest(
        u"unable to parse requirement: found '%1', expected: %2"_s.arg(found, wanted));
}

Answer<QStringList> LabelSelector::Parser::valueList()
{
    if (const QString open = next(); open != u"(") {
        return std::unexpected(
            badRequest(u"unable to parse requirement: found '%1' expected: '('"_s.arg(open)));
    }
    QStringList values;
    QString value;
    for (;;) {
        const QString word = next();
        if (word.isEmpty()) {
            return std::unexpected(unexpected({}, u"',' or ')'"_s));
        }
        if (word == u"," || word == u")") {
            values << value;
            value.clear();
            if (word == u")") {
                values.removeDuplicates();
                return values;
            }
            continue;
        }
        value = word;
    }
}

/// Its key and values are such as labels may have.
Answer<LabelSelector::Requirement> LabelSelector::Parser::checked(const Requirement &requirement)
{
    QStringList errors;
    const auto refuse = [&](const QString &field, const QString &value, const QStringList &why) {
        for (const QString &one : why)
            errors << u"%1: Invalid value: \"%2\": %3"_s.arg(field, value, one);
    };
    refuse(u"<nil>"_s, requirement.key, names::qualified(requirement.key));
    QStringList values = requirement.values;
    values.sort();
    const bool isNumber = requirement.operation == Operator::GreaterThan
        || requirement.operation == Operator::LessThan;
    for (qsizetype i = 0; i < values.size(); ++i) {
        bool isInteger = false;
        (void)values[i].toLongLong(&isInteger);
        if (isNumber && !isInteger)
            refuse(u"values[%1]"_s.arg(i), values[i],
                {u"for 'Gt', 'Lt' operators, the value must be an integer"_s});
        refuse(u"values[%1][%2]"_s.arg(i).arg(requirement.key), values[i],
            names::labelValue(values[i]));
    }
    if (errors.isEmpty())
        return requirement;
    const QString all = errors.join(u", "_s);
    return std::unexpected(badRequest(
        u"unable to parse requirement: "_s + (errors.size() > 1 ? u'[' + all + u']' : all)));
}

Answer<LabelSelector::Requirement> LabelSelector::Parser::requirement()
{
    QString key = next();
    const bool isNegated = key == u"!";
    if (isNegated) {
        key = next();
    }
    if (key.isEmpty() || u"=!(),<>"_s.contains(key.front())) {
        return std::unexpected(unexpected(key, u"!, identifier, or 'end of string'"_s));
    }
    const QString following = peek();
    if (isNegated || following.isEmpty() || following == u",") {
        return Requirement {key, isNegated ? Operator::DoesNotExist : Operator::Exists, {}};
    }
    const QString operation = next();
    if (operation == u"in" || operation == u"notin") {
        auto values = valueList();
        if (!values) {
            return std::unexpected(values.error());
        }
        return Requirement {
            key, operation == u"in" ? Operator::In : Operator::NotIn, *std::move(values)};
    }
    static const QHash<QString, Operator> operators {{u"="_s, Operator::In},
        {u"=="_s, Operator::In}, {u"!="_s, Operator::NotIn}, {u">"_s, Operator::GreaterThan},
        {u"<"_s, Operator::LessThan}};
    if (!operators.contains(operation)) {
        return std::unexpected(unexpected(operation, u"in, notin, =, ==, !=, gt, lt"_s));
    }
    QString value;
    if (const QString word = peek(); !word.isEmpty() && word != u",") {
        value = next();
        if (u"=!(<>)"_s.contains(value.front())) {
            return std::unexpected(unexpected(value, u"identifier"_s));
        }
    }
    return Requirement {key, operators.value(operation), {value}};
}

Answer<LabelSelector> LabelSelector::Parser::parse()
{
    LabelSelector selector;
    if (m_text.trimmed().isEmpty()) {
        return selector;
    }
    for (;;) {
        const QString first = peek();
        if (first.isEmpty() || u"=(),<>"_s.contains(first.front()) || first == u"!=") {
            return std::unexpected(badRequest(u"found '%1', expected: %2"_s.arg(first,
                selector.m_requirements.isEmpty() ? u"!, identifier, or 'end of string'"_s
                                                  : u"identifier after ','"_s)));
        }
        auto found = requirement().and_then(&Parser::checked);
        if (!found) {
            return std::unexpected(found.error());
        }
        selector.m_requirements << *std::move(found);
        const QString comma = next();
        if (comma.isEmpty()) {
            return selector;
        }
        if (comma != u",") {
            return std::unexpected(unexpected(comma, u"',' or 'end of string'"_s));
        }
    }
}

Answer<LabelSelector> LabelSelector::parse(const QString &text)
{
    return Parser(text).parse();
}

bool LabelSelector::matches(const Labels &labels) const
{
    return std::ranges::all_of(m_requirements, [&](const Requirement &requirement) {
        const auto it = std::ranges::find_if(
            labels, [&](auto &label) { return label.first == requirement.key; });
        const bool has = it != labels.end();
        switch (requirement.operation) {
        case Operator::In:
            return has && requirement.values.contains(it->second);
        case Operator::NotIn:
            return !has || !requirement.values.contains(it->second);
        case Operator::Exists:
            return has;
        case Operator::DoesNotExist:
            return !has;
        case Operator::GreaterThan:
            return has && it->second.toLongLong() > requirement.values.value(0).toLongLong();
        case Operator::LessThan:
            return has && it->second.toLongLong() < requirement.values.value(0).toLongLong();
        }
        return false;
    });
}

Answer<FieldSelector> FieldSelector::parse(const QString &text)
{
    FieldSelector selector;
    for (const QString &piece : text.split(u',', Qt::SkipEmptyParts)) {
        const qsizetype equals = piece.indexOf(u'=');
        if (equals <= 0) {
            return std::unexpected(
                badRequest(u"invalid selector: '%1'; can't understand '%2'"_s.arg(text, piece)));
        }
        Term term;
        term.isEqual = piece[equals - 1] != u'!';
        term.path = piece.first(term.isEqual ? equals : equals - 1).trimmed();
        term.value
            = piece.sliced(piece.mid(equals, 2) == u"==" ? equals + 2 : equals + 1).trimmed();
        selector.m_terms << term;
    }
    return selector;
}

QString FieldSelector::name() const
{
    const auto it = std::ranges::find_if(
        m_terms, [](auto &term) { return term.isEqual && term.path == u"metadata.name"; });
    return it == m_terms.end() ? QString() : it->value;
}

QString FieldSelector::nameSpace() const
{
    const auto it = std::ranges::find_if(
        m_terms, [](auto &term) { return term.isEqual && term.path == u"metadata.namespace"; });
    return it == m_terms.end() ? QString() : it->value;
}

} // namespace models::sandbox
