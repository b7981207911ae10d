// SPDX-License-Identifier: Apache-2.0
#include "models/guide/guidelibrary.h"

#include "models/guide/guidereader.h"

#include <QDir>
#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models {

namespace {

Result<std::shared_ptr<Guide>> readGuide(const QString &file, const GuideParts &parts)
{
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly)) {
        return failure(Error::Kind::BadInput,
            Message(QT_TRANSLATE_NOOP("models", "The guide %1 cannot be opened."), {file}),
            source.errorString());
    }
    return parseGuide(source.readAll(), file, parts);
}

} // namespace

Result<std::shared_ptr<const GuideLibrary>> GuideLibrary::builtIn()
{
    return load(QStringLiteral(":/guides"));
}

Result<std::shared_ptr<const GuideLibrary>> GuideLibrary::load(const QString &folder)
{
    auto library = std::make_shared<GuideLibrary>();
    const QDir dir(folder);
    GuideParts parts;
    const auto readAll = [&](const QString &filter) -> std::optional<Error> {
        const QStringList files = dir.entryList({filter}, QDir::Files, QDir::Name);
        for (const QString &file : files) {
            auto guide = readGuide(dir.filePath(file), parts);
            if (!guide)
                return guide.error();
            (*guide)->index();
            if (!(*guide)->part.isEmpty())
                parts.insert((*guide)->part, *guide);
            else
                library->m_guides.append(*guide);
        }
        return std::nullopt;
    };
    // Parts before those that include them.
    for (const auto &filter : {u"part-*.yaml"_s, u"kind-*.yaml"_s}) {
        if (const auto error = readAll(filter))
            return std::unexpected(*error);
    }
    library->m_podTemplate = parts.value(u"podtemplate"_s);
    std::ranges::stable_sort(library->m_guides, [](const auto &left, const auto &right) {
        return std::tie(left->category, left->order, left->kind)
            < std::tie(right->category, right->order, right->kind);
    });
    return library;
}

const Guide *GuideLibrary::find(const GroupVersionKind &gvk) const
{
    const auto fits = [&](const std::shared_ptr<const Guide> &guide) {
        return guide->kind == gvk.kind && guide->group == gvk.group
            && (guide->version.isEmpty() || guide->version == gvk.version);
    };
    const auto found = std::ranges::find_if(m_guides, fits);
    return found == m_guides.end() ? nullptr : found->get();
}

QList<const Guide *> GuideLibrary::guides(const QString &category) const
{
    QList<const Guide *> result;
    for (const auto &guide : m_guides) {
        if (category.isEmpty() || guide->category == category)
            result.append(guide.get());
    }
    return result;
}

} // namespace models
