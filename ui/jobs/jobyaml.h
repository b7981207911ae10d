// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/editor/documentsession.h"

#include <QWidget>

namespace ui {

class YamlPane;

/// The job as the server has it, to be read: colours, folds, find.
class JobYaml final : public QWidget
{
    Q_OBJECT
public:
    explicit JobYaml(QWidget *parent = nullptr);
    ~JobYaml() override;
    void setObject(const QJsonObject &object);
    void find();

private:
    DocumentSession m_document; // outlives its view
    YamlPane *m_pane;
    QString m_version;
};

} // namespace ui
