// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/page.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace ui {

class Session;
class UseBar;

/// 26 px at the bottom: state and size of this view; who I am, background work, problems.
class StatusBar final : public QWidget
{
    Q_OBJECT
public:
    explicit StatusBar(QWidget *parent = nullptr);

    /// Null while nothing is connected.
    void setSession(Session *session);
    void setView(const ViewStatus &status);
    /// "Live", "Catching up"… and its dot, for any view.
    [[nodiscard]] static QString word(ViewStatus::Phase phase);
    [[nodiscard]] static QColor dot(ViewStatus::Phase phase);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void showUse();
    void popupProblems();
    void popupWorks();

    Session *m_session = nullptr;
    ViewStatus m_view;
    QLabel *m_word;
    QLabel *m_size;
    QPushButton *m_useName;
    UseBar *m_use;
    QLabel *m_readOnly;
    QLabel *m_identity;
    QPushButton *m_works;
    QPushButton *m_problems;
};

} // namespace ui
