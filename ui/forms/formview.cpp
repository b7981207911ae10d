// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/formview.h"

#include "models/form/formmodel.h"
#include "ui/forms/formrowwidget.h"
#include "ui/forms/formwords.h"
#include "ui/forms/nodenote.h"
#include "ui/forms/volumeseditor.h"
#include "ui/shared/sectionhead.h"
#include "ui/shared/theme.h"

#include <QDeadlineTimer>
#include <QEvent>
#include <QInputDialog>
#include <QMenu>
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
        return makeHead(row);
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

SectionHead *FormView::makeHead(const models::FormRow &row)
{
    auto *head = new SectionHead({}, m_content);
    head->setObjectName(row.id);
    head->setIndented(true);
    setHead(head, row);
    connect(head, &SectionHead::toggled, this,
        [this, head](bool open) { m_context.model.setExpanded(head->objectName(), open); });
    connect(head, &SectionHead::actionTriggered, this,
        [this, head] { headAction(head->objectName()); });
    connect(head, &SectionHead::menuWanted, this,
        [this, head](const QPoint &at) { openHeadMenu(head->objectName(), at); });
    return head;
}

QString FormView::summaryOf(const models::FormRow &row) const
{
    const bool isObject = !row.id.startsWith("group:"_L1);
    if (row.id.startsWith("group:unknown"_L1))
        return tr("refused by the server");
    if (row.id.startsWith("list:"_L1))
        return row.isSet ? tr("%n items", nullptr, row.fields) : tr("not set");
    if (isObject && !row.isSet)
        return tr("not set");
    if (row.path.lastKey() == "affinity"_L1)
        return NodeNote::matching(m_context, row.path);
    const bool isItem = !row.path.isEmpty() && row.path.last().index() == 1;
    if (isObject && row.isExpanded && row.fields > 0 && (!isItem || row.summary.isEmpty()))
        return tr("%n fields, %1 set", nullptr, row.fields).arg(row.setFields);
    return row.summary;
}

void FormView::setHead(SectionHead *head, const models::FormRow &row)
{
    head->setObjectName(row.id); // a renamed item has another
    head->setTitle(FormWords::section(row));
    const bool isObject = !row.id.startsWith("group:"_L1);
    head->setKey(isObject && showsKeys() ? row.path.pattern() : QString());
    head->setFoldable(row.isExpandable);
    head->setOpen(row.isExpanded);
    head->setErrorCount(row.errors);
    head->setSummary(summaryOf(row));
    const bool isWhole
        = row.node && (row.node->listType == "atomic"_L1 || row.node->mapType == "atomic"_L1);
    head->setToolTip(row.isFrozen ? FormWords::frozen(row)
            : isWhole             ? tr("Replaced as a whole on apply")
                                  : QString());
    const bool isChange
        = row.action != "go"_L1 && row.action != "open"_L1 && row.action != "show-set"_L1;
    head->setAction(row.isFrozen && isChange                            ? QString()
            : row.action == "add-item"_L1 || row.action == "add-key"_L1 ? tr("Add")
            : row.action == "add-volume"_L1                             ? tr("Add volume")
            : row.action == "set"_L1                                    ? tr("Set")
            : row.action == "go"_L1                                     ? tr("Go")
            : row.action == "open"_L1                                   ? tr("Open")
            : row.action == "show-set"_L1                               ? tr("Show")
                                                                        : QString());
    head->setHasMenu(isObject && !row.path.isEmpty());
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
    } else if (row.action == "add-key"_L1) {
        askForKey(id, false);
    } else {
        model.setExpanded(id, true);
        emit operationsWanted(model.addItem(row), {});
    }
}

/// What can be done with an object, a list or an item of one.
void FormView::openHeadMenu(const QString &id, const QPoint &at)
{
    models::FormModel &model = m_context.model;
    const int index = model.indexOf(id);
    if (index < 0)
        return;
    const models::FormRow row = model.rows()[index];
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString &text, const QList<models::yaml::Operation> &operations) {
        if (!operations.isEmpty() && !row.isFrozen)
            connect(menu->addAction(text), &QAction::triggered, this,
                [this, operations] { emit operationsWanted(operations, {}); });
    };
    const bool isItem = row.path.last().index() == 1;
    const models::SchemaNode *above = models::schemaAt(model.root(), row.path.parent());
    const bool isEntry = !isItem && above && !above->hasProperties() && above->additional();
    if (isItem) {
        add(tr("Move up"), model.moveItem(row, -1));
        add(tr("Move down"), model.moveItem(row, 1));
        add(tr("Duplicate"), model.copyItem(row));
    } else if (isEntry && !row.isFrozen) {
        connect(menu->addAction(tr("Rename key…")), &QAction::triggered, this,
            [this, id] { askForKey(id, true); });
    }
    if (row.isSet)
        add(isItem || isEntry ? tr("Remove") : tr("Not set"), model.unset(row));
    if (!isItem && row.node && row.state != models::ValueState::Empty)
        add(tr("Set to empty"), model.setEmpty(row));
    if (row.node && row.node->nullable)
        add(tr("Set to null"), model.setNull(row));
    menu->addSeparator();
    if (row.isSet)
        connect(menu->addAction(tr("Show in YAML")), &QAction::triggered, this,
            [this, path = row.path] { emit yamlWanted(path); });
    connect(menu->addAction(tr("Explain")), &QAction::triggered, this,
        [this, path = row.path] { emit explainWanted(path); });
    menu->popup(at);
}

/// Of a map of objects: the key of a new entry, or another one for this.
void FormView::askForKey(const QString &id, bool isRename)
{
    const int index = m_context.model.indexOf(id);
    if (index < 0)
        return;
    const models::FormRow row = m_context.model.rows()[index];
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(isRename ? tr("Rename key") : tr("New entry"));
    dialog->setLabelText(tr("Key"));
    dialog->setTextValue(isRename ? row.path.lastKey() : QString());
    dialog->setOkButtonText(isRename ? tr("Rename") : tr("Add"));
    dialog->setCancelButtonText(tr("Cancel"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this, row, isRename](const auto &key) {
        models::FormModel &model = m_context.model;
        emit operationsWanted(
            isRename ? model.renameKey(row, key) : model.addItem(row, key.trimmed()), {});
    });
    dialog->open();
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
        setHead(head, row);
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
