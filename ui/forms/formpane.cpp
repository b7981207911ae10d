// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/formpane.h"

#include "models/schema/hover.h"
#include "ui/editor/diffview.h"
#include "ui/editor/problemlist.h"
#include "ui/editor/yamlpane.h"
#include "ui/forms/fieldlookup.h"
#include "ui/forms/formfoot.h"
#include "ui/forms/formmemory.h"
#include "ui/forms/formview.h"
#include "ui/forms/formwords.h"
#include "ui/forms/helppane.h"
#include "ui/forms/outline.h"
#include "ui/forms/trailingnote.h"
#include "ui/shared/dialog.h"
#include "ui/shared/quietlabel.h"
#include "ui/shared/searchfield.h"
#include "ui/shared/segmented.h"
#include "ui/shared/settings.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int outlineWidth = 178;
constexpr int yamlWidth = 540;
constexpr int helpHeight = 136;
constexpr int helpStrip = 96;

} // namespace

FormPane::FormPane(FieldLookup *lookup, QWidget *parent)
    : QWidget(parent)
    , m_lookup(lookup)
    , m_assistant(m_text, lookup)
    , m_outline(new FormOutline(m_text.form(), this))
    , m_form(new FormView({m_text.form(), lookup}, this))
    , m_yaml(new YamlPane(m_text.session(), this))
    , m_help(new HelpPane(this))
    , m_foot(new FormFoot(m_text.form(), this))
    , m_levels(new Segmented(this))
    , m_modes(new Segmented(this))
    , m_search(new SearchField(this))
    , m_count(new TrailingNote(this))
    , m_crumbs(new QuietLabel(this, Token::Secondary, Type::Secondary))
    , m_middle(new QWidget(this))
    , m_split(new QSplitter(Qt::Horizontal, this))
    , m_right(new QSplitter(Qt::Vertical, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    auto *middle = new QVBoxLayout(m_middle);
    middle->setContentsMargins({});
    middle->setSpacing(0);
    middle->addWidget(makeBar());
    m_crumbs->setContentsMargins(16, 6, 16, 6);
    m_crumbs->setTextInteractionFlags(Qt::TextBrowserInteraction);
    m_crumbs->setAccessibleName(tr("Where this is"));
    m_crumbs->hide();
    middle->addWidget(m_crumbs);
    middle->addWidget(m_form, 1);
    m_right->addWidget(m_yaml);
    m_right->addWidget(m_help);
    m_right->setStretchFactor(0, 1);
    m_right->setSizes({1000, Theme::scaled(helpHeight)});
    m_right->setChildrenCollapsible(false);
    m_split->addWidget(m_outline);
    m_split->addWidget(m_middle);
    m_split->addWidget(m_right);
    m_split->setStretchFactor(1, 1);
    m_split->setChildrenCollapsible(false);
    m_split->setHandleWidth(1);
    m_right->setHandleWidth(1);
    m_outline->setMinimumWidth(Theme::scaled(150));
    m_middle->setMinimumWidth(Theme::scaled(380));
    m_split->setSizes({Theme::scaled(outlineWidth), 680, Theme::scaled(yamlWidth)});
    layout->addWidget(m_split, 1);
    layout->addWidget(m_foot);

    m_yaml->setShowsPath(false);
    m_yaml->editor().setAssistant(&m_assistant);
    m_yaml->editor().setShowsChanges(true);
    connectText();
    connectForm();
    connectModel();
    qApp->installEventFilter(this); // undo inside the form's fields
    m_modes->hide(); // until a path bar takes it
    connect(m_modes, &Segmented::chosen, this,
        [this] { setMode(Mode(m_modes->currentValue().toInt())); });
    retranslate();
    updateCount();
}

void FormPane::remember(Settings &settings)
{
    m_memory = new FormMemory(m_text.form(), settings, m_lookup, this);
    connect(m_form, &FormView::operationsWanted, m_memory, &FormMemory::note);
    const auto showHelpLines
        = [this, &settings] { m_form->setShowsHelp(settings.value(keys::helpLines)); };
    connect(&settings, &Settings::changed, this, showHelpLines);
    showHelpLines();
}

void FormPane::connectText()
{
    connect(&m_text, &TextSession::analysed, this, &FormPane::showAnalysis);
    connect(
        &m_yaml->editor(), &YamlEditor::caretPathChanged, this, [this](const models::Path &path) {
            if (!m_yaml->editor().hasFocus())
                return;
            m_form->follow(path);
            showHelp(path);
        });
    connect(m_yaml, &YamlPane::compareRequested, this, &FormPane::compare);
    connect(m_foot->problems(), &ProblemList::fixWanted, &m_text,
        [this](const auto &edits) { m_text.applyEdits(edits); });
    connect(m_foot->problems(), &ProblemList::chosen, this,
        [this](const models::yaml::Diagnostic &found) { goTo(found.path, found.range); });
}

void FormPane::connectForm()
{
    connect(m_form, &FormView::operationsWanted, &m_text,
        [this](const auto &operations, const QString &key) { m_text.apply(operations, key); });
    connect(m_form, &FormView::fixWanted, &m_text,
        [this](const auto &edits) { m_text.applyEdits(edits); });
    connect(m_form, &FormView::currentChanged, this, [this](const models::Path &path) {
        m_yaml->editor().markPath(path);
        showHelp(path);
    });
    connect(
        m_form, &FormView::setOnlyWanted, this, [this] { setLevel(models::FormLevel::SetOnly); });
    connect(m_form, &FormView::explainWanted, this, &FormPane::explainWanted);
    connect(m_help, &HelpPane::explainWanted, this, &FormPane::explainWanted);
    connect(m_form, &FormView::yamlWanted, this, [this](const models::Path &path) {
        const models::yaml::Node *node = m_text.tree()->deepestAt(path).second;
        m_yaml->editor().revealRange(node->keyNode ? node->keyNode->range : node->range);
    });
    connect(m_form, &FormView::sectionInViewChanged, m_outline, &FormOutline::setCurrent);
    connect(m_outline, &FormOutline::chosen, m_form, &FormView::goToSection);
    connect(
        m_outline, &FormOutline::moreWanted, this, [this] { setLevel(models::FormLevel::All); });
}

void FormPane::connectModel()
{
    models::FormModel &model = m_text.form();
    connect(&model, &models::FormModel::updated, this, [this] {
        showCrumbs();
        updateCount();
    });
    connect(m_crumbs, &QLabel::linkActivated, this,
        [this](const QString &link) { climb(link.toInt()); });
    if (!m_lookup)
        return;
    connect(m_lookup, &FieldLookup::changed, &m_yaml->editor(), &YamlEditor::completeAgain);
    connect(&model, &models::FormModel::schemaWanted, m_lookup, &FieldLookup::readSchema);
    connect(m_lookup, &FieldLookup::schemaRead, &model, &models::FormModel::addSchema);
}

/// To an object above the one that is shown alone: its own page, or its place in the form.
void FormPane::climb(int steps)
{
    models::FormModel &model = m_text.form();
    models::Path path;
    const models::Path from = model.within();
    for (int i = 0; i < steps; ++i) {
        const models::Path::Segment &segment = from.segments()[i];
        if (const auto *key = std::get_if<QString>(&segment))
            path = path.child(*key);
        else
            path = path.child(std::get<int>(segment));
    }
    model.setWithin({});
    if (!path.isEmpty())
        m_form->goTo(path);
}

void FormPane::showCrumbs()
{
    const models::FormModel &model = m_text.form();
    const models::Path &within = model.within();
    m_crumbs->setVisible(model.level() == models::FormLevel::All);
    if (within.isEmpty()) {
        m_crumbs->setTextFormat(Qt::PlainText);
        const QString trail = FormWords::trail(m_form->currentPath());
        m_crumbs->setText(trail.isEmpty() ? tr("All fields") : trail);
        return;
    }
    const auto link = [](int steps, const QString &text) {
        return u"<a style=\"color:%1;text-decoration:none\" href=\"%2\">%3</a>"_s.arg(
            Theme::color(Token::Link).name(), QString::number(steps), text.toHtmlEscaped());
    };
    QStringList steps {link(0, tr("All fields"))};
    for (int i = 0; i < within.size(); ++i) {
        const models::Path::Segment &segment = within.segments()[i];
        const auto *key = std::get_if<QString>(&segment);
        const QString text = key ? *key : u'[' + QString::number(std::get<int>(segment)) + u']';
        steps.append(i + 1 < within.size() ? link(i + 1, text) : text.toHtmlEscaped());
    }
    m_crumbs->setTextFormat(Qt::RichText);
    m_crumbs->setText(steps.join(u" › "_s));
}

QWidget *FormPane::makeBar()
{
    auto *bar = new QWidget(m_middle);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(16, 0, 16, 0);
    layout->setSpacing(8);
    layout->addWidget(m_levels);
    layout->addWidget(m_search, 1);
    layout->addWidget(m_count);
    bar->setFixedHeight(Theme::scaled(44));
    connect(m_levels, &Segmented::chosen, this, [this](int index) {
        m_search->clear();
        setLevel(models::FormLevel(index));
    });
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &typed) {
        m_text.form().search(typed);
        updateCount();
    });
    return bar;
}

void FormPane::setLevel(models::FormLevel level)
{
    m_text.form().setLevel(level);
    m_levels->setCurrent(int(level));
    showCrumbs();
    updateCount();
}

void FormPane::setFileName(const QString &name)
{
    m_yaml->setFileName(name);
}

void FormPane::showAnalysis()
{
    m_foot->setDiagnostics(m_text.diagnostics());
    updateCount();
}

void FormPane::updateCount()
{
    const models::FormModel &model = m_text.form();
    m_levels->setCurrent(int(model.level()));
    m_count->setText(model.searchText().isEmpty()
            ? tr("%1 of %2 fields").arg(model.shownFields()).arg(model.allFields())
            : tr("%n found", nullptr, model.shownFields()));
}

void FormPane::showHelp(const models::Path &path)
{
    const models::FormModel &model = m_text.form();
    models::FieldHelp help
        = models::helpFor(path, model.root(), model.guide(), FormWords::language());
    const int index = model.indexOf(path);
    if (index >= 0 && model.rows()[index].guide && !help.guide) { // rows that stand for a place
        help.label = model.rows()[index].label.in(FormWords::language());
        help.help = model.rows()[index].guide->help.in(FormWords::language());
    }
    m_help->setHelp(help);
    showCrumbs();
}

/// To the row of the form; in the text if that is where the user is, or if no row has it.
void FormPane::goTo(const models::Path &path, const models::yaml::TextRange &range)
{
    YamlEditor &editor = m_yaml->editor();
    const bool isInText = m_mode == Mode::Yaml || path.isEmpty() || editor.hasFocus();
    editor.revealRange(range, isInText && m_yaml->isVisible());
    if (!isInText && !m_form->goTo(path))
        editor.setFocus(Qt::OtherFocusReason);
}

void FormPane::setCompareText(const QString &text)
{
    m_yaml->setCompareText(text);
}

void FormPane::compare()
{
    auto *dialog = new Dialog(this);
    dialog->setHead({}, tr("What was changed"));
    auto *diff = new DiffView(dialog);
    diff->setTexts(m_text.session().loadedText(), m_text.text());
    diff->setAccessibleName(tr("What was changed"));
    dialog->setPlainBody(diff);
    QPushButton *close = dialog->addButton(tr("Close"), ButtonRole::Secondary);
    connect(close, &QPushButton::clicked, dialog, &QDialog::reject);
    dialog->setWantedSize({Theme::scaled(760), Theme::scaled(560)});
    dialog->open();
}

/// One undo for form and text: fields do not keep histories of their own.
bool FormPane::eventFilter(QObject *watched, QEvent *event)
{
    const bool isKey = event->type() == QEvent::KeyPress;
    if (!isKey && event->type() != QEvent::ShortcutOverride)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool isUndo = key->matches(QKeySequence::Undo);
    const auto *widget = qobject_cast<QWidget *>(watched);
    if ((!isUndo && !key->matches(QKeySequence::Redo)) || !widget || widget == m_form
        || !m_form->isAncestorOf(widget))
        return QWidget::eventFilter(watched, event);
    event->accept();
    if (isKey && isUndo)
        m_text.document()->undo();
    else if (isKey)
        m_text.document()->redo();
    return true;
}

void FormPane::setMode(Mode mode)
{
    m_mode = mode;
    m_modes->setCurrentValue(int(this->mode()));
    applyWidth();
}

void FormPane::setWidthClass(WidthClass width)
{
    if (m_width == width)
        return;
    m_width = width;
    m_foot->setFolded(width != WidthClass::Wide);
    offerModes();
    applyWidth();
}

FormPane::Mode FormPane::mode() const
{
    return m_mode == Mode::Both && m_width != WidthClass::Wide ? m_narrowMode : m_mode;
}

QWidget *FormPane::modeChoice() const
{
    return m_modes;
}

void FormPane::offerModes()
{
    const bool isWide = m_width == WidthClass::Wide;
    QStringList words {tr("Form"), tr("YAML")};
    QVariantList modes {int(Mode::Form), int(Mode::Yaml)};
    if (isWide) {
        words.prepend(tr("Form + YAML"));
        modes.prepend(int(Mode::Both));
    }
    m_modes->setOptions(words, modes);
    m_modes->setAccessibleName(tr("What is shown"));
    m_modes->setCurrentValue(int(mode()));
}

void FormPane::applyWidth()
{
    const bool showsForm = mode() != Mode::Yaml;
    const bool showsYaml = mode() != Mode::Form;
    m_middle->setVisible(showsForm);
    m_outline->setVisible(showsForm && m_width != WidthClass::Narrow);
    m_yaml->setVisible(showsYaml);
    m_right->setVisible(true);
    // Without the YAML beside it, help becomes a strip below the form.
    auto *middle = static_cast<QVBoxLayout *>(m_middle->layout());
    if (showsYaml) {
        m_right->addWidget(m_help);
        m_help->setCompact(false);
        m_help->setMaximumHeight(QWIDGETSIZE_MAX);
        m_help->setMinimumHeight(Theme::scaled(90));
        m_right->setSizes({1000, Theme::scaled(helpHeight)});
    } else {
        middle->addWidget(m_help);
        m_help->setCompact(true);
        m_help->setFixedHeight(Theme::scaled(helpStrip));
        m_right->setVisible(false);
    }
    m_help->show();
}

void FormPane::focusFirst()
{
    const auto &rows = m_text.form().rows();
    for (const models::FormRow &row : rows) {
        if (!row.isSection()) {
            m_form->goTo(row.path);
            return;
        }
    }
}

void FormPane::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void FormPane::goToProblem(int direction)
{
    m_foot->problems()->step(direction);
}

QList<QWidget *> FormPane::panes() const
{
    QList<QWidget *> result;
    for (QWidget *pane : {static_cast<QWidget *>(m_outline), static_cast<QWidget *>(m_form),
             static_cast<QWidget *>(&m_yaml->editor()), static_cast<QWidget *>(m_foot)}) {
        if (pane->isVisibleTo(this))
            result.append(pane);
    }
    return result;
}

void FormPane::retranslate()
{
    m_levels->setOptions({tr("Required"), tr("Common"), tr("All"), tr("Set only")});
    m_levels->setAccessibleName(tr("Which fields"));
    m_levels->setCurrent(int(m_text.form().level()));
    m_search->setHint(tr("Find a field, help text or value"), u"Ctrl+F"_s);
    m_search->setAccessibleName(tr("Find a field"));
    offerModes();
}

void FormPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        updateCount();
        showHelp(m_form->currentPath());
        m_foot->setDiagnostics(m_text.diagnostics());
    }
    QWidget::changeEvent(event);
}

void FormPane::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_J
        && event->modifiers() == (Qt::ControlModifier | Qt::ShiftModifier)) {
        m_foot->setFolded(!m_foot->isFolded());
        return;
    }
    if (event->key() == Qt::Key_Return && event->modifiers() == Qt::ControlModifier) {
        emit m_foot->submitWanted();
        return;
    }
    if (event->key() == Qt::Key_Escape && !m_text.form().within().isEmpty()) {
        climb(int(m_text.form().within().size()) - 1);
        return;
    }
    if (event->key() == Qt::Key_F1) {
        emit explainWanted(m_form->currentPath());
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace ui
