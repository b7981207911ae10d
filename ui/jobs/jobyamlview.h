// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QPlainTextEdit>

namespace ui {

/// The object as the server has it, to read and to copy.
class JobYamlView final : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit JobYamlView(QWidget *parent = nullptr);
    void setObject(const QJsonObject &object);

private:
    QString m_version;
};

} // namespace ui
