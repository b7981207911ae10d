// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/draftfolder.h"

#include <QStandardPaths>

namespace ui {

QString draftFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)
        + QStringLiteral("/drafts");
}

} // namespace ui
