// SPDX-License-Identifier: Apache-2.0
#include "models/schema/validator.h"

#include <algorithm>

namespace models {

namespace {

using Check = yaml::Diagnostic::Check;

/// Groups of checks in the order in which people should fix them.
int classOf(const yaml::Diagnostic &diagnostic)
{
    switch (diagnostic.check) {
    case Check::Syntax:
    case Check::TabIndentation:
    case Check::Documents:
        return 1;
    case Check::DuplicateKey:
    case Check::KeyType:
    case Check::TypeChangingScalar:
    case Check::NotANumber:
    case Check::Alias:
    case Check::TagOrDirective:
        return 2;
    case Check::ApiVersionOrKind:
    case Check::UnknownField:
    case Check::MissingRequired:
        return 3;
    case Check::DiffersInYaml12:
    case Check::StyleHint:
    case Check::ServerOwned:
        return 7;
    case Check::PodReference:
    case Check::Resources:
    case Check::LiveReference:
    case Check::Headroom:
    case Check::ProductRule:
        return diagnostic.fromServer ? 5 : 6;
    default:
        return diagnostic.fromServer ? 5 : 4;
    }
}

bool hidesChildren(const yaml::Diagnostic &diagnostic)
{
    return diagnostic.severity == yaml::Severity::Error
        && (diagnostic.check == Check::Syntax || diagnostic.check == Check::WrongType);
}

} // namespace

QList<yaml::Diagnostic> ranked(QList<yaml::Diagnostic> diagnostics)
{
    std::ranges::stable_sort(diagnostics, {}, [](const yaml::Diagnostic &diagnostic) {
        return std::tuple(int(diagnostic.severity), classOf(diagnostic), diagnostic.document,
            diagnostic.range.start);
    });
    QList<yaml::Diagnostic> result;
    QHash<std::pair<Path, int>, qsizetype> placed; // path and class -> index in result
    QList<std::pair<int, Path>> closed;
    for (const yaml::Diagnostic &diagnostic : std::as_const(diagnostics)) {
        if (hidesChildren(diagnostic) && !diagnostic.path.isEmpty())
            closed.append({diagnostic.document, diagnostic.path});
    }
    for (yaml::Diagnostic &diagnostic : diagnostics) {
        const bool isInside = std::ranges::any_of(closed, [&](const auto &closedAt) {
            return closedAt.first == diagnostic.document && diagnostic.path != closedAt.second
                && diagnostic.path.startsWith(closedAt.second) && !closedAt.second.isEmpty();
        });
        if (isInside && diagnostic.check != Check::Syntax)
            continue;
        // A server's cause has no class of its own: it confirms whatever stands at its place.
        if (diagnostic.fromServer) {
            const auto same = std::ranges::find_if(result, [&](const yaml::Diagnostic &other) {
                return other.path == diagnostic.path && other.document == diagnostic.document
                    && !other.fromServer && other.severity == yaml::Severity::Error;
            });
            if (same != result.end()) {
                same->fromServer = true;
                same->serverText = diagnostic.serverText;
                continue;
            }
        }
        const std::pair key {diagnostic.path, classOf(diagnostic) * 100 + diagnostic.document};
        const bool mayRepeat = diagnostic.check == Check::Syntax;
        if (placed.contains(key) && !mayRepeat)
            continue;
        placed.insert(key, result.size());
        result.append(std::move(diagnostic));
    }
    return result;
}

} // namespace models
