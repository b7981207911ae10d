// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QFormLayout;
class QLabel;

namespace ui {

/// Facts: names in grey at the left, values at the right, selectable; values may hold a link or a
/// widget.
class InfoGrid final : public QWidget
{
    Q_OBJECT
public:
    explicit InfoGrid(QWidget *parent = nullptr);

    void clear();
    /// Plain text; `toolTip` for the exact value.
    void add(const QString &name, const QString &value, const QString &toolTip = {});
    void addMono(const QString &name, const QString &value);
    /// The value is a link that emits linkActivated(target).
    void addLink(const QString &name, const QString &value, const QString &target);
    /// Takes the widget.
    void addWidget(const QString &name, QWidget *value);
    [[nodiscard]] int count() const;

signals:
    void linkActivated(const QString &target);

protected:
    void changeEvent(QEvent *event) override;

private:
    QLabel *addLabel(const QString &name, const QString &value);
    void colour();

    QFormLayout *m_form;
};

} // namespace ui
