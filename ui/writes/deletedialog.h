// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/dialog.h"
#include "ui/writes/removal.h"

class QGridLayout;
class QLineEdit;

namespace ui {

class Segmented;
class StatePill;

/// Names what goes, how many, where, and what goes with it; then shows it going, and why something
/// stays. Asks to type the name for what holds other things or data. Cancel has the focus.
class DeleteDialog final : public Dialog
{
    Q_OBJECT
public:
    DeleteDialog(Session &session, const models::ApiResource &resource,
        const QList<RemovalSubject> &subjects, QWidget *parent);

    /// A line of its own: "Comes free", "4 GPUs of the project quota".
    void addFact(const QString &name, const QString &text);
    [[nodiscard]] Removal &removal() { return *m_removal; }
    [[nodiscard]] QPushButton *deleteButton() const { return m_delete; }

    /// Kinds whose name must be typed: they hold other objects or data.
    [[nodiscard]] static bool isDangerous(const models::ApiResource &resource);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void addTable();
    void addFacts();
    void addPropagation();
    void addConfirmation();
    void addFoot();
    void start();
    void update();
    void updateDependants();
    void updateWarnings();
    void finish();
    void copyCommand();
    QLabel *factLabel(const QString &name);
    [[nodiscard]] QString what(qsizetype count) const;

    Session &m_session;
    Removal *m_removal;
    bool m_isStarted = false;
    QList<StatePill *> m_pills;
    QGridLayout *m_facts = nullptr;
    QLabel *m_owned = nullptr;
    QVBoxLayout *m_warnings = nullptr;
    Segmented *m_propagation = nullptr;
    QLineEdit *m_name = nullptr;
    QWidget *m_confirmation = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_delete = nullptr;
};

} // namespace ui
