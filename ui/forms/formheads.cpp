// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/formheads.h"

#include "models/form/formmodel.h"
#include "ui/forms/formwords.h"
#include "ui/forms/nodenote.h"
#include "ui/shared/draghandle.h"
#include "ui/shared/sectionhead.h"
#include "ui/shared/theme.h"

#include <QInputDialog>
#include <QMenu>
#include <QPainter>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

class DropLine final : public QWidget
{
public:
    explicit DropLine(QWidget *parent)
        : QWidget(parent)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), Theme::color(Token::Link));
    }
};

bool isItem(const models::FormRow &row)
{
    return !row.path.isEmpty() && row.path.last().index() == 1;
}

bool isObject(const models::FormRow &row)
{
    return !row.id.startsWith("group:"_L1);
}

} // namespace

FormHeads::FormHeads(const FormContext &context, QWidget *content)
    : QObject(content)
    , m_context(context)
    , m_content(content)
{
    connect(&context.model, &models::FormModel::updated, this, &FormHeads::followMoved,
        Qt::QueuedConnection); // once the view has its rows
}

SectionHead *FormHeads::make(const models::FormRow &row, bool showsKey)
{
    auto *head = new SectionHead({}, m_content);
    head->setIndented(true);
    fill(*head, row, showsKey);
    connect(head, &SectionHead::toggled, this,
        [this, head](bool open) { m_context.model.setExpanded(head->objectName(), open); });
    connect(head, &SectionHead::actionTriggered, this, [this, head] { act(head->objectName()); });
    connect(head, &SectionHead::menuWanted, this,
        [this, head](const QPoint &at) { openMenu(head->objectName(), at); });
    connect(head, &SectionHead::moveWanted, this, [this, head](int by) { move(*head, by); });
    return head;
}

QString FormHeads::summaryOf(const models::FormRow &row) const
{
    if (row.id.startsWith("group:unknown"_L1))
        return tr("refused by the server");
    if (row.id.startsWith("list:"_L1))
        return row.isSet ? tr("%n items", nullptr, row.fields) : tr("not set");
    if (isObject(row) && !row.isSet)
        return tr("not set");
    if (row.path.lastKey() == "affinity"_L1)
        return NodeNote::matching(m_context, row.path);
    if (isObject(row) && row.isExpanded && row.fields > 0
        && (!isItem(row) || row.summary.isEmpty()))
        return tr("%n fields, %1 set", nullptr, row.fields).arg(row.setFields);
    return row.summary;
}

QString FormHeads::actionOf(const models::FormRow &row)
{
    const bool isChange
        = row.action != "go"_L1 && row.action != "open"_L1 && row.action != "show-set"_L1;
    return row.isFrozen && isChange                                 ? QString()
        : row.action == "add-item"_L1 || row.action == "add-key"_L1 ? tr("Add")
        : row.action == "add-volume"_L1                             ? tr("Add volume")
        : row.action == "set"_L1                                    ? tr("Set")
        : row.action == "go"_L1                                     ? tr("Go")
        : row.action == "open"_L1                                   ? tr("Open")
        : row.action == "show-set"_L1                               ? tr("Show")
                                                                    : QString();
}

void FormHeads::fill(SectionHead &head, const models::FormRow &row, bool showsKey)
{
    head.setObjectName(row.id); // a renamed item has another
    head.setTitle(FormWords::section(row));
    head.setKey(isObject(row) && showsKey ? row.path.pattern() : QString());
    head.setFoldable(row.isExpandable);
    head.setOpen(row.isExpanded);
    head.setErrorCount(row.errors);
    head.setSummary(summaryOf(row));
    const bool isWhole
        = row.node && (row.node->listType == "atomic"_L1 || row.node->mapType == "atomic"_L1);
    head.setToolTip(row.isFrozen ? FormWords::frozen(row)
            : isWhole            ? tr("Replaced as a whole on apply")
                                 : QString());
    head.setAction(actionOf(row));
    head.setHasMenu(isObject(row) && !row.path.isEmpty());
    head.setContentsMargins(0, 0, 0, 0);
    setMovable(head, row);
}

void FormHeads::act(const QString &id)
{
    models::FormModel &model = m_context.model;
    const int index = model.indexOf(id);
    if (index < 0)
        return;
    const models::FormRow row = model.rows()[index];
    if (row.action == "add-key"_L1) {
        askForKey(id, false);
    } else if (row.action == "add-item"_L1 || row.action == "set"_L1) {
        model.setExpanded(id, true);
        emit operationsWanted(model.edits().addItem(row));
    } else {
        emit actionWanted(id);
    }
}

/// What can be done with an object, a list or an item of one.
void FormHeads::openMenu(const QString &id, const QPoint &at)
{
    models::FormModel &model = m_context.model;
    const int index = model.indexOf(id);
    if (index < 0)
        return;
    const models::FormRow row = model.rows()[index];
    auto *menu = new QMenu(m_content);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString &text, const QList<models::yaml::Operation> &operations) {
        if (!operations.isEmpty() && !row.isFrozen)
            connect(menu->addAction(text), &QAction::triggered, this,
                [this, operations] { emit operationsWanted(operations); });
    };
    const models::SchemaNode *above = models::schemaAt(model.root(), row.path.parent());
    const bool isEntry = !isItem(row) && above && !above->hasProperties() && above->additional();
    if (isItem(row)) {
        add(tr("Move up"), model.edits().moveItem(row, -1));
        add(tr("Move down"), model.edits().moveItem(row, 1));
        add(tr("Duplicate"), model.edits().copyItem(row));
    } else if (isEntry && !row.isFrozen) {
        connect(menu->addAction(tr("Rename key…")), &QAction::triggered, this,
            [this, id] { askForKey(id, true); });
    }
    if (row.isSet)
        add(isItem(row) || isEntry ? tr("Remove") : tr("Not set"), model.edits().unset(row));
    if (!isItem(row) && row.node && row.state != models::ValueState::Empty)
        add(tr("Set to empty"), model.edits().setEmpty(row));
    if (row.node && row.node->nullable)
        add(tr("Set to null"), model.edits().setNull(row));
    menu->addSeparator();
    if (row.isSet)
        connect(menu->addAction(tr("Show in YAML")), &QAction::triggered, this,
            [this, path = row.path] { emit yamlWanted(path); });
    connect(menu->addAction(tr("Explain")), &QAction::triggered, this,
        [this, path = row.path] { emit explainWanted(path); });
    menu->popup(at);
}

/// Of a map of objects: the key of a new entry, or another one for this.
void FormHeads::askForKey(const QString &id, bool isRename)
{
    const int index = m_context.model.indexOf(id);
    if (index < 0)
        return;
    const models::FormRow row = m_context.model.rows()[index];
    auto *dialog = new QInputDialog(m_content);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(isRename ? tr("Rename key") : tr("New entry"));
    dialog->setLabelText(tr("Key"));
    dialog->setTextValue(isRename ? row.path.lastKey() : QString());
    dialog->setOkButtonText(isRename ? tr("Rename") : tr("Add"));
    dialog->setCancelButtonText(tr("Cancel"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this, row, isRename](const auto &key) {
        models::FormModel &model = m_context.model;
        emit operationsWanted(isRename ? model.edits().renameKey(row, key)
                                       : model.edits().addItem(row, key.trimmed()));
    });
    dialog->open();
}

// --- order ---------------------------------------------------------------------------------------

/// Items of a list that has another place for them.
void FormHeads::setMovable(SectionHead &head, const models::FormRow &row)
{
    const models::FormModel &model = m_context.model;
    const bool isMovable = isItem(row) && isObject(row) && !row.isFrozen
        && (!model.edits().moveItem(row, -1).isEmpty()
            || !model.edits().moveItem(row, 1).isEmpty());
    if (isMovable == (head.handle() != nullptr))
        return;
    if (!isMovable) {
        head.setHandle(nullptr);
        return;
    }
    auto *handle = new DragHandle(&head);
    head.setHandle(handle);
    connect(handle, &DragHandle::dragged, this,
        [this, of = &head](const QPoint &global) { showGap(*of, global); });
    connect(handle, &DragHandle::dropped, this,
        [this, of = &head](const QPoint &global) { drop(*of, global); });
    connect(handle, &DragHandle::given, this, [this] { delete m_gap; });
}

/// Heads of the items of the same list, from top to bottom, this one among them.
QList<SectionHead *> FormHeads::siblingsOf(const SectionHead &head) const
{
    const auto listOf = [this](const SectionHead &of) {
        const models::FormRow row
            = m_context.model.rows().value(m_context.model.indexOf(of.objectName()));
        return isItem(row) ? row.path.parent() : models::Path();
    };
    const models::Path list = listOf(head);
    QList<SectionHead *> found;
    const auto heads = m_content->findChildren<SectionHead *>(Qt::FindDirectChildrenOnly);
    std::ranges::copy_if(heads, std::back_inserter(found), [&](const SectionHead *other) {
        return other->isVisible() && !list.isEmpty() && listOf(*other) == list;
    });
    std::ranges::sort(found, {}, [](const SectionHead *other) { return other->y(); });
    return found;
}

namespace {

/// The gap that a height is nearest to: 0 is above the first.
int gapAt(const QList<SectionHead *> &heads, int y)
{
    return int(std::ranges::count_if(
        heads, [y](const SectionHead *head) { return head->geometry().center().y() < y; }));
}

} // namespace

void FormHeads::showGap(const SectionHead &head, const QPoint &global)
{
    const auto heads = siblingsOf(head);
    if (heads.isEmpty())
        return;
    if (!m_gap) {
        m_gap = new DropLine(m_content);
        m_gap->show();
    }
    const int gap = gapAt(heads, m_content->mapFromGlobal(global).y());
    const int y = gap < heads.size() ? heads[gap]->y() : heads.last()->geometry().bottom() + 1;
    m_gap->setGeometry(8, y - 1, m_content->width() - 16, 2);
    m_gap->raise();
}

void FormHeads::drop(const SectionHead &head, const QPoint &global)
{
    delete m_gap;
    const auto heads = siblingsOf(head);
    const auto from = int(heads.indexOf(&head));
    const int gap = gapAt(heads, m_content->mapFromGlobal(global).y());
    const int to = gap > from ? gap - 1 : gap;
    if (from >= 0 && to != from)
        move(head, to - from);
}

void FormHeads::move(const SectionHead &head, int by)
{
    const models::FormModel &model = m_context.model;
    const models::FormRow row = model.rows().value(model.indexOf(head.objectName()));
    if (!isItem(row))
        return;
    const auto operations = model.edits().moveItem(row, by);
    if (operations.isEmpty())
        return;
    m_moved = row.path.parent().child(std::get<int>(row.path.last()) + by);
    emit operationsWanted(operations);
}

void FormHeads::followMoved()
{
    if (m_moved.isEmpty())
        return;
    emit moved(std::exchange(m_moved, {}));
}

} // namespace ui
