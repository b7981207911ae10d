// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMenu>

class QVBoxLayout;

namespace ui {

class SearchField;
class Session;

/// The project picker: type to find, click one to see only it, check several, or all. A name that
/// is not in the list can be typed: where listing namespaces is not allowed it is the only way.
class ProjectMenu final : public QMenu
{
    Q_OBJECT
public:
    explicit ProjectMenu(Session &session, QWidget *parent = nullptr);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void fill(const QString &needle);

    Session &m_session;
    SearchField *m_search;
    QWidget *m_list;
    QVBoxLayout *m_rows;
};

} // namespace ui
