// SPDX-License-Identifier: Apache-2.0
#include "app/window.h"
#include "models/base/json.h"
#include "models/kube/cluster.h"
#include "models/kube/curltransport.h"
#include "models/kube/discovery.h"
#include "models/kube/kubeconfig.h"
#include "models/kube/resourceclient.h"
#include "models/kube/rights.h"
#include "models/kube/truststore.h"
#include "models/resources/resourcetablemodel.h"
#include "models/sandbox/sandbox.h"
#include "ui/forms/formfoot.h"
#include "ui/shared/page.h"
#include "ui/shared/session.h"
#include "ui/shared/settings.h"
#include "ui/shared/stateview.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/palette.h"
#include "ui/shell/projectmenu.h"
#include "ui/terminal/dock.h"
#include "ui/terminal/podterminal.h"

#include <QCoroTask>

#include <QApplication>
#include <QDir>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

#include <array>

using namespace Qt::StringLiterals;
using namespace models;
using ui::Place;
using Kind = ui::Place::Kind;

namespace {

struct Profile
{
    const char *name;
    const char *objects; ///< RBAC, JSON with ' for "; USER stands for the user
};

#define GROUP "'apiGroup':'rbac.authorization.k8s.io'"
#define SUBJECT "'subjects':[{" GROUP ",'kind':'User','name':'USER'}]"
#define BIND(kind, role, where)                                                                    \
    "{'apiVersion':'rbac.authorization.k8s.io/v1','kind':'" kind                                   \
    "','metadata':{'name':'test-USER'" where "},'roleRef':{" GROUP "," role "}," SUBJECT "}"
#define CLUSTERROLE(name) "'kind':'ClusterRole','name':'" name "'"
#define IN(ns) ",'namespace':'" ns "'"
#define ROLE(rules)                                                                                \
    "{'apiVersion':'rbac.authorization.k8s.io/v1','kind':'Role','metadata':{'name':'USER',"        \
    "'namespace':'demo'},'rules':[" rules "]}"

/// From the one who may do everything to the one who may hardly see anything.
constexpr std::array profiles {
    Profile {"cluster-admin", "[" BIND("ClusterRoleBinding", CLUSTERROLE("cluster-admin"), "") "]"},
    Profile {"cluster-viewer",
        "[{'apiVersion':'rbac.authorization.k8s.io/v1','kind':'ClusterRole','metadata':{'name':"
        "'USER'},'rules':[{'apiGroups':['*'],'resources':['*'],'verbs':['get','list','watch']}]}"
        "," BIND("ClusterRoleBinding", CLUSTERROLE("USER"), "") "]"},
    Profile {"project-admin", "[" BIND("RoleBinding", CLUSTERROLE("admin"), IN("demo")) "]"},
    Profile {"member-no-secrets",
        "[" ROLE("{'apiGroups':[''],'resources':['pods','pods/log','pods/exec','configmaps',"
                 "'events','services','persistentvolumeclaims','resourcequotas'],'verbs':['*']},"
                 "{'apiGroups':['batch','apps','batch.tensorstack.dev','scheduler.tensorstack.dev'"
                 ",'tensorstack.dev'],'resources':['*'],'verbs':['*']}") "," BIND("RoleBinding",
            "'kind':'Role','name':'USER'", IN("demo")) "]"},
    Profile {"viewer-of-two",
        "[" BIND("RoleBinding", CLUSTERROLE("view"), IN("demo")) "," BIND(
            "RoleBinding", CLUSTERROLE("view"), IN("vision")) "]"},
    Profile {"jobs-only",
        "[" ROLE("{'apiGroups':['batch'],'resources':['jobs'],'verbs':['create','get']}") "," BIND(
            "RoleBinding", "'kind':'Role','name':'USER'", IN("demo")) "]"},
};

/// One place of the window, and what one must be able to do to see something there.
struct Screen
{
    const char *name;
    Place place;
    std::optional<Right> needs {}; ///< nothing: whoever comes sees it
};

GroupVersionKind core(const QString &kind)
{
    return {{}, u"v1"_s, kind};
}
const GroupVersionKind deepSpeed {u"batch.tensorstack.dev"_s, u"v1beta1"_s, u"DeepSpeedJob"_s};
const GroupVersionKind batchJob {u"batch"_s, u"v1"_s, u"Job"_s};

Right inDemo(const QString &verb, const QString &resource, const QString &group = {})
{
    return {.verb = verb, .group = group, .resource = resource, .nameSpace = u"demo"_s};
}

} // namespace

/// Every page of the window, as six users with ever fewer rights see it: rows, or a sentence that
/// names what is missing; never nothing, never a wait without end.
class AccessProfilesTest final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        m_sandbox = std::make_unique<sandbox::Sandbox>();
        QSignalSpy ready(m_sandbox.get(), &sandbox::Sandbox::ready);
        m_sandbox->start();
        QVERIFY(ready.wait(60'000));
        writeFiles();
        QVERIFY(makeRights());
        m_window = std::make_unique<app::Window>(*qApp,
            ui::ShellOptions {.kubeconfigs = {m_folder.filePath(u"config"_s)},
                .settingsFile = m_folder.filePath(u"settings.conf"_s),
                .canReopen = false});
        m_window->shell().settings().set(ui::keys::language, u"en"_s);
        m_window->shell().settings().set(ui::keys::theme, u"light"_s);
        m_window->start();
        window().resize(1440, 900);
        QVERIFY(QTest::qWaitForWindowActive(&window()));
    }

    void shows_data()
    {
        QTest::addColumn<QString>("profile");
        QTest::addColumn<int>("screen");
        for (const Profile &profile : profiles) {
            for (int i = 0; i < screens().size(); ++i)
                QTest::addRow("%s %s", profile.name, screens().at(i).name)
                    << QString::fromLatin1(profile.name) << i;
        }
    }
    void shows()
    {
        QFETCH(QString, profile);
        QFETCH(int, screen);
        const Screen shown = screens().at(screen);
        openAs(profile);
        window().open(shown.place, ui::OpenMode::Here);
        QTRY_VERIFY(
            window().currentPage() && window().currentPage()->place().kind == shown.place.kind);
        QTRY_VERIFY2_WITH_TIMEOUT(!isLoading(), qPrintable(words()), 20'000);
        const bool may = !shown.needs || mayI(*shown.needs);
        const bool isRefused = shown.needs && !may;
        if (isRefused) {
            const QString what = u"%1 %2"_s.arg(shown.needs->verb, shown.needs->what());
            const QString where = shown.needs->nameSpace.isEmpty()
                ? u"in the whole cluster"_s
                : u"in namespace "_s + shown.needs->nameSpace;
            QTRY_VERIFY2_WITH_TIMEOUT(
                states(ui::StateView::Kind::NoAccess).size() == 1, qPrintable(words()), 10'000);
            const QString said = wordsIn(*states(ui::StateView::Kind::NoAccess).first());
            QVERIFY2(said.contains(what) && said.contains(where), qPrintable(said));
        } else if (shown.needs) {
            QTRY_VERIFY2_WITH_TIMEOUT(
                states(ui::StateView::Kind::NoAccess).isEmpty(), qPrintable(words()), 10'000);
        }
        // Not blank: something below the head is readable.
        QVERIFY2(rows() > 0 || words().size() > 20, qPrintable(words()));
        if (isRefused)
            keepAll(profile + u'-' + QString::fromLatin1(shown.name));
    }

    void actions_data()
    {
        QTest::addColumn<QString>("profile");
        QTest::addColumn<bool>("mayDelete");
        QTest::addColumn<bool>("mayRun");
        QTest::newRow("admin") << u"cluster-admin"_s << true << true;
        QTest::newRow("cluster viewer") << u"cluster-viewer"_s << false << false;
        QTest::newRow("project admin") << u"project-admin"_s << true << true;
        QTest::newRow("member") << u"member-no-secrets"_s << true << true;
        QTest::newRow("viewer") << u"viewer-of-two"_s << false << false;
    }
    /// What one may not do is off, and says why.
    void actions()
    {
        QFETCH(QString, profile);
        QFETCH(bool, mayDelete);
        QFETCH(bool, mayRun);
        openAs(profile);
        window().open(
            {.kind = Kind::Object, .gvk = core(u"Pod"_s), .nameSpace = u"demo"_s, .name = m_pod},
            ui::OpenMode::Here);
        checkAction("delete", mayDelete, u"No right to delete pods in namespace demo."_s);
        checkAction("edit", mayDelete, u"No right to update pods in namespace demo."_s);
        checkAction("shell", mayRun, u"No right to create pods/exec in namespace demo."_s);
        QTRY_VERIFY(window().findChildren<QPushButton *>().size() > 2);
        for (const QPushButton *button : window().currentPage()->findChildren<QPushButton *>()) {
            if (button->isVisible() && button->text() == "Delete…"_L1)
                QCOMPARE(button->toolTip().contains("No right to delete"_L1), !mayDelete);
        }
        window().open({.kind = Kind::Job,
                          .gvk = deepSpeed,
                          .nameSpace = u"demo"_s,
                          .name = u"gpt-pretrain-7b"_s},
            ui::OpenMode::Here);
        checkAction("delete", mayDelete, u"No right to delete deepspeedjobs in namespace demo."_s);
        checkAction(
            "runAgain", mayDelete, u"No right to create deepspeedjobs in namespace demo."_s);
        checkAction("logs", true, {});
        checkForms(mayDelete);
        window().open({.kind = Kind::Resources, .gvk = core(u"ConfigMap"_s)}, ui::OpenMode::Here);
        QTRY_VERIFY_WITH_TIMEOUT(rows() > 0, 10'000);
        tableShown()->setCurrentIndex(tableShown()->model()->index(0, 0));
        checkAction("delete", mayDelete, u"No right to delete configmaps in namespace demo."_s);
    }

    void palette_data() { eachProfile(); }
    void palette()
    {
        QFETCH(QString, profile);
        openAs(profile);
        QTest::keyClick(&window(), Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY(window().palette().isVisible());
        const auto *field = window().palette().findChild<QLineEdit *>();
        QVERIFY(field);
        QTest::keyClicks(const_cast<QLineEdit *>(field), u"pods"_s);
        const auto *list = window().palette().findChild<QAbstractItemView *>();
        QVERIFY(list);
        QTRY_VERIFY(list->model()->rowCount() > 0);
        QTest::keyClick(const_cast<QLineEdit *>(field), Qt::Key_Escape);
        QTRY_VERIFY(!window().palette().isVisible());
    }

    void terminal_data() { eachProfile(); }
    void terminal()
    {
        QFETCH(QString, profile);
        openAs(profile);
        ui::Dock &dock = *m_window->dock();
        window().session()->openShell({.nameSpace = u"demo"_s, .pod = m_pod});
        QTRY_COMPARE(dock.count(), 1);
        Right exec = inDemo(u"create"_s, u"pods"_s);
        exec.subresource = u"exec"_s;
        if (mayI(exec)) {
            QTRY_COMPARE_WITH_TIMEOUT(
                dock.current()->state(), ui::PodTerminal::State::Live, 20'000);
        } else {
            QTRY_COMPARE_WITH_TIMEOUT(dock.current()->state(), ui::PodTerminal::State::Cut, 20'000);
            const QString said = dock.current()->problem();
            QVERIFY2(said.contains("pods"_L1) && said.contains("in namespace demo"_L1),
                qPrintable(said));
            keepAll(profile + u"-terminal"_s);
        }
        dock.closeAll();
        window().showDock(false);
    }

    /// Who may not list namespaces types one, and stays in it.
    void typesANamespace()
    {
        openAs(u"viewer-of-two"_s);
        QVERIFY(window().session()->allProjects().isEmpty());
        auto *menu = new ui::ProjectMenu(*window().session(), &window());
        menu->popup(window().mapToGlobal(QPoint(40, 80)));
        auto *field = menu->findChild<QLineEdit *>();
        QTRY_VERIFY(field && field->isVisible());
        QTest::keyClicks(field, u"vision"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(window().session()->projects(), QStringList {u"vision"_s});
        window().open({.kind = Kind::Resources, .gvk = core(u"Pod"_s)}, ui::OpenMode::Here);
        QTRY_VERIFY_WITH_TIMEOUT(rows() > 0, 10'000);
        m_profile.clear();
        openAs(u"viewer-of-two"_s, false);
        QCOMPARE(window().session()->projects(), QStringList {u"vision"_s});
        window().session()->setProjects({u"demo"_s});
    }

    /// All projects at once: what is refused for the cluster is shown for those that one has been
    /// in, and that is said.
    void allProjectsFallBack()
    {
        openAs(u"viewer-of-two"_s);
        window().session()->setProjects({});
        window().open({.kind = Kind::Resources, .gvk = core(u"Pod"_s)}, ui::OpenMode::Here);
        QTRY_VERIFY_WITH_TIMEOUT(rows() > 0, 10'000);
        QVERIFY2(
            words().contains("No right to list pods in all projects."_L1), qPrintable(words()));
        // F52 the rows of both that one has been in
        QTRY_COMPARE_WITH_TIMEOUT(
            namespacesShown(), (QSet<QString> {u"demo"_s, u"vision"_s}), 10'000);
        keepAll(u"viewer-all-projects"_s);
        window().open({.kind = Kind::Jobs}, ui::OpenMode::Here);
        QTRY_VERIFY_WITH_TIMEOUT(rows() > 0, 10'000);
        QTRY_VERIFY2_WITH_TIMEOUT(words().contains("No right to list all projects at once."_L1),
            qPrintable(words()), 10'000);
        keepAll(u"viewer-all-projects-jobs"_s);
        window().session()->setProjects({u"demo"_s});
    }

    /// R16 With every page opened and the sandbox running, nothing listens but the sandbox, on
    /// loopback, and it answers nobody without its token.
    void nothingElseListens()
    {
#ifndef Q_OS_LINUX
        QSKIP("reads what /proc shows");
#endif
        openAs(u"cluster-admin"_s);
        const QStringList all = listeners();
        QCOMPARE(all.size(), 1);
        QVERIFY2(all.first().startsWith("0100007F:"_L1), qPrintable(all.first())); // 127.0.0.1
        Access stranger = window().session()->cluster()->access();
        QCOMPARE(all.first().section(u':', 1).toInt(nullptr, 16), stranger.server.port());
        stranger.token.clear();
        stranger.tokenFile.clear();
        stranger.certificate.clear();
        stranger.key.clear();
        CurlTransport transport(stranger);
        const auto reply
            = QCoro::waitFor(transport.send({.path = u"/api/v1/namespaces/demo/pods"_s}));
        QVERIFY(reply ? reply->status == 401 : reply.error().kind == Error::Kind::LoginExpired);
    }

    void cleanupTestCase()
    {
        m_window.reset();
        m_sandbox.reset();
    }

private:
    /// "ADDRESS:PORT", in hex, of each TCP socket of this process that listens.
    static QStringList listeners()
    {
        QSet<QString> own;
        const QDir folder(u"/proc/self/fd"_s);
        for (const QString &name :
            folder.entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System)) {
            const QString target = QFile::symLinkTarget(folder.filePath(name)).section(u'/', -1);
            if (target.startsWith("socket:["_L1))
                own.insert(target.sliced(8).chopped(1));
        }
        QStringList found;
        for (const char *table : {"/proc/self/net/tcp", "/proc/self/net/tcp6"}) {
            QFile file(QString::fromLatin1(table));
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const QList<QByteArray> lines = file.readAll().split('\n');
            for (const QByteArray &line : lines) {
                const QList<QByteArray> words = line.simplified().split(' ');
                const bool isListening = words.value(3) == "0A";
                if (isListening && own.contains(QString::fromLatin1(words.value(9))))
                    found += QString::fromLatin1(words[1]);
            }
        }
        return found;
    }
    [[nodiscard]] QList<Screen> screens() const
    {
        const QString tensor = u"batch.tensorstack.dev"_s;
        const auto job = [](const char *part) {
            return Place {.kind = Kind::Job,
                .gvk = deepSpeed,
                .nameSpace = u"demo"_s,
                .name = u"gpt-pretrain-7b"_s,
                .part = QString::fromLatin1(part)};
        };
        const auto table = [](const GroupVersionKind &gvk) {
            return Place {.kind = Kind::Resources, .gvk = gvk};
        };
        const auto object = [](const GroupVersionKind &gvk, const QString &name,
                                const QString &part = {}, Kind kind = Kind::Object) {
            return Place {
                .kind = kind, .gvk = gvk, .nameSpace = u"demo"_s, .name = name, .part = part};
        };
        const Right seesJob = inDemo(u"list"_s, u"deepspeedjobs"_s, tensor);
        return {
            {"jobs", {.kind = Kind::Jobs}, seesJob},
            {"job", job(""), seesJob},
            {"job-replicas", job("replicas"), seesJob},
            {"job-logs", job("logs"), seesJob},
            {"job-events", job("events"), seesJob},
            {"job-fields", job("fields"), seesJob},
            {"job-yaml", job("yaml"), seesJob},
            {"job-usage", job("usage")},
            {"gallery", {.kind = Kind::NewJob}},
            {"new-job", {.kind = Kind::NewJob, .gvk = deepSpeed}},
            {"pods", table(core(u"Pod"_s)), inDemo(u"list"_s, u"pods"_s)},
            {"secrets", table(core(u"Secret"_s)), inDemo(u"list"_s, u"secrets"_s)},
            {"configmaps", table(core(u"ConfigMap"_s)), inDemo(u"list"_s, u"configmaps"_s)},
            {"batch-jobs", table(batchJob), inDemo(u"list"_s, u"jobs"_s, u"batch"_s)},
            {"nodes", table(core(u"Node"_s)), Right {.verb = u"list"_s, .resource = u"nodes"_s}},
            {"namespaces", table(core(u"Namespace"_s)),
                Right {.verb = u"list"_s, .resource = u"namespaces"_s}},
            {"configmap", object(core(u"ConfigMap"_s), u"ds-zero3"_s),
                inDemo(u"get"_s, u"configmaps"_s)},
            {"secret", object(core(u"Secret"_s), u"s3-models"_s), inDemo(u"get"_s, u"secrets"_s)},
            {"batch-job", object(batchJob, u"corpus-checksum"_s),
                inDemo(u"get"_s, u"jobs"_s, u"batch"_s)},
            {"pod", object(core(u"Pod"_s), m_pod), inDemo(u"get"_s, u"pods"_s)},
            {"pod-events", object(core(u"Pod"_s), m_pod, u"events"_s), inDemo(u"get"_s, u"pods"_s)},
            {"pod-logs", object(core(u"Pod"_s), m_pod, u"logs"_s), inDemo(u"get"_s, u"pods"_s)},
            {"edit", object(core(u"ConfigMap"_s), u"ds-zero3"_s, {}, Kind::Edit),
                inDemo(u"get"_s, u"configmaps"_s)},
            {"create", {.kind = Kind::Create, .gvk = core(u"ConfigMap"_s)}},
            {"explorer", {.kind = Kind::Explorer}},
            {"queues", {.kind = Kind::Queues}},
            {"storage", {.kind = Kind::Storage}},
            {"apps", {.kind = Kind::Apps}},
            {"activity", {.kind = Kind::Activity}},
            {"settings", {.kind = Kind::Settings}},
        };
    }

    static void eachProfile()
    {
        QTest::addColumn<QString>("profile");
        for (const Profile &profile : profiles)
            QTest::newRow(profile.name) << QString::fromLatin1(profile.name);
    }

    /// A context for each profile: the administrator's token, as that user.
    void writeFiles()
    {
        QByteArray text = "apiVersion: v1\nkind: Config\nclusters:\n- name: s\n  cluster:\n"
                          "    server: "
            + m_sandbox->url().toEncoded() + "\n    certificate-authority-data: "
            + m_sandbox->caCertificate().toBase64() + "\ncontexts:\n";
        for (const Profile &profile : profiles)
            text += QByteArray("- name: ") + profile.name
                + "\n  context: {cluster: s, namespace: demo, user: " + profile.name + "}\n";
        text += "users:\n";
        for (const Profile &profile : profiles)
            text += QByteArray("- name: ") + profile.name
                + "\n  user: {token: " + m_sandbox->token() + ", as: " + profile.name + "}\n";
        QFile file(m_folder.filePath(u"config"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    [[nodiscard]] bool makeRights()
    {
        Access admin;
        admin.server = m_sandbox->url();
        admin.ca = m_sandbox->caCertificate();
        admin.token = m_sandbox->token();
        Cluster cluster(admin, nullptr);
        if (!QCoro::waitFor(cluster.discovery().refresh()))
            return false;
        ResourceClient client(cluster.transport());
        for (const Profile &profile : profiles) {
            QByteArray text = profile.objects;
            text.replace("USER", profile.name).replace('\'', '"');
            for (const QJsonValue &value : QJsonDocument::fromJson(text).array()) {
                const QJsonObject object = value.toObject();
                const auto kind = cluster.discovery().find(GroupVersionKind {
                    u"rbac.authorization.k8s.io"_s, u"v1"_s, object[u"kind"].toString()});
                const QString nameSpace = object[u"metadata"][u"namespace"].toString();
                if (!kind || !QCoro::waitFor(client.create(*kind, nameSpace, object))) {
                    qWarning() << "not made:" << object;
                    return false;
                }
            }
        }
        const auto pods = cluster.discovery().find(core(u"Pod"_s));
        const auto list = QCoro::waitFor(
            client.list(*pods, u"demo"_s, {.fieldSelector = u"status.phase=Running"_s}));
        if (list)
            m_pod = nameOf(arrayAt(list->object, u"items").first().toObject());
        return !m_pod.isEmpty();
    }

    void openAs(const QString &profile, bool inDemo = true)
    {
        if (m_profile != profile) {
            m_profile = profile;
            m_window->shell().openContext(profile);
            QTRY_VERIFY_WITH_TIMEOUT(window().session() && window().session()->name() == profile
                    && window().session()->cluster()->discovery().isKnown(),
                20'000);
        }
        if (inDemo)
            window().session()->setProjects({u"demo"_s});
    }

    [[nodiscard]] ui::MainWindow &window() const { return m_window->shell().window(); }
    [[nodiscard]] bool mayI(const Right &right)
    {
        Rights &rights = window().session()->cluster()->rights();
        (void)QTest::qWaitFor(
            [&] { return rights.verdict(right) != Rights::Verdict::Unknown; }, 10'000);
        return rights.verdict(right) == Rights::Verdict::Granted;
    }
    [[nodiscard]] QList<ui::StateView *> states(ui::StateView::Kind kind) const
    {
        QList<ui::StateView *> found;
        for (auto *state : window().currentPage()->findChildren<ui::StateView *>()) {
            if (state->isVisible() && state->kind() == kind)
                found.append(state);
        }
        return found;
    }
    [[nodiscard]] bool isLoading() const
    {
        return !states(ui::StateView::Kind::Loading).isEmpty()
            || window().currentPage()->viewStatus().phase == ui::ViewStatus::Phase::CatchingUp;
    }
    [[nodiscard]] static QString wordsIn(const QWidget &widget)
    {
        QStringList all;
        for (const QWidget *child : widget.findChildren<QWidget *>()) {
            const QString text = child->property("text").toString();
            if (child->isVisible() && !text.isEmpty())
                all << text;
        }
        return all.join(u' ');
    }
    [[nodiscard]] QString words() const { return wordsIn(*window().currentPage()); }
    [[nodiscard]] QTableView *tableShown() const
    {
        for (QTableView *table : window().currentPage()->findChildren<QTableView *>()) {
            if (table->isVisible())
                return table;
        }
        return nullptr;
    }
    [[nodiscard]] int rows() const
    {
        const QTableView *table = tableShown();
        return table == nullptr ? 0 : table->model()->rowCount();
    }
    [[nodiscard]] QSet<QString> namespacesShown() const
    {
        QSet<QString> spaces;
        for (int row = 0; row < rows(); ++row)
            spaces.insert(tableShown()
                    ->model()
                    ->index(row, 0)
                    .data(models::ResourceTableModel::NamespaceRole)
                    .toString());
        return spaces;
    }
    /// What cannot be stored is said before it is filled in.
    void checkForms(bool mayWrite)
    {
        const auto saysNo = [&](const QString &what) {
            const auto *foot = window().currentPage()->findChild<ui::FormFoot *>();
            return foot != nullptr && !foot->submitButton()->isEnabled()
                && foot->submitButton()->toolTip().contains(what);
        };
        const auto tip = [&] {
            const auto *foot = window().currentPage()->findChild<ui::FormFoot *>();
            return foot == nullptr ? u"no foot"_s : foot->submitButton()->toolTip();
        };
        const auto isReady = [&](Kind kind) {
            return window().currentPage()->place().kind == kind
                && window().currentPage()->findChild<ui::FormFoot *>() != nullptr;
        };
        window().open(
            {.kind = Kind::NewJob, .gvk = deepSpeed, .nameSpace = u"demo"_s}, ui::OpenMode::Here);
        QTRY_VERIFY_WITH_TIMEOUT(isReady(Kind::NewJob), 10'000);
        const QString noCreate = u"No right to create deepspeedjobs in namespace demo."_s;
        if (mayWrite)
            QVERIFY(!saysNo(noCreate));
        else
            QTRY_VERIFY2_WITH_TIMEOUT(saysNo(noCreate), qPrintable(tip()), 10'000);
        window().open({.kind = Kind::Edit,
                          .gvk = core(u"ConfigMap"_s),
                          .nameSpace = u"demo"_s,
                          .name = u"ds-zero3"_s},
            ui::OpenMode::Here);
        QTRY_VERIFY_WITH_TIMEOUT(isReady(Kind::Edit), 10'000);
        const QString noUpdate = u"No right to update configmaps in namespace demo."_s;
        if (mayWrite)
            QVERIFY(!saysNo(noUpdate));
        else
            QTRY_VERIFY2_WITH_TIMEOUT(saysNo(noUpdate), qPrintable(tip()), 10'000);
    }
    /// The page's own action of that name is on, or off with this reason.
    void checkAction(const char *name, bool isOn, const QString &why)
    {
        const auto find = [&]() -> QAction * {
            const auto all
                = window().currentPage()->findChildren<QAction *>(QString::fromLatin1(name));
            return all.isEmpty() ? nullptr : all.first();
        };
        QTRY_VERIFY2(find(), name);
        if (isOn) {
            QTRY_VERIFY2_WITH_TIMEOUT(find()->isEnabled(), name, 10'000);
            QTest::qWait(0);
            QVERIFY(!find()->toolTip().contains("No right"_L1));
            return;
        }
        QTRY_VERIFY2_WITH_TIMEOUT(!find()->isEnabled() && find()->toolTip().endsWith(why),
            qPrintable(find()->toolTip()), 10'000);
    }

    void keep(const QString &name) const
    {
        QCoreApplication::processEvents();
        const QString folder = qEnvironmentVariable("SAMPAN_PICTURES");
        QVERIFY(window().grab().save(QDir(folder).filePath(name + u".png"_s)));
    }
    /// In both languages and themes, where pictures are wanted.
    void keepAll(const QString &name) const
    {
        if (!qEnvironmentVariableIsSet("SAMPAN_PICTURES"))
            return;
        ui::Settings &settings = m_window->shell().settings();
        keep(name + u"-en-light"_s);
        settings.set(ui::keys::language, u"zh_CN"_s);
        settings.set(ui::keys::theme, u"dark"_s);
        QTranslator ours; // the program carries it, tests do not
        QVERIFY(
            ours.load(QStringLiteral(QT_TESTCASE_BUILDDIR "/../../translations/sampan_zh_CN.qm")));
        QCoreApplication::installTranslator(&ours);
        keep(name + u"-zh-dark"_s);
        QCoreApplication::removeTranslator(&ours);
        settings.set(ui::keys::language, u"en"_s);
        settings.set(ui::keys::theme, u"light"_s);
        QCoreApplication::processEvents(); // the next row reads English
    }

    QTemporaryDir m_folder;
    std::unique_ptr<sandbox::Sandbox> m_sandbox;
    std::unique_ptr<app::Window> m_window;
    QString m_profile;
    QString m_pod;
};

QTEST_MAIN(AccessProfilesTest)
#include "tst_accessprofiles.moc"
