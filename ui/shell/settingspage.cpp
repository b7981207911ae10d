// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/settingspage.h"

#include "ui/shared/celldelegate.h"
#include "ui/shared/dialog.h"
#include "ui/shared/icons.h"
#include "ui/shared/searchfield.h"
#include "ui/shared/sectionhead.h"
#include "ui/shared/segmented.h"
#include "ui/shared/session.h"
#include "ui/shared/table.h"
#include "ui/shell/connections.h"
#include "ui/shell/contextmodel.h"
#include "ui/shell/settingrow.h"
#include "ui/shell/shortcutmodel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QFontComboBox>
#include <QHBoxLayout>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

QFrame *upright(QWidget *parent)
{
    auto *line = new QFrame(parent);
    line->setFrameShape(QFrame::NoFrame);
    line->setFixedWidth(1);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Mid);
    return line;
}

} // namespace

SettingsPage::SettingsPage(Session &session, Connections &connections, QWidget *parent)
    : Page(session, parent)
    , m_connections(connections)
    , m_settings(session.settings())
    , m_openFile(new QAction(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_outlinePane = makeOutline();
    row->addWidget(m_outlinePane);
    row->addWidget(upright(this));
    row->addWidget(makeForm(), 5);
    row->addWidget(upright(this));
    m_side = makeSide();
    row->addWidget(m_side, 4);
    connect(m_openFile, &QAction::triggered, this,
        [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_settings.fileName())); });
    connect(&m_settings, &Settings::changed, this, [this] {
        for (SettingRow *setting : std::as_const(m_rows)) {
            setting->refresh();
        }
        emit changed();
    });
    retranslate();
}

QString SettingsPage::title() const
{
    return tr("Settings");
}

QIcon SettingsPage::icon() const
{
    return Icons::named(u"configure"_s);
}

QList<QAction *> SettingsPage::pageActions() const
{
    return {m_openFile};
}

ViewStatus SettingsPage::viewStatus() const
{
    const auto modified = std::ranges::count_if(m_rows, &SettingRow::isModified);
    return {ViewStatus::Phase::Local, tr("Changes are kept at once"),
        modified == 0
            ? QString()
            : tr("%n settings differ from the default", nullptr, static_cast<int>(modified))};
}

QWidget *SettingsPage::makeOutline()
{
    auto *pane = new QWidget(this);
    pane->setFixedWidth(Theme::scaled(184));
    pane->setBackgroundRole(QPalette::AlternateBase);
    pane->setAutoFillBackground(true);
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(10, 8, 8, 8);
    m_search = new SearchField(pane);
    m_outline = new QListWidget(pane);
    m_outline->setFrameShape(QFrame::NoFrame);
    m_outline->viewport()->setAutoFillBackground(false);
    m_outline->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_outline->setTextElideMode(Qt::ElideRight);
    column->addWidget(m_search);
    column->addWidget(m_outline, 1);
    connect(m_search, &QLineEdit::textChanged, this, &SettingsPage::filter);
    connect(m_outline, &QListWidget::currentRowChanged, this, [this](int at) {
        if (at >= 0 && at < m_sections.size()) {
            m_scroll->ensureWidgetVisible(m_sections.at(at), 0, 200);
        }
    });
    return pane;
}

QWidget *SettingsPage::makeForm()
{
    m_scroll = new QScrollArea(this);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(
        Qt::ScrollBarAlwaysOff); // its margin may be cut, no more
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget(m_scroll);
    content->setBackgroundRole(QPalette::Base);
    m_form = new QVBoxLayout(content);
    m_form->setContentsMargins(8, 4, 0, 16);
    m_form->setSpacing(0);
    addLooks();
    addForms();
    addStart();
    addSafety();
    m_form->addStretch(1);
    m_scroll->setWidget(content);
    m_scroll->setMinimumWidth(420);
    return m_scroll;
}

SectionHead *SettingsPage::addSection(const std::function<QString()> &title)
{
    auto *head = new SectionHead({}, this);
    m_sections.append(head);
    m_outline->addItem(QString());
    const auto at = static_cast<int>(m_sections.size()) - 1;
    say([this, head, title, at] {
        head->setTitle(title());
        m_outline->item(at)->setText(title());
    });
    auto *box = new QHBoxLayout;
    box->setContentsMargins(14, 8, 12, 0); // above the labels of its rows
    box->addWidget(head);
    m_form->addLayout(box);
    return head;
}

SettingRow *SettingsPage::addRow(const std::function<QString()> &label, QWidget *editor)
{
    auto *row = new SettingRow(editor, this);
    m_rows.append(row);
    say([row, label] { row->setLabel(label()); });
    m_form->addWidget(row);
    return row;
}

void SettingsPage::addLooks()
{
    addSection([] { return tr("Language and appearance"); });
    auto *language = new QComboBox(this);
    language->addItem(QString(), QString());
    language->addItem(u"简体中文"_s, u"zh_CN"_s);
    language->addItem(u"English"_s, u"en"_s);
    say([language] { language->setItemText(0, tr("Follow system")); });
    language->setCurrentIndex(qMax(0, language->findData(m_settings.value(keys::language))));
    connect(language, &QComboBox::activated, this,
        [this, language] { m_settings.set(keys::language, language->currentData().toString()); });
    addRow([] { return tr("Language"); }, language)
        ->setReset([this] { return m_settings.isModified(keys::language); },
            [this, language] {
                m_settings.reset(keys::language);
                language->setCurrentIndex(0);
            });
    auto *theme = new Segmented(this);
    say([theme] {
        theme->setOptions(
            {tr("Follow system"), tr("Light"), tr("Dark")}, {u"system"_s, u"light"_s, u"dark"_s});
    });
    theme->setCurrentValue(m_settings.value(keys::theme));
    connect(theme, &Segmented::chosen, this,
        [this, theme] { m_settings.set(keys::theme, theme->currentValue().toString()); });
    addRow([] { return tr("Theme"); }, theme)
        ->setReset([this] { return m_settings.isModified(keys::theme); },
            [this, theme] {
                m_settings.reset(keys::theme);
                theme->setCurrentValue(u"system"_s);
            });
    addSizes();
}

void SettingsPage::addSizes()
{
    const auto addSize
        = [this](const SettingKey<int> &key, int least, int most,
              const std::function<QString()> &label, const std::function<QString()> &note) {
              auto *spin = new QSpinBox(this);
              spin->setRange(least, most);
              spin->setMinimumWidth(76);
              spin->setValue(m_settings.value(key));
              connect(spin, &QSpinBox::valueChanged, this,
                  [this, key](int value) { m_settings.set(key, value); });
              SettingRow *row = addRow(label, spin);
              row->setReset([this, key] { return m_settings.isModified(key); },
                  [spin, key] { spin->setValue(key.fallback); });
              say([row, note] { row->setNote(note()); });
          };
    addSize(
        keys::fontSize, 11, 20, [] { return tr("Interface text"); }, [] { return tr("pixels"); });
    addSize(
        keys::monoSize, 10, 20, [] { return tr("Fixed-width text"); },
        [] { return tr("pixels: YAML, logs, terminal"); });
    auto *dense = new Segmented(this);
    say([dense] { dense->setOptions({tr("Comfortable"), tr("Dense")}, {false, true}); });
    dense->setCurrentValue(m_settings.value(keys::denseTables));
    connect(dense, &Segmented::chosen, this,
        [this, dense] { m_settings.set(keys::denseTables, dense->currentValue().toBool()); });
    addRow([] { return tr("Table rows"); }, dense)
        ->setReset([this] { return m_settings.isModified(keys::denseTables); },
            [this, dense] {
                m_settings.reset(keys::denseTables);
                dense->setCurrentValue(false);
            });
}

void SettingsPage::addCheck(const SettingKey<bool> &key, const std::function<QString()> &text,
    const std::function<QString()> &label)
{
    auto *check = new QCheckBox(this);
    check->setChecked(m_settings.value(key));
    say([check, text] { check->setText(text()); });
    connect(check, &QCheckBox::toggled, this, [this, key](bool on) { m_settings.set(key, on); });
    addRow(label, check)
        ->setReset([this, key] { return m_settings.isModified(key); },
            [check, key] { check->setChecked(key.fallback); });
}

void SettingsPage::addForms()
{
    addSection([] { return tr("Forms"); });
    addCheck(
        keys::helpLines, [] { return tr("Say in each row what the field is"); },
        [] { return tr("Help"); });
}

void SettingsPage::addStart()
{
    addSection([] { return tr("Start"); });
    addCheck(
        keys::restoreTabs, [] { return tr("Restore tabs, filters and columns"); },
        [] { return tr("On opening"); });
    addCheck(
        keys::reopenCluster, [] { return tr("Open the last cluster without asking"); },
        [] { return QString(); });
}

void SettingsPage::addSafety()
{
    addSection([] { return tr("Safety"); });
    auto *readOnly = new QCheckBox(this);
    readOnly->setChecked(session().isReadOnly());
    connect(readOnly, &QCheckBox::toggled, &session(), &Session::setReadOnly);
    say([this, readOnly] {
        readOnly->setText(tr("Only read %1: hide everything that writes").arg(session().name()));
    });
    SettingRow *row = addRow([] { return tr("Read only"); }, readOnly);
    row->setReset(
        [this] { return session().isReadOnly(); }, [readOnly] { readOnly->setChecked(false); });
    connect(&session(), &Session::readOnlyChanged, row, [this, row, readOnly] {
        readOnly->setChecked(session().isReadOnly());
        row->refresh();
        emit changed();
    });
}

QWidget *SettingsPage::makeSide()
{
    auto *pane = new QWidget(this);
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *clusterHead = new SectionHead({}, pane);
    say([this, clusterHead] {
        clusterHead->setTitle(tr("Clusters"));
        clusterHead->setSummary(m_connections.files().join(u", "_s));
    });
    m_contexts = new ContextModel(m_connections, this);
    m_clusters = new Table(pane);
    m_clusters->setModel(m_contexts);
    m_clusters->setItemDelegateForColumn(
        ContextModel::StateColumn, new IconTextDelegate(m_clusters));
    m_clusters->setColumnWidths({140, 150, 140, 90, 120});
    m_clusters->setStretchColumn(ContextModel::NameColumn);
    m_clusters->setLeavingColumns(
        {ContextModel::FileColumn, ContextModel::ProjectColumn, ContextModel::IdentityColumn});
    auto *keysHead = new SectionHead({}, pane);
    auto *search = new SearchField(pane);
    say([keysHead, search] {
        keysHead->setTitle(tr("Keys"));
        search->setHint(tr("Find an action or a key"));
    });
    m_shortcuts = new ShortcutModel(session().actions(), this);
    m_keys = new Table(pane);
    m_keys->setModel(m_shortcuts);
    m_keys->setSelectionMode(QAbstractItemView::SingleSelection);
    m_keys->setItemDelegateForColumn(
        ShortcutModel::KeyColumn, new TextDelegate({Token::Text, Type::Mono}, m_keys));
    m_keys->setItemDelegateForColumn(ShortcutModel::ScopeColumn, new IconTextDelegate(m_keys));
    m_keys->setColumnWidths({180, 130, 190});
    m_keys->setLeavingColumns({ShortcutModel::ScopeColumn});
    m_keys->setStretchColumn(ShortcutModel::ActionColumn);
    const auto clashes = [this, keysHead] {
        keysHead->setErrorCount(static_cast<int>(session().actions().clashes().size()));
    };
    connect(&session().actions(), &ActionTable::changed, keysHead, clashes);
    clashes();
    connect(search, &QLineEdit::textChanged, m_shortcuts, &ShortcutModel::setFilter);
    connect(
        m_keys, &Table::opened, this, [this](const QModelIndex &index) { changeKey(index.row()); });
    for (SectionHead *head : {clusterHead, keysHead}) {
        auto *box = new QHBoxLayout;
        box->setContentsMargins(10, 2, 12, 2);
        box->addWidget(head, 1);
        if (head == keysHead) {
            search->setMaximumWidth(220);
            box->addWidget(search);
        }
        column->addLayout(box);
        column->addWidget(head == clusterHead ? m_clusters : m_keys, head == clusterHead ? 2 : 5);
    }
    connect(m_contexts, &QAbstractItemModel::modelReset, clusterHead,
        [this, clusterHead] { showClusters(*clusterHead); });
    showClusters(*clusterHead);
    return pane;
}

/// None known: no list of them.
void SettingsPage::showClusters(QWidget &head)
{
    const bool hasAny = m_contexts->rowCount() > 0;
    head.setVisible(hasAny);
    m_clusters->setVisible(hasAny);
}

void SettingsPage::changeKey(int row)
{
    const ActionId id = m_shortcuts->idAt(row);
    ActionTable &actions = session().actions();
    auto *dialog = new Dialog(this);
    dialog->setHead(Icons::named(u"input-keyboard"_s), tr("Key for “%1”").arg(actions.text(id)),
        tr("Press the keys together. Backspace leaves the action without a key."));
    auto *edit = new QKeySequenceEdit(actions.keys(id).value(0), dialog);
    edit->setMaximumSequenceLength(1);
    edit->setClearButtonEnabled(true);
    edit->setAccessibleName(tr("Key"));
    dialog->body()->addWidget(edit);
    auto *normal = dialog->addButton(tr("Default"), ButtonRole::Secondary);
    dialog->addCancel();
    auto *keep = dialog->addButton(tr("Use this key"), ButtonRole::Primary);
    connect(normal, &QPushButton::clicked, dialog, [&actions, id, dialog] {
        actions.setKey(id, actions.defaultKey(id));
        dialog->accept();
    });
    connect(keep, &QPushButton::clicked, dialog, [&actions, id, edit, dialog] {
        actions.setKey(id, edit->keySequence());
        dialog->accept();
    });
    dialog->setWantedSize(QSize(460, 190));
    dialog->open();
    edit->setFocus();
}

void SettingsPage::filter(const QString &needle)
{
    for (SettingRow *row : std::as_const(m_rows)) {
        row->setVisible(
            needle.isEmpty() || row->searchText().contains(needle, Qt::CaseInsensitive));
    }
}

void SettingsPage::find()
{
    m_search->setFocus();
    m_search->selectAll();
}

QList<QWidget *> SettingsPage::panes() const
{
    return {m_outlinePane, m_scroll, m_side};
}

void SettingsPage::setWidthClass(WidthClass width)
{
    m_side->setVisible(width != WidthClass::Narrow);
}

void SettingsPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    m_outlinePane->setVisible(
        width() >= Theme::scaled(1100)); // three sections need no list of them
}

void SettingsPage::retranslate()
{
    m_openFile->setText(tr("Open settings file"));
    m_search->setHint(
        tr("Find a setting"), QKeySequence(u"Ctrl+F"_s).toString(QKeySequence::NativeText));
    m_outline->setAccessibleName(tr("Sections"));
    for (const auto &text : std::as_const(m_texts)) {
        text();
    }
    m_clusters->setAccessibleName(tr("Clusters"));
    m_keys->setAccessibleName(tr("Keys"));
    m_contexts->retranslate();
}

} // namespace ui
