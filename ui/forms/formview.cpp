// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/formview.h"

#include "models/form/formmodel.h"
#include "ui/forms/formrowwidget.h"
#include "ui/forms/formwords.h"
#include "ui/forms/podeditors.h"
#include "ui/shared/sectionhead.h"
#include "ui/shared/theme.h"

#include <QEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int ahead = 300; // editors are made this far beyond the edge

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
    models::FormModel &model = context.model;
    connect(&model, &models::FormModel::rowsInserted, this, &FormView::insertRows);
    connect(&model, &models::FormModel::rowsRemoved, this, &FormView::removeRows);
    connect(&model, &models::FormModel::rowsChanged, this, [this](const QList<int> &rows) {
        for (const int row : rows)
            updateRow(row);
    });
    connect(&model, &models::FormModel::updated, this,
        [this] { QTimer::singleShot(0, this, &FormView::ensureEditors); });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &FormView::ensureEditors);
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
        return makeHead(row);
    auto *widget = new FormRowWidget(m_context, m_content);
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

SectionHead *FormView::makeHead(const models::FormRow &row)
{
    auto *head = new SectionHead({}, m_content);
    head->setObjectName(row.id);
    setHead(head, row);
    connect(head, &SectionHead::toggled, this,
        [this, head](bool open) { m_context.model.setExpanded(head->objectName(), open); });
    connect(head, &SectionHead::actionTriggered, this,
        [this, head] { headAction(head->objectName()); });
    return head;
}

void FormView::setHead(SectionHead *head, const models::FormRow &row)
{
    head->setTitle(FormWords::section(row));
    const bool isObject = !row.id.startsWith("group:"_L1);
    head->setKey(isObject && showsKeys() ? row.path.pattern() : QString());
    head->setFoldable(row.isExpandable);
    head->setOpen(row.isExpanded);
    head->setErrorCount(row.errors);
    QString summary;
    if (row.id.startsWith("group:unknown"_L1))
        summary = tr("refused by the server");
    else if (row.id.startsWith("list:"_L1))
        summary = row.isSet ? tr("%n items", nullptr, row.fields) : tr("not set");
    else if (isObject && !row.isSet)
        summary = tr("not set");
    else if (isObject && row.isExpanded && row.fields > 0)
        summary = tr("%1 fields, %2 set").arg(row.fields).arg(row.setFields);
    head->setSummary(summary);
    head->setAction(row.action == "add-item"_L1 ? tr("Add")
            : row.action == "add-volume"_L1     ? tr("Add volume")
            : row.action == "set"_L1            ? tr("Set")
            : row.action == "go"_L1             ? tr("Go")
                                                : QString());
    head->setContentsMargins(0, 0, 0, 0);
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
            if (auto *field = qobject_cast<FormRowWidget *>(widget);
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
    } else {
        model.setExpanded(id, true);
        emit operationsWanted(model.addItem(row), {});
    }
}

void FormView::insertRows(int first, int last)
{
    m_content->setUpdatesEnabled(false);
    for (int i = first; i <= last; ++i) {
        QWidget *row = makeRow(m_context.model.rows()[i]);
        m_rows.insert(i, row);
        m_layout->insertWidget(i, row);
        row->setVisible(true); // now, not with the next turn: it may be asked to take the focus
    }
    m_content->setUpdatesEnabled(true);
}

void FormView::removeRows(int first, int last)
{
    for (int i = last; i >= first; --i) {
        QWidget *row = m_rows.takeAt(i);
        m_layout->removeWidget(row);
        row->hide();
        row->deleteLater(); // it may be the one that is asking
    }
}

void FormView::updateRow(int index)
{
    const models::FormRow &row = m_context.model.rows()[index];
    if (auto *head = qobject_cast<SectionHead *>(m_rows[index]))
        setHead(head, row);
    else if (auto *field = qobject_cast<FormRowWidget *>(m_rows[index]))
        setField(*field, row);
}

void FormView::setField(FormRowWidget &field, const models::FormRow &row)
{
    const FieldEditor *before = field.editor();
    field.setRow(row, showsKeys());
    if (before && field.editor() != before) // another kind of editor: it would come last
        orderTabs();
}

/// Tab goes through heads and editors from top to bottom, whatever came into being first.
void FormView::orderTabs()
{
    QWidget *last = nullptr;
    const auto follow = [&](QWidget *next) {
        if (last && last != next)
            QWidget::setTabOrder(last, next);
        last = next;
    };
    for (QWidget *row : std::as_const(m_rows)) {
        if (row->focusPolicy() != Qt::NoFocus)
            follow(row);
        auto inside = row->findChildren<QWidget *>();
        if (const auto *field = qobject_cast<FormRowWidget *>(row))
            std::ranges::stable_sort(
                inside, {}, [field](const QWidget *control) { return field->tabRank(control); });
        for (QWidget *control : inside) {
            // The list of a combo box is a window of its own.
            if ((control->focusPolicy() & Qt::TabFocus) && !control->focusProxy()
                && control->window() == window())
                follow(control);
        }
    }
}

void FormView::ensureEditors()
{
    bool isNew = false;
    const int top = verticalScrollBar()->value() - ahead;
    const int bottom = verticalScrollBar()->value() + viewport()->height() + ahead;
    for (QWidget *row : std::as_const(m_rows)) {
        auto *field = qobject_cast<FormRowWidget *>(row);
        if (field && !field->editor() && row->y() + row->height() >= top && row->y() <= bottom) {
            field->ensureEditor();
            isNew = true;
        }
    }
    if (isNew)
        orderTabs();
    const QString section = sectionInView();
    if (section != m_section) {
        m_section = section;
        emit sectionInViewChanged(section);
    }
}

void FormView::makeAllEditors()
{
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
        if (row->y() > top && !id.isEmpty())
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
    ensureWidgetVisible(m_rows[index], 0, Theme::scaled(24));
}

bool FormView::goTo(const models::Path &path)
{
    m_context.model.reveal(path);
    const int index = m_context.model.indexOf(path);
    if (index < 0)
        return false;
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
    m_layout->activate();
    verticalScrollBar()->setValue(m_rows[m_context.model.indexOf(id)]->y());
}

void FormView::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    QTimer::singleShot(0, this, &FormView::ensureEditors);
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
