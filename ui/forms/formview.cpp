// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/formview.h"

#include "models/form/formmodel.h"
#include "ui/forms/formheads.h"
#include "ui/forms/formrowwidget.h"
#include "ui/forms/volumeseditor.h"
#include "ui/shared/sectionhead.h"
#include "ui/shared/theme.h"

#include <QDeadlineTimer>
#include <QEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ui {

namespace {

constexpr int ahead = 300; // editors are made this far beyond the edge
constexpr auto slice = 5ms; // of making rows in one turn

/// Draws the line above each section but the first.
class FormContent final : public QWidget
{
protected:
    void paintEvent(QPaintEvent *event) override
    {
        QWidget::paintEvent(event);
        QPainter painter(this);
        painter.setPen(Theme::color(Token::Line));
        const auto heads = findChildren<SectionHead *>(Qt::FindDirectChildrenOnly);
        for (const SectionHead *head : heads) {
            if (head->y() > Theme::scaled(12) && head->isVisible())
                painter.drawLine(0, head->y() - 1, width(), head->y() - 1);
        }
    }
};

} // namespace

FormView::FormView(FormContext context, QWidget *parent)
    : QScrollArea(parent)
    , m_context(context)
    , m_content(new FormContent)
    , m_layout(new QVBoxLayout(m_content))
    , m_heads(new FormHeads(context, m_content))
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Form"));
    setFocusPolicy(Qt::NoFocus);
    m_layout->setContentsMargins(4, 4, 4, 24);
    m_layout->setSpacing(0);
    m_layout->addStretch(1);
    m_content->setAutoFillBackground(true);
    m_content->setBackgroundRole(QPalette::Base);
    setWidget(m_content);
    connect(m_heads, &FormHeads::operationsWanted, this,
        [this](const auto &operations) { emit operationsWanted(operations, {}); });
    connect(m_heads, &FormHeads::actionWanted, this, &FormView::headAction);
    connect(m_heads, &FormHeads::moved, this, &FormView::goTo);
    connect(m_heads, &FormHeads::explainWanted, this, &FormView::explainWanted);
    connect(m_heads, &FormHeads::yamlWanted, this, &FormView::yamlWanted);
    models::FormModel &model = context.model;
    connect(&model, &models::FormModel::rowsInserted, this, &FormView::insertRows);
    connect(&model, &models::FormModel::rowsRemoved, this, &FormView::removeRows);
    connect(&model, &models::FormModel::rowsChanged, this, [this](const QList<int> &rows) {
        for (const int row : rows)
            updateRow(row);
    });
    connect(&model, &models::FormModel::updated, this, [this] { m_editorsSoon.start(); });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &FormView::ensureEditors);
    m_editorsSoon.setSingleShot(true);
    m_editorsSoon.setInterval(0);
    connect(&m_editorsSoon, &QTimer::timeout, this, &FormView::ensureEditors);
    m_slices.setInterval(0);
    connect(&m_slices, &QTimer::timeout, this, &FormView::makeSlice);
    if (!model.rows().isEmpty())
        insertRows(0, int(model.rows().size()) - 1);
}

bool FormView::showsKeys() const
{
    const auto level = m_context.model.level();
    return level == models::FormLevel::All || level == models::FormLevel::SetOnly
        || !m_context.model.searchText().isEmpty();
}

QWidget *FormView::makeRow(const models::FormRow &row)
{
    if (row.isSection())
        return m_heads->make(row, showsKeys());
    auto *widget = new FormRowWidget(m_context, m_content);
    widget->setShowsHelp(m_showsHelp);
    widget->setRow(row, showsKeys());
    connect(widget, &FormRowWidget::operationsWanted, this,
        [this, widget](const auto &operations, bool burst) {
            emit operationsWanted(operations, burst ? widget->row().id : QString());
        });
    connect(widget, &FormRowWidget::fixWanted, this, &FormView::fixWanted);
    connect(widget, &FormRowWidget::yamlWanted, this, &FormView::yamlWanted);
    connect(widget, &FormRowWidget::helpWanted, this,
        [this](const models::Path &path) { emit explainWanted(path); });
    connect(widget, &FormRowWidget::entered, this, [this, widget] {
        setCurrent(widget->row().path);
        ensureWidgetVisible(widget, 0, Theme::scaled(24));
    });
    return widget;
}

void FormView::headAction(const QString &id)
{
    models::FormModel &model = m_context.model;
    const int index = model.indexOf(id);
    if (index < 0)
        return;
    const models::FormRow row = model.rows()[index];
    if (row.action == "add-volume"_L1) {
        for (QWidget *widget : std::as_const(m_rows)) {
            if (auto *field = qobject_cast<FormRowWidget *>(widget); // null: not made yet
                field && field->row().widget == "volumes"_L1 && field->row().section == id) {
                field->ensureEditor();
                ensureWidgetVisible(field);
                if (auto *volumes = qobject_cast<VolumesFieldEditor *>(field->editor()))
                    volumes->beginAdding();
                return;
            }
        }
    } else if (row.action == "go"_L1) {
        model.search({});
        goTo(row.path);
    } else if (row.action == "open"_L1) {
        model.setWithin(row.path);
        verticalScrollBar()->setValue(0);
        const auto first = std::ranges::find_if(
            model.rows(), [](const models::FormRow &inside) { return !inside.isSection(); });
        if (first != model.rows().end())
            goTo(models::Path(first->path));
    } else if (row.action == "show-set"_L1) {
        emit setOnlyWanted();
    }
}

void FormView::insertRows(int first, int last)
{
    for (int i = first; i <= last; ++i)
        m_rows.insert(i, nullptr);
    m_unmade += last - first + 1;
    makeSlice();
    if (m_unmade > 0)
        m_slices.start();
}

/// Makes rows from the top for as long as one turn may take.
void FormView::makeSlice()
{
    const QDeadlineTimer end(slice);
    bury();
    m_layout->setEnabled(false); // else each row that is shown would lay out all of them
    for (int i = 0; i < m_rows.size() && m_unmade > 0 && !end.hasExpired(); ++i) {
        if (!m_rows[i])
            placeRow(i);
    }
    m_layout->setEnabled(true);
    if (m_unmade > 0 || !m_dead.isEmpty())
        return;
    m_slices.stop();
    ensureEditors();
}

void FormView::makeUntil(int index)
{
    m_layout->setEnabled(false);
    for (int i = 0; i <= index && m_unmade > 0; ++i) {
        if (!m_rows[i])
            placeRow(i);
    }
    m_layout->setEnabled(true);
}

void FormView::placeRow(int index)
{
    int place = 0;
    for (int i = 0; i < index; ++i)
        place += m_rows[i] ? 1 : 0;
    QWidget *row = makeRow(m_context.model.rows()[index]);
    m_rows[index] = row;
    --m_unmade;
    m_layout->insertWidget(place, row);
    row->setVisible(true); // now, not with the next turn: it may be asked to take the focus
    orderTabs(index);
}

void FormView::removeRows(int first, int last)
{
    for (int i = last; i >= first; --i) {
        QWidget *row = m_rows.takeAt(i);
        if (!row) {
            --m_unmade;
            continue;
        }
        m_layout->removeWidget(row);
        row->hide();
        m_dead.append(row); // it may be the one that is asking
    }
    if (!m_dead.isEmpty())
        m_slices.start();
}

void FormView::bury()
{
    const QDeadlineTimer end(slice);
    while (!m_dead.isEmpty() && !end.hasExpired())
        m_dead.takeLast()->deleteLater();
}

void FormView::updateRow(int index)
{
    const models::FormRow &row = m_context.model.rows()[index];
    if (auto *head = qobject_cast<SectionHead *>(m_rows[index]))
        m_heads->fill(*head, row, showsKeys());
    else if (auto *field = qobject_cast<FormRowWidget *>(m_rows[index]))
        setField(*field, row);
}

void FormView::setField(FormRowWidget &field, const models::FormRow &row)
{
    const FieldEditor *before = field.editor();
    field.setRow(row, showsKeys());
    if (before && field.editor() != before) // another kind of editor: it would come last
        orderTabs(int(m_rows.indexOf(&field)));
}

/// Tab goes through heads and editors from top to bottom, whatever came into being first: puts the
/// controls of a row behind those of the row above it.
void FormView::orderTabs(int index)
{
    const auto controlsOf = [this](QWidget *row) {
        QList<QWidget *> controls;
        if (row->focusPolicy() != Qt::NoFocus)
            controls.append(row);
        auto inside = row->findChildren<QWidget *>();
        if (const auto *field = qobject_cast<FormRowWidget *>(row))
            std::ranges::stable_sort(
                inside, {}, [field](const QWidget *control) { return field->tabRank(control); });
        for (QWidget *control : inside) {
            // The list of a combo box is a window of its own.
            if ((control->focusPolicy() & Qt::TabFocus) && !control->focusProxy()
                && control->window() == window())
                controls.append(control);
        }
        return controls;
    };
    QWidget *last = nullptr;
    for (int above = index - 1; above >= 0 && !last; --above) {
        if (!m_rows[above])
            continue;
        const auto controls = controlsOf(m_rows[above]);
        last = controls.isEmpty() ? nullptr : controls.last();
    }
    const auto controls = controlsOf(m_rows[index]);
    for (QWidget *control : controls) {
        if (last)
            QWidget::setTabOrder(last, control);
        last = control;
    }
}

void FormView::ensureEditors()
{
    const int top = verticalScrollBar()->value() - ahead;
    const int bottom = verticalScrollBar()->value() + viewport()->height() + ahead;
    m_layout->activate(); // a row without a place of its own seems to be at the top
    const QDeadlineTimer end(slice);
    for (int i = 0; i < m_rows.size(); ++i) {
        auto *field = qobject_cast<FormRowWidget *>(m_rows[i]);
        if (field && end.hasExpired() && !field->editor()) {
            m_editorsSoon.start(); // the others in the next turn
            break;
        }
        if (field && !field->editor() && field->y() + field->height() >= top
            && field->y() <= bottom) {
            field->ensureEditor();
            orderTabs(i);
        }
    }
    const QString section = sectionInView();
    if (section != m_section) {
        m_section = section;
        emit sectionInViewChanged(section);
    }
}

void FormView::setShowsHelp(bool shows)
{
    m_showsHelp = shows;
    for (QWidget *row : std::as_const(m_rows)) {
        if (auto *field = qobject_cast<FormRowWidget *>(row))
            field->setShowsHelp(shows);
    }
}

void FormView::makeAllEditors()
{
    makeUntil(int(m_rows.size()) - 1);
    for (QWidget *row : std::as_const(m_rows)) {
        if (auto *field = qobject_cast<FormRowWidget *>(row))
            field->ensureEditor();
    }
}

QString FormView::sectionInView() const
{
    const int top = verticalScrollBar()->value() + Theme::scaled(24);
    QString id;
    for (QWidget *row : std::as_const(m_rows)) {
        if (!row || (row->y() > top && !id.isEmpty()))
            break;
        if (auto *head = qobject_cast<SectionHead *>(row))
            id = head->objectName();
    }
    return id;
}

void FormView::setCurrent(const models::Path &path)
{
    if (m_current == path)
        return;
    m_current = path;
    for (QWidget *row : std::as_const(m_rows)) {
        if (auto *field = qobject_cast<FormRowWidget *>(row))
            field->setCurrent(field->row().path == path);
    }
    emit currentChanged(path);
}

void FormView::follow(const models::Path &path)
{
    const int index = m_context.model.indexOf(path);
    if (index < 0)
        return;
    setCurrent(m_context.model.rows()[index].path);
    makeUntil(index);
    ensureWidgetVisible(m_rows[index], 0, Theme::scaled(24));
}

bool FormView::goTo(const models::Path &path)
{
    m_context.model.reveal(path);
    const int index = m_context.model.indexOf(path);
    if (index < 0)
        return false;
    makeUntil(index);
    m_layout->activate();
    ensureWidgetVisible(m_rows[index], 0, Theme::scaled(60));
    ensureEditors(); // Tab goes on from here
    if (auto *field = qobject_cast<FormRowWidget *>(m_rows[index]))
        field->focusEditor();
    else
        m_rows[index]->setFocus(Qt::OtherFocusReason);
    return true;
}

void FormView::goToSection(const QString &id)
{
    const int index = m_context.model.indexOf(id);
    if (index < 0)
        return;
    if (!m_context.model.rows()[index].isExpanded)
        m_context.model.setExpanded(id, true);
    makeUntil(m_context.model.indexOf(id));
    m_layout->activate();
    verticalScrollBar()->setValue(m_rows[m_context.model.indexOf(id)]->y());
}

void FormView::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    m_editorsSoon.start();
}

void FormView::showEvent(QShowEvent *event)
{
    QScrollArea::showEvent(event);
    m_layout->activate();
    ensureEditors();
}

void FormView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        for (int i = 0; i < m_rows.size(); ++i)
            updateRow(i);
    }
    QScrollArea::changeEvent(event);
}

} // namespace ui
