// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/base/groupversion.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace models {

/// Text that was typed and not yet accepted by a server.
struct Draft
{
    QString id; ///< file name without ending; made by Drafts::newId()
    QString cluster; ///< identity key of the cluster it was meant for
    QString nameSpace, name;
    GroupVersionKind gvk;
    QString text;
    QString loadedVersion; ///< resourceVersion of the object it edits; empty for a new one
    QDateTime saved {};
    bool isMasked = false; ///< values of a Secret were left out of `text`
};

/// Drafts on disk: one file each, readable by their owner only, replaced as a whole, so a kill
/// loses at most what was typed since the last save. Values of Secrets never reach the disk.
class Drafts
{
public:
    /// `folder` is made (0700) at the first save.
    explicit Drafts(QString folder);

    [[nodiscard]] static QString newId();
    [[nodiscard]] Result<void> save(const Draft &draft) const;
    [[nodiscard]] std::optional<Draft> load(const QString &id) const;
    /// Newest first; files that are no draft are left alone.
    [[nodiscard]] QList<Draft> all() const;
    void remove(const QString &id) const;

    /// The text of a Secret manifest with the values under data and stringData left out.
    [[nodiscard]] static QString masked(const QString &text);

private:
    [[nodiscard]] QString fileOf(const QString &id) const;

    QString m_folder;
};

} // namespace models
