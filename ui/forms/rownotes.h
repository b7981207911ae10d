// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/yaml/diagnostic.h"

#include <QWidget>

class QVBoxLayout;

namespace ui {

/// The lines under an editor: icon, sentence, and fixes as links.
class RowNotes final : public QWidget
{
    Q_OBJECT
public:
    explicit RowNotes(QWidget *parent = nullptr);
    void setDiagnostics(const QList<models::yaml::Diagnostic> &diagnostics);

signals:
    void fixWanted(const QList<models::yaml::TextEdit> &edits);

private:
    QVBoxLayout *m_layout;
    QString m_shown;
};

} // namespace ui
