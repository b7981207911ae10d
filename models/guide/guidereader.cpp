// SPDX-License-Identifier: Apache-2.0
#include "models/guide/guidereader.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models {

namespace {

QString string(const YAML::Node &node)
{
    return node && node.IsScalar() ? QString::fromStdString(node.Scalar()) : QString();
}

QStringList strings(const YAML::Node &node)
{
    QStringList result;
    if (node && node.IsScalar())
        result.append(string(node));
    else if (node) {
        for (const YAML::Node &item : node)
            result.append(string(item));
    }
    return result;
}

/// {zh: …, en: …}, or one text for both.
Text text(const YAML::Node &node)
{
    if (node && node.IsMap()) {
        for (const auto &entry : node) { // a comma in a flow map cuts a text short
            if (const QString key = string(entry.first); key != "zh"_L1 && key != "en"_L1)
                throw YAML::Exception(entry.first.Mark(), "unknown language " + key.toStdString());
        }
        return {string(node["zh"]).trimmed(), string(node["en"]).trimmed()};
    }
    return {string(node), string(node)};
}

Level level(const YAML::Node &node)
{
    const QString word = string(node);
    return word == "required"_L1 ? Level::Required
        : word == "common"_L1    ? Level::Common
                                 : Level::All;
}

FieldGuide field(const YAML::Node &node)
{
    FieldGuide result;
    result.pattern = string(node["path"]);
    result.label = text(node["label"]);
    result.help = text(node["help"]);
    result.example = string(node["example"]);
    result.unit = text(node["unit"]);
    result.level = level(node["level"]);
    result.required = node["required"].as<bool>(result.level == Level::Required);
    result.order = node["order"].as<int>(1000);
    result.group = string(node["group"]);
    result.picker = string(node["picker"]);
    result.widget = string(node["widget"]);
    result.members = strings(node["members"]);
    result.typedBy = string(node["typedBy"]);
    result.choices = strings(node["choices"]);
    if (const YAML::Node when = node["when"]; when) {
        result.whenField = string(when["field"]);
        result.whenValues = strings(when["is"]);
    }
    result.hidden = node["hidden"].as<bool>(false);
    if (const YAML::Node values = node["values"]; values) {
        for (const auto &value : values)
            result.valueLabels.insert(string(value.first), text(value.second));
    }
    return result;
}

RoleGuide role(const YAML::Node &node)
{
    RoleGuide result;
    result.name = string(node["name"]);
    result.label = text(node["label"]);
    result.listPath = string(node["list"]);
    result.typePath = string(node["type"]);
    result.replicasPath = string(node["replicas"]);
    result.templatePath = string(node["template"]);
    result.restartPath = string(node["restart"]);
    result.containers = strings(node["containers"]);
    return result;
}

GuideRule rule(const YAML::Node &node)
{
    return {.at = string(node["at"]),
        .rule = string(node["rule"]).trimmed(),
        .field = string(node["field"]),
        .message = text(node["message"]),
        .isWarning = string(node["severity"]) == "warning"_L1};
}

void readParts(const YAML::Node &root, Guide &guide)
{
    int order = 0;
    for (const YAML::Node &node : root["groups"])
        guide.groups.append({string(node["id"]), text(node["label"]), order++});
    for (const YAML::Node &node : root["roles"])
        guide.roles.append(role(node));
    for (const YAML::Node &node : root["rules"])
        guide.rules.append(rule(node));
    order = 0;
    for (const YAML::Node &node : root["fields"]) {
        FieldGuide read = field(node);
        if (!node["order"]) // files are written in reading order
            read.order = order;
        ++order;
        guide.fields.append(read);
    }
    for (const auto &phase : root["phases"]) {
        for (const QString &word : strings(phase.second))
            guide.phases.insert(word, string(phase.first));
    }
}

} // namespace

Result<std::shared_ptr<Guide>> parseGuide(
    const QByteArray &yaml, const QString &file, const GuideParts &parts)
{
    try {
        const YAML::Node root = YAML::Load(std::string(yaml.constData(), size_t(yaml.size())));
        auto guide = std::make_shared<Guide>();
        guide->part = string(root["part"]);
        guide->group = string(root["group"]);
        guide->version = string(root["version"]);
        guide->kind = string(root["kind"]);
        guide->mark = string(root["mark"]);
        guide->category = string(root["category"]);
        guide->order = root["order"].as<int>(1000);
        guide->title = text(root["title"]);
        guide->summary = text(root["summary"]);
        guide->scale = text(root["scale"]);
        guide->phasePath = string(root["phasePath"]);
        guide->childSelectors = strings(root["childSelectors"]);
        guide->pausePath = string(root["pause"]);
        guide->debugPath = string(root["debug"]);
        readParts(root, *guide);
        for (const YAML::Node &include : root["includes"]) {
            const auto part = parts.value(string(include["part"]));
            if (!part) {
                return failure(Error::Kind::BadInput,
                    Message(QT_TRANSLATE_NOOP(
                                "models", "The guide %1 includes %2, which is not there."),
                        {file, string(include["part"])}));
            }
            guide->includes.append({string(include["at"]), part});
        }
        return guide;
    } catch (const YAML::Exception &exception) {
        return failure(Error::Kind::BadInput,
            Message(QT_TRANSLATE_NOOP("models", "The guide %1 is not valid YAML (line %2)."),
                {file, QString::number(exception.mark.line + 1)}),
            QString::fromUtf8(exception.what()));
    }
}

} // namespace models
