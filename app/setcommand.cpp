// SPDX-License-Identifier: Apache-2.0
#include "app/output.h"
#include "app/program.h"
#include "app/textfile.h"
#include "models/yaml/operation.h"

#include <CLI/CLI.hpp>

using namespace Qt::StringLiterals;
using models::Error;
using models::failure;
using models::Message;
using models::Result;
using models::yaml::Operation;

namespace app {

namespace {

struct Options
{
    std::string file;
    std::vector<std::string> assignments;
    std::vector<std::string> removals;
    int document = 0;
    bool inPlace = false;
};

// The '=' that ends the path: not one inside brackets or quotes.
qsizetype assignmentAt(const QString &text)
{
    bool isQuoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'"')
            isQuoted = !isQuoted;
        else if (text[i] == u'\\' && isQuoted)
            ++i;
        else if (text[i] == u'=' && !isQuoted)
            return i;
    }
    return -1;
}

Result<Operation> assignment(const QString &text, int document)
{
    const qsizetype at = assignmentAt(text);
    if (at <= 0)
        return failure(Error::Kind::BadInput,
            Message(QT_TRANSLATE_NOOP("models", "%1 is no assignment; write PATH=VALUE."), {text}));
    const Result<models::Path> path = models::Path::parse(QStringView(text).first(at));
    if (!path)
        return std::unexpected(path.error());
    const models::yaml::TreePtr value = models::yaml::parse(text.sliced(at + 1));
    if (value->hasErrors() || value->documents().size() != 1)
        return failure(Error::Kind::BadInput,
            Message(QT_TRANSLATE_NOOP("models", "%1 is no YAML value for %2."),
                {text.sliced(at + 1), path->toString()}));
    const QJsonValue json = value->toJson();
    Operation operation {
        .kind = Operation::Kind::SetScalar, .document = document, .path = *path, .value = json};
    if (json.isNull())
        operation.kind = Operation::Kind::SetNull;
    else if (json.isObject() || json.isArray())
        operation.kind = Operation::Kind::SetValue;
    return operation;
}

Result<QList<Operation>> operationsOf(const Options &options)
{
    QList<Operation> operations;
    for (const std::string &text : options.assignments) {
        const Result<Operation> operation
            = assignment(QString::fromStdString(text), options.document);
        if (!operation)
            return std::unexpected(operation.error());
        operations.append(*operation);
    }
    for (const std::string &text : options.removals) {
        const Result<models::Path> path = models::Path::parse(QString::fromStdString(text));
        if (!path)
            return std::unexpected(path.error());
        operations.append(
            {.kind = Operation::Kind::Remove, .document = options.document, .path = *path});
    }
    if (operations.isEmpty())
        return failure(Error::Kind::BadInput,
            Message(QT_TRANSLATE_NOOP(
                "models", "Nothing is to be set: give PATH=VALUE or --delete PATH.")));
    return operations;
}

QCoro::Task<int> run(Options options)
{
    const QString file = QString::fromStdString(options.file);
    const Result<QList<Operation>> operations = operationsOf(options);
    if (!operations)
        co_return printError(operations.error());
    Result<QString> text = readText(file);
    if (!text)
        co_return printError(text.error());
    for (const Operation &operation : *operations) { // each counts on what the one before has done
        const models::yaml::TreePtr tree = models::yaml::parse(*text);
        const Result<QList<models::yaml::TextEdit>> edits = models::yaml::edit(*tree, operation);
        if (!edits)
            co_return printError(edits.error());
        *text = models::yaml::applied(*text, *edits);
    }
    if (!options.inPlace) {
        print(*text);
        co_return 0;
    }
    const Result<void> written = writeText(file, *text);
    co_return written ? 0 : printError(written.error());
}

} // namespace

void addSet(CLI::App &app, Program &program)
{
    CLI::App *sub
        = app.add_subcommand("set", "Change values of a YAML file and nothing else in it");
    sub->fallthrough();
    auto options = std::make_shared<Options>();
    sub->add_option("file", options->file, "The file; - is standard input")->required();
    sub->add_option(
        "assignments", options->assignments, "PATH=VALUE; VALUE is a YAML scalar or flow value");
    sub->add_option("--delete", options->removals, "PATH to remove")->expected(1)->take_all();
    sub->add_option("--document", options->document, "Which of several documents, from 0");
    sub->add_flag("-i,--in-place", options->inPlace, "Write the file instead of printing it");
    sub->callback([&program, options] {
        program.command = [options](const CommonOptions &) { return run(*options); };
    });
}

} // namespace app
