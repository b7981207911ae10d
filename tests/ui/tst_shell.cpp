// SPDX-License-Identifier: Apache-2.0
#include "nameless.h"

#include "ui/shared/actiontable.h"
#include "ui/shared/session.h"
#include "ui/shared/settings.h"
#include "ui/shared/theme.h"
#include "ui/shell/language.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/palette.h"
#include "ui/shell/shell.h"
#include "ui/shell/startpage.h"

#include "models/writes/activitylog.h"

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

constexpr const char *kubeconfig
    = "apiVersion: v1\n"
      "kind: Config\n"
      "current-context: t9k-prod\n"
      "clusters:\n"
      "- name: prod\n"
      "  cluster: {server: \"https://127.0.0.1:9\"}\n"
      "- name: lab\n"
      "  cluster: {server: \"https://127.0.0.1:9\"}\n"
      "users:\n"
      "- name: zhangwei\n"
      "  user: {token: abc}\n"
      "- name: lab-login\n"
      "  user:\n"
      "    exec: {apiVersion: client.authentication.k8s.io/v1, command: lab-login, args: [token, "
      "--realm, gpu-lab], interactiveMode: Never}\n"
      "contexts:\n"
      "- name: t9k-prod\n"
      "  context: {cluster: prod, user: zhangwei, namespace: llm-team}\n"
      "- name: gpu-lab\n"
      "  context: {cluster: lab, user: lab-login}\n"
      "- name: broken\n"
      "  context: {cluster: nowhere, user: zhangwei}\n";

/// A page that says where it is.
class PlainPage final : public ui::Page
{
public:
    PlainPage(const ui::Place &place, ui::Session &session, QWidget *parent)
        : Page(session, parent)
        , m_place(place)
    {
        setFocusPolicy(Qt::StrongFocus);
        setAccessibleName(place.toString());
    }
    [[nodiscard]] QString title() const override { return m_place.toString(); }
    [[nodiscard]] ui::Place place() const override { return m_place; }
    [[nodiscard]] bool isDirty() const override { return dirty; }
    [[nodiscard]] QString mark() const override { return u"DS"_s; }
    bool dirty = false;

private:
    ui::Place m_place;
};

/// Brackets every sentence, so that one that does not follow a change of language stands out.
class PseudoTranslator final : public QTranslator
{
public:
    [[nodiscard]] QString translate(
        const char *, const char *source, const char *, int count) const override
    {
        return u'\u00ab' + QString::fromUtf8(source).replace(u"%n"_s, QString::number(count))
            + u'\u00bb';
    }
    [[nodiscard]] bool isEmpty() const override { return false; }
};

/// Visible words under `root` that are neither bracketed nor data.
QStringList untranslated(const QWidget &root, const QStringList &data)
{
    QStringList found;
    const auto look = [&](const QWidget *widget, const QString &text) {
        const bool isWord = std::ranges::any_of(text, [](QChar c) { return c.isLetter(); });
        const bool isData = std::ranges::any_of(
            data, [&text](const QString &known) { return text.contains(known); });
        if (isWord && !text.contains(u'\u00ab') && !isData) {
            found.append(
                u"%1: %2"_s.arg(QString::fromLatin1(widget->metaObject()->className()), text));
        }
    };
    for (const QWidget *widget : root.findChildren<QWidget *>()) {
        if (const auto *label = qobject_cast<const QLabel *>(widget)) {
            look(widget, label->text());
        } else if (const auto *button = qobject_cast<const QAbstractButton *>(widget)) {
            look(widget, button->text());
        } else if (const auto *edit = qobject_cast<const QLineEdit *>(widget)) {
            look(widget, edit->placeholderText());
        }
        if (QByteArrayView(widget->metaObject()->className()).startsWith("ui::")) {
            look(widget, widget->accessibleName());
            look(widget, widget->toolTip());
        }
    }
    return found;
}

ui::Place listOf(const QString &kind)
{
    return {ui::Place::Kind::Resources, {{}, u"v1"_s, kind}};
}

} // namespace

class TestShell final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QFile file(m_folder->filePath(u"config"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(kubeconfig);
        file.close();
        ui::ShellOptions options;
        options.kubeconfigs = {file.fileName()};
        options.settingsFile = m_folder->filePath(u"settings.conf"_s);
        options.canReopen = false;
        options.language = u"en"_s;
        m_shell = std::make_unique<ui::Shell>(*qApp, options);
        for (const auto kind :
            {ui::Place::Kind::Jobs, ui::Place::Kind::Resources, ui::Place::Kind::NewJob,
                ui::Place::Kind::Explorer, ui::Place::Kind::Queues, ui::Place::Kind::Storage}) {
            m_shell->factory().add(
                kind, [](const ui::Place &place, ui::Session &session, QWidget *parent) {
                    return new PlainPage(place, session, parent);
                });
        }
        m_shell->start();
        m_shell->window().resize(1200, 760);
        QVERIFY(QTest::qWaitForWindowExposed(&m_shell->window()));
    }
    void cleanup() { m_shell.reset(); }

    void startPageTellsWhatItFound()
    {
        QCOMPARE(m_shell->connections().contexts().size(), 3);
        using State = ui::ContextCheck::State;
        QCOMPARE(m_shell->connections().check(u"t9k-prod"_s).state, State::Unchecked);
        QCOMPARE(m_shell->connections().check(u"gpu-lab"_s).state, State::NeedsTrust);
        QCOMPARE(m_shell->connections().check(u"broken"_s).state, State::Unusable);
        picture(u"start"_s);
        m_shell->openContext(u"gpu-lab"_s);
        QVERIFY(m_shell->window().session() == nullptr); // asks first
    }

    void aNewContextAppearsByItself()
    {
        const QSignalSpy spy(&m_shell->connections(), &ui::Connections::contextsChanged);
        QFile file(m_folder->filePath(u"config"_s));
        QVERIFY(file.open(QIODevice::Append));
        file.write("- name: later\n  context: {cluster: prod, user: zhangwei}\n");
        file.close();
        QTRY_COMPARE(m_shell->connections().contexts().size(), 4);
    }

    // F44 A kubeconfig that some tool writes slowly: what was good stays until it is whole.
    void aConfigIsWrittenSlowly_data()
    {
        QTest::addColumn<QByteArray>("half");
        QTest::newRow("F44 emptied first") << QByteArray();
        QTest::newRow("F44 broken in the middle") << QByteArray("contexts: [{name: pr");
    }
    void aConfigIsWrittenSlowly()
    {
        QFETCH(QByteArray, half);
        ui::Connections &connections = m_shell->connections();
        QSignalSpy spy(&connections, &ui::Connections::contextsChanged);
        QFile file(m_folder->filePath(u"config"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray whole = file.readAll();
        file.close();
        const auto contexts = connections.contexts().size();
        QVERIFY(contexts > 0);
        const auto write = [&file](const QByteArray &content) {
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
            file.write(content);
            file.close();
        };
        write(half);
        QVERIFY(spy.wait());
        QCOMPARE(connections.contexts().size(), contexts);
        QCOMPARE(connections.problems().isEmpty(), half.isEmpty());
        spy.clear();
        write(whole + "- name: later\n  context: {cluster: prod, user: zhangwei}\n");
        QTRY_COMPARE(connections.contexts().size(), contexts + 1);
        QVERIFY(connections.problems().isEmpty());
    }

    void everyControlHasAName()
    {
        check(m_shell->window());
        openSession();
        check(m_shell->window());
        m_shell->window().open(ui::Place {ui::Place::Kind::Settings}, ui::OpenMode::NewTab);
        check(m_shell->window());
    }

    void tabsAreHistories()
    {
        openSession();
        ui::MainWindow &window = m_shell->window();
        QCOMPARE(window.currentPage()->place().kind, ui::Place::Kind::Jobs);
        window.open(listOf(u"Pod"_s), ui::OpenMode::Here);
        window.open(listOf(u"Secret"_s), ui::OpenMode::Here);
        QCOMPARE(window.tabCount(), 1);
        trigger(ui::ActionId::Back);
        QCOMPARE(window.currentPage()->place(), listOf(u"Pod"_s));
        trigger(ui::ActionId::Back);
        QCOMPARE(window.currentPage()->place().kind, ui::Place::Kind::Jobs);
        trigger(ui::ActionId::Forward);
        QCOMPARE(window.currentPage()->place(), listOf(u"Pod"_s));
    }

    void unsavedWorkIsNeverReplaced()
    {
        openSession();
        ui::MainWindow &window = m_shell->window();
        static_cast<PlainPage *>(window.currentPage())->dirty = true;
        window.open(listOf(u"Pod"_s), ui::OpenMode::Here);
        QCOMPARE(window.tabCount(), 2);
    }

    void closedTabsComeBack()
    {
        openSession();
        ui::MainWindow &window = m_shell->window();
        window.open(listOf(u"Pod"_s), ui::OpenMode::NewTab);
        QCOMPARE(window.tabCount(), 2);
        trigger(ui::ActionId::CloseTab);
        QCOMPARE(window.tabCount(), 1);
        trigger(ui::ActionId::ReopenTab);
        QCOMPARE(window.tabCount(), 2);
        QCOMPARE(window.currentPage()->place(), listOf(u"Pod"_s));
    }

    void navigationFoldsWhenThereIsNoRoom()
    {
        openSession();
        ui::MainWindow &window = m_shell->window();
        auto *navigation = window.findChild<QWidget *>(u"navigation"_s);
        QVERIFY(navigation != nullptr);
        QCOMPARE(navigation->width(), 224);
        picture(u"window"_s);
        window.resize(1024, 700);
        QTRY_COMPARE(navigation->width(), 52);
        picture(u"window-1024"_s);
    }

    void paletteFindsActionsAndKinds()
    {
        openSession();
        ui::PaletteModel model;
        model.setSources({[](const QString &) {
            return QList<ui::PaletteItem> {{ui::PaletteItem::Group::Objects, u"gpt-pretrain-7b"_s},
                {ui::PaletteItem::Group::Objects, u"llama-sft"_s},
                {ui::PaletteItem::Group::Actions, u"New job…"_s},
                {ui::PaletteItem::Group::Projects, u"demo"_s}};
        }});
        model.search(u"gpt"_s, ui::PaletteModel::Scope::All);
        QCOMPARE(model.rowCount(), 2); // head and one hit
        model.search(u">job"_s, ui::PaletteModel::Scope::All);
        QCOMPARE(model.index(1).data().toString(), u"New job…"_s);
        model.search(u"@"_s, ui::PaletteModel::Scope::All);
        QCOMPARE(model.index(1).data().toString(), u"demo"_s);
        QVERIFY(ui::PaletteModel::score(u"gpt-pretrain-7b"_s, u"gpt"_s)
            > ui::PaletteModel::score(u"my-gpt"_s, u"gpt"_s));
        QVERIFY(ui::PaletteModel::score(u"gpt-pretrain-7b"_s, u"gp7"_s) > 0);
        QCOMPARE(ui::PaletteModel::score(u"llama"_s, u"gpt"_s), 0);
    }

    void paletteByKeyboard()
    {
        openSession();
        ui::MainWindow &window = m_shell->window();
        trigger(ui::ActionId::Palette);
        auto *edit = window.palette().findChild<QLineEdit *>();
        QVERIFY(edit != nullptr);
        QTest::keyClicks(edit, u"settings"_s);
        picture(u"palette"_s);
        QTest::keyClick(edit, Qt::Key_Return);
        QVERIFY(window.palette().isHidden());
        QTRY_COMPARE(window.currentPage()->place().kind, ui::Place::Kind::Settings);
        picture(u"settings"_s);
    }

    void settingsTakeEffectAtOnce()
    {
        m_shell->settings().set(ui::keys::theme, u"dark"_s);
        QVERIFY(ui::Theme::isDark());
        m_shell->settings().set(ui::keys::theme, u"light"_s);
        QVERIFY(!ui::Theme::isDark());
        m_shell->settings().set(ui::keys::fontSize, 16);
        QCOMPARE(QApplication::font().pixelSize(), 16);
        m_shell->settings().reset(ui::keys::fontSize);
    }

    void darkPictures()
    {
        m_shell->settings().set(ui::keys::theme, u"dark"_s);
        picture(u"start-dark"_s);
        openSession();
        m_shell->window().resize(1440, 900);
        m_shell->window().open(ui::Place {ui::Place::Kind::Settings}, ui::OpenMode::NewTab);
        picture(u"settings-dark"_s);
        m_shell->settings().set(ui::keys::theme, u"light"_s);
    }

    void languageChangesAtRunTime()
    {
        PseudoTranslator pseudo;
        const QStringList data {u"t9k-prod"_s, u"llm-team"_s, u"gpu-lab"_s, u"/tmp"_s,
            u"Language"_s, u"English"_s, u"简体中文"_s, u"Sampan"_s, u"jobs"_s, u"zhangwei"_s,
            u"kubeconfig"_s, m_folder->path()};
        QVERIFY(QCoreApplication::installTranslator(&pseudo));
        const auto check = [&] {
            QCoreApplication::sendPostedEvents();
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            const QStringList found = untranslated(m_shell->window(), data);
            QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
        };
        check();
        QCoreApplication::removeTranslator(&pseudo);
        openSession();
        m_shell->window().open(ui::Place {ui::Place::Kind::Settings}, ui::OpenMode::NewTab);
        QVERIFY(QCoreApplication::installTranslator(&pseudo));
        check();
        picture(u"pseudo"_s);
    }

    void activityShowsWhatWasWritten()
    {
        openSession();
        models::ActivityLog &log = *m_shell->window().session()->activity();
        models::Activity activity;
        activity.time = QDateTime::currentDateTimeUtc();
        activity.cluster = u"t9k-prod"_s;
        activity.gvk = {u"apps"_s, u"v1"_s, u"Deployment"_s};
        activity.nameSpace = u"llm-team"_s;
        activity.name = u"llm-gateway"_s;
        activity.before = QJsonObject {
            {u"spec"_s, QJsonObject {{u"replicas"_s, 4}, {u"maxSurge"_s, u"25%"_s}}}};
        activity.after
            = QJsonObject {{u"spec"_s, QJsonObject {{u"replicas"_s, 6}, {u"maxSurge"_s, 2}}}};
        QVERIFY(log.record(activity).has_value());
        activity.verb = models::Activity::Verb::Delete;
        activity.outcome = models::Activity::Outcome::Failed;
        activity.serverText = u"deployments.apps is forbidden"_s;
        activity.name = u"clip-old"_s;
        QVERIFY(log.record(activity).has_value());
        activity.cluster = u"another"_s;
        QVERIFY(log.record(activity).has_value());
        m_shell->window().open(ui::Place {ui::Place::Kind::Activity}, ui::OpenMode::Here);
        auto *table = m_shell->window().currentPage()->findChild<QTableView *>();
        QVERIFY(table != nullptr);
        QCOMPARE(table->model()->rowCount(), 3); // the day, and its writes to this cluster
        QCOMPARE(table->model()->index(1, 2).data().toString(), u"clip-old"_s);
        QVERIFY(table->model()->index(2, 4).data().toString().contains(u"replicas"_s));
        table->selectRow(2);
        check(m_shell->window());
        picture(u"activity"_s);
    }

    void tabsSurviveARestart()
    {
        openSession();
        ui::MainWindow &window = m_shell->window();
        window.open(listOf(u"Pod"_s), ui::OpenMode::NewTab);
        window.setSession(nullptr); // keeps them
        openSession();
        QCOMPARE(window.tabCount(), 2);
        QCOMPARE(window.currentPage()->place(), listOf(u"Pod"_s));
    }

private:
    void openSession()
    {
        m_shell->openContext(u"t9k-prod"_s);
        QVERIFY(m_shell->window().session() != nullptr);
        QCOMPARE(m_shell->window().session()->projects(), QStringList {u"llm-team"_s});
    }
    void trigger(ui::ActionId id) { m_shell->window().session()->actions().action(id)->trigger(); }
    static void check(const QWidget &window)
    {
        const QStringList found = ui::nameless(window);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }
    void picture(const QString &name)
    {
        const QString folder = qEnvironmentVariable("SAMPAN_PICTURES");
        if (!folder.isEmpty()) {
            QTest::qWait(50);
            QVERIFY(
                m_shell->window().grab().save(QDir(folder).filePath(u"shell-%1.png"_s.arg(name))));
        }
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ui::Shell> m_shell;
};

QTEST_MAIN(TestShell)
#include "tst_shell.moc"
