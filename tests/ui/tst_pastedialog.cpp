// SPDX-License-Identifier: Apache-2.0
#include "nameless.h"

#include "models/sandbox/sandbox.h"
#include "tests/kube/scriptedserver.h"
#include "ui/shared/settings.h"
#include "ui/shared/theme.h"
#include "ui/shell/connections.h"
#include "ui/shell/pastedialog.h"

#include <QDir>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using Trust = models::PastedServer::Trust;

/// A connection without a kubeconfig, against a sandbox and against what is none.
/// SAMPAN_PICTURES=folder keeps pictures.
class PasteDialogTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        m_theme = std::make_unique<ui::Theme>(*qApp);
        m_sandbox = std::make_unique<models::sandbox::Sandbox>(
            models::sandbox::SandboxOptions {.empty = true});
        QSignalSpy ready(m_sandbox.get(), &models::sandbox::Sandbox::ready);
        m_sandbox->start();
        QVERIFY(ready.wait(30'000));
        QFile ca(m_folder.filePath(u"ca.crt"_s));
        QVERIFY(ca.open(QIODevice::WriteOnly));
        ca.write(m_sandbox->caCertificate());
    }
    void init()
    {
        QFile::remove(m_folder.filePath(u"s.ini"_s));
        m_settings = std::make_unique<ui::Settings>(m_folder.filePath(u"s.ini"_s));
        m_connections = std::make_unique<ui::Connections>(
            *m_settings, QStringList {m_folder.filePath(u"none"_s)});
        m_window = std::make_unique<QWidget>();
        m_window->resize(1024, 700);
        m_window->show();
        m_dialog = new ui::PasteDialog(*m_connections, m_window.get());
        m_dialog->open();
    }
    void cleanup() { delete m_dialog; }

    void saysInOneSentenceWhatIsWrong_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<int>("trust");
        QTest::addColumn<QString>("said"); // has this in it
        const QString server = m_sandbox->url().toString();
        const QByteArray token = m_sandbox->token();
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        const QString nobody = u"https://127.0.0.1:%1"_s.arg(closed.serverPort());
        closed.close();
        QTest::newRow("not an address")
            << u"my cluster"_s << token << int(Trust::System) << u"is not the address"_s;
        QTest::newRow("nobody there") << nobody << token << int(Trust::System) << u"refused"_s;
        QTest::newRow("unknown authority") << server << token << int(Trust::System)
                                           << u"not from an authority that this machine knows"_s;
        QTest::newRow("a wrong token")
            << server << QByteArray("wrong") << int(Trust::File) << u"does not accept this token"_s;
        QTest::newRow("no API server") << m_page.url().toString() << token << int(Trust::System)
                                       << u"no Kubernetes API server"_s;
    }
    void saysInOneSentenceWhatIsWrong()
    {
        QFETCH(QString, address);
        QFETCH(QByteArray, token);
        QFETCH(int, trust);
        QFETCH(QString, said);
        m_dialog->setTyped({.address = address,
            .token = QString::fromLatin1(token),
            .trust = Trust(trust),
            .caFile = m_folder.filePath(u"ca.crt"_s)});
        QSignalSpy connected(m_dialog, &ui::PasteDialog::connected);
        m_dialog->connectButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(!m_dialog->said().isEmpty(), 15'000);
        QVERIFY2(m_dialog->said().contains(said), qPrintable(m_dialog->said()));
        QVERIFY(!m_dialog->said().contains(QString::fromLatin1(token)));
        QCOMPARE(connected.size(), 0);
        QVERIFY(m_dialog->connectButton()->isEnabled()); // once more
        QVERIFY(m_connections->contexts().isEmpty());
        if (trust == int(Trust::File))
            keep(u"paste-refused"_s);
    }

    void isKeptForThisRun()
    {
        typeWell(u"lab"_s);
        QCOMPARE(ui::nameless(*m_dialog), QStringList());
        keep(u"paste"_s);
        QSignalSpy connected(m_dialog, &ui::PasteDialog::connected);
        m_dialog->connectButton()->click();
        QTRY_COMPARE(connected.size(), 1);
        QCOMPARE(connected.first().first().toString(), u"lab"_s);
        QVERIFY(m_connections->isForThisRun(u"lab"_s));
        QCOMPARE(m_connections->contexts().size(), 1);
        QCOMPARE(m_connections->access(u"lab"_s)->token, m_sandbox->token());
        m_connections->reload(); // the files changed: it stays
        QCOMPARE(m_connections->contexts().size(), 1);
        QFile settings(m_folder.filePath(u"s.ini"_s));
        if (settings.open(QIODevice::ReadOnly))
            QVERIFY(!settings.readAll().contains(m_sandbox->token()));
    }

    void isSavedWhereItIsWished()
    {
        const QString file = m_folder.filePath(u"saved/config"_s);
        typeWell(u"lab"_s);
        m_dialog->setSavedTo(file);
        keep(u"paste-save"_s);
        QSignalSpy connected(m_dialog, &ui::PasteDialog::connected);
        m_dialog->connectButton()->click();
        QTRY_COMPARE(connected.size(), 1);
        QVERIFY(!m_connections->isForThisRun(u"lab"_s));
        const models::KubeConfig config = models::KubeConfig::load({file});
        const auto access = config.access(u"lab"_s, models::TrustStore());
        QVERIFY(access);
        QCOMPARE(access->token, m_sandbox->token());
        QCOMPARE(access->server, m_sandbox->url());
        QVERIFY(m_connections->access(u"lab"_s));
    }

    void aNameIsTakenOnce()
    {
        models::Access other;
        other.context = u"lab"_s;
        m_connections->addForThisRun(other);
        typeWell(u"lab"_s);
        m_dialog->connectButton()->click();
        QVERIFY(m_dialog->said().contains(u"lab"_s));
    }

    void warnsWhereTheTokenMayLeak()
    {
        const auto warns = [this] {
            for (const QLabel *label : m_dialog->findChildren<QLabel *>()) {
                if (label->isVisible() && label->text().contains(u"token"_s)
                    && (label->text().contains(u"Whoever"_s)
                        || label->text().contains(u"everybody"_s)))
                    return true;
            }
            return false;
        };
        m_dialog->setTyped({.address = u"https://api.lab"_s, .token = u"t"_s});
        QVERIFY(!warns());
        m_dialog->setTyped(
            {.address = u"https://api.lab"_s, .token = u"t"_s, .trust = Trust::Anything});
        QVERIFY(warns());
        keep(u"paste-unchecked"_s);
        m_dialog->setTyped({.address = u"http://api.lab"_s, .token = u"t"_s});
        QVERIFY(warns());
    }

    void goesAwayInTheMiddle()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        m_dialog->setTyped(
            {.address = u"https://127.0.0.1:%1"_s.arg(silent.serverPort()), .token = u"t"_s});
        m_dialog->connectButton()->click();
        QVERIFY(!m_dialog->connectButton()->isEnabled());
        m_dialog->reject();
        QTRY_VERIFY(!m_dialog);
    }

private:
    void typeWell(const QString &name)
    {
        m_dialog->setTyped({.address = m_sandbox->url().toString(),
            .token = QString::fromLatin1(m_sandbox->token()),
            .trust = Trust::File,
            .caFile = m_folder.filePath(u"ca.crt"_s),
            .name = name,
            .nameSpace = u"demo"_s});
    }
    void keep(const QString &name)
    {
        const QString pictures = qEnvironmentVariable("SAMPAN_PICTURES");
        QCoreApplication::processEvents();
        const QPixmap picture = m_dialog->grab();
        if (!pictures.isEmpty())
            QVERIFY(picture.save(QDir(pictures).filePath(name + u".png"_s)));
    }

    QTemporaryDir m_folder;
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<models::sandbox::Sandbox> m_sandbox;
    ScriptedServer m_page {[](const Exchange &exchange) {
        exchange.answer(200, "<html><body>It works</body></html>", "text/html");
    }};
    std::unique_ptr<ui::Settings> m_settings;
    std::unique_ptr<ui::Connections> m_connections;
    std::unique_ptr<QWidget> m_window;
    QPointer<ui::PasteDialog> m_dialog;
};

QTEST_MAIN(PasteDialogTest)
#include "tst_pastedialog.moc"
