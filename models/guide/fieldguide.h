// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace models {

/// One text of a guide in the two languages of the house.
struct Text
{
    QString zh;
    QString en;

    [[nodiscard]] bool isEmpty() const { return zh.isEmpty() && en.isEmpty(); }
    /// The text for a locale name such as "zh_CN" or "en"; the other one where it is missing.
    [[nodiscard]] QString in(QStringView language) const;
    bool operator==(const Text &) const = default;
};

/// How soon a form shows a field.
enum class Level { Required, Common, All };

/// What people who know a field say about it; never needed, always preferred to the schema's own
/// text.
struct FieldGuide
{
    QString pattern; ///< Path::pattern(), `{}` for any key of a map: "spec.replicaSpecs[].type"
    Text label;
    Text help; ///< what it is, when to use it, what happens without it
    QString example;
    Text unit; ///< after the editor: "seconds"
    Level level = Level::All;
    bool required = false; ///< a job without it does not run, whatever the schema says
    int order = 1000; ///< inside its group
    QString group; ///< id of a FieldGroup; empty: the section of its parent
    QString picker; ///< "claim", "secret", "configmap", "queue", "node-label", "serviceaccount", …
    QString widget; ///< overrides the choice by schema: "union", "commandLine", "accelerator", …
    QStringList members; ///< of a union, when the schema does not say so
    QString typedBy; ///< of a union: the field beside its members that names the chosen one
    QStringList choices; ///< the words that make sense, where the schema takes any text
    QString whenField; ///< seen from the object that holds the field: "type", "../type"
    QStringList whenValues; ///< the short form has the field only while that one is one of these
    QMap<QString, Text> valueLabels; ///< words for enum values and union members
    bool hidden = false; ///< superseded (an older layout): shown only where it is set
};

struct FieldGroup
{
    QString id;
    Text label;
    int order = 1000;
};

/// A group of replicas inside a job and where its parts are.
struct RoleGuide
{
    QString name; ///< "worker"; empty: the name is in the object, at typePath
    Text label;
    QString listPath; ///< "spec.replicaSpecs" for roles in a list, else empty
    QString typePath; ///< relative to an item: "type"
    QString replicasPath; ///< pattern from the root, or relative to an item of the list
    QString templatePath; ///< the same, of the pod template
    QString restartPath;
    QStringList containers; ///< names of the training container; the first container otherwise
};

/// What holds of a kind beyond its schema: an expression over a value, as in a CRD's
/// x-kubernetes-validations.
struct GuideRule
{
    QString at; ///< pattern of the places it is about: "spec.worker"; empty: the whole object
    QString rule; ///< CEL; `self` is the value there
    QString field; ///< member to point at, ".config.slotsPerWorker"; empty: the value itself
    Text message; ///< when it does not hold
    bool isWarning = false; ///< doubtful, but the server takes it
};

} // namespace models
