// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QPlainTextEdit>

namespace ui {

/// An object as YAML, to read and copy: live, and the place one reads at stays.
class YamlView final : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit YamlView(QWidget *parent = nullptr);
    void setObject(const QJsonObject &object);

protected:
    void changeEvent(QEvent *event) override;

private:
    void dress();
    QJsonObject m_object;
    class Highlighter;
    Highlighter *m_highlighter;
};

} // namespace ui
