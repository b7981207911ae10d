// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/server/faults.h"

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

std::optional<std::chrono::milliseconds> durationOf(const QString &text)
{
    bool isNumber = false;
    if (text.endsWith(u"ms")) {
        const qint64 value = text.chopped(2).toLongLong(&isNumber);
        return isNumber ? std::optional(std::chrono::milliseconds(value)) : std::nullopt;
    }
    const QString digits = text.endsWith(u's') ? text.chopped(1) : text;
    const double value = digits.toDouble(&isNumber);
    return isNumber && value >= 0 ? std::optional(std::chrono::milliseconds(qint64(value * 1000)))
                                  : std::nullopt;
}

} // namespace

Result<Faults> Faults::parse(const QString &text)
{
    Faults faults;
    for (const QString &piece : text.split(u',', Qt::SkipEmptyParts)) {
        const QString key = piece.section(u'=', 0, 0).trimmed();
        const QString value = piece.section(u'=', 1).trimmed();
        bool isGood = true;
        if (key == u"drop" || key == u"latency") {
            const auto duration = durationOf(value);
            isGood = duration.has_value();
            (key == u"drop" ? faults.dropEvery : faults.latency)
                = duration.value_or(std::chrono::milliseconds(0));
        } else if (key == u"gone") {
            faults.goneWatches = value.isEmpty() ? 1 : value.toInt(&isGood);
        } else if (key == u"error") {
            faults.errorEvery = value.toInt(&isGood);
        } else {
            isGood = false;
        }
        if (!isGood) {
            return failure(Error::Kind::BadInput,
                Message(QT_TRANSLATE_NOOP("models",
                            "The fault %1 is not known. Write drop=5s, latency=200ms, gone=1 or "
                            "error=10, separated by commas."),
                    {piece}));
        }
    }
    return faults;
}

} // namespace models::sandbox
