// SPDX-License-Identifier: Apache-2.0
#include "models/schema/quantitycheck.h"

#include "models/base/quantity.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace models {

QStringList quantityGuesses(const QString &text)
{
    static const QRegularExpression shape(
        uR"(^\s*([+-]?\d+(?:\.\d+)?)\s*([kKmMgGtTpPeE]?)([iI]?)[bB]?(?:ytes?)?\s*$)"_s);
    const QRegularExpressionMatch match = shape.match(text);
    if (!match.hasMatch())
        return {};
    const QString number = match.captured(1);
    const QString letter = match.captured(2).toUpper();
    if (letter.isEmpty())
        return {number};
    const QString decimal = number + (letter == "K"_L1 ? u"k"_s : letter);
    const QString binary = number + letter + u'i';
    QStringList guesses
        = match.captured(3).isEmpty() ? QStringList {decimal, binary} : QStringList {binary};
    guesses.removeIf(
        [&](const QString &guess) { return guess == text || !Quantity::parse(guess); });
    return guesses;
}

void checkQuantity(Problems &problems, const yaml::Node &written, const QString &text)
{
    using Check = yaml::Diagnostic::Check;
    const auto quantity = Quantity::parse(text);
    if (!quantity) {
        yaml::Diagnostic &problem = problems.onValue(written, Check::QuantityGrammar,
            Message(QT_TRANSLATE_NOOP("models", "“%1” is not a Kubernetes quantity."), {text}));
        const QStringList guesses = quantityGuesses(text);
        for (const QString &guess : guesses) {
            if (written.kind != yaml::Node::Kind::Scalar)
                break;
            problem.fixes.append({Message(QT_TRANSLATE_NOOP("models", "Change to %1"), {guess}),
                {{written.range.start, written.range.length, guess}}});
        }
        return;
    }
    const bool isBytes = written.key.contains("memory"_L1, Qt::CaseInsensitive)
        || written.key.contains("storage"_L1, Qt::CaseInsensitive);
    const auto doubt = [&](Message message) {
        problems.onValue(
            written, Check::QuantityGrammar, std::move(message), yaml::Severity::Warning);
    };
    constexpr double fewBytes = 1024 * 1024;
    if (isBytes && text.back().isDigit() && quantity->toDouble() > 0
        && quantity->toDouble() < fewBytes && !text.contains(u'e', Qt::CaseInsensitive)) {
        yaml::Diagnostic &problem = problems.onValue(written, Check::QuantityGrammar,
            Message(QT_TRANSLATE_NOOP("models", "%1 without a unit are bytes."), {text}),
            yaml::Severity::Warning);
        for (const auto &unit : {u"Mi"_s, u"Gi"_s})
            offerText(problem, written, text + unit);
    } else if (written.key == "cpu"_L1 && quantity->format() == Quantity::Format::BinarySI) {
        doubt(Message(
            QT_TRANSLATE_NOOP("models", "%1 is an amount of memory, not of cores."), {text}));
    } else if (isBytes && text.endsWith(u'm')) {
        doubt(Message(
            QT_TRANSLATE_NOOP("models", "%1 means thousandths of a byte; mega is M, mebi is Mi."),
            {text}));
    } else if (written.key == "cpu"_L1 && quantity->toDouble() >= 1000 && !text.endsWith(u'm')) {
        doubt(Message(QT_TRANSLATE_NOOP("models", "%1 means %2 whole cores; thousandths are m."),
            {text, QString::number(quantity->toDouble())}));
    } else if (written.key.contains(u'/') && !quantity->isWhole()) {
        problems.onValue(written, Check::QuantityGrammar,
            Message(QT_TRANSLATE_NOOP("models", "%1 can only be used in whole pieces; this is %2."),
                {written.key, text}));
    }
}

} // namespace models
