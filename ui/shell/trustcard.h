// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/kube/truststore.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace ui {

class IconLabel;
class InfoGrid;

/// What a kubeconfig wants done that nobody agreed to yet, whole and in plain words, and the three
/// answers.
class TrustCard final : public QWidget
{
    Q_OBJECT
public:
    explicit TrustCard(QWidget *parent = nullptr);
    void setQuestion(const models::TrustQuestion &question);

signals:
    void answered(bool allowed, bool forGood);
    void fileRequested(const QString &file);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    [[nodiscard]] QString command() const;

    models::TrustQuestion m_question;
    IconLabel *m_icon;
    QLabel *m_title;
    QLabel *m_text;
    QLabel *m_command;
    InfoGrid *m_facts;
    QPushButton *m_allow;
    QPushButton *m_once;
    QPushButton *m_refuse;
    QPushButton *m_file;
};

} // namespace ui
