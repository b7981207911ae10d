// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/banner.h"

#include <QIcon>
#include <QTimer>
#include <QWidget>

class QLabel;

namespace ui {

class FlowLayout;
class IconLabel;

/// What stands in a pane that has no rows to show: what is so, why, and what to do next. "Empty" is
/// never shown for "not allowed" or "not loaded".
class StateView final : public QWidget
{
    Q_OBJECT
public:
    enum class Kind { Empty, NoMatch, Loading, Offline, NoAccess, Error, LoginExpired, NotServed };

    explicit StateView(QWidget *parent = nullptr);

    /// The first action is primary where `primary` says so (New job, Sign in again).
    void setContent(Kind kind, const QString &title, const QString &reason,
        const QList<BannerAction> &actions = {}, bool primary = false);
    /// Another icon than the kind's own, for Empty.
    void setIcon(const QIcon &icon);
    /// Loading: the thin bar above; total 0 is unknown. The grey rows come after 300 ms only.
    void setProgress(qint64 done, qint64 total);
    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] QString title() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void colour();

    Kind m_kind = Kind::Empty;
    qint64 m_done = 0;
    qint64 m_total = 0;
    QTimer m_patience;
    IconLabel *m_icon;
    QLabel *m_title;
    QLabel *m_reason;
    QWidget *m_bars;
    QWidget *m_buttons;
    FlowLayout *m_flow;
};

} // namespace ui
