// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/output.h"

#include <QJsonArray>
#include <QJsonObject>

namespace app {

/// Server tables as `kubectl get` prints them, over one list and the events of a watch.
class TablePrinter
{
public:
    struct Look
    {
        bool isWide = false;
        bool withNamespace = false;
        bool withLabels = false;
        bool noHeaders = false;
    };

    explicit TablePrinter(Look look)
        : m_look(look)
    {
    }

    /// Takes a meta.k8s.io/v1 Table; columns may be missing after the first.
    void add(const QJsonObject &table);
    /// What was added since, aligned.
    [[nodiscard]] QString flush() { return m_writer.flush(); }

private:
    Look m_look;
    ColumnWriter m_writer;
    QJsonArray m_columns;
    bool m_hasHeaders = false;
};

} // namespace app
