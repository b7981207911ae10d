// SPDX-License-Identifier: Apache-2.0
#include "models/form/guidecheck.h"

#include "models/schema/productcheck.h"

using namespace Qt::StringLiterals;

namespace models {
namespace {

bool isInBoth(const Text &text)
{
    return !text.zh.isEmpty() && !text.en.isEmpty();
}

/// What is wrong with a field wherever it is; its own words only.
QList<Message> faultsOf(const FieldGuide &field)
{
    QList<Message> faults;
    if (field.hidden || field.level == Level::All)
        return faults;
    if (!isInBoth(field.label))
        faults += Message(QT_TRANSLATE_NOOP("models", "Its label is not there in both languages."));
    if (!isInBoth(field.help))
        faults += Message(QT_TRANSLATE_NOOP("models", "Its help is not there in both languages."));
    return faults;
}

/// What is wrong with it at one place of one kind.
QList<Message> faultsAt(const GuidedKind &kind, const QString &pattern, const FieldGuide &field)
{
    const SchemaNode *node = nodeAt(*kind.root, pattern);
    if (!node)
        return {Message(QT_TRANSLATE_NOOP("models", "The schema knows no such field."))};
    QList<Message> faults;
    for (const QString &member : field.members) {
        if (!nodeAt(*node, member))
            faults += Message(
                QT_TRANSLATE_NOOP("models", "The schema knows no member %1 of this choice."),
                {member});
    }
    if (!field.group.isEmpty() && !kind.guide->findGroup(field.group))
        faults += Message(
            QT_TRANSLATE_NOOP("models", "The guide defines no group %1."), {field.group});
    return faults;
}

/// Of the rules of all kinds; one that kinds share is right when it is right for one of them.
QList<GuideFault> faultyRules(const QList<GuidedKind> &kinds)
{
    QHash<QString, bool> isRightSomewhere; // by the expression
    QList<std::pair<QString, GuideFault>> faults;
    for (const GuidedKind &kind : kinds) {
        for (const GuideRule &rule : kind.guide->allRules()) {
            const Message fault = isInBoth(rule.message)
                ? faultOf(rule, *kind.root)
                : Message(
                      QT_TRANSLATE_NOOP("models", "Its message is not there in both languages."));
            isRightSomewhere[rule.rule] |= fault.isEmpty();
            if (!fault.isEmpty())
                faults.append({rule.rule, {kind.guide->kind, rule.at, fault}});
        }
    }
    QList<GuideFault> told;
    for (const auto &[rule, fault] : std::as_const(faults)) {
        if (!isRightSomewhere[rule])
            told.append(fault);
    }
    return told;
}

} // namespace

const SchemaNode *nodeAt(const SchemaNode &root, const QString &pattern)
{
    const SchemaNode *node = &root;
    for (const QString &part : pattern.split(u'.', Qt::SkipEmptyParts)) {
        qsizetype end = part.size();
        while (part.first(end).endsWith("[]"_L1) || part.first(end).endsWith("{}"_L1))
            end -= 2;
        if (end > 0) {
            const SchemaNode *member = node->property(part.first(end));
            node = member ? member : node->additional();
        }
        for (; node && end < part.size(); end += 2)
            node = part[end] == u'[' ? node->items() : node->additional();
        if (!node)
            return nullptr;
    }
    return node;
}

QList<GuideFault> checkGuides(const QList<GuidedKind> &kinds)
{
    QHash<const FieldGuide *, bool> isRightSomewhere;
    QHash<const FieldGuide *, GuideFault> firstFaults;
    QList<const FieldGuide *> inOrder;
    QList<GuideFault> faults;
    for (const GuidedKind &kind : kinds) {
        for (const auto &[pattern, field] : kind.guide->allFields()) {
            if (!isRightSomewhere.contains(field)) {
                inOrder += field;
                for (const Message &text : faultsOf(*field))
                    faults += {kind.guide->kind, pattern, text};
            }
            const QList<Message> here = faultsAt(kind, pattern, *field);
            isRightSomewhere[field] |= here.isEmpty();
            if (!here.isEmpty() && !firstFaults.contains(field))
                firstFaults.insert(field, {kind.guide->kind, pattern, here.first()});
        }
    }
    for (const FieldGuide *field : std::as_const(inOrder)) {
        if (!isRightSomewhere[field])
            faults += firstFaults[field];
    }
    faults += faultyRules(kinds);
    return faults;
}

} // namespace models
