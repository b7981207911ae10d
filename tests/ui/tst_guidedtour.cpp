// SPDX-License-Identifier: Apache-2.0
#include "nameless.h"

#include "ui/shared/settings.h"
#include "ui/shared/theme.h"
#include "ui/shell/guidedtour.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/shell.h"
#include "ui/shell/startpage.h"

#include <QDir>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// Any place, as a page without anything on it.
class PlainPage final : public ui::Page
{
public:
    PlainPage(const ui::Place &place, ui::Session &session, QWidget *parent)
        : Page(session, parent)
        , m_place(place)
    {
    }
    [[nodiscard]] QString title() const override { return u"plain"_s; }
    [[nodiscard]] ui::Place place() const override { return m_place; }

private:
    ui::Place m_place;
};

const char *const kubeconfig = "apiVersion: v1\n"
                               "kind: Config\n"
                               "current-context: sandbox\n"
                               "clusters: [{name: s, cluster: {server: 'https://127.0.0.1:1'}}]\n"
                               "users: [{name: u, user: {token: t}}]\n"
                               "contexts: [{name: sandbox, context: {cluster: s, user: u}}]\n";

} // namespace

class GuidedTourTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QFile file(m_folder.filePath(u"config"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(kubeconfig) > 0);
        m_shell = std::make_unique<ui::Shell>(*qApp,
            ui::ShellOptions {.kubeconfigs = {m_folder.filePath(u"none"_s)},
                .language = u"en"_s,
                .settingsFile = m_folder.filePath(u"settings.conf"_s),
                .canReopen = false});
        using Kind = ui::Place::Kind;
        for (const Kind kind :
            {Kind::Jobs, Kind::Job, Kind::Queues, Kind::NewJob, Kind::Resources, Kind::Explorer}) {
            m_shell->factory().add(
                kind, [](const ui::Place &place, ui::Session &session, QWidget *parent) {
                    return new PlainPage(place, session, parent);
                });
        }
        m_shell->setSandboxStarter(
            [this](const auto &answer) { answer(m_folder.filePath(u"config"_s)); });
        m_shell->start();
        window().resize(1024, 700);
        QVERIFY(QTest::qWaitForWindowExposed(&window()));
    }
    void cleanupTestCase() { m_shell.reset(); }
    void init()
    {
        window().setSession(nullptr);
        for (QPushButton *button : window().startPage().findChildren<QPushButton *>()) {
            if (button->text() == "Take the two-minute tour"_L1)
                button->click();
        }
        QVERIFY(tour());
    }

    void walksThroughThePlaces()
    {
        QVERIFY(window().session()->isSandbox());
        QPushButton *back = button(u"Back"_s);
        QVERIFY(!back->isEnabled());
        QStringList seen;
        for (int stop = 0; stop < tour()->stopCount(); ++stop) {
            QCOMPARE(tour()->stop(), stop);
            seen.append(window().currentPage()->place().toString());
            const QRect card(tour()->mapTo(&window(), QPoint()), tour()->size());
            QVERIFY(window().rect().contains(card));
            for (const QLabel *label : tour()->findChildren<QLabel *>())
                QVERIFY2(label->height() >= label->heightForWidth(label->width()),
                    qPrintable(label->text()));
            QCOMPARE(ui::nameless(*tour()), QStringList());
            keep(u"tour-%1"_s.arg(stop));
            if (stop + 1 < tour()->stopCount())
                QTest::keyClick(button(u"Next"_s), Qt::Key_Space);
        }
        QVERIFY(seen.contains(u"jobs"_s));
        QVERIFY(seen.filter(u"llama-sft"_s).size() == 1);
        QTest::keyClick(button(u"Done"_s), Qt::Key_Space);
        QTRY_VERIFY(!tour());
        QVERIFY(window().session());
    }

    void goesBackAndEndsWhenAsked()
    {
        button(u"Next"_s)->click();
        QCOMPARE(tour()->stop(), 1);
        button(u"Back"_s)->click();
        QCOMPARE(tour()->stop(), 0);
        QTest::keyClick(tour(), Qt::Key_Escape);
        QTRY_VERIFY(!tour());
    }

    void endsWithTheSession()
    {
        window().setSession(nullptr);
        QVERIFY(!tour());
    }

    void staysInItsCorner()
    {
        window().resize(960, 640);
        QCoreApplication::processEvents();
        const QRect card(tour()->mapTo(&window(), QPoint()), tour()->size());
        QVERIFY(window().rect().contains(card));
        QCOMPARE(card.right(), 960 - 16 - 1);
        window().resize(1024, 700);
    }

private:
    [[nodiscard]] ui::MainWindow &window() const { return m_shell->window(); }
    [[nodiscard]] ui::GuidedTour *tour() const { return window().findChild<ui::GuidedTour *>(); }
    [[nodiscard]] QPushButton *button(const QString &text) const
    {
        for (QPushButton *button : tour()->findChildren<QPushButton *>()) {
            if (button->text() == text)
                return button;
        }
        return nullptr;
    }
    void keep(const QString &name)
    {
        const QString pictures = qEnvironmentVariable("SAMPAN_PICTURES");
        if (!pictures.isEmpty())
            QVERIFY(window().grab().save(QDir(pictures).filePath(name + u".png"_s)));
    }

    QTemporaryDir m_folder;
    std::unique_ptr<ui::Shell> m_shell;
};

QTEST_MAIN(GuidedTourTest)
#include "tst_guidedtour.moc"
