// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"

#include <QJsonValue>
#include <QString>

namespace app {

/// To stdout, as UTF-8; nothing is added.
void print(const QString &text);
void print(const QByteArray &bytes);
/// After this everything printed is where it goes; for watches.
void flushOutput();
/// One line on stderr: "sampan: …".
void printError(const QString &text);
/// The same for an error, the server's own words behind ours. Always 1, to be returned.
int printError(const models::Error &error);

/// Columns in the manner of Go's text/tabwriter as kubectl sets it up: three blanks between, at
/// least six wide, and over several flushes never narrower than before.
class ColumnWriter
{
public:
    void addRow(const QStringList &cells) { m_rows.append(cells); }
    /// The text of all rows since the last flush.
    [[nodiscard]] QString flush();

private:
    QList<QStringList> m_rows;
    QList<qsizetype> m_widths;
};

/// Indented by four, keys by alphabet, with Go's escapes: what `kubectl -o json` prints.
[[nodiscard]] QByteArray kubectlJson(const QJsonValue &value);

} // namespace app
