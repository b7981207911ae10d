// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/kube/access.h"
#include "models/kube/pastedserver.h"
#include "ui/shared/dialog.h"

class QCheckBox;
class QLineEdit;

namespace models {
class Cluster;
}

namespace ui {

class Banner;
class Connections;
class QuietLabel;
class Segmented;

/// A server by its address and a token, without a kubeconfig: tried first, then opened. It is kept
/// until the program ends, unless it is saved to a kubeconfig of the user's choice.
class PasteDialog final : public Dialog
{
    Q_OBJECT
public:
    PasteDialog(Connections &connections, QWidget *parent);

    [[nodiscard]] models::PastedServer typed() const;
    void setTyped(const models::PastedServer &server);
    void setSavedTo(const QString &file); ///< empty: not saved
    /// The sentence that is shown; empty: none.
    [[nodiscard]] QString said() const { return m_said; }
    [[nodiscard]] QPushButton *connectButton() const { return m_connect; }

signals:
    /// It answered, and is among the contexts.
    void connected(const QString &context);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void addRow(QWidget *label, QWidget *editor);
    void addFileRow(QWidget *label, QLineEdit *edit, QPushButton *browse, bool forSaving);
    void refresh();
    void retranslate();
    void tryIt();
    void take(const models::Result<void> &result);
    void say(const QString &sentence, const QString &detail = {});
    [[nodiscard]] QString sentenceOf(const models::Error &error) const;

    Connections &m_connections;
    QList<QLabel *> m_labels;
    QLineEdit *m_address;
    QLineEdit *m_token;
    QCheckBox *m_showToken;
    Segmented *m_trust;
    QLineEdit *m_caFile;
    QPushButton *m_browseCa;
    QuietLabel *m_warning;
    QLineEdit *m_name;
    QLineEdit *m_project;
    QCheckBox *m_save;
    QLineEdit *m_saveFile;
    QPushButton *m_browseSave;
    QuietLabel *m_keeping;
    Banner *m_banner;
    QPushButton *m_cancel;
    QPushButton *m_connect;
    QString m_said;
    models::Access m_access; ///< that is being tried
    models::Cluster *m_cluster = nullptr;
};

} // namespace ui
