// SPDX-License-Identifier: Apache-2.0
#include "ui/project/projectwords.h"

#include "ui/shared/formatting.h"

#include <QLocale>

#include <cmath>

using namespace Qt::StringLiterals;

namespace ui {

using models::QuotaLine;

namespace {

bool isBytes(const QuotaLine &line)
{
    const QString plain = line.plainResource();
    return plain == "memory"_L1 || plain == "storage"_L1 || plain == "ephemeral-storage"_L1
        || plain.endsWith("requests.storage"_L1);
}

} // namespace

QString ProjectWords::resource(const QuotaLine &line)
{
    const QString plain = line.plainResource();
    if (plain.endsWith("/gpu"_L1))
        return u"GPU"_s;
    if (plain.contains("/mig-"_L1))
        return u"MIG "_s + plain.section("/mig-"_L1, 1);
    if (plain == "cpu"_L1)
        return u"CPU"_s;
    if (plain == "memory"_L1)
        return tr("Memory");
    if (plain == "storage"_L1)
        return tr("Storage");
    if (plain == "persistentvolumeclaims"_L1)
        return tr("Volumes");
    if (plain == "pods"_L1)
        return u"Pod"_s;
    if (plain == "services"_L1)
        return u"Service"_s;
    return plain;
}

QString ProjectWords::amount(const QuotaLine &line, double value)
{
    if (isBytes(line))
        return Format::bytes(qint64(value));
    const bool isWhole = std::abs(value - std::round(value)) < 0.005 || value >= 1000;
    return isWhole ? Format::number(qint64(std::llround(value)))
                   : QLocale().toString(value, 'f', 1);
}

QString ProjectWords::used(const QuotaLine &line)
{
    return u"%1 / %2"_s.arg(amount(line, line.used), amount(line, line.limit));
}

bool ProjectWords::isFull(const QuotaLine &line)
{
    return line.used >= line.limit;
}

QString ProjectWords::left(const QuotaLine &line)
{
    return isFull(line) ? tr("full") : tr("%1 left").arg(amount(line, line.limit - line.used));
}

State ProjectWords::state(models::ClaimSummary::State state)
{
    switch (state) {
    case models::ClaimSummary::State::Lost:
        return State::Failed;
    case models::ClaimSummary::State::Waiting:
        return State::Waiting;
    case models::ClaimSummary::State::Leaving:
        return State::Stopping;
    case models::ClaimSummary::State::Bound:
        break;
    }
    return State::Succeeded;
}

QString ProjectWords::word(models::ClaimSummary::State state)
{
    switch (state) {
    case models::ClaimSummary::State::Lost:
        return tr("Lost");
    case models::ClaimSummary::State::Waiting:
        return tr("Waiting to bind");
    case models::ClaimSummary::State::Leaving:
        return tr("Being deleted");
    case models::ClaimSummary::State::Bound:
        break;
    }
    return tr("Bound");
}

QString ProjectWords::gpus(qint64 count)
{
    return tr("%n GPU(s)", nullptr, int(count));
}

} // namespace ui
