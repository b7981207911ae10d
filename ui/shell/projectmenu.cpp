// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/projectmenu.h"

#include "ui/shared/searchfield.h"
#include "ui/shared/session.h"
#include "ui/shared/style.h"
#include "ui/shared/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>
#include <QWidgetAction>

using namespace Qt::StringLiterals;

namespace ui {

ProjectMenu::ProjectMenu(Session &session, QWidget *parent)
    : QMenu(parent)
    , m_session(session)
    , m_search(new SearchField)
    , m_list(new QWidget)
    , m_rows(new QVBoxLayout(m_list))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(tr("Projects"));
    auto *box = new QWidget(this);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(8, 6, 8, 6);
    column->setSpacing(6);
    m_search->setHint(tr("Find a project"));
    column->addWidget(m_search);
    m_rows->setContentsMargins(2, 2, 2, 2);
    m_rows->setSpacing(0);
    auto *scroll = new QScrollArea(box);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(m_list);
    scroll->setMinimumSize(260, 240);
    column->addWidget(scroll, 1);
    auto *action = new QWidgetAction(this);
    action->setDefaultWidget(box);
    addAction(action);
    connect(m_search, &QLineEdit::textChanged, this, &ProjectMenu::fill);
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        const QString typed = m_search->text().trimmed();
        const QStringList matching = m_session.allProjects().filter(typed, Qt::CaseInsensitive);
        if (!typed.isEmpty()) {
            m_session.setProjects(
                {matching.contains(typed) || matching.isEmpty() ? typed : matching.first()});
            close();
        }
    });
    fill({});
}

void ProjectMenu::fill(const QString &needle)
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto addOnly = [this](const QString &text, const QStringList &projects) {
        auto *button = new QPushButton(text, m_list);
        Style::setRole(button, ButtonRole::Link);
        button->setAccessibleName(text);
        connect(button, &QPushButton::clicked, this, [this, projects] {
            m_session.setProjects(projects);
            close();
        });
        return button;
    };
    if (needle.isEmpty()) {
        m_rows->addWidget(addOnly(tr("All projects"), {}));
    }
    QStringList all = m_session.pickableProjects();
    for (const QString &project : m_session.projects()) {
        if (!all.contains(project)) {
            all.prepend(project);
        }
    }
    for (const QString &project : all.filter(needle, Qt::CaseInsensitive)) {
        auto *row = new QWidget(m_list);
        auto *line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        auto *check = new QCheckBox(project, row);
        check->setChecked(m_session.projects().contains(project));
        check->setMinimumHeight(Theme::scaled(28));
        connect(check, &QCheckBox::toggled, this, [this, project](bool on) {
            QStringList chosen = m_session.projects();
            chosen.removeAll(project);
            if (on) {
                chosen.append(project);
            }
            m_session.setProjects(chosen);
        });
        line->addWidget(check, 1);
        line->addWidget(addOnly(tr("only", "show only this project"), {project}));
        m_rows->addWidget(row);
    }
    if (m_session.allProjects().isEmpty()) {
        auto *note = new QLabel(tr("The list of projects is not known: this login may not list "
                                   "namespaces. Type a name."),
            m_list);
        note->setWordWrap(true);
        m_rows->addWidget(note);
    }
    m_rows->addStretch(1);
}

void ProjectMenu::showEvent(QShowEvent *event)
{
    QMenu::showEvent(event);
    m_search->setFocus();
}

} // namespace ui
