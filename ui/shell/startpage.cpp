// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/startpage.h"

#include "ui/shared/banner.h"
#include "ui/shared/celldelegate.h"
#include "ui/shared/flowlayout.h"
#include "ui/shared/formatting.h"
#include "ui/shared/icons.h"
#include "ui/shared/marks.h"
#include "ui/shared/segmented.h"
#include "ui/shared/settings.h"
#include "ui/shared/stateview.h"
#include "ui/shared/style.h"
#include "ui/shared/table.h"
#include "ui/shell/connections.h"
#include "ui/shell/contextmodel.h"
#include "ui/shell/language.h"
#include "ui/shell/pastedialog.h"
#include "ui/shell/trustcard.h"

#include <QCheckBox>
#include <QDateTime>
#include <QDesktopServices>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int sideWidth = 330;

void grey(QLabel *label, Type type = Type::Secondary)
{
    label->setFont(Theme::font(type));
    Theme::setInk(label, Token::Secondary);
}
} // namespace

StartPage::StartPage(
    Connections &connections, Settings &settings, Theme &theme, Language &language, QWidget *parent)
    : QWidget(parent)
    , m_connections(connections)
    , m_settings(settings)
    , m_theme(theme)
    , m_language(language)
    , m_model(new ContextModel(connections, this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(makeSide());
    row->addWidget(makeMain(), 1);
    connect(&connections, &Connections::contextsChanged, this, &StartPage::refresh);
    connect(&connections, &Connections::checked, this, &StartPage::follow);
    retranslate();
    refresh();
}

QWidget *StartPage::makeSide()
{
    auto *side = new QWidget(this);
    side->setFixedWidth(sideWidth);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(24, 28, 24, 24);
    column->setSpacing(8);
    auto *brand = new QHBoxLayout;
    brand->setSpacing(12);
    brand->addWidget(new IconLabel(Icons::application(), 48, side));
    auto *names = new QVBoxLayout;
    names->setSpacing(0);
    m_name = new QLabel(side);
    m_version = new QLabel(side);
    names->addWidget(m_name);
    names->addWidget(m_version);
    brand->addLayout(names, 1);
    column->addLayout(brand);
    column->addSpacing(8);
    m_languageLabel = new QLabel(side);
    m_languages = new Segmented(side);
    m_languageLabel->setBuddy(m_languages);
    m_looksLabel = new QLabel(side);
    m_looks = new Segmented(side);
    m_looksLabel->setBuddy(m_looks);
    column->addWidget(m_languageLabel);
    column->addWidget(m_languages);
    column->addSpacing(4);
    column->addWidget(m_looksLabel);
    column->addWidget(m_looks);
    column->addSpacing(12);
    auto *line = new QFrame(side);
    line->setFrameShape(QFrame::NoFrame);
    line->setFixedHeight(1);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Mid);
    column->addWidget(line);
    column->addSpacing(12);
    addSandbox(*column);
    column->addStretch(1);
    m_promise = new QLabel(side);
    m_promise->setWordWrap(true);
    column->addWidget(m_promise);
    connect(m_languages, &Segmented::chosen, this,
        [this] { m_settings.set(keys::language, m_languages->currentValue().toString()); });
    connect(m_looks, &Segmented::chosen, this,
        [this] { m_settings.set(keys::theme, m_looks->currentValue().toString()); });
    return side;
}

/// What whoever has no cluster can do.
void StartPage::addSandbox(QVBoxLayout &column)
{
    m_sandboxTitle = new QLabel(this);
    m_sandboxText = new QLabel(this);
    m_sandboxText->setWordWrap(true);
    m_sandbox = new QPushButton(this);
    m_sandbox->setIcon(Icons::named(u"media-playback-start"_s));
    column.addWidget(m_sandboxTitle);
    column.addWidget(m_sandboxText);
    m_tour = new QPushButton(this);
    Style::setRole(m_tour, ButtonRole::Link);
    auto *tries = new FlowLayout(nullptr, 8, 4); // side by side where the words are short enough
    tries->addWidget(m_sandbox);
    tries->addWidget(m_tour);
    column.addLayout(tries);
    connect(m_sandbox, &QPushButton::clicked, this, &StartPage::sandboxRequested);
    connect(m_tour, &QPushButton::clicked, this, &StartPage::tourRequested);
}

QWidget *StartPage::makeMain()
{
    auto *main = new QWidget(this);
    main->setBackgroundRole(QPalette::Base);
    main->setAutoFillBackground(true);
    auto *column = new QVBoxLayout(main);
    column->setContentsMargins(28, 26, 28, 20);
    column->setSpacing(6);
    m_title = new QLabel(main);
    m_found = new QLabel(main);
    m_add = new QPushButton(main);
    m_add->setIcon(Icons::named(u"list-add"_s));
    m_paste = new QPushButton(main);
    m_checkAll = new QPushButton(main);
    Style::setRole(m_checkAll, ButtonRole::Link);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_add);
    head->addSpacing(2);
    head->addWidget(m_paste);
    auto *second = new QHBoxLayout;
    second->addWidget(m_found, 1);
    second->addWidget(m_checkAll);
    column->addLayout(head);
    column->addLayout(second);
    column->addSpacing(6);
    m_banner = new Banner(main);
    m_banner->hide();
    column->addWidget(m_banner);
    makeTable(main);
    column->addWidget(m_table, 2);
    m_empty = new StateView(main);
    column->addWidget(m_empty, 2);
    column->addSpacing(6);
    m_trust = new TrustCard(main);
    m_trust->hide();
    column->addWidget(m_trust);
    column->addStretch(1);
    m_lastUsed = new QLabel(main);
    m_reopen = new QCheckBox(main);
    m_reopen->setChecked(m_settings.value(keys::reopenCluster));
    m_open = new QPushButton(main);
    Style::setRole(m_open, ButtonRole::Primary);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(14);
    foot->addWidget(m_lastUsed, 1);
    foot->addWidget(m_reopen);
    foot->addWidget(m_open);
    column->addLayout(foot);
    connectMain();
    return main;
}

void StartPage::makeTable(QWidget *main)
{
    m_table = new Table(main);
    m_table->setModel(m_model);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    auto *names = new NameDelegate(
        [](const QModelIndex &) { return NameDelegate::Extras {{}, {}, true}; }, m_table);
    m_table->setItemDelegateForColumn(ContextModel::NameColumn, names);
    m_table->setItemDelegateForColumn(ContextModel::StateColumn, new IconTextDelegate(m_table));
    m_table->setItemDelegateForColumn(ContextModel::FileColumn,
        new TextDelegate(
            {Token::Secondary, Type::Content, QFont::Normal, Qt::ElideMiddle}, m_table));
    m_table->setColumnWidths({170, 170, 180, 100, 160});
    m_table->setStretchColumn(ContextModel::FileColumn);
    m_table->setLeavingColumns({ContextModel::ProjectColumn, ContextModel::IdentityColumn});
}

void StartPage::connectMain()
{
    connect(m_add, &QPushButton::clicked, this, [this] {
        auto *dialog = new QFileDialog(this, tr("Add a kubeconfig file"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        connect(dialog, &QFileDialog::fileSelected, &m_connections, &Connections::addFile);
        dialog->open();
    });
    connect(m_paste, &QPushButton::clicked, this, &StartPage::openPaste);
    connect(m_checkAll, &QPushButton::clicked, &m_connections, &Connections::startAllChecks);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &StartPage::follow);
    connect(m_table, &Table::opened, this, &StartPage::openCurrent);
    connect(m_open, &QPushButton::clicked, this, &StartPage::openCurrent);
    connect(m_reopen, &QCheckBox::toggled, this,
        [this](bool on) { m_settings.set(keys::reopenCluster, on); });
    connect(m_trust, &TrustCard::answered, this, [this](bool allowed, bool forGood) {
        const QString name = current();
        if (allowed) {
            m_connections.trust(name, forGood);
            emit openRequested(name);
        } else {
            m_table->clearSelection();
            m_trust->hide();
        }
    });
    connect(m_trust, &TrustCard::fileRequested, this,
        [](const QString &file) { QDesktopServices::openUrl(QUrl::fromLocalFile(file)); });
}

void StartPage::openPaste()
{
    auto *dialog = new PasteDialog(m_connections, this);
    connect(dialog, &PasteDialog::connected, this, &StartPage::openRequested);
    dialog->open();
}

QString StartPage::current() const
{
    return m_model->nameAt(m_table->currentIndex().row());
}

void StartPage::openCurrent()
{
    const QString name = current();
    if (!name.isEmpty() && !m_trust->isVisible()) {
        emit openRequested(name);
    }
}

void StartPage::refresh()
{
    const auto contexts = m_connections.contexts();
    const bool empty = contexts.isEmpty();
    m_table->setVisible(!empty);
    m_empty->setVisible(empty);
    m_table->setFixedHeight(qMin(Theme::scaled(28 + 10 * 30),
        Theme::scaled(28) + static_cast<int>(contexts.size()) * Theme::scaled(30) + 2));
    QString wanted = m_settings.value(keys::lastCluster);
    if (m_model->rowOf(wanted) < 0) {
        wanted = m_connections.currentContext();
    }
    if (m_model->rowOf(wanted) >= 0) {
        m_table->selectRow(m_model->rowOf(wanted));
    } else if (!empty) {
        m_table->selectRow(0);
    }
    m_found->setVisible(!empty);
    m_reopen->setVisible(!empty);
    const auto problems = shownProblems();
    m_banner->setVisible(!problems.isEmpty());
    if (!problems.isEmpty()) {
        QStringList more;
        for (const models::Error &problem : problems.sliced(1)) {
            more.append(problem.text());
        }
        m_banner->setWarning(problems.first().text(), more.join(u'\n'));
    }
    retranslate();
    follow();
}

/// Where there is nothing at all, the empty list says so itself.
QList<models::Error> StartPage::shownProblems() const
{
    QList<models::Error> problems = m_connections.problems();
    if (isFirstStart())
        problems.clear();
    return problems;
}

bool StartPage::isFirstStart() const
{
    const QList<models::Error> problems = m_connections.problems();
    return m_connections.contexts().isEmpty() && problems.size() == 1
        && problems.first().kind == models::Error::Kind::NotFound;
}

void StartPage::follow()
{
    const QString name = current();
    const ContextCheck check = m_connections.check(name);
    const auto contexts = m_connections.contexts();
    const auto context = std::ranges::find(contexts, name, &models::KubeContext::name);
    const bool asks = check.state == ContextCheck::State::NeedsTrust && context != contexts.end()
        && context->trust;
    if (asks) {
        m_trust->setQuestion(*context->trust);
    }
    m_trust->setVisible(asks);
    m_open->setVisible(!name.isEmpty());
    m_open->setEnabled(check.state != ContextCheck::State::Unusable && !asks);
    if (context != contexts.end()) {
        const QString project = context->nameSpace.isEmpty() ? u"default"_s : context->nameSpace;
        m_open->setText(tr("Open %1 / %2", "cluster / project").arg(name, project));
        m_open->setAccessibleName(m_open->text());
    }
    if (check.state == ContextCheck::State::Unusable && check.error) {
        m_banner->setContent(State::Failed, tr("%1 cannot be used").arg(name), check.error->text());
        m_banner->show();
    } else if (shownProblems().isEmpty()) {
        m_banner->hide();
    }
}

void StartPage::showFailure(const QString &title, const QString &text)
{
    setBusy({});
    m_banner->setContent(State::Failed, title, text);
    m_banner->show();
}

void StartPage::setBusy(const QString &sentence)
{
    const bool busy = !sentence.isEmpty();
    m_sandbox->setEnabled(!busy && m_connections.hasSandbox());
    m_tour->setEnabled(m_sandbox->isEnabled());
    m_open->setEnabled(!busy);
    if (busy) {
        m_banner->setContent(State::Starting, sentence, {});
        m_banner->show();
    } else {
        m_banner->setVisible(!shownProblems().isEmpty());
    }
}

void StartPage::focusList()
{
    if (m_table->isVisible()) {
        m_table->setFocus();
    } else {
        m_sandbox->setFocus();
    }
}

void StartPage::retranslate()
{
    m_name->setText(tr("Sampan", "the program's name"));
    m_version->setText(u"Sampan "_s + QCoreApplication::applicationVersion());
    m_languageLabel->setText(u"语言 / Language"_s);
    // Named in their own language, so that whoever cannot read this one finds theirs.
    m_languages->setOptions(
        {Language::ofSystem() == "zh_CN"_L1 ? u"跟随系统（简体中文）"_s : u"System (English)"_s,
            Language::ofSystem() == "zh_CN"_L1 ? u"English"_s : u"简体中文"_s},
        {QString(), Language::ofSystem() == "zh_CN"_L1 ? u"en"_s : u"zh_CN"_s});
    m_languages->setAccessibleName(m_languageLabel->text());
    m_languages->setCurrentValue(m_settings.value(keys::language));
    m_looksLabel->setText(tr("Appearance"));
    m_looks->setAccessibleName(m_looksLabel->text());
    m_looks->setOptions(
        {tr("Follow system"), tr("Light"), tr("Dark")}, {u"system"_s, u"light"_s, u"dark"_s});
    m_looks->setCurrentValue(m_settings.value(keys::theme));
    m_sandboxTitle->setText(tr("No cluster?"));
    m_sandboxText->setText(tr("The sandbox is an API server inside this program, with example jobs "
                              "and data. It needs no network."));
    m_sandbox->setText(tr("Try the sandbox"));
    m_sandbox->setEnabled(m_connections.hasSandbox());
    m_tour->setText(tr("Take the two-minute tour"));
    m_tour->setEnabled(m_connections.hasSandbox());
    m_promise->setText(tr("Sampan only reads the files listed here and uploads nothing. It "
                          "connects to a cluster when you open or check it."));
    m_title->setText(tr("Choose a cluster"));
    m_found->setText(tr("%n clusters. The list follows the kubeconfig files when they change.",
        nullptr, static_cast<int>(m_connections.contexts().size())));
    m_add->setText(tr("Add kubeconfig…"));
    m_paste->setText(tr("Paste address and token…"));
    m_checkAll->setText(tr("Check all"));
    m_checkAll->setVisible(!m_connections.contexts().isEmpty());
    m_table->setAccessibleName(tr("Clusters"));
    const QDateTime last = QDateTime::fromString(m_settings.value(keys::lastUsed), Qt::ISODate);
    m_lastUsed->setText(last.isValid() ? tr("Last used: %1").arg(Format::day(last)) : QString());
    m_reopen->setText(tr("Open it when the program starts"));
    const QString steps = tr("Add the file that you were given, paste a server's address, or try "
                             "everything in the sandbox first.");
    m_empty->setContent(StateView::Kind::Empty, tr("No cluster is known yet"),
        isFirstStart()
            ? tr("%1 %2", "two sentences").arg(m_connections.problems().first().text(), steps)
            : steps,
        {{tr("Try the sandbox"), [this] { m_sandbox->click(); }},
            {tr("Add kubeconfig…"), [this] { m_add->click(); }},
            {tr("Paste address and token…"), [this] { openPaste(); }}},
        true);
    m_empty->setIcon(Icons::named(u"network-server"_s));
    m_model->retranslate();
    m_name->setFont(Theme::font(Type::PageTitle, QFont::DemiBold));
    m_title->setFont(Theme::font(Type::PageTitle, QFont::DemiBold));
    m_sandboxTitle->setFont(Theme::font(Type::Content, QFont::DemiBold));
    for (QLabel *label : {m_version, m_languageLabel, m_looksLabel, m_promise, m_lastUsed}) {
        grey(label);
    }
    grey(m_sandboxText, Type::Content);
    grey(m_found, Type::Content);
}

void StartPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::ThemeChange) {
        retranslate();
        follow();
    }
    QWidget::changeEvent(event);
}

void StartPage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::color(Token::Window));
    painter.fillRect(QRect(sideWidth - 1, 0, 1, height()), Theme::color(Token::Border));
}

} // namespace ui
