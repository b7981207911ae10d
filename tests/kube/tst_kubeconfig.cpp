// SPDX-License-Identifier: Apache-2.0
#include "models/kube/kubeconfig.h"
#include "tests/kube/testcertificates.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace models;
using namespace Qt::StringLiterals;

namespace {

const TestCertificate &authority()
{
    static const TestCertificate ca = makeCertificate({.commonName = u"CA"_s, .isAuthority = true});
    return ca;
}

QByteArray base64(const QByteArray &text)
{
    return text.toBase64();
}

// A kubeconfig of one context "c", with these lines in its cluster, user and context.
QByteArray config(const QByteArray &cluster, const QByteArray &user = "token: abc",
    const QByteArray &context = {})
{
    const auto indented = [](const QByteArray &lines) {
        QByteArray text = lines;
        return "    " + text.replace('\n', "\n    ") + '\n';
    };
    return "apiVersion: v1\nkind: Config\ncurrent-context: c\nclusters:\n- name: k\n  cluster:\n"
        + indented(cluster) + "users:\n- name: u\n  user:\n" + indented(user)
        + "contexts:\n- name: c\n  context:\n    cluster: k\n    user: u\n"
        + (context.isEmpty() ? QByteArray() : indented(context));
}

const QByteArray good = "server: https://kube.example:6443";

} // namespace

class KubeConfigTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString put(const QString &name, const QByteArray &content)
    {
        const QString path = m_folder.filePath(name);
        QDir().mkpath(QFileInfo(path).absolutePath());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write %s", qPrintable(path));
        return path;
    }

    KubeConfig load(const QByteArray &content)
    {
        return KubeConfig::load(QStringList {put(u"config"_s, content)});
    }

    // The first thing said about the one context, or about its file.
    QString complaint(const QByteArray &content)
    {
        const KubeConfig loaded = load(content);
        if (!loaded.problems().isEmpty())
            return loaded.problems().first().message.english();
        if (loaded.contexts().isEmpty())
            return {};
        if (loaded.contexts().first().unusable)
            return loaded.contexts().first().unusable->message.english();
        TrustStore trust;
        if (const auto question = loaded.question({}))
            std::ignore = trust.trust(*question);
        const Result<Access> access = loaded.access({}, trust);
        return access ? QString() : access.error().message.english();
    }

private slots:
    void good_()
    {
        const KubeConfig loaded
            = load(config(good + "/prefix/?x=y#z", "token: \"abc\\n\"", "namespace: team-a"));
        QVERIFY(loaded.problems().isEmpty());
        QCOMPARE(loaded.currentContext(), u"c"_s);
        const KubeContext context = loaded.contexts().first();
        QVERIFY(!context.unusable);
        QVERIFY(!context.trust);
        QCOMPARE(context.nameSpace, u"team-a"_s);
        const Result<Access> access = loaded.access({}, TrustStore());
        QVERIFY(access);
        QCOMPARE(access->server.toString(), u"https://kube.example:6443/prefix"_s);
        QCOMPARE(access->token, "abc");
        QCOMPARE(access->nameSpace, u"team-a"_s);
    }

    void complaints_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, const QByteArray &content, const QString &says) {
            QTest::newRow(name) << content << says;
        };
        const QByteArray ca = base64(authority().certificate);
        const TestCertificate client = makeCertificate({.commonName = u"me"_s});
        const TestCertificate other = makeCertificate({.commonName = u"you"_s});
        const TestCertificate old
            = makeCertificate({.commonName = u"old"_s, .validFromDays = -9, .validUntilDays = -2});
        const TestCertificate early
            = makeCertificate({.commonName = u"new"_s, .validFromDays = 2, .validUntilDays = 9});
        put(u"two-lines"_s, "top\nsecret\n");
        put(u"returns"_s, "top\rsecret\n");
        put(u"empty"_s, "\n");
        const auto pair = [](const QByteArray &certificate, const QByteArray &key) {
            return "client-certificate-data: " + base64(certificate)
                + "\nclient-key-data: " + base64(key);
        };
        const auto exec = [](const QByteArray &rest) {
            return "exec:\n  " + QByteArray(rest).replace("\n", "\n  ");
        };

        row("K1 empty", "", u""_s);
        row("K1 comments", "# nothing\n", u""_s);
        row("K2 binary", QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16), u"it is not text"_s);
        row("K3 tab", "clusters:\n\t- name: a\n", u"line 2: a tab is used for indentation"_s);
        row("K3 not YAML", "clusters: [a\nb: c: d\n", u"this is not valid YAML"_s);
        row("K4 map", "kind: Config\nclusters:\n  a: b\n", u"line 3: clusters must be a list"_s);
        row("K4 no name", "users:\n- user: {}\n", u"line 2: an entry of users has no name"_s);
        row("K5 kind", "kind: Deployment\napiVersion: apps/v1\n",
            u"it is a Deployment of apps/v1"_s);
        row("K5 version", "apiVersion: v2\n", u"of v2, not a Config of v1"_s);
        row("K6 twice", "users:\n- name: admin\n- name: b\n- name: admin\n",
            u"admin comes twice in users, in lines 2 and 4"_s);
        row("K7 no cluster", "contexts:\n- name: c\n  context: {}\n",
            u"Context c names no cluster"_s);
        row("K7 unknown cluster", "contexts:\n- name: c\n  context: {cluster: x}\n",
            u"Context c names the unknown cluster x"_s);
        row("K7 unknown user", config(good).replace("user: u", "user: x"),
            u"Context c names the unknown user x"_s);
        row("K8 no scheme", config("server: kube.example:6443"), u""_s);
        row("K8 ftp", config("server: ftp://kube.example"),
            u"begins with neither https nor http"_s);
        row("K8 no host", config("server: https://"), u"names no host"_s);
        row("K8 port", config("server: https://kube.example:99999"), u"is not a URL"_s);
        row("K8 none", config("tls-server-name: x"), u"Cluster k has no server"_s);
        row("K9 base64", config(good + "\ncertificate-authority-data: '%%%'"),
            u"is not valid base64"_s);
        row("K9 no PEM", config(good + "\ncertificate-authority-data: " + base64("hello")),
            u"is not PEM text"_s);
        row("K9 no certificate",
            config(good + "\ncertificate-authority-data: " + base64(client.key)),
            u"holds no certificate"_s);
        row("K9 good", config(good + "\ncertificate-authority-data: " + ca), u""_s);
        row("K10 no key", config(good, "client-certificate-data: " + base64(client.certificate)),
            u"without its key"_s);
        row("K10 no certificate", config(good, "client-key-data: " + base64(client.key)),
            u"without its certificate"_s);
        row("K10 mismatch", config(good, pair(client.certificate, other.key)),
            u"do not belong together"_s);
        row("K10 good", config(good, pair(client.certificate, client.key)), u""_s);
        row("expired", config(good, pair(old.certificate, old.key)),
            u"The client certificate is valid from"_s);
        row("K11 pass phrase", config(good, pair(client.certificate, lockedKey(client))),
            u"pass phrase"_s);
        row("K12 missing", config(good + "\ncertificate-authority: pki/ca.crt"),
            u"/pki/ca.crt does not exist"_s);
        row("K13 both",
            config(good + "\ninsecure-skip-tls-verify: true\ncertificate-authority-data: " + ca),
            u"contradict each other"_s);
        row("K14 scheme", config(good + "\nproxy-url: socks4://x"), u"begins with socks4"_s);
        row("K14 junk", config(good + "\nproxy-url: ':::'"), u"is not a URL"_s);
        row("K15 no command", config(good, exec("apiVersion: client.authentication.k8s.io/v1")),
            u"has no command"_s);
        row("K15 no version", config(good, exec("command: x")), u"has no apiVersion"_s);
        row("K15 old version",
            config(good, exec("command: x\napiVersion: client.authentication.k8s.io/v1alpha1")),
            u"v1alpha1; only"_s);
        row("K15 no mode",
            config(good, exec("command: x\napiVersion: client.authentication.k8s.io/v1")),
            u"has no interactiveMode"_s);
        row("K15 bad mode",
            config(good,
                exec("command: x\napiVersion: client.authentication.k8s.io/v1\ninteractiveMode: "
                     "Sometimes")),
            u"interactiveMode Sometimes"_s);
        row("K15 env",
            config(good,
                exec("command: x\napiVersion: client.authentication.k8s.io/v1beta1\nenv:\n- value: "
                     "y")),
            u"no usable name"_s);
        row("K17 line break", config(good, "token: \"abc\\ndef\""), u"line break at position 4"_s);
        row("K17 not ASCII", config(good, "token: ab\u00e4"), u"character at position 3"_s);
        row("K18 both", config(good, "token: a\nusername: b\npassword: c"),
            u"more than one login method"_s);
        row("K19 groups", config(good, "token: a\nas-groups: [x]"), u"without as"_s);
        row("K20 namespace", config(good, "token: a", "namespace: My_NS"), u"namespace My_NS"_s);
        row("K22 folder", config(good, "tokenFile: ."), u"is not a regular file"_s);
        row("K22 device", config(good, "tokenFile: /dev/zero"), u"is not a regular file"_s);
        row("K23 UTF-16", QByteArray("k\0i\0n\0d\0:\0 \0C\0o\0n\0f\0i\0g\0", 24),
            u"UTF-16 without a byte order mark"_s);
        row("K23 UTF-8", "kind: Config\nx: \xff\n", u"not valid UTF-8 at byte 16"_s);
        row("24 gcp", config(good, "auth-provider:\n  name: gcp"), u"gke-gcloud-auth-plugin"_s);
        row("list at the root", "- a\n", u"it holds no fields"_s);

        row("K1 null", "~\n", u""_s);
        row("K4 contexts are text", "contexts: none\n", u"line 1: contexts must be a list"_s);
        row("K4 entry is text", "clusters:\n- kube\n", u"an entry of clusters has no name"_s);
        row("K6 cluster twice", "clusters:\n- name: k\n- name: k\n",
            u"k comes twice in clusters, in lines 2 and 3"_s);
        row("K6 context twice", "contexts:\n- name: c\n- name: c\n",
            u"c comes twice in contexts, in lines 2 and 3"_s);
        row("K7 nothing under context", "contexts:\n- name: c\n", u"Context c names no cluster"_s);
        row("K8 blank in the host", config("server: 'https://kube example'"), u"is not a URL"_s);
        row("K8 port only", config("server: 'https://:6443'"), u"names no host"_s);
        row("K8 half an address", config("server: 'https://[::1'"), u"is not a URL"_s);
        row("K8 port of words", config("server: https://kube.example:https"), u"is not a URL"_s);
        row("K8 port zero", config("server: https://kube.example:0"), u"is not a URL"_s);
        row("K8 name to check is a path", config(good + "\ntls-server-name: elsewhere.example/x?"),
            u"is no host name"_s);
        row("K8 name to check breaks the line", config(good + "\ntls-server-name: \"a\\r\\nX: y\""),
            u"is no host name"_s);
        row("K9 certificate is no base64",
            config(good, "client-certificate-data: '%%%'\nclient-key-data: aGk="),
            u"client-certificate-data of user u is not valid base64"_s);
        row("K9 key is no PEM",
            config(good,
                "client-certificate-data: " + base64(client.certificate)
                    + "\nclient-key-data: " + base64("hello")),
            u"client-key-data of user u is not PEM text"_s);
        row("K9 CA in a file without one", config(good + "\ncertificate-authority: config"),
            u"not PEM text"_s);
        row("K10 not valid yet", config(good, pair(early.certificate, early.key)),
            u"not now. Get a new one"_s);
        row("K12 certificate missing", config(good, "client-certificate: c.crt\nclient-key: c.key"),
            u"/c.crt does not exist"_s);
        row("K12 token missing", config(good, "tokenFile: gone"), u"/gone does not exist"_s);
        row("K14 no host", config(good + "\nproxy-url: 'http://'"), u"is not a URL"_s);
        row("K14 ftp", config(good + "\nproxy-url: ftp://p:1"), u"begins with ftp"_s);
        row("K15 exec is text", config(good, "exec: my-login"), u"exec of user u must be a map"_s);
        row("K15 nothing under exec", config(good, "exec: {}"), u"has no command"_s);
        row("K15 arguments are text",
            config(good,
                exec("command: x\napiVersion: client.authentication.k8s.io/v1beta1\nargs: a b")),
            u"args of user u must be a list"_s);
        row("K15 environment is a map",
            config(good,
                exec("command: x\napiVersion: client.authentication.k8s.io/v1beta1\nenv: {A: b}")),
            u"env of user u must be a list"_s);
        row("K17 file with a line break", config(good, "tokenFile: two-lines"),
            u"line break at position 4"_s);
        row("K17 file with a carriage return", config(good, "tokenFile: returns"),
            u"line break at position 4"_s);
        row("K17 empty file", config(good, "tokenFile: empty"), u"is empty"_s);
        row("K18 file and password", config(good, "tokenFile: t\nusername: b\npassword: c"),
            u"more than one login method"_s);
        row("K19 uid", config(good, "token: a\nas-uid: x"), u"without as"_s);
        row("K19 extra", config(good, "token: a\nas-user-extra: {scope: [x]}"), u"without as"_s);
        row("K19 groups are text", config(good, "token: a\nas: jane\nas-groups: admins"),
            u"as-groups of user u must be a list"_s);
        row("K19 another header",
            config(good, "token: a\nas: \"jane\\r\\nImpersonate-Group: system:masters\""),
            u"as of user u holds a line break"_s);
        row("K19 another header in a group",
            config(good, "token: a\nas: jane\nas-groups: [\"a\\nX: y\"]"),
            u"as-groups of user u holds a line break"_s);
        row("K19 another header in extra",
            config(good, "token: a\nas: jane\nas-user-extra: {scope: [\"a\\nX: y\"]}"),
            u"as-user-extra of user u holds a line break"_s);
        row("K20 dots", config(good, "token: a", "namespace: a.b"), u"namespace a.b"_s);
        row("K20 too long", config(good, "token: a", "namespace: " + QByteArray(64, 'a')),
            u"which no namespace can be called"_s);
        row("K23 in the middle", "kind: Config\nx: a\xc3", u"not valid UTF-8 at byte 17"_s);
        row("K24 anchor that is not there", "clusters: *a\n", u"this is not valid YAML"_s);
        row("K24 anchor of itself", "a: &a {b: *a}\n", u"line 1: an anchor contains itself"_s);
        row("24 azure", config(good, "auth-provider: {name: azure}"), u"kubelogin"_s);
        row("24 oidc", config(good, "auth-provider: {name: oidc}"), u"kubectl oidc-login"_s);
    }
    void complaints()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, says);
        const QString said = complaint(content);
        if (says.isEmpty())
            QCOMPARE(said, QString());
        else
            QVERIFY2(said.contains(says), qPrintable(said));
        for (const QString &secret : {u"abc"_s, u"secret"_s})
            QVERIFY2(!said.contains(secret), qPrintable(said));
    }

    // What a good one comes to, in a few words.
    void understood_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("understood");
        const auto row = [](const char *name, const QByteArray &content, const QString &access) {
            QTest::newRow(name) << content << access;
        };
        const QByteArray ca = "certificate-authority-data: " + base64(authority().certificate);
        const QByteArray v1beta1 = "\n  apiVersion: client.authentication.k8s.io/v1beta1";
        row("6 a command with a separator is beside the file",
            config(good, "exec:\n  command: ../bin/login" + v1beta1), u"runs DIR/../bin/login"_s);
        row("6 an absolute one stays", config(good, "exec:\n  command: /opt/login" + v1beta1),
            u"runs /opt/login"_s);
        row("6 a bare one is for PATH", config(good, "exec:\n  command: login" + v1beta1),
            u"runs login"_s);
        row("7 a CA's data wins", config(good + '\n' + ca + "\ncertificate-authority: nowhere"),
            u"token; note: certificate-authority is not read: certificate-authority-data is given "
            "as well."_s);
        const TestCertificate me = makeCertificate({.commonName = u"me"_s});
        row("7 a client's data wins",
            config(good,
                "client-certificate-data: " + base64(me.certificate)
                    + "\nclient-key-data: " + base64(me.key) + "\nclient-key: nowhere"),
            u"certificate; note: client-key is not read: client-key-data is given as well."_s);
        row("12 an address of version 6", config("server: https://[fd00::1]:6443/"),
            u"at https://[fd00::1]:6443; token"_s);
        row("12 a path, a query, a mark", config("server: https://kube.example/k8s/c-x//?a=b#c"),
            u"at https://kube.example/k8s/c-x; token"_s);
        row("12 user and password are not for the address",
            config("server: https://me:pw@kube.example"), u"at https://kube.example; token"_s);
        row("19 answers as they are", config(good + "\ndisable-compression: true"),
            u"token; uncompressed"_s);
        row("25 a token needs no plugin",
            config(good, "token: abc\nexec:\n  command: login" + v1beta1), u"token"_s);
        row("25 a password needs no plugin",
            config(good, "username: me\npassword: pw\nexec:\n  command: login" + v1beta1),
            u"password"_s);
        row("25 a certificate alone leaves the token to the plugin",
            config(good,
                "client-certificate-data: " + base64(me.certificate) + "\nclient-key-data: "
                    + base64(me.key) + "\nexec:\n  command: login" + v1beta1),
            u"certificate; runs login"_s);
        row("K8 a server without a scheme is https, and says so",
            config("server: kube.example:6443"),
            u"token; note: The server kube.example:6443 of cluster k has no scheme; it is taken "
            "as https."_s);
        row("K17 a line break at the end is none", config(good, "token: \"abc\\n\""), u"token"_s);
        row("18 a proxy in capitals", config(good + "\nproxy-url: SOCKS5://p:1"),
            u"token; through socks5://p:1"_s);
    }
    void understood()
    {
        QFETCH(QByteArray, content);
        const KubeConfig loaded = load(content);
        TrustStore trust;
        if (const auto question = loaded.question({}))
            QVERIFY(trust.trust(*question));
        const Result<Access> access = loaded.access({}, trust);
        QVERIFY2(access, access ? "" : qPrintable(access.error().text()));
        QStringList words;
        if (access->server != QUrl(u"https://kube.example:6443"_s))
            words += u"at "_s + access->server.toString();
        if (!access->certificate.isEmpty())
            words += u"certificate"_s;
        if (!access->token.isEmpty())
            words += u"token"_s;
        if (!access->password.isEmpty())
            words += u"password"_s;
        if (access->exec)
            words += u"runs "_s + access->exec->command;
        if (!access->compression)
            words += u"uncompressed"_s;
        if (!access->proxy.isEmpty())
            words += u"through "_s + access->proxy;
        const KubeContext context = loaded.contexts().first();
        for (const Message &note : context.notes)
            words += u"note: "_s + note.english();
        QFETCH(QString, understood);
        QCOMPARE(words.join(u"; "_s),
            understood.replace(u"DIR/.."_s, QFileInfo(m_folder.path()).absolutePath()));
    }

    void keysOfAllKindsAreTaken()
    {
        const TestCertificate ed = makeCertificate({.commonName = u"ed"_s, .isEd25519 = true});
        QCOMPARE(complaint(config(good,
                     "client-certificate-data: " + base64(ed.certificate)
                         + "\nclient-key-data: " + base64(ed.key))),
            QString());
    }

    void limits()
    {
        const QString deep = complaint("a: " + QByteArray(10'000, '[') + QByteArray(10'000, ']'));
        QVERIFY2(deep.contains(u"nested deeper than 100"_s), qPrintable(deep));
        QVERIFY(complaint(QByteArray(2 << 20, '#')).contains(u"larger than 1 MiB"_s));
        QByteArray bomb = "a0: &a0 [x]\n";
        for (int i = 1; i < 200; ++i) {
            const QByteArray last = "*a" + QByteArray::number(i - 1);
            bomb += "a" + QByteArray::number(i) + ": &a" + QByteArray::number(i) + " [" + last;
            for (int j = 0; j < 9; ++j)
                bomb += "," + last;
            bomb += "]\n";
        }
        QVERIFY(complaint(bomb).contains(u"more than 1000 aliases"_s));
#ifdef Q_OS_UNIX
        const QString fifo = m_folder.filePath(u"fifo"_s);
        QCOMPARE(::mkfifo(fifo.toUtf8().constData(), 0600), 0);
        QVERIFY(complaint(config(good, "tokenFile: " + fifo.toUtf8()))
                .contains(u"is not a regular file"_s));
#endif
    }

    void forms_data()
    {
        QTest::addColumn<QByteArray>("content");
        const QByteArray plain = config(good);
        const QString text = QString::fromUtf8(plain);
        QTest::newRow("BOM") << "\xef\xbb\xbf" + plain;
        QTest::newRow("CRLF") << QByteArray(plain).replace('\n', "\r\n");
        QTest::newRow("UTF-16LE") << QByteArray("\xff\xfe")
                + QByteArray(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
        QByteArray bigEndian = "\xfe\xff";
        for (const QChar c : text)
            bigEndian.append(char(c.row())).append(char(c.cell()));
        QTest::newRow("UTF-16BE") << bigEndian;
        QTest::newRow("JSON") << QByteArray(
            R"({"kind":"Config","apiVersion":"v1","current-context":"c",)"
            "\n\t\"clusters\":[{\"name\":\"k\",\"cluster\":{\"server\":\"https://"
            "kube.example:6443\"}}],"
            "\n\t\"users\":[{\"name\":\"u\",\"user\":{\"token\":\"abc\"}}],"
            "\n\t\"contexts\":[{\"name\":\"c\",\"context\":{\"cluster\":\"k\",\"user\":\"u\"}}]}");
        QTest::newRow("K24 anchors and merge keys") << QByteArray(
            "current-context: c\nclusters:\n- name: k\n  cluster: &a\n    server: https://x\n"
            "- name: j\n  cluster:\n    <<: *a\n    server: https://kube.example:6443\n"
            "users: [{name: u, user: {token: abc}}]\n"
            "contexts: [{name: c, context: {cluster: j, user: u}}]\n");
    }
    void forms()
    {
        QFETCH(QByteArray, content);
        const KubeConfig loaded = load(content);
        QVERIFY2(loaded.problems().isEmpty(), qPrintable(loaded.problems().value(0).text()));
        const Result<Access> access = loaded.access({}, TrustStore());
        QVERIFY2(access, access ? "" : qPrintable(access.error().text()));
        QCOMPARE(access->server.host(), u"kube.example"_s);
        QCOMPARE(access->token, "abc");
    }

    void merge()
    {
        const QString one = put(u"one/config"_s,
            "clusters: [{name: k, cluster: {server: https://one}}]\nusers: [{name: u, user: "
            "{tokenFile: t}}]\n"
            "contexts: [{name: c, context: {cluster: k, user: u}}]\n");
        put(u"one/t"_s, "secret");
        const QString two = put(u"two/config"_s,
            "current-context: d\nclusters: [{name: k, cluster: {server: https://two, proxy-url: "
            "'http://p'}}]\n"
            "users: [{name: u, user: {token: two}}, {name: v, user: {token: v}}]\n"
            "contexts: [{name: c, context: {cluster: k, user: v}}, {name: d, context: {cluster: k, "
            "user: v}}]\n");
        const QString broken = put(u"broken"_s, "clusters: [");
        KubeConfigSources sources {.home = m_folder.path()};
        sources.environment.insert(u"KUBECONFIG"_s,
            QStringList {one, u""_s, broken, u"/nowhere/config"_s, two, one}.join(
                QDir::listSeparator()));
        const KubeConfig loaded = KubeConfig::load(sources);
        QCOMPARE(loaded.problems().size(), 1); // the missing one is no problem, the broken is one
        QVERIFY(loaded.problems().first().message.english().contains(broken));
        QCOMPARE(loaded.currentContext(), u"d"_s);
        QCOMPARE(loaded.contexts().size(), 2);
        const Result<Access> c = loaded.access(u"c"_s, TrustStore());
        QVERIFY(c);
        QCOMPARE(c->server.host(), u"one"_s);
        QCOMPARE(c->proxy, u""_s); // never mixed from two files
        QCOMPARE(c->tokenFile, m_folder.filePath(u"one/t"_s));
        const Result<Access> d = loaded.access(u"d"_s, TrustStore());
        QVERIFY(d);
        QCOMPARE(d->server.host(), u"one"_s);
        QCOMPARE(d->token, "v");
    }

    void nothingThere()
    {
        KubeConfigSources sources {.home = m_folder.filePath(u"empty"_s)};
        sources.environment.remove(u"KUBECONFIG"_s);
        sources.serviceAccount = m_folder.filePath(u"sa"_s);
        const KubeConfig none = KubeConfig::load(sources);
        QCOMPARE(none.problems().size(), 1);
        QCOMPARE(none.problems().first().kind, Error::Kind::NotFound);
        QVERIFY(!none.access({}, TrustStore()));

        put(u"sa/token"_s, "pod-token\n");
        put(u"sa/ca.crt"_s, authority().certificate);
        put(u"sa/namespace"_s, "team-b\n");
        sources.environment.insert(u"KUBERNETES_SERVICE_HOST"_s, u"fd00::1"_s);
        sources.environment.insert(u"KUBERNETES_SERVICE_PORT"_s, u"443"_s);
        const KubeConfig pod = KubeConfig::load(sources);
        QVERIFY(pod.problems().isEmpty());
        const Result<Access> access = pod.access({}, TrustStore());
        QVERIFY2(access, access ? "" : qPrintable(access.error().text()));
        QCOMPARE(access->server.toString(), u"https://[fd00::1]:443"_s);
        QCOMPARE(access->nameSpace, u"team-b"_s);
        QCOMPARE(access->ca, authority().certificate);
    }

    void chosenFileMustBeThere()
    {
        const KubeConfig loaded = KubeConfig::load(QStringList {u"/nowhere/config"_s});
        QCOMPARE(loaded.problems().size(), 1);
        QVERIFY(loaded.problems().first().message.english().contains(
            u"/nowhere/config does not exist"_s));
    }

    void noContextChosen()
    {
        const KubeConfig loaded = load(config(good).replace("current-context: c\n", ""));
        const Result<Access> none = loaded.access({}, TrustStore());
        QVERIFY(!none);
        QVERIFY(none.error().message.english().contains(u"Choose one of: c"_s));
        const Result<Access> other = loaded.access(u"x"_s, TrustStore());
        QVERIFY(!other);
        QVERIFY(other.error().message.english().contains(u"no context x"_s));
    }

    void plainHttpKeepsTheLoginBack()
    {
        const KubeConfig loaded = load(config("server: http://kube.example"));
        const Result<Access> access = loaded.access({}, TrustStore());
        QVERIFY(access);
        QCOMPARE(access->token, "");
        QCOMPARE(loaded.contexts().first().notes.size(), 1);
    }

    // Nothing is read or run before the user has agreed, and a change asks again.
    void trust()
    {
        const QString secret = put(u"elsewhere/id"_s, "private");
        const auto withExec = [](const QByteArray &argument) {
            return config(good,
                "exec:\n  command: ./plugin\n  args: [" + argument
                    + "]\n  apiVersion: client.authentication.k8s.io/v1beta1\n  env: [{name: A, "
                      "value: b}]");
        };
        TrustStore store(m_folder.filePath(u"state/trust.json"_s));
        const KubeConfig loaded = load(withExec("one"));
        Result<Access> access = loaded.access({}, store);
        QVERIFY(!access);
        QCOMPARE(access.error().kind, Error::Kind::NeedsTrust);
        const TrustQuestion question = loaded.question({}).value();
        QCOMPARE(question.program, m_folder.filePath(u"plugin"_s));
        QCOMPARE(question.arguments, QStringList {u"one"_s});
        QCOMPARE(question.environment, QStringList {u"A=b"_s});
        QVERIFY(store.trust(question));
        QVERIFY(loaded.access({}, store));
        QVERIFY(!load(withExec("two")).access({}, store));
        QVERIFY(TrustStore(m_folder.filePath(u"state/trust.json"_s)).isTrusted(question));
        QCOMPARE(QFile::permissions(m_folder.filePath(u"state/trust.json"_s))
                & (QFile::ReadGroup | QFile::ReadOther),
            QFile::Permissions());
        QVERIFY(store.forget(question));
        QVERIFY(!loaded.access({}, store));

        const QString inner = m_folder.filePath(u"inner/config"_s);
        put(u"inner/config"_s, config(good, "tokenFile: ../elsewhere/id"));
        const KubeConfig nosy = KubeConfig::load(QStringList {inner});
        QCOMPARE(nosy.question({}).value().files, QStringList {secret});
        QVERIFY(!nosy.access({}, store));

        QFile::link(secret, m_folder.filePath(u"inner/innocent"_s));
        put(u"inner/config"_s, config(good, "tokenFile: innocent"));
        QVERIFY(KubeConfig::load(QStringList {inner}).question({}));

        const TrustQuestion careless
            = load(config(good + "\ninsecure-skip-tls-verify: true\nproxy-url: http://me:pw@p:1"))
                  .question({})
                  .value();
        QVERIFY(careless.insecure);
        QVERIFY(careless.sendsLogin);
        QCOMPARE(careless.proxy, u"http://p:1"_s);
    }
};

QTEST_GUILESS_MAIN(KubeConfigTest)
#include "tst_kubeconfig.moc"
