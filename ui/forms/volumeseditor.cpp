// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/volumeseditor.h"

#include "models/form/formmodel.h"
#include "ui/forms/fieldlookup.h"
#include "ui/forms/formwords.h"
#include "ui/forms/trailingnote.h"
#include "ui/shared/icons.h"
#include "ui/shared/marks.h"
#include "ui/shared/quietlabel.h"
#include "ui/shared/style.h"
#include "ui/shared/theme.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <array>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr qsizetype mostColumns = 3; // more do not fit beside the volume's name

struct KindIcon
{
    QLatin1StringView kind;
    QLatin1StringView icon;
    QLatin1StringView picker; ///< empty: nothing to name
};
constexpr std::array kinds {KindIcon {"claim"_L1, "drive-harddisk"_L1, "claim"_L1},
    KindIcon {"secret"_L1, "object-locked"_L1, "secret"_L1},
    KindIcon {"configmap"_L1, "document-properties"_L1, "configmap"_L1},
    KindIcon {"scratch"_L1, "folder-temp"_L1, ""_L1}, KindIcon {"memory"_L1, "memory"_L1, ""_L1}};

const KindIcon *kindOf(const QString &word)
{
    const auto found = std::ranges::find(kinds, word, &KindIcon::kind);
    return found == kinds.end() ? nullptr : &*found;
}

} // namespace

VolumesFieldEditor::VolumesFieldEditor(FormContext context, QWidget *parent)
    : FieldEditor(context, parent)
    , m_gridBox(new QWidget(this))
    , m_addLine(new QWidget(this))
    , m_kind(new QComboBox(m_addLine))
    , m_source(new QComboBox(m_addLine))
    , m_path(new QLineEdit(m_addLine))
    , m_addButton(new QPushButton(m_addLine))
    , m_access(new QuietLabel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    m_grid = new QGridLayout(m_gridBox);
    m_grid->setContentsMargins(10, 2, 2, 2);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(0);
    layout->addWidget(m_gridBox);
    auto *line = new QHBoxLayout(m_addLine);
    line->setContentsMargins({});
    line->setSpacing(6);
    m_source->setEditable(true);
    m_source->setInsertPolicy(QComboBox::NoInsert);
    m_source->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_source->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_source->setMinimumContentsLength(8);
    m_path->setMinimumWidth(Theme::scaled(96));
    line->addWidget(m_kind);
    line->addWidget(m_source, 3);
    line->addWidget(m_path, 2);
    line->addWidget(m_addButton);
    layout->addWidget(m_addLine);
    layout->addWidget(m_access);
    m_path->setFont(Theme::font(Type::Mono));
    setFocusProxy(m_source);
    connect(m_addButton, &QPushButton::clicked, this, &VolumesFieldEditor::add);
    connect(m_path, &QLineEdit::returnPressed, this, &VolumesFieldEditor::add);
    connect(m_kind, &QComboBox::activated, this, [this] {
        m_source->clearEditText();
        showAddLine();
    });
    connect(m_source, &QComboBox::activated, this, [this] {
        if (m_path->text().isEmpty())
            m_path->setFocus();
    });
    // The mounts stand elsewhere in the text than the volumes: the row alone does not tell.
    connect(&context.model, &models::FormModel::updated, this, [this] { show(row()); });
    if (context.lookup) {
        connect(context.lookup, &FieldLookup::changed, this, [this](const QString &picker) {
            if (kindOf(picker))
                show(row());
        });
    }
}

models::Path VolumesFieldEditor::podSpec() const
{
    return row().path.parent();
}

QJsonObject VolumesFieldEditor::podSpecObject() const
{
    const models::yaml::Node *node = context().model.tree()->resolvedAt(podSpec(), 0);
    return node ? models::yaml::toJson(*node).toObject() : QJsonObject();
}

int VolumesFieldEditor::trainingContainer() const
{
    // The row of the image in the same pod says which container the form is about.
    const models::Path containers = podSpec().child(u"containers"_s);
    for (const models::FormRow &other : context().model.rows()) {
        if (other.path.startsWith(containers) && other.path.size() > containers.size())
            return std::get<int>(other.path.segments()[containers.size()]);
    }
    return 0;
}

/// The training container, then those that mount something, as many as fit.
QList<int> VolumesFieldEditor::shownColumns(const models::MountTable &table) const
{
    QList<int> columns;
    const int training = trainingContainer();
    for (const bool wantsMounts : {true, false}) {
        for (int i = 0; i < table.columns.size() && columns.size() < mostColumns; ++i) {
            const bool isTraining
                = table.columns[i].list == "containers"_L1 && table.columns[i].index == training;
            const bool mounts = std::ranges::any_of(
                table.cells, [&](const auto &cells) { return cells[i].mounts > 0; });
            if ((isTraining || mounts) == wantsMounts && !columns.contains(i))
                columns.append(i);
        }
    }
    std::ranges::sort(columns);
    return columns;
}

QString VolumesFieldEditor::noteOf(const models::VolumeMount &volume) const
{
    FieldLookup *lookup = context().lookup;
    const KindIcon *kind = kindOf(volume.kind);
    if (!lookup || !kind || kind->picker.isEmpty())
        return {};
    const auto choices = lookup->choices(kind->picker);
    const auto named = std::ranges::find(choices, volume.source, &FieldLookup::Choice::name);
    if (named != choices.end())
        return named->note;
    return lookup->access(kind->picker) == FieldLookup::Access::Known
        ? tr("not found in this project")
        : QString();
}

void VolumesFieldEditor::addVolumeRow(
    const models::MountTable &table, int volume, const QList<int> &columns)
{
    const models::VolumeMount &one = table.volumes[volume];
    const int line = volume + 1;
    const KindIcon *kind = kindOf(one.kind);
    auto *name = new QWidget(m_gridBox);
    auto *layout = new QHBoxLayout(name);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    const QString icon = kind ? QString(kind->icon) : QString();
    layout->addWidget(
        new IconLabel(Icons::named(Icons::exists(icon) ? icon : u"drive-harddisk"_s)));
    auto *title = new QuietLabel(name, Token::Text, Type::Content);
    title->setText(one.kind == "memory"_L1 ? tr("memory")
            : one.kind == "scratch"_L1     ? tr("scratch")
                                           : one.source);
    title->setToolTip(tr("Volume %1").arg(one.name));
    title->setMinimumWidth(Theme::scaled(40));
    layout->addWidget(title, 1);
    m_grid->addWidget(name, line, 0);
    for (qsizetype at = 0; at < columns.size(); ++at) {
        auto *cell = new QLineEdit(m_gridBox);
        cell->setFont(Theme::font(Type::Mono));
        cell->setMinimumWidth(Theme::scaled(64));
        Style::setFrameless(cell);
        m_grid->addWidget(cell, line, int(at) + 1);
        m_cells.append(cell);
        const models::MountTable::Column column = table.columns[columns[at]];
        connect(cell, &QLineEdit::editingFinished, this, [this, cell, column, name = one.name] {
            want(models::setMount(podSpec(), podSpecObject(), column.list, column.index, name,
                cell->text().trimmed()));
        });
        describe(cell, tr("folder of %1 in %2").arg(one.name, column.name));
    }
    auto *note = new TrailingNote(m_gridBox);
    m_grid->addWidget(note, line, int(columns.size()) + 1);
    m_notes.append(note);
    auto *cross = new QToolButton(m_gridBox);
    cross->setIcon(Icons::named(u"dialog-close"_s));
    cross->setAutoRaise(true);
    cross->setToolTip(tr("Remove"));
    cross->setAccessibleName(tr("Remove volume %1").arg(one.name));
    m_grid->addWidget(cross, line, int(columns.size()) + 2);
    m_grid->setRowMinimumHeight(line, Theme::scaled(28));
    connect(cross, &QToolButton::clicked, this,
        [this, name = one.name] { want(models::removeVolume(podSpec(), podSpecObject(), name)); });
}

void VolumesFieldEditor::makeGrid(const models::MountTable &table)
{
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    m_cells.clear();
    m_notes.clear();
    const QList<int> columns = shownColumns(table);
    for (int i = 0; i < m_grid->columnCount(); ++i)
        m_grid->setColumnStretch(i, 0);
    for (qsizetype at = 0; at < columns.size() && table.columns.size() > 1; ++at) {
        auto *head = new QuietLabel(m_gridBox, Token::Secondary, Type::MonoMeta);
        head->setText(table.columns[columns[at]].name);
        head->setContentsMargins(4, 4, 0, 2);
        m_grid->addWidget(head, 0, int(at) + 1);
    }
    m_grid->setColumnStretch(0, 3);
    for (int at = 0; at < columns.size(); ++at)
        m_grid->setColumnStretch(at + 1, 2);
    m_grid->setColumnStretch(int(columns.size()) + 1, table.columns.size() > 1 ? 0 : 3);
    for (int i = 0; i < table.volumes.size(); ++i)
        addVolumeRow(table, i, columns);
    const auto made = m_gridBox->findChildren<QWidget *>();
    for (QWidget *widget : made)
        widget->setVisible(true);
    m_gridBox->setVisible(!table.volumes.isEmpty());
}

/// The folders and notes, without touching what is being typed.
void VolumesFieldEditor::updateGrid(const models::MountTable &table)
{
    const QList<int> columns = shownColumns(table);
    qsizetype at = 0;
    for (qsizetype i = 0; i < table.volumes.size(); ++i) {
        bool isReadOnly = false;
        for (const int column : columns) {
            const models::MountTable::Cell &cell = table.cells[i][column];
            QLineEdit *edit = m_cells[at++];
            isReadOnly |= cell.readOnly;
            if (!edit->hasFocus() && edit->text() != cell.path)
                edit->setText(cell.path);
            edit->setPlaceholderText(u"–"_s);
            edit->setToolTip(
                cell.mounts > 1 ? tr("and %n more folders", nullptr, cell.mounts - 1) : cell.path);
        }
        QStringList words;
        if (isReadOnly)
            words.append(tr("read only"));
        if (const QString note = noteOf(table.volumes[i]); !note.isEmpty())
            words.append(note);
        m_notes[i]->setText(words.join(u" · "_s));
        m_notes[i]->setVisible(!words.isEmpty() && table.columns.size() <= 2);
    }
}

void VolumesFieldEditor::show(const models::FormRow &)
{
    const models::MountTable table = models::mountTable(podSpecObject());
    QString shape = FormWords::language();
    for (const models::VolumeMount &volume : table.volumes)
        shape += u'\n' + volume.name + u'\t' + volume.kind + u'\t' + volume.source;
    const QList<int> columns = shownColumns(table);
    for (const int column : columns)
        shape += u'\v' + table.columns[column].list + table.columns[column].name;
    if (shape != m_shape) {
        m_shape = shape;
        makeGrid(table);
    }
    updateGrid(table);
    m_addLine->setVisible(m_isAdding || table.volumes.isEmpty());
    showAddLine();
    updateGeometry();
}

void VolumesFieldEditor::showAddLine()
{
    const QStringList words {
        tr("Claim"), tr("Secret"), tr("Config map"), tr("Scratch"), tr("Memory")};
    const QSignalBlocker blocker(m_kind);
    const int chosen = std::max(0, m_kind->currentIndex());
    m_kind->clear();
    for (qsizetype i = 0; i < words.size(); ++i)
        m_kind->addItem(words[i], QString(kinds[size_t(i)].kind));
    m_kind->setCurrentIndex(chosen);
    m_addButton->setText(tr("Add"));
    m_source->lineEdit()->setPlaceholderText(tr("name"));
    m_path->setPlaceholderText(tr("folder, such as /data"));
    describe(m_kind, tr("kind of volume"));
    describe(m_source, tr("name"));
    describe(m_source->lineEdit(), tr("name"));
    describe(m_path, tr("folder"));
    describe(m_addButton, tr("add"));
    fillSources();
}

void VolumesFieldEditor::fillSources()
{
    FieldLookup *lookup = context().lookup;
    const KindIcon *kind = kindOf(m_kind->currentData().toString());
    const QString picker = kind ? QString(kind->picker) : QString();
    const QString typed = m_source->currentText();
    const QSignalBlocker blocker(m_source);
    m_source->clear();
    m_source->setVisible(!picker.isEmpty());
    if (lookup && !picker.isEmpty() && !m_addLine->isHidden()) {
        const auto choices = lookup->choices(picker);
        for (const FieldLookup::Choice &choice : choices) {
            m_source->addItem(choice.name, choice.name);
            m_source->setItemData(m_source->count() - 1, choice.note, Qt::ToolTipRole);
        }
    }
    m_source->setCurrentIndex(-1);
    m_source->lineEdit()->setText(typed);
    const bool isClosed = lookup && !picker.isEmpty() && !m_addLine->isHidden()
        && lookup->access(picker) == FieldLookup::Access::NoAccess;
    m_access->setText(tr("names cannot be listed with your rights"));
    m_access->setVisible(isClosed);
}

void VolumesFieldEditor::add()
{
    models::VolumeMount volume;
    volume.kind = m_kind->currentData().toString();
    volume.source = m_source->currentText().trimmed();
    volume.mountPath = m_path->text().trimmed();
    const bool needsName = !kindOf(volume.kind)->picker.isEmpty();
    if (needsName && volume.source.isEmpty()) {
        m_source->setFocus();
        return;
    }
    if (volume.mountPath.isEmpty()) {
        m_path->setFocus();
        return;
    }
    if (!needsName) {
        volume.source.clear();
        volume.name = volume.kind == "memory"_L1 ? u"shm"_s : u"scratch"_s;
    }
    m_source->lineEdit()->clear();
    m_path->clear();
    m_isAdding = false;
    want(models::addVolume(podSpec(), podSpecObject(), trainingContainer(), volume));
}

void VolumesFieldEditor::beginAdding()
{
    m_isAdding = true;
    m_addLine->show();
    showAddLine();
    m_source->setFocus();
}

void VolumesFieldEditor::paintEvent(QPaintEvent *event)
{
    QWidget::paintEvent(event);
    if (m_gridBox->isHidden())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Theme::color(Token::Control));
    painter.setBrush(Theme::color(Token::Surface));
    painter.drawRoundedRect(QRectF(m_gridBox->geometry()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

} // namespace ui
