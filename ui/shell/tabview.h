// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/page.h"

#include <QList>
#include <QWidget>

class QVBoxLayout;

namespace ui {

class PageFactory;
struct TabFace;

/// One tab: a history of places, and the page of the present one. A page with unsaved work is never
/// replaced; whoever navigates asks canLeave() first.
class TabView final : public QWidget
{
    Q_OBJECT
public:
    TabView(Session &session, const PageFactory &factory, QWidget *parent = nullptr);

    void go(const Place &place);
    void back();
    void forward();
    void step(int by); ///< of the history
    [[nodiscard]] bool canGoBack() const { return m_at > 0; }
    [[nodiscard]] bool canGoForward() const { return m_at + 1 < m_history.size(); }
    [[nodiscard]] bool canLeave() const;
    /// What lies behind and before, for the menus of the two arrows; nearest first.
    [[nodiscard]] QStringList titlesBehind() const;

    [[nodiscard]] Page *page() const { return m_page; }
    [[nodiscard]] Place place() const;
    [[nodiscard]] TabFace face() const;
    void setWidthClass(WidthClass width);

    /// Place and page state as one line, for the next start.
    [[nodiscard]] QString toString() const;
    void restore(const QString &line);

signals:
    void changed();

private:
    struct Step
    {
        Place place;
        QByteArray state;
        QString title;
    };
    void showStep();
    void keepState();

    Session &m_session;
    const PageFactory &m_factory;
    QVBoxLayout *m_layout;
    Page *m_page = nullptr;
    QList<Step> m_history;
    qsizetype m_at = -1;
    WidthClass m_width = WidthClass::Wide;
    bool m_moving = false;
};

/// Stands where no page of that kind exists in this program.
class MissingPage final : public Page
{
    Q_OBJECT
public:
    MissingPage(Session &session, const Place &place, QWidget *parent);
    [[nodiscard]] QString title() const override;
    [[nodiscard]] Place place() const override { return m_place; }

private:
    Place m_place;
};

} // namespace ui
