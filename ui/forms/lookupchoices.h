// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/form/nodematch.h"
#include "ui/forms/fieldlookup.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>

namespace ui {

/// How many objects carry a label's value: key, value, count.
using LabelUse = QHash<QString, QHash<QString, int>>;

/// Choices for a picker out of what the server listed. Pure but for the language.
class LookupChoices final
{
    Q_DECLARE_TR_FUNCTIONS(ui::LookupChoices)
public:
    using Choices = QList<FieldLookup::Choice>;

    /// Names with what helps to choose: size and mode of claims, types of secrets, what a queue has
    /// left.
    [[nodiscard]] static Choices ofObjects(const QString &picker, const QJsonArray &items);
    /// Keys of a Secret or ConfigMap; its values are not looked at.
    [[nodiscard]] static Choices keysOf(const QJsonObject &object);
    /// Images that pods of the project used, the latest first.
    [[nodiscard]] static Choices images(const QJsonArray &pods);
    /// "node", "node-label", "node-value:LABEL", "taint", "accelerator".
    [[nodiscard]] static Choices ofNodes(
        const QString &picker, const QList<models::NodeFacts> &nodes);
    /// What objects are labelled with, but for marks that controllers tell their own objects by.
    [[nodiscard]] static LabelUse labelUse(const QJsonArray &objects);
    /// Keys in use, or the values of one; the most frequent first.
    [[nodiscard]] static Choices ofLabels(const LabelUse &use, const QString &key = {});
};

} // namespace ui
